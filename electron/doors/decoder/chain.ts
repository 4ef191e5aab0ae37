import { BahanError } from '../../../shared/errors.ts';
import type { Abilities, ClipWay } from '../../../shared/model/clip.ts';
import type {
  ClipRequest,
  Decoder,
  Frame,
  FramesRequest,
  Log,
  MovingFile,
  Peaks,
  PeaksRequest,
} from '../../engine/host.ts';
import type { Way } from './way.ts';

/** With less than this part of the frames that were wanted, another way is asked too. */
const fewer = 0.8;

/**
 * One decoder made of several ways, which are tried in their order until one answers. One request at a time; the others
 * wait for their turn. Clips, which may take hours, have turns of their own.
 */
export class DecoderChain implements Decoder {
  readonly #ways: readonly Way[];
  readonly #log: Log;
  readonly #ending = new AbortController();
  /** On which file a way last ran out of time, and at what. */
  readonly #slow = new Map<Way, { readonly path: string; readonly what: string }>();
  readonly #last: Record<'looks' | 'clips', Promise<unknown>> = { looks: Promise.resolve(), clips: Promise.resolve() };
  #abilities: Promise<Abilities> | undefined;
  #closed: Promise<void> | undefined;

  constructor(ways: readonly Way[], log: Log = () => {}) {
    this.#ways = ways;
    this.#log = log;
  }

  frames(request: FramesRequest, signal?: AbortSignal): Promise<readonly Frame[]> {
    return this.#inTurn('looks', signal, async (until) => {
      let best: readonly Frame[] = [];
      const enough = async (way: Way) => {
        const frames = await way.frames(request, until);
        if (frames.length > best.length) best = frames;
        // a way that broke off early leaves the rest to the next; a film may also have so few
        if (best.length < request.count * fewer) throw new BahanError('file-damaged');
        return best;
      };
      return await this.#try('frames', request, until, enough).catch((error: unknown) => {
        if (until.aborted || best.length === 0) throw error;
        return best;
      });
    });
  }

  peaks(request: PeaksRequest, signal?: AbortSignal): Promise<Peaks> {
    return this.#inTurn('looks', signal, (until) =>
      this.#try('peaks', request, until, (way) => way.peaks(request, until)),
    );
  }

  async clip(request: ClipRequest, signal?: AbortSignal, progress: (part: number) => void = () => {}): Promise<void> {
    await this.#inTurn('clips', signal, (until) =>
      this.#try('clip', request, until, async (way) => {
        if (!way.clip) throw new BahanError('file-unsupported');
        await way.clip(request, until, progress);
      }),
    );
  }

  async abilities(signal?: AbortSignal): Promise<Abilities> {
    this.#abilities ??= this.#inTurn('clips', undefined, (until) => this.#ask(until)).catch((error: unknown) => {
      this.#abilities = undefined; // what failed for the moment is asked again
      throw error;
    });
    const asked = this.#abilities;
    if (!signal) return await asked;
    if (signal.aborted) throw new BahanError('cancelled');
    return await new Promise((done, fail) => {
      const cancel = () => fail(new BahanError('cancelled'));
      signal.addEventListener('abort', cancel, { once: true });
      asked.then(done, fail).finally(() => signal.removeEventListener('abort', cancel));
    });
  }

  /** Ends the running request and those that wait with `closed`, and then whatever the ways still hold. */
  close(): Promise<void> {
    this.#closed ??= (async () => {
      this.#ending.abort();
      await Promise.all([this.#last.looks, this.#last.clips]);
      await Promise.allSettled(this.#ways.map((way) => way.close()));
    })();
    return this.#closed;
  }

  /**
   * A request that is cancelled while it waits is answered at once; its turn then passes. A clip that has begun is
   * answered once its file was let go of.
   */
  #inTurn<Result>(
    kind: 'looks' | 'clips',
    signal: AbortSignal | undefined,
    work: (until: AbortSignal) => Promise<Result>,
  ): Promise<Result> {
    const until = signal ? AbortSignal.any([signal, this.#ending.signal]) : this.#ending.signal;
    const ended = () => new BahanError(this.#ending.signal.aborted ? 'closed' : 'cancelled');
    if (until.aborted) return Promise.reject(ended());
    const before = this.#last[kind];
    return new Promise((done, fail) => {
      const refuse = () => fail(ended());
      until.addEventListener('abort', refuse, { once: true });
      this.#last[kind] = before.then(async () => {
        if (until.aborted) return;
        if (kind === 'clips') until.removeEventListener('abort', refuse);
        await work(until).then(done, (error: unknown) => fail(until.aborted ? ended() : error));
        until.removeEventListener('abort', refuse);
      });
    });
  }

  async #ask(until: AbortSignal): Promise<Abilities> {
    const ways: ClipWay[] = [];
    for (const way of this.#ways) {
      const able = await way.abilities?.(until).catch((error: unknown) => {
        if (!(error instanceof BahanError) || error.code !== 'file-unsupported') throw error;
        return undefined; // what it needs is not on this computer
      });
      if (able) ways.push(able);
    }
    return { ways };
  }

  async #try<Result>(
    what: string,
    { path, mime }: MovingFile,
    until: AbortSignal,
    work: (way: Way) => Promise<Result>,
  ): Promise<Result> {
    let first: BahanError | undefined;
    for (const way of this.#ways.filter((one) => one.suits(mime))) {
      const slow = this.#slow.get(way);
      // it hung on the pictures: the sound is no better
      if (slow?.path === path && slow.what !== what && what !== 'clip') continue;
      try {
        return await work(way);
      } catch (error) {
        if (until.aborted) throw error;
        const known = error instanceof BahanError ? error : new BahanError('file-damaged', {}, { cause: error });
        if (known.code.startsWith('target-')) throw known; // no way can write there
        if (known.code === 'file-timed-out') this.#slow.set(way, { path, what });
        if (!(error instanceof BahanError))
          this.#log('error', 'decoder-failed', { way: way.name, error: String(error) });
        // that something is broken or slow says more than that another way does not know it
        if (first === undefined || first.code === 'file-unsupported') first = known;
      }
    }
    throw first ?? new BahanError('file-unsupported');
  }
}
