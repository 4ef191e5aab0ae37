import { type MediaRequest, type PictureSize, parseMediaPath } from '../../shared/api/media-url.ts';
import { BahanError, type ErrorCode } from '../../shared/errors.ts';
import type { Verdict } from '../../shared/model/rights.ts';
import { readRange } from './byte-range.ts';
import { contentDisposition } from './content-disposition.ts';
import { type OpenFile, openFile, streamOf } from './file-stream.ts';
import { byPurpose, heldBack, isLook, onlyToLookAt } from './taking-out.ts';

type MaybePromise<T> = T | Promise<T>;

/** A picture as it is kept: never larger than a preview, so it travels whole. */
export interface StoredPicture {
  readonly mime: string;
  readonly bytes: Uint8Array;
}

/** The file that stands for an asset. `mime` was decided by content; `name` is the file's own, whatever it holds. */
export interface Original {
  readonly path: string;
  readonly mime: string;
  readonly bytes: number;
  readonly name: string;
}

/** What the handler needs of a library; an engine in another process answers with promises. */
export interface MediaSource {
  readonly store: { get(key: string, size: PictureSize): MaybePromise<StoredPicture | undefined> };
  originalOf(id: string): MaybePromise<Original | BahanError>;
  /** Whether an original may be taken out; where it may, it is written down that it was. */
  takeOriginal(id: string): MaybePromise<Verdict>;
  pageOf(id: string, page: number, edge: number): Promise<StoredPicture>;
}

/**
 * Types that a browser shows without running anything that the file says. SVG, HTML, XML and PDF are programs, or may
 * hold some, and so is whatever is not in this list: it leaves as a download, in a sandbox.
 */
const shown = new Set([
  ...['jpeg', 'png', 'webp', 'gif', 'avif', 'bmp'].map((type) => `image/${type}`),
  ...['mp4', 'webm', 'quicktime', 'x-matroska', 'ogg'].map((type) => `video/${type}`),
  ...['mpeg', 'mp4', 'x-m4a', 'aac', 'ogg', 'opus', 'wav', 'x-wav', 'flac', 'webm'].map((type) => `audio/${type}`),
  'text/plain',
]);

const common = { ...byPurpose, 'x-content-type-options': 'nosniff', 'cross-origin-resource-policy': 'same-origin' };

/**
 * Answers the addresses of `shared/api/media-url.ts`, the same for the window and for a browser: pictures by their
 * key, kept for ever by whoever asked, and originals by asset id with byte ranges (RFC 9110). What cannot be served is
 * JSON `{code}` of the closed list of errors. Who may see what is decided before this is called; whether it may leave the page
 * is decided here: an original that is not only looked at passes the gate, and a picture of it is for looking at alone.
 */
export function mediaHandler(source: MediaSource): (request: Request) => Promise<Response> {
  return async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return refusal(405, 'not-allowed', { allow: 'GET, HEAD' });
    }
    const wanted = parseMediaPath(new URL(request.url).pathname);
    if (!wanted) return refusal(404, 'not-found');
    if (wanted.what !== 'original' && isTakenAlong(wanted.what, request.headers)) return onlyToLookAt(request.headers);
    try {
      switch (wanted.what) {
        case 'original':
          return await original(source, wanted.id, request);
        case 'page':
          return await page(source, wanted, request);
        default:
          return await picture(source, wanted.key, wanted.what, request);
      }
    } catch (error) {
      if (!(error instanceof BahanError)) return refusal(500, 'internal');
      // an engine that is starting again will answer soon; anything else is a fact about the asset
      return refusal(error.code === 'closed' || error.code === 'connection-lost' ? 503 : 404, error.code);
    }
  };
}

/** Whether a picture of the page is said to be wanted for anything but the page; of a sound's peaks, its script draws a line. */
function isTakenAlong(what: PictureSize | 'page', headers: Headers): boolean {
  const wanted = headers.get('sec-fetch-dest');
  return wanted !== null && wanted !== (what === 'peaks' ? 'empty' : 'image');
}

async function picture(source: MediaSource, key: string, size: PictureSize, request: Request): Promise<Response> {
  const headers = {
    ...common,
    etag: `"${key}-${size}"`,
    'cache-control': 'private, max-age=31536000, immutable',
  };
  if (matches(request.headers.get('if-none-match'), headers.etag)) return new Response(null, { status: 304, headers });
  const found = await source.store.get(key, size);
  // a sound that nothing here decodes has no peaks, which is nothing to complain about
  if (!found && size === 'peaks')
    return new Response(null, { status: 204, headers: { ...common, 'cache-control': 'no-store' } });
  if (!found) return refusal(404, 'not-found'); // not made yet: the same address will answer later
  return new Response(request.method === 'HEAD' ? null : (found.bytes as Uint8Array<ArrayBuffer>), {
    headers: {
      ...headers,
      ...(found.mime.startsWith('image/') && shown.has(found.mime)
        ? { 'content-type': found.mime }
        : { 'content-type': 'application/octet-stream', 'content-security-policy': 'sandbox' }),
      'content-length': String(found.bytes.byteLength),
    },
  });
}

/** Drawn when it is asked for; the address changes with the content, so that whoever asked may keep it. */
async function page(
  source: MediaSource,
  wanted: Extract<MediaRequest, { what: 'page' }>,
  request: Request,
): Promise<Response> {
  const drawn = await source.pageOf(wanted.id, wanted.page, wanted.edge);
  return new Response(request.method === 'HEAD' ? null : (drawn.bytes as Uint8Array<ArrayBuffer>), {
    headers: {
      ...common,
      'cache-control': 'private, max-age=3600',
      'content-type': drawn.mime,
      'content-length': String(drawn.bytes.byteLength),
    },
  });
}

async function original(source: MediaSource, id: string, request: Request): Promise<Response> {
  const found = await source.originalOf(id);
  if (found instanceof BahanError) throw found;
  const file = await openFile(found.path);
  let response: Response | undefined;
  try {
    const verdict = request.method === 'HEAD' || isLook(request.headers) ? undefined : await source.takeOriginal(id);
    if (verdict?.outcome === 'refused') return heldBack(verdict, request.headers);
    response = answer(found, file, request);
    return response;
  } finally {
    if (!response?.body) await file.handle.close();
  }
}

function answer(found: Original, file: OpenFile, request: Request): Response {
  const headers = {
    ...common,
    etag: file.etag,
    'accept-ranges': 'bytes',
    // the address stays while the content may change, so it is asked for again
    'cache-control': 'private, no-cache',
    ...(shown.has(found.mime)
      ? {
          'content-type': found.mime === 'text/plain' ? 'text/plain; charset=utf-8' : found.mime,
          'content-disposition': contentDisposition('inline', found.name),
        }
      : {
          'content-type': /^[\w.+-]+\/[\w.+-]+$/.test(found.mime) ? found.mime : 'application/octet-stream',
          'content-disposition': contentDisposition('attachment', found.name),
          'content-security-policy': 'sandbox',
        }),
  };
  if (matches(request.headers.get('if-none-match'), file.etag)) return new Response(null, { status: 304, headers });
  if (request.method === 'HEAD') {
    return new Response(null, { headers: { ...headers, 'content-length': String(file.size) } });
  }
  const condition = request.headers.get('if-range');
  const header = condition === null || condition === file.etag ? request.headers.get('range') : null;
  const range = readRange(header, file.size);
  if (range === 'unsatisfiable') {
    return refusal(416, 'bad-input', { 'content-range': `bytes */${file.size}` });
  }
  const { start, end } = range ?? { start: 0, end: file.size };
  return new Response(end > start ? streamOf(file, start, end, request.signal) : null, {
    status: range ? 206 : 200,
    headers: {
      ...headers,
      'content-length': String(end - start),
      ...(range ? { 'content-range': `bytes ${start}-${end - 1}/${file.size}` } : {}),
    },
  });
}

function matches(header: string | null, etag: string): boolean {
  if (header === null) return false;
  return header.split(',').some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === etag);
}

function refusal(status: number, code: ErrorCode, headers: Record<string, string> = {}): Response {
  return Response.json({ code }, { status, headers: { ...common, 'cache-control': 'no-store', ...headers } });
}
