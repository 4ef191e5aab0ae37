// @module-tag long
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openChromium } from '../../../../electron/doors/decoder/chromium.ts';
import { Desk } from '../../../../electron/doors/decoder/desk.ts';
import { ffmpegWay } from '../../../../electron/doors/decoder/ffmpeg.ts';
import { findChromium } from '../../../../electron/doors/decoder/find-chromium.ts';
import { findProgram } from '../../../../electron/doors/decoder/find-ffmpeg.ts';
import { PageWay } from '../../../../electron/doors/decoder/page-way.ts';
import type { Way } from '../../../../electron/doors/decoder/way.ts';
import { build, decoderFolder, isStale } from '../../../../electron/doors/page-build.ts';
import type { ClipRequest } from '../../../../electron/engine/host.ts';
import { type ClipForm, clipForm } from '../../../../shared/model/clip.ts';
import { wide } from '../../../fixtures/wide.ts';
import { ffmpeg, makeFilm, makeSound, makeSteps } from './clips.ts';

const chromium = findChromium(process.env);
const ffprobe = findProgram(['ffprobe'], process.env, ffmpeg ? [dirname(ffmpeg)] : []);
const calm = new AbortController().signal;
const folder = mkdtempSync(join(tmpdir(), 'bahan-clip-'));
const desk = new Desk(decoderFolder);
const page = new PageWay({ desk, open: () => openChromium(chromium as string, desk) });
afterAll(async () => {
  await page.close();
  rmSync(folder, { recursive: true, force: true });
});

const h264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-c:a', 'aac'];
/** What a telephone writes into its films. */
const secrets = [
  ...['-metadata', 'location=-06.9+107.6/', '-metadata', 'title=nama asli', '-metadata', 'comment=serial 4711'],
  ...['-metadata', 'make=Kamera', '-metadata', 'model=X1', '-movflags', '+use_metadata_tags'],
];
const words = {
  title: 'Panen Kopi',
  caption: 'Petani memetik.',
  creator: 'Humas',
  copyright: '© Pemkab',
  date: '2020-10-09',
};

interface Probed {
  readonly format: { readonly duration: string; readonly tags?: Record<string, string> };
  readonly streams: readonly {
    readonly codec_name: string;
    readonly width?: number;
    readonly height?: number;
    readonly side_data_list?: unknown;
  }[];
}

function probe(path: string): Probed {
  const asked = ['-v', 'error', '-of', 'json', '-show_format', '-show_streams', path];
  return JSON.parse(spawnSync(ffprobe as string, asked, { encoding: 'utf8' }).stdout) as Probed;
}

let clips = 0;
const request = (path: string, mime: string, form: ClipForm, more: Partial<ClipRequest> = {}): ClipRequest => ({
  ...{ path, mime, seconds: 4, form, from: 1, to: 2.5, longEdge: null, words },
  ...{ target: join(folder, `clip-${++clips}.${form}`), ...more },
});

/** Brightness of the middle of the frames of a clip, from its beginning to its end. */
async function lightOf(way: Way, path: string, mime: string): Promise<number[]> {
  const frames = await way.frames({ path, mime, seconds: 1.5, count: 3, edge: 100 }, calm);
  return await Promise.all(
    frames.map(async ({ bytes }) => Math.round((await sharp(bytes).stats()).channels[0]?.mean ?? 0)),
  );
}

const codecs: Readonly<Record<ClipForm, RegExp>> = {
  mp4: /^h264,aac$/,
  webm: /^vp[89],opus$/,
  m4a: /^aac$/,
  weba: /^opus$/,
  wav: /^pcm_s16le$/,
};

beforeAll(async () => {
  if (chromium && (await isStale('decoder'))) await build('decoder', calm);
}, 120_000);

const ways: readonly (readonly [name: string, way: Way, has: boolean])[] = [
  ['a Chromium', page, chromium !== undefined],
  ['ffmpeg', ffmpegWay(() => ffmpeg), true],
];
for (const [name, way, has] of ways) {
  describe.skipIf(!has || !ffmpeg || !ffprobe)(`clips by ${name}`, { timeout: 60_000 }, () => {
    const clipOf = async (asked: ClipRequest, signal = calm) => {
      const parts: number[] = [];
      await way.clip?.(asked, signal, (part) => parts.push(part));
      return { ...probe(asked.target), parts };
    };

    test('it says what it encodes', async () => {
      const able = await way.abilities?.(calm);
      expect(able?.types).toContain('video/mp4');
      expect(able?.audio).toContain('pcm');
    });

    test.each(wide(2, clipForm.options))(
      '%s: the part that was chosen, with the words of the office and no others',
      async (form) => {
        const path = makeFilm(folder, 'film.mp4', [...h264, ...secrets]);
        const asked = request(path, 'video/mp4', form, { longEdge: 80 });
        const { format, streams, parts } = await clipOf(asked);
        expect(streams.map((stream) => stream.codec_name).join()).toMatch(codecs[form]);
        expect(Math.abs(Number(format.duration) - 1.5)).toBeLessThan(0.11);
        if (form === 'mp4' || form === 'webm') expect(streams[0]).toMatchObject({ width: 80, height: 44 });
        // a WAV has its words in the letters of Windows, which not every reader takes them for
        const letters = form === 'wav' ? readFileSync(asked.target, 'latin1') : '';
        const said = JSON.stringify([format.tags, streams]) + letters;
        for (const word of Object.values(words)) expect(said).toContain(word);
        expect(said).not.toMatch(/nama asli|4711|107\.6|Kamera|X1/);
        expect(parts.every((part) => part >= 0 && part <= 1)).toBe(true);
      },
    );

    const films = wide(1, [
      ['steps.mp4', 'video/mp4', h264],
      ['steps.mts', 'video/mp2t', ['-f', 'mpegts', '-output_ts_offset', '3600', ...h264]],
      ['steps.mkv', 'video/x-matroska', ['-c:v', 'libx264', '-g', '250', '-c:a', 'aac']],
    ]);
    test.each(films)('%s: begins and ends at the frames that were meant', async (file, mime, output) => {
      const asked = request(makeSteps(folder, file, output), mime, 'mp4', { from: 1, to: 3 });
      await clipOf(asked);
      const [first = 0, , last = 0] = await lightOf(way, asked.target, 'video/mp4');
      expect(Math.abs(first - 73)).toBeLessThan(20);
      expect(Math.abs(last - 143)).toBeLessThan(20);
    });

    test('a film of a telephone is upright by itself', async () => {
      const path = makeFilm(folder, 'turned.mp4', h264, { turned: true });
      const { streams } = await clipOf(request(path, 'video/mp4', 'mp4'));
      expect(streams[0]).toMatchObject({ width: 90, height: 160 });
      expect(streams[0]?.side_data_list).toBeUndefined();
    });

    test('sound of other formats', async () => {
      const path = makeSound(folder, 'tone.mp3', ['-c:a', 'libmp3lame', '-metadata', 'artist=rahasia']);
      for (const form of ['weba', 'wav'] as const) {
        const { format, streams } = await clipOf(request(path, 'audio/mpeg', form, { from: 0.5, to: 3 }));
        expect(streams.map((stream) => stream.codec_name).join()).toMatch(codecs[form]);
        expect(Math.abs(Number(format.duration) - 2.5)).toBeLessThan(0.11);
        expect(JSON.stringify(format.tags)).not.toContain('rahasia');
      }
    });

    test('an end beyond the end is the end, and a part that is not there is none', async () => {
      const path = makeFilm(folder, 'film.mp4', [...h264, ...secrets]);
      const { format } = await clipOf(request(path, 'video/mp4', 'mp4', { from: 3, to: 99 }));
      expect(Math.abs(Number(format.duration) - 1)).toBeLessThan(0.11);
      const beyond = way.clip?.(request(path, 'video/mp4', 'mp4', { from: 50, to: 60 }), calm, () => {});
      await expect(beyond).rejects.toMatchObject({ code: expect.stringMatching(/^file-(damaged|unsupported)$/) });
    });

    test('a frame at a second', async () => {
      const path = makeSteps(folder, 'still.mp4', h264);
      for (const [at, light] of [
        [0, 5],
        [2.5, 143],
        [99, 213],
      ] as const) {
        const frames = await way.frames({ path, mime: 'video/mp4', seconds: 4, count: 1, edge: 100, at }, calm);
        expect(frames).toHaveLength(1);
        const mean = (await sharp(frames[0]?.bytes).stats()).channels[0]?.mean ?? 0;
        expect(Math.abs(mean - light)).toBeLessThan(20);
      }
    });

    test('what is no film, and a folder that is not there', async () => {
      const noise = join(folder, 'noise');
      writeFileSync(noise, '\u0001\u0002'.repeat(50_000));
      await expect(way.clip?.(request(noise, 'video/mp4', 'mp4'), calm, () => {})).rejects.toMatchObject({
        code: expect.stringMatching(/^file-(damaged|unsupported)$/),
      });
      const path = makeFilm(folder, 'film.mp4', [...h264, ...secrets]);
      const nowhere = request(path, 'video/mp4', 'mp4', { target: join(folder, 'nothing', 'here.mp4') });
      await expect(way.clip?.(nowhere, calm, () => {})).rejects.toMatchObject({ code: 'target-unwritable' });
    });

    test('stops when it is told to, grows no more, and goes on with the next', async () => {
      const path = makeFilm(folder, 'long.mp4', h264, { seconds: 60 });
      const stop = new AbortController();
      const asked = request(path, 'video/mp4', 'mp4', { from: 0, to: 60, seconds: 60 });
      const clip = way.clip?.(asked, stop.signal, () => stop.abort());
      await expect(clip).rejects.toMatchObject({ code: 'cancelled' });
      const size = () => (existsSync(asked.target) ? statSync(asked.target).size : 0);
      const left = size();
      await clipOf(request(path, 'video/mp4', 'mp4'));
      expect(size()).toBe(left);
    });
  });
}
