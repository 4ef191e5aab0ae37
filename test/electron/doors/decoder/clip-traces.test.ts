// @module-tag long
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openChromium } from '../../../../electron/doors/decoder/chromium.ts';
import { Desk } from '../../../../electron/doors/decoder/desk.ts';
import { ffmpegWay } from '../../../../electron/doors/decoder/ffmpeg.ts';
import { findChromium } from '../../../../electron/doors/decoder/find-chromium.ts';
import { PageWay } from '../../../../electron/doors/decoder/page-way.ts';
import type { Way } from '../../../../electron/doors/decoder/way.ts';
import { build, decoderFolder, isStale } from '../../../../electron/doors/page-build.ts';
import { readFacts } from '../../../../electron/engine/media/probe/facts.ts';
import { clipForm } from '../../../../shared/model/clip.ts';
import { exiftool, told } from '../../engine/media/release/exiftool.ts';
import { ffmpeg, makeFilm } from './clips.ts';

const chromium = findChromium(process.env);
const calm = new AbortController().signal;
const folder = mkdtempSync(join(tmpdir(), 'bahan-clip-traces-'));
const desk = new Desk(decoderFolder);
const page = new PageWay({ desk, open: () => openChromium(chromium as string, desk) });
beforeAll(async () => {
  if (chromium && (await isStale('decoder'))) await build('decoder', calm);
}, 120_000);
afterAll(async () => {
  await page.close();
  rmSync(folder, { recursive: true, force: true });
});

const words = { title: 'Panen Kopi', caption: 'Petani.', creator: 'Humas', copyright: 'Pemkab', date: '2020-10-09' };

/** The outermost parts of an MP4, in their order. */
function boxesOf(bytes: Buffer): string[] {
  const found: string[] = [];
  for (let at = 0; at + 8 <= bytes.length; ) {
    found.push(bytes.toString('latin1', at + 4, at + 8));
    const short = bytes.readUInt32BE(at);
    at += short === 1 ? Number(bytes.readBigUInt64BE(at + 8)) : short === 0 ? bytes.length : short;
  }
  return found;
}

/** What exiftool reads of who wrote a file and when. */
const signed = (path: string): string[] =>
  Object.entries(told([path])[0] ?? {})
    .filter(([name]) =>
      /(app|encoder|compressorname|handlerdescription|software|creatortool|:(media|track)?(create|modify)date)$/i.test(
        name,
      ),
    )
    .filter(([name, value]) => !name.startsWith('System:') && !/^(0000:00:00 00:00:00|0)?$/.test(String(value)))
    .map(([name, value]) => `${name} ${value}`);

const ways: readonly (readonly [name: string, way: Way, has: boolean])[] = [
  ['a Chromium', page, chromium !== undefined],
  ['ffmpeg', ffmpegWay(() => ffmpeg), true],
];
for (const [name, way, has] of ways) {
  describe.skipIf(!has || !ffmpeg)(`what clips by ${name} tell`, { timeout: 60_000 }, () => {
    test.each(clipForm.options)('%s: neither what wrote it nor when, and first of all what is where', async (form) => {
      // taken from its very beginning, where others have written the names of their encoders into the sound
      const path = makeFilm(folder, 'signed.mp4', ['-c:v', 'libx264', '-preset', 'ultrafast', '-c:a', 'aac'], {
        seconds: 2,
      });
      expect(readFileSync(path, 'latin1')).toMatch(/Lavc\d/);
      const target = join(folder, `clip.${form}`);
      const asked = { path, mime: 'video/mp4', seconds: 2, target, form, from: 0, to: 1.5, longEdge: null, words };
      await way.clip?.(asked, calm, () => {});
      const bytes = readFileSync(target);
      const names = /mediabunny|lav[cf]\d|lavf|x264|libvpx|libopus|chrom|ffmp|videohandler/i;
      expect(names.exec(bytes.toString('latin1'))).toBeNull();
      if (form === 'mp4' || form === 'm4a') {
        const boxes = boxesOf(bytes);
        expect(boxes.indexOf('moov')).toBeGreaterThan(0);
        expect(boxes.indexOf('moov')).toBeLessThan(boxes.indexOf('mdat'));
      }
      // every sample is where the index says
      const played = spawnSync(ffmpeg as string, ['-v', 'error', '-i', target, '-f', 'null', '-'], {
        encoding: 'utf8',
      });
      expect(played.stderr).toBe('');
      const facts = await readFacts(target);
      expect(Math.abs((facts.durationSeconds ?? 0) - 1.5)).toBeLessThan(0.2);
      expect(facts).toMatchObject({ gps: null, make: null, model: null, error: null });
      expect(facts.technical).not.toHaveProperty('software');
      if (exiftool) expect(signed(target)).toEqual([]);
    });
  });
}
