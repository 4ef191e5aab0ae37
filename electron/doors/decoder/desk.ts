import { randomBytes } from 'node:crypto';
import { type PageFailure, type PageJob, type PageLine, pageFailures } from '../../../shared/decoding/wire.ts';
import { BahanError, type ErrorCode } from '../../../shared/errors.ts';
import type { Frame, FramesRequest, Peaks, PeaksRequest } from '../../engine/host.ts';
import { readRange } from '../byte-range.ts';
import { openFile, streamOf } from '../file-stream.ts';
import { answerPage, plainAnswer, securityHeaders } from '../page-files.ts';

/** What is wanted of one file; `time`: milliseconds that the page has for it. */
export type Wanted = ({ readonly what: 'frames' } & FramesRequest) | ({ readonly what: 'peaks' } & PeaksRequest);

export interface Decoded {
  readonly frames: readonly Frame[];
  readonly peaks: Peaks | undefined;
}

const mostFrameBytes = 8 * 1024 * 1024;

/** Milliseconds that the page may take longer than it was given, before it counts as hanging. */
const grace = 3_000;

/** Milliseconds for a page to come that was opened. */
const coming = 25_000;

interface Running {
  readonly job: PageJob;
  readonly path: string;
  readonly frames: Frame[];
  peaks: Peaks | undefined;
  timer: NodeJS.Timeout;
  end(code?: ErrorCode): void;
}

/**
 * The desk between whoever wants a film decoded and the page that does it, the same for a browser that was started
 * beside the command line and for a hidden window of the desktop program. Serves the page, hands it one job at a time
 * with a token, gives it that job's bytes and no others, and takes what comes back, within limits of size and time.
 */
export class Desk {
  readonly #folder: string;
  #running: Running | undefined;
  #page: ReadableStreamDefaultController<Uint8Array> | undefined;
  #left: () => void = () => {};

  /** `folder`: the built page. */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /**
   * Gives the page a job and waits for its end. The page may come later.
   * @throws `file-unsupported`, `file-damaged`, `file-timed-out` (the page may hang), `cancelled`, `reader-crashed` (the
   * page is gone)
   */
  run(wanted: Wanted, time: number, signal: AbortSignal): Promise<Decoded> {
    if (this.#running) return Promise.reject(new Error('one job at a time'));
    if (signal.aborted) return Promise.reject(new BahanError('cancelled'));
    const { path, mime, seconds, count, what } = wanted;
    const edge = what === 'frames' ? wanted.edge : 0;
    const job: PageJob = { what, token: randomBytes(16).toString('hex'), mime, seconds, count, edge, time };
    return new Promise((done, fail) => {
      const frames: Frame[] = [];
      const end = (code?: ErrorCode) => {
        if (this.#running !== running) return;
        this.#running = undefined;
        clearTimeout(running.timer);
        signal.removeEventListener('abort', cancel);
        const answered = frames.length > 0 || running.peaks !== undefined;
        // what came before it broke off is an answer, unless nobody wants it
        if (answered && code !== 'cancelled') done({ frames, peaks: running.peaks });
        else fail(new BahanError(code ?? 'file-damaged'));
      };
      const hangs = () => {
        end('file-timed-out');
        this.#left();
      };
      const running: Running = { job, path, frames, peaks: undefined, timer: setTimeout(hangs, coming), end };
      const cancel = () => {
        this.#tell({ what: 'stop', token: job.token });
        end('cancelled');
      };
      signal.addEventListener('abort', cancel, { once: true });
      this.#running = running;
      this.#hand();
    });
  }

  /** One listener: the page went away by itself, or does not answer any more. */
  onLeft(listener: () => void): void {
    this.#left = listener;
  }

  /** The page is gone; what it was doing has failed. */
  gone(): void {
    this.#page = undefined;
    this.#running?.end('reader-crashed');
  }

  /** Answers the page. `path`: the address below the folder that the page was served from, without a slash before it. */
  async handle(path: string, request: Request): Promise<Response> {
    const [what = '', token = '', ...more] = path.split('/');
    if (what === 'jobs') return this.#jobs();
    if (!['source', 'frame', 'peaks', 'end'].includes(what)) {
      return await answerPage(
        this.#folder,
        new Request(new URL(`/${path}`, 'http://page'), { method: request.method }),
      );
    }
    const running = this.#running;
    if (!running || token !== running.job.token || more.length > 0) return plainAnswer(410);
    if (what === 'source') return await source(running, request);
    if (request.method !== 'POST') return plainAnswer(405, { allow: 'POST' });
    const query = new URL(request.url).searchParams;
    if (what === 'end') {
      const code = query.get('code');
      running.end(code === null || isFailure(code) ? (code ?? undefined) : 'file-damaged');
      return plainAnswer(204);
    }
    return what === 'frame' ? await takeFrame(running, query, request) : await takePeaks(running, query, request);
  }

  #jobs(): Response {
    // another page took the place of the one before
    try {
      this.#page?.close();
    } catch {
      // it was closed already
    }
    let own: ReadableStreamDefaultController<Uint8Array>;
    const stream = new ReadableStream<Uint8Array>({
      start: (controller) => {
        own = controller;
        this.#page = controller;
      },
      cancel: () => {
        if (this.#page !== own) return;
        this.gone();
        this.#left();
      },
    });
    this.#hand();
    const headers = { ...securityHeaders, 'content-type': 'application/x-ndjson', 'cache-control': 'no-store' };
    return new Response(stream, { headers });
  }

  /** Gives the page the running job, and begins to count its time. */
  #hand(): void {
    const running = this.#running;
    if (!running || !this.#tell(running.job)) return;
    clearTimeout(running.timer);
    running.timer = setTimeout(() => {
      running.end('file-timed-out');
      this.#left();
    }, running.job.time + grace);
  }

  #tell(line: PageLine): boolean {
    if (!this.#page) return false;
    try {
      this.#page.enqueue(new TextEncoder().encode(`${JSON.stringify(line)}\n`));
      return true;
    } catch {
      return false; // its stream has ended
    }
  }
}

const isFailure = (code: string): code is PageFailure => (pageFailures as readonly string[]).includes(code);

/** The bytes of the file, or a part of them (RFC 9110). */
async function source({ path, job }: Running, request: Request): Promise<Response> {
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
  if (running.job.what !== 'frames' || running.frames.length >= running.job.count || !(at >= 0))
    return plainAnswer(400);
  if (bytes?.[0] !== 0xff || bytes[1] !== 0xd8) return plainAnswer(400);
  running.frames.push({ at, mime: 'image/jpeg', bytes });
  return plainAnswer(204);
}

async function takePeaks(running: Running, query: URLSearchParams, request: Request): Promise<Response> {
  const seconds = Number(query.get('seconds'));
  const values = await bodyOf(request, running.job.count);
  if (running.job.what !== 'peaks' || values?.length !== running.job.count || !(seconds > 0)) return plainAnswer(400);
  running.peaks = { values, seconds };
  return plainAnswer(204);
}

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
