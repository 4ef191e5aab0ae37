import { BahanError } from '../../../shared/errors.ts';
import type { Decoder, Log } from '../../engine/host.ts';
import { build, decoderFolder, isStale } from '../page-build.ts';
import { DecoderChain } from './chain.ts';
import { openChromium } from './chromium.ts';
import { Desk } from './desk.ts';
import { ffmpegWay } from './ffmpeg.ts';
import { findChromium } from './find-chromium.ts';
import type { Environment } from './find-ffmpeg.ts';
import { type OpenPage, PageWay } from './page-way.ts';
import { pcmWay } from './pcm.ts';
import { ffmpegOf } from './programs.ts';
import { TwoPages } from './two-pages.ts';
import type { Way } from './way.ts';

export interface DecoderOptions {
  readonly environment?: Environment;
  readonly log?: Log;
}

/**
 * What decodes films and sounds for programs of plain Node: what this computer has. Nothing is looked for before the
 * first request.
 */
export function openDecoder({ environment = process.env, log }: DecoderOptions = {}): DecoderChain {
  const pages = new TwoPages(browserWay(environment, log), browserWay(environment, log));
  const ways: Way[] = [pcmWay, pages, ffmpegWay(() => ffmpegOf(environment))];
  return new DecoderChain(ways, log);
}

/** What decodes for the desktop program, which brings a window of its own. */
export function windowDecoder(window: Way, log: Log, environment: Environment = process.env): Decoder {
  return new DecoderChain([pcmWay, window, ffmpegWay(() => ffmpegOf(environment))], log);
}

function browserWay(environment: Environment, log: Log | undefined): PageWay {
  const desk = new Desk(decoderFolder);
  let program: string | undefined | null = null;
  const found = () => {
    if (program === null) program = findChromium(environment);
    return program;
  };
  const open = async (): Promise<OpenPage> => {
    const path = found();
    if (path === undefined) throw new BahanError('file-unsupported');
    if (await isStale('decoder')) await build('decoder', new AbortController().signal);
    return await openChromium(path, desk);
  };
  return new PageWay({ desk, open, canOpen: () => found() !== undefined, ...(log ? { log } : {}) });
}
