import { randomBytes } from 'node:crypto';
import {
  type PageAbilities,
  type PageFailure,
  type PageJob,
  type PageLine,
  pageFailures,
} from '../../../shared/decoding/wire.ts';
import { BahanError, type ErrorCode } from '../../../shared/errors.ts';
import type { ClipRequest, Frame, FramesRequest, Peaks, PeaksRequest } from '../../engine/host.ts';
import { answerPage, plainAnswer, securityHeaders } from '../page-files.ts';
import { ClipFile } from './clip-file.ts';
import { deliveries, type Running, source } from './deliveries.ts';

/** What is wanted of one file, or what the page can do at all. */
export type Wanted =
  | ({ readonly what: 'frames' } & FramesRequest)
  | ({ readonly what: 'peaks' } & PeaksRequest)
  | ({ readonly what: 'clip' } & ClipRequest)
  | { readonly what: 'abilities' };

/** What came of it; a clip is in its file. */
export interface Decoded {
  readonly frames: readonly Frame[];
  readonly peaks: Peaks | undefined;
  readonly abilities?: PageAbilities | undefined;
}

/** Milliseconds that the page may take longer than it was given, before it counts as hanging. */
const grace = 3_000;

/** Milliseconds for a page to come that was opened. */
const coming = 25_000;

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
   * Gives the page a job and waits for its end. The page may come later. `time`: milliseconds that it has; for a clip,
   * between two pieces of news. `progress`: 0..1, of a clip.
   * @throws `file-unsupported`, `file-damaged`, `file-timed-out` (the page may hang), `cancelled`, `reader-crashed` (the
   * page is gone), for a clip also `target-full`, `target-unwritable`
   */
  run(
    wanted: Wanted,
    time: number,
    signal: AbortSignal,
    progress: (part: number) => void = () => {},
  ): Promise<Decoded> {
    if (this.#running) return Promise.reject(new Error('one job at a time'));
    if (signal.aborted) return Promise.reject(new BahanError('cancelled'));
    const job = jobOf(wanted, time);
    return new Promise((done, fail) => {
      const frames: Frame[] = [];
      const clip = wanted.what === 'clip' ? new ClipFile(wanted.target, wanted.form) : undefined;
      const end = (code?: ErrorCode) => {
        if (this.#running !== running) return;
        this.#running = undefined;
        clearTimeout(running.timer);
        signal.removeEventListener('abort', cancel);
        if (clip) {
          // nobody is told before the file is let go of
          clip
            .close(code === undefined, signal)
            .then(() => (code ? fail(new BahanError(code)) : done({ frames, peaks: undefined })), fail);
          return;
        }
        const { peaks, abilities } = running;
        const answered = frames.length > 0 || peaks !== undefined || abilities !== undefined;
        // what came before it broke off is an answer, unless nobody wants it
        if (answered && code !== 'cancelled') done({ frames, peaks, ...(abilities ? { abilities } : {}) });
        else fail(new BahanError(code ?? 'file-damaged'));
      };
      const hangs = () => {
        end('file-timed-out');
        this.#left();
      };
      const renew = () => {
        if (this.#running !== running) return;
        clearTimeout(running.timer);
        running.timer = setTimeout(hangs, time + grace);
      };
      const running: Running = {
        ...{ job, path: wanted.what === 'abilities' ? undefined : wanted.path, frames, clip, progress, renew, end },
        ...{ peaks: undefined, abilities: undefined, timer: setTimeout(hangs, coming) },
      };
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
    if (!deliveries.has(what)) {
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
    return (await deliveries.get(what)?.(running, query, request)) ?? plainAnswer(404);
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
    running.renew();
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

function jobOf(wanted: Wanted, time: number): PageJob {
  const token = randomBytes(16).toString('hex');
  if (wanted.what === 'abilities') return { what: 'abilities', token, time };
  const { mime } = wanted;
  if (wanted.what === 'clip') {
    const { form, from, to, longEdge, words } = wanted;
    return { what: 'clip', token, mime, form, from, to, longEdge, words, time };
  }
  const { what, seconds, count } = wanted;
  const edge = what === 'frames' ? wanted.edge : 0;
  const at = what === 'frames' && wanted.at !== undefined ? { at: wanted.at } : {};
  return { what, token, mime, seconds, count, edge, ...at, time };
}

const isFailure = (code: string): code is PageFailure => (pageFailures as readonly string[]).includes(code);
