import { mostClipBytes, type PageAbilities, type PageJob } from '../../../shared/decoding/wire.ts';
import { BahanError, type ErrorCode } from '../../../shared/errors.ts';
import type { Frame, Peaks } from '../../engine/host.ts';
import { readRange } from '../byte-range.ts';
import { openFile, streamOf } from '../file-stream.ts';
import { plainAnswer, securityHeaders } from '../page-files.ts';
import type { ClipFile } from './clip-file.ts';
import { readAbilities } from './page-abilities.ts';

const mostFrameBytes = 24 * 1024 * 1024;
const mostWords = 4_096;

/** A job of the desk's page, with what came of it so far. */
export interface Running {
  readonly job: PageJob;
  /** Of the file that the page may read; none where it is asked about itself. */
  readonly path: string | undefined;
  readonly frames: Frame[];
  readonly clip: ClipFile | undefined;
  readonly progress: (part: number) => void;
  peaks: Peaks | undefined;
  abilities: PageAbilities | undefined;
  timer: NodeJS.Timeout;
  /** There is news of a clip: its time begins anew. */
  renew(): void;
  end(code?: ErrorCode): void;
}

type Deliver = (running: Running, query: URLSearchParams, request: Request) => Promise<Response>;

/** The bytes of the file, or a part of them (RFC 9110). */
export async function source({ path, job }: Running, request: Request): Promise<Response> {
  if (path === undefined || job.what === 'abilities') return plainAnswer(410);
  if (request.method !== 'GET' && request.method !== 'HEAD') return plainAnswer(405, { allow: 'GET, HEAD' });
  const file = await openFile(path).catch(() => undefined);
  if (!file) return plainAnswer(404);
  const range = readRange(request.headers.get('range'), file.size);
  const { start, end } = typeof range === 'object' ? range : { start: 0, end: file.size };
  const headers = {
    ...securityHeaders,
    'content-type': job.mime,
    'accept-ranges': 'bytes',
    'cache-control': 'no-store',
    etag: file.etag,
  };
  if (range === 'unsatisfiable' || request.method === 'HEAD' || end <= start) {
    await file.handle.close();
    if (range === 'unsatisfiable') return plainAnswer(416, { 'content-range': `bytes */${file.size}` });
    return new Response(null, { headers: { ...headers, 'content-length': String(file.size) } });
  }
  return new Response(streamOf(file, start, end, request.signal), {
    status: range ? 206 : 200,
    headers: {
      ...headers,
      'content-length': String(end - start),
      ...(range ? { 'content-range': `bytes ${start}-${end - 1}/${file.size}` } : {}),
    },
  });
}

async function takeFrame(running: Running, query: URLSearchParams, request: Request): Promise<Response> {
  const at = Number(query.get('at'));
  const bytes = await bodyOf(request, mostFrameBytes);
  const { job } = running;
  if (job.what !== 'frames' || running.frames.length >= job.count || !(at >= 0)) return plainAnswer(400);
  if (bytes?.[0] !== 0xff || bytes[1] !== 0xd8) return plainAnswer(400);
  running.frames.push({ at, mime: 'image/jpeg', bytes });
  return plainAnswer(204);
}

async function takePeaks(running: Running, query: URLSearchParams, request: Request): Promise<Response> {
  const seconds = Number(query.get('seconds'));
  const { job } = running;
  if (job.what !== 'peaks') return plainAnswer(400);
  const values = await bodyOf(request, job.count);
  if (values?.length !== job.count || !(seconds > 0)) return plainAnswer(400);
  running.peaks = { values, seconds };
  return plainAnswer(204);
}

/** Bytes go into the file as they come; the page waits for that, so that it is never ahead of the disk. */
async function takeClip(running: Running, query: URLSearchParams, request: Request): Promise<Response> {
  const at = Number(query.get('at'));
  const bytes = running.clip ? await bodyOf(request, mostClipBytes) : undefined;
  if (!running.clip || !bytes || !(Number.isSafeInteger(at) && at >= 0)) return plainAnswer(400);
  try {
    await running.clip.write(bytes, at);
  } catch (error) {
    running.end(error instanceof BahanError ? error.code : 'target-unwritable');
    return plainAnswer(410);
  }
  running.renew();
  return plainAnswer(204);
}

async function takeProgress(running: Running, query: URLSearchParams): Promise<Response> {
  const part = Number(query.get('part'));
  if (!running.clip || !(part >= 0 && part <= 1)) return plainAnswer(400);
  running.renew();
  running.progress(part);
  return plainAnswer(204);
}

async function takeAbilities(running: Running, _query: URLSearchParams, request: Request): Promise<Response> {
  const bytes = await bodyOf(request, mostWords);
  const abilities = bytes && running.job.what === 'abilities' ? readAbilities(bytes) : undefined;
  if (!abilities) return plainAnswer(400);
  running.abilities = abilities;
  return plainAnswer(204);
}

/** What the page asks for and hands in; every other address is one of its own files. */
export const deliveries = new Map<string, Deliver | undefined>([
  ['source', undefined],
  ['end', undefined],
  ['frame', takeFrame],
  ['peaks', takePeaks],
  ['clip', takeClip],
  ['progress', takeProgress],
  ['abilities', takeAbilities],
]);

/** The body of a request, undefined when it is larger than `most` bytes. */
async function bodyOf(request: Request, most: number): Promise<Uint8Array | undefined> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of request.body ?? []) {
    length += part.length;
    if (length > most) return undefined;
    parts.push(part);
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
