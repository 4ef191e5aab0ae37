import { BahanError } from '../../../shared/errors.ts';
import type { Decoder, Frame, FramesRequest, Log, MovingFile, Peaks, PeaksRequest } from '../../engine/host.ts';
import type { Way } from './way.ts';

/** With less than this part of the frames that were wanted, another way is asked too. */
const fewer = 0.8;

/**
 * One decoder made of several ways, which are tried in their order until one answers. One request at a time; the others
 * wait for their turn.
 */
export class DecoderChain implements Decoder {
  readonly #ways: readonly Way[];
  readonly #log: Log;
  readonly #ending = new AbortController();
  /** On which file a way last ran out of time, and at what. */
  readonly #slow = new Map<Way, { readonly path: string; readonly what: string }>();
  #last: Promise<unknown> = Promise.resolve();
  #closed: Promise<void> | undefined;

  constructor(ways: readonly Way[], log: Log = () => {}) {
    this.#ways = ways;
    this.#log = log;
  }

  frames(request: FramesRequest, signal?: AbortSignal): Promise<readonly Frame[]> {
    return this.#inTurn(signal, async (until) => {
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
    return this.#inTurn(signal, (until) => this.#try('peaks', request, until, (way) => way.peaks(request, until)));
  }

  /** Ends the running request and those that wait with `closed`, and then whatever the ways still hold. */
  close(): Promise<void> {
    this.#closed ??= (async () => {
      this.#ending.abort();
      await this.#last;
      await Promise.allSettled(this.#ways.map((way) => way.close()));
    })();
    return this.#closed;
  }

  /** A request that is cancelled while it waits is answered at once; its turn then passes. */
  #inTurn<Result>(signal: AbortSignal | undefined, work: (until: AbortSignal) => Promise<Result>): Promise<Result> {
    const until = signal ? AbortSignal.any([signal, this.#ending.signal]) : this.#ending.signal;
    const ended = () => new BahanError(this.#ending.signal.aborted ? 'closed' : 'cancelled');
    if (until.aborted) return Promise.reject(ended());
    const before = this.#last;
    return new Promise((done, fail) => {
      const refuse = () => fail(ended());
      until.addEventListener('abort', refuse, { once: true });
      this.#last = before.then(async () => {
        if (until.aborted) return;
        await work(until).then(done, (error: unknown) => fail(until.aborted ? ended() : error));
        until.removeEventListener('abort', refuse);
      });
    });
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
      if (slow?.path === path && slow.what !== what) continue; // it hung on the pictures: the sound is no better
      try {
        return await work(way);
      } catch (error) {
        if (until.aborted) throw error;
        const known = error instanceof BahanError ? error : new BahanError('file-damaged', {}, { cause: error });
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
