import { BahanError } from '../../../shared/errors.ts';
import type { Abilities } from '../../../shared/model/clip.ts';
import type { ClipRequest, Decoder, FramesRequest, Host, Log, PeaksRequest } from '../../engine/host.ts';
import { nodeHost } from '../../engine/node-host.ts';
import type { DecoderChain } from './chain.ts';

/** Is there at once and loads what it needs when something is to be decoded: most commands never do. */
class LateDecoder implements Decoder {
  readonly #log: Log | undefined;
  #made: Promise<DecoderChain> | undefined;
  #closed = false;

  constructor(log: Log | undefined) {
    this.#log = log;
  }

  async frames(request: FramesRequest, signal?: AbortSignal): ReturnType<Decoder['frames']> {
    return await (await this.#decoder()).frames(request, signal);
  }

  async peaks(request: PeaksRequest, signal?: AbortSignal): ReturnType<Decoder['peaks']> {
    return await (await this.#decoder()).peaks(request, signal);
  }

  async clip(request: ClipRequest, signal?: AbortSignal, progress?: (part: number) => void): Promise<void> {
    await (await this.#decoder()).clip(request, signal, progress);
  }

  async abilities(signal?: AbortSignal): Promise<Abilities> {
    return await (await this.#decoder()).abilities(signal);
  }

  async close(): Promise<void> {
    this.#closed = true;
    await (await this.#made)?.close();
  }

  #decoder(): Promise<DecoderChain> {
    if (this.#closed) return Promise.reject(new BahanError('closed'));
    const log = this.#log;
    this.#made ??= import('./computer-decoder.ts').then(({ openDecoder }) => openDecoder(log ? { log } : {}));
    return this.#made;
  }
}

/** The host of plain Node with a decoder, which whoever opened the host closes after the engine. */
export function doorHost(
  options: { log?: Log; clock?: Host['clock']; person?: string } = {},
): Host & { readonly decoder: Decoder } {
  return { ...nodeHost(options), decoder: new LateDecoder(options.log) };
}
