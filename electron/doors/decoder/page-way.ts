import type { PageAbilities } from '../../../shared/decoding/wire.ts';
import { BahanError } from '../../../shared/errors.ts';
import type { ClipWay } from '../../../shared/model/clip.ts';
import type { ClipRequest, Log } from '../../engine/host.ts';
import type { Decoded, Desk, Wanted } from './desk.ts';
import type { Way } from './way.ts';

/** A page that was opened for a desk. */
export interface OpenPage {
  /** Settles when it is gone, whoever ended it. */
  readonly gone: Promise<void>;
  /** Ends it with all that belongs to it. */
  close(): Promise<void>;
}

export interface PageWayOptions {
  readonly desk: Desk;
  /** Opens the page; it comes to the desk by itself. Rejects when it cannot be opened. */
  open(): Promise<OpenPage>;
  /** Whether a page can be had at all; asked before each job. */
  readonly canOpen?: () => boolean;
  readonly log?: Log;
  /** Milliseconds without a job after which the page is closed. */
  readonly idle?: number;
  readonly times?: typeof usualTimes;
  readonly now?: () => number;
}

/** Milliseconds that the page has for the frames of a film, for hearing a sound, and between two pieces of a clip. */
const usualTimes = { frames: 30_000, peaks: 180_000, clip: 60_000, abilities: 20_000 };
const usualIdle = 20_000;

/** So many pages that end by themselves within this time are no accident any more. */
const mostEnds = 6;
const endsWithin = 10 * 60_000;

/** What Chromium plays, or decodes once it is taken apart. Codecs inside may still be unknown to it. */
const films = ['mp4', 'quicktime', 'x-m4v', '3gpp', '3gpp2', 'webm', 'x-matroska', 'mp2t', 'ogg'];
const sounds = ['mpeg', 'mp4', 'x-m4a', 'aac', 'ogg', 'opus', 'flac', 'x-wav', 'wav', 'webm', 'x-matroska'];
const types: readonly string[] = [...films.map((one) => `video/${one}`), ...sounds.map((one) => `audio/${one}`)];

export const decodesType = (mime: string): boolean => types.includes(mime);

/** What the page says that it encodes, with the types that it opens. */
export const clipWayOf = ({ video, audio, decodes = [] }: PageAbilities): ClipWay => ({
  types: [...types],
  video: [...video],
  audio: [...audio],
  decodes: [...decodes],
});

/** Decodes in a page of a Chromium, which is opened for the first job and closed when nothing comes any more. */
export class PageWay implements Way {
  readonly name = 'page';
  readonly #options: PageWayOptions;
  #page: Promise<OpenPage> | undefined;
  #idle: NodeJS.Timeout | undefined;
  #ends: number[] = [];
  #ending: Promise<unknown> = Promise.resolve();
  #closed = false;

  constructor(options: PageWayOptions) {
    this.#options = options;
    options.desk.onLeft(() => this.#lost());
  }

  suits(mime: string): boolean {
    const now = (this.#options.now ?? Date.now)();
    this.#ends = this.#ends.filter((at) => now - at < endsWithin);
    return decodesType(mime) && this.#ends.length < mostEnds && (this.#options.canOpen?.() ?? true);
  }

  async frames(request: Parameters<Way['frames']>[0], signal: AbortSignal): ReturnType<Way['frames']> {
    return (await this.#run({ what: 'frames', ...request }, signal)).frames;
  }

  async peaks(request: Parameters<Way['peaks']>[0], signal: AbortSignal): ReturnType<Way['peaks']> {
    const { peaks } = await this.#run({ what: 'peaks', ...request }, signal);
    if (!peaks) throw new BahanError('file-damaged');
    return peaks;
  }

  async clip(request: ClipRequest, signal: AbortSignal, progress: (part: number) => void): Promise<void> {
    await this.#run({ what: 'clip', ...request }, signal, progress);
  }

  async abilities(signal: AbortSignal): Promise<ClipWay | undefined> {
    const encodes = await this.encodes(signal);
    return encodes && clipWayOf(encodes);
  }

  /** What the page says that it encodes. */
  async encodes(signal: AbortSignal): Promise<PageAbilities | undefined> {
    return (await this.#run({ what: 'abilities' }, signal)).abilities;
  }

  /** Closes the page; the next job opens another. */
  async rest(): Promise<void> {
    await this.#shut();
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#shut();
  }

  async #run(wanted: Wanted, signal: AbortSignal, progress?: (part: number) => void): Promise<Decoded> {
    if (this.#closed) throw new BahanError('closed');
    clearTimeout(this.#idle);
    const { desk, times = usualTimes } = this.#options;
    await this.#opened();
    try {
      return await desk.run(wanted, times[wanted.what], signal, progress);
    } finally {
      this.#countDown();
    }
  }

  async #opened(): Promise<void> {
    this.#page ??= this.#open();
    try {
      await this.#page;
    } catch (cause) {
      this.#page = undefined;
      throw new BahanError('file-unsupported', {}, { cause });
    }
  }

  async #open(): Promise<OpenPage> {
    try {
      const page = await this.#options.open();
      const opened = this.#page;
      void page.gone.then(() => {
        if (this.#page === opened) this.#lost();
      });
      return page;
    } catch (error) {
      this.#note('decoder-not-opened', error);
      throw error;
    }
  }

  /** The page ended or hangs: what it leaves is taken away, and the next job opens another. */
  #lost(): void {
    if (this.#page === undefined) return; // it was closed on purpose
    this.#note('decoder-lost');
    void this.#shut();
  }

  #note(event: string, error?: unknown): void {
    this.#ends.push((this.#options.now ?? Date.now)());
    this.#options.log?.('warn', event, error === undefined ? {} : { error: String(error) });
  }

  #countDown(): void {
    clearTimeout(this.#idle);
    if (this.#closed) return;
    this.#idle = setTimeout(() => void this.#shut(), this.#options.idle ?? usualIdle);
    this.#idle.unref();
  }

  async #shut(): Promise<void> {
    clearTimeout(this.#idle);
    const page = this.#page;
    this.#page = undefined;
    this.#options.desk.gone();
    const ended = page?.then((opened) => opened.close()).catch(() => {});
    this.#ending = Promise.all([this.#ending, ended]);
    await this.#ending;
  }
}
