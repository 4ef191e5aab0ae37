import type { PageAbilities } from '../../../shared/decoding/wire.ts';
import type { ClipWay } from '../../../shared/model/clip.ts';
import type { ClipRequest } from '../../engine/host.ts';
import { clipWayOf, type PageWay } from './page-way.ts';
import type { Way } from './way.ts';

/** One page for looking and hearing, and one for clips: what takes an hour does not hold up what takes a second. */
export class TwoPages implements Way {
  readonly name = 'page';
  readonly #looking: PageWay;
  readonly #clips: PageWay;

  constructor(looking: PageWay, clips: PageWay) {
    this.#looking = looking;
    this.#clips = clips;
  }

  suits(mime: string): boolean {
    return this.#looking.suits(mime);
  }

  frames(...asked: Parameters<Way['frames']>): ReturnType<Way['frames']> {
    return this.#looking.frames(...asked);
  }

  peaks(...asked: Parameters<Way['peaks']>): ReturnType<Way['peaks']> {
    return this.#looking.peaks(...asked);
  }

  clip(request: ClipRequest, signal: AbortSignal, progress: (part: number) => void): Promise<void> {
    return this.#clips.clip(request, signal, progress);
  }

  async abilities(signal: AbortSignal): Promise<ClipWay | undefined> {
    const encodes = await this.encodes(signal);
    return encodes && clipWayOf(encodes);
  }

  /** What the page says that it encodes. */
  encodes(signal: AbortSignal): Promise<PageAbilities | undefined> {
    return this.#clips.encodes(signal);
  }

  /** Closes both; the next job opens what it needs. */
  async rest(): Promise<void> {
    await Promise.all([this.#looking.rest(), this.#clips.rest()]);
  }

  async close(): Promise<void> {
    await Promise.all([this.#looking.close(), this.#clips.close()]);
  }
}
