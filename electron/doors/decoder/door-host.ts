import type { Decoder, Host, Log } from '../../engine/host.ts';
import { nodeHost } from '../../engine/node-host.ts';
import { DecoderChain } from './chain.ts';
import { ffmpegWay } from './ffmpeg.ts';
import { type Environment, findFfmpeg } from './find-ffmpeg.ts';
import { pcmWay } from './pcm.ts';
import type { Way } from './way.ts';

export interface DecoderOptions {
  readonly environment?: Environment;
  readonly log?: Log;
}

/**
 * What decodes films and sounds for programs of plain Node: what this computer has. Nothing is looked for before the
 * first request.
 */
export function openDecoder({ environment = process.env, log }: DecoderOptions = {}): Decoder {
  const ways: Way[] = [pcmWay, ffmpegWay(() => findFfmpeg(environment, undefined))];
  return new DecoderChain(ways, log);
}

/** The host of plain Node with a decoder, which whoever opened the host closes after the engine. */
export function doorHost(
  options: { log?: Log; clock?: Host['clock']; person?: string } = {},
): Host & { readonly decoder: Decoder } {
  return { ...nodeHost(options), decoder: openDecoder(options.log ? { log: options.log } : {}) };
}
