import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DecoderChain } from '../../../../electron/doors/decoder/chain.ts';
import { openChromium } from '../../../../electron/doors/decoder/chromium.ts';
import { Desk } from '../../../../electron/doors/decoder/desk.ts';
import { ffmpegWay } from '../../../../electron/doors/decoder/ffmpeg.ts';
import { findChromium } from '../../../../electron/doors/decoder/find-chromium.ts';
import { PageWay } from '../../../../electron/doors/decoder/page-way.ts';
import { pcmWay } from '../../../../electron/doors/decoder/pcm.ts';
import { build, decoderFolder, isStale } from '../../../../electron/doors/page-build.ts';
import { BahanError } from '../../../../shared/errors.ts';
import { times, wide } from '../../../fixtures/wide.ts';
import { demoClip, ffmpeg } from './clips.ts';

const chromium = findChromium(process.env);
const folder = mkdtempSync(join(tmpdir(), 'bahan-decoder-fuzz-'));
const desk = new Desk(decoderFolder);
const page = new PageWay({ desk, open: () => openChromium(chromium as string, desk), canOpen: () => !!chromium });
const chain = new DecoderChain([pcmWay, page, ffmpegWay(() => ffmpeg)]);

beforeAll(async () => {
  if (chromium && (await isStale('decoder'))) await build('decoder', new AbortController().signal);
}, 120_000);

afterAll(async () => {
  await chain.close();
  rmSync(folder, { recursive: true, force: true });
}, 30_000);

/** A fixed sequence of numbers, 0 up to `below`. */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const clips = wide(2, [
  ['phone.mp4', 'video/mp4'],
  ['angklung.mp3', 'audio/mpeg'],
  ['market.webm', 'video/webm'],
  ['rain.m4a', 'audio/mp4'],
  ['speech.wav', 'audio/x-wav'],
]);

/** Damaged at its head, where containers say what they are, or cut off. */
function damaged(name: string, seed: number): string {
  const roll = dice(seed);
  const bytes = Buffer.from(readFileSync(demoClip(name)));
  for (let change = roll(24); change >= 0; change--) bytes[roll(Math.min(bytes.length, 2_000))] = roll(256);
  const path = join(folder, `${seed}-${name}`);
  writeFileSync(path, roll(3) === 0 ? bytes.subarray(0, roll(bytes.length)) : bytes);
  return path;
}

describe.skipIf(!chromium && !ffmpeg)('damaged films and sounds', () => {
  test.each(clips)(
    '%s is answered with what there is or with a reason, and the next one is served',
    async (name, mime) => {
      for (let seed = 1; seed <= times(4, 8); seed++) {
        const file = { path: damaged(name, seed), mime, seconds: seed % 2 ? null : 36_000 };
        const asked = mime.startsWith('video/')
          ? chain.frames({ ...file, count: 3, edge: 60 }).then((frames) => frames.length)
          : chain.peaks({ ...file, count: 10 }).then(({ values }) => values.length);
        const result = await asked.catch((error: unknown) => error);
        if (typeof result === 'number') expect(result).toBeGreaterThan(0);
        else {
          expect(result).toBeInstanceOf(BahanError);
          expect((result as BahanError).code).toMatch(
            /^(file-(damaged|unsupported|timed-out|too-large)|reader-crashed)$/,
          );
        }
      }
      const whole = { path: demoClip(name), mime, seconds: null };
      if (mime.startsWith('video/')) expect(await chain.frames({ ...whole, count: 3, edge: 60 })).toHaveLength(3);
      else expect((await chain.peaks({ ...whole, count: 10 })).seconds).toBeGreaterThan(1);
    },
    240_000,
  );
});
