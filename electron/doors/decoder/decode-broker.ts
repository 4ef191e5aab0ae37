import { BahanError } from '../../../shared/errors.ts';
import type { ClipWay } from '../../../shared/model/clip.ts';
import type { ClipRequest, FramesRequest, PeaksRequest } from '../../engine/host.ts';
import type { FromEngine, ToEngine } from '../engine-wire.ts';
import type { Decoded, Wanted } from './desk.ts';
import { clipWayOf, decodesType } from './page-way.ts';
import type { Way } from './way.ts';

interface Asked {
  readonly progress: ((part: number) => void) | undefined;
  done(decoded: Decoded): void;
  fail(error: BahanError): void;
}

/**
 * The window for decoding as the engine's process sees it: main opens and closes it, gives it the file's bytes, and
 * sends back what came out of it.
 */
export class DecodeBroker implements Way {
  readonly name = 'window';
  readonly #send: (message: FromEngine) => void;
  readonly #asked = new Map<number, Asked>();
  #last = 0;

  constructor(send: (message: FromEngine) => void) {
    this.#send = send;
  }

  suits(mime: string): boolean {
    return decodesType(mime);
  }

  async frames(request: FramesRequest, signal: AbortSignal): ReturnType<Way['frames']> {
    return (await this.#ask({ what: 'frames', ...request }, signal)).frames;
  }

  async peaks(request: PeaksRequest, signal: AbortSignal): ReturnType<Way['peaks']> {
    const { peaks } = await this.#ask({ what: 'peaks', ...request }, signal);
    if (!peaks) throw new BahanError('file-damaged');
    return peaks;
  }

  async clip(request: ClipRequest, signal: AbortSignal, progress: (part: number) => void): Promise<void> {
    await this.#ask({ what: 'clip', ...request }, signal, progress);
  }

  async abilities(signal: AbortSignal): Promise<ClipWay | undefined> {
    const { abilities } = await this.#ask({ what: 'abilities' }, signal);
    return abilities && clipWayOf(abilities);
  }

  /** Takes in what main says about something that was asked. */
  receive(message: Extract<ToEngine, { decode: number }>): void {
    const asked = this.#asked.get(message.decode);
    if (message.kind === 'decoding') asked?.progress?.(message.part);
    else if (message.kind === 'decoded') asked?.done(message.decoded);
    else asked?.fail(new BahanError(message.error.code, message.error.details));
  }

  async close(): Promise<void> {
    for (const { fail } of this.#asked.values()) fail(new BahanError('closed'));
  }

  #ask(wanted: Wanted, signal: AbortSignal, progress?: (part: number) => void): Promise<Decoded> {
    if (signal.aborted) return Promise.reject(new BahanError('cancelled'));
    this.#last += 1;
    const decode = this.#last;
    return new Promise((done, fail) => {
      const settle = () => {
        this.#asked.delete(decode);
        signal.removeEventListener('abort', cancel);
      };
      const asked: Asked = {
        progress,
        done: (decoded) => {
          settle();
          done(decoded);
        },
        fail: (error) => {
          settle();
          fail(error);
        },
      };
      const cancel = () => {
        this.#send({ kind: 'end-decode', decode });
        // main says when it has let go of the file that it wrote into
        if (wanted.what !== 'clip') asked.fail(new BahanError('cancelled'));
      };
      signal.addEventListener('abort', cancel, { once: true });
      this.#asked.set(decode, asked);
      this.#send({ kind: 'decode', decode, wanted });
    });
  }
}
