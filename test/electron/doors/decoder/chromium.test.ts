import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openChromium } from '../../../../electron/doors/decoder/chromium.ts';
import { Desk } from '../../../../electron/doors/decoder/desk.ts';
import { findChromium } from '../../../../electron/doors/decoder/find-chromium.ts';
import { type OpenPage, PageWay } from '../../../../electron/doors/decoder/page-way.ts';
import { build, decoderFolder, isStale } from '../../../../electron/doors/page-build.ts';
import type { Frame } from '../../../../electron/engine/host.ts';
import { demoClip, ffmpeg, makeFilm, makeSound } from './clips.ts';

const chromium = findChromium(process.env);
const calm = new AbortController().signal;
const folder = mkdtempSync(join(tmpdir(), 'bahan-chromium-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Processes of the browsers that this process started, and what they left in the folder for temporary files. */
function traces(): string[] {
  const mark = `bahan-decoder-${process.pid}-`;
  const profiles = readdirSync(tmpdir()).filter((name) => name.startsWith(mark));
  if (process.platform !== 'linux') return profiles;
  const processes = readdirSync('/proc').filter((name) => {
    if (!/^\d+$/.test(name)) return false;
    try {
      return readFileSync(`/proc/${name}/cmdline`, 'latin1').includes(mark);
    } catch {
      return false;
    }
  });
  return [...profiles, ...processes];
}

const desk = new Desk(decoderFolder);
const opened: OpenPage[] = [];
const way = new PageWay({
  desk,
  async open() {
    const page = await openChromium(chromium as string, desk);
    opened.push(page);
    return page;
  },
});
const h264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-c:a', 'aac'];

const framesOf = (path: string, mime: string, more: { seconds?: number | null; count?: number; edge?: number } = {}) =>
  way.frames({ path, mime, seconds: 4, count: 4, edge: 100, ...more }, calm);

async function look({ bytes, mime }: Frame): Promise<{ shape: number[]; left: string; right: string }> {
  expect(mime).toBe('image/jpeg');
  const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number) => {
    const [red = 0, , blue = 0] = data.subarray((y * info.width + x) * 3);
    return red > 180 && blue < 80 ? 'red' : blue > 180 && red < 80 ? 'blue' : `${red},${blue}`;
  };
  const middle = Math.floor(info.height / 2);
  const [left, right] = [Math.floor(info.width / 8), Math.floor((info.width * 7) / 8)];
  return { shape: [info.width, info.height], left: at(left, middle), right: at(right, middle) };
}

describe.skipIf(!chromium)('a Chromium of this computer', { timeout: 60_000 }, () => {
  beforeAll(async () => {
    if (await isStale('decoder')) await build('decoder', calm);
  }, 120_000);

  afterAll(() => way.close());

  test.each([
    ['phone.mp4', 'video/mp4'],
    ['market.webm', 'video/webm'],
  ])('takes frames from all over %s', async (name, mime) => {
    const frames = await framesOf(demoClip(name), mime, { seconds: null, count: 6, edge: 320 });
    expect(frames).toHaveLength(6);
    const moments = frames.map(({ at }) => at);
    expect(moments).toEqual([...moments].sort((a, b) => a - b));
    for (const { bytes } of frames) {
      const { width = 0, height = 0 } = await sharp(bytes).metadata();
      expect(Math.max(width, height)).toBeLessThanOrEqual(320);
    }
  });

  test.each([
    ['rain.m4a', 'audio/mp4'],
    ['angklung.mp3', 'audio/mpeg'],
    ['speech.wav', 'audio/x-wav'],
  ])('hears %s', async (name, mime) => {
    const { values, seconds } = await way.peaks({ path: demoClip(name), mime, seconds: null, count: 50 }, calm);
    expect(values).toHaveLength(50);
    expect(Math.max(...values)).toBeGreaterThan(10);
    expect(seconds).toBeGreaterThan(1);
  });

  describe.skipIf(!ffmpeg)('with films made for it', () => {
    test.each([
      ['clip.mp4', 'video/mp4', h264],
      ['clip.mov', 'video/quicktime', h264],
      ['clip.mkv', 'video/x-matroska', h264],
      ['clip.webm', 'video/webm', ['-c:v', 'libvpx', '-c:a', 'libvorbis']],
      ['clip.ts', 'video/mp2t', ['-f', 'mpegts', ...h264]],
      ['clip.mts', 'video/mp2t', ['-f', 'mpegts', '-mpegts_m2ts_mode', '1', ...h264]],
    ])('%s: frames from all over it, in its colours', async (name, mime, output) => {
      const frames = await framesOf(makeFilm(folder, name, output), mime);
      expect(frames).toHaveLength(4);
      for (const frame of frames) {
        expect(await look(frame)).toEqual({ shape: [100, 56], left: 'red', right: 'blue' });
      }
      for (const [index, { at }] of frames.entries()) expect(Math.floor(at)).toBe(index);
    });

    test('turns a film of a telephone', async () => {
      const path = makeFilm(folder, 'turned.mp4', h264, { turned: true });
      const [frame] = await framesOf(path, 'video/mp4');
      expect((await look(frame as Frame)).shape).toEqual([56, 100]);
    });

    test('makes square what has other pixels', async () => {
      const path = makeFilm(folder, 'wide.mp4', [...h264, '-aspect', '32:9']);
      const [frame] = await framesOf(path, 'video/mp4', { edge: 320 });
      expect((await look(frame as Frame)).shape).toEqual([320, 90]);
    });

    test.each([null, 36_000, 0])('asks the film itself when it is said to last %s seconds', async (seconds) => {
      const frames = await framesOf(makeFilm(folder, 'liar.mp4', h264), 'video/mp4', { seconds });
      expect(frames.map(({ at }) => Math.floor(at))).toEqual([0, 1, 2, 3]);
    });

    test('shows what there is of a film that was cut off', async () => {
      const path = makeFilm(folder, 'cut.mkv', [...h264, '-g', '5']);
      truncateSync(path, 12_000);
      expect((await framesOf(path, 'video/x-matroska')).length).toBeGreaterThan(0);
    });

    test.each([
      ['tone.mp3', 'audio/mpeg', ['-c:a', 'libmp3lame']],
      ['tone.aac', 'audio/aac', ['-c:a', 'aac', '-f', 'adts']],
      ['tone.ogg', 'audio/ogg', ['-c:a', 'libvorbis']],
      ['tone.opus', 'audio/ogg', ['-c:a', 'libopus']],
      ['tone.flac', 'audio/flac', ['-c:a', 'flac']],
      ['tone.webm', 'audio/webm', ['-c:a', 'libopus']],
    ])('%s: quiet, then loud', async (name, mime, output) => {
      const path = makeSound(folder, name, output);
      const { values, seconds } = await way.peaks({ path, mime, seconds: null, count: 8 }, calm);
      expect(seconds).toBeGreaterThan(3.8);
      expect(seconds).toBeLessThan(4.3);
      expect(Math.max(...values.subarray(0, 3))).toBeLessThan(40);
      expect(Math.min(...values.subarray(5))).toBeGreaterThan(150);
    });

    test('says of sound alone that there is nothing to see, and of a mute film nothing to hear', async () => {
      const sound = makeSound(folder, 'only.mp4', ['-c:a', 'aac']);
      await expect(framesOf(sound, 'video/mp4')).rejects.toMatchObject({ code: 'file-unsupported' });
      const mute = makeFilm(folder, 'mute.mp4', ['-c:v', 'libx264', '-an']);
      const peaks = way.peaks({ path: mute, mime: 'video/mp4', seconds: 4, count: 8 }, calm);
      await expect(peaks).rejects.toMatchObject({ code: 'file-unsupported' });
    });

    test('stops when it is told to, and goes on with the next', async () => {
      const path = makeFilm(folder, 'stop.mp4', h264);
      const stop = new AbortController();
      const asked = way.frames({ path, mime: 'video/mp4', seconds: 4, count: 4, edge: 100 }, stop.signal);
      setTimeout(() => stop.abort(), 20);
      await expect(asked).rejects.toMatchObject({ code: 'cancelled' });
      expect(await framesOf(path, 'video/mp4')).toHaveLength(4);
    });
  });

  test.each([
    ['nothing at all', ''],
    ['a playlist', '#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\nhttp://127.0.0.1:1/x.ts\n#EXT-X-ENDLIST\n'],
    ['a page', '<!doctype html><script>location = "http://127.0.0.1:1/"</script>'],
    ['noise', '\u0001\u0002'.repeat(50_000)],
  ])('says of %s named as a film that it cannot', async (name, content) => {
    const path = join(folder, name.replaceAll(' ', '-'));
    writeFileSync(path, content);
    for (const mime of ['video/mp4', 'video/mp2t', 'video/x-matroska']) {
      await expect(framesOf(path, mime)).rejects.toMatchObject({
        code: expect.stringMatching(/^file-(unsupported|damaged)$/),
      });
    }
  });

  test('says so when the file is gone', async () => {
    const gone = framesOf(join(folder, 'not-there.mp4'), 'video/mp4');
    await expect(gone).rejects.toMatchObject({ code: expect.stringMatching(/^file-/) });
  });

  test('one browser served them all, and another comes when it ends by itself', async () => {
    expect(opened).toHaveLength(1);
    await opened[0]?.close(); // as if it had crashed
    expect(await framesOf(demoClip('phone.mp4'), 'video/mp4', { seconds: null })).toHaveLength(4);
    expect(opened).toHaveLength(2);
  });

  test('a browser that ends at work fails that work, with its reason', async () => {
    const asked = framesOf(demoClip('stage.mp4'), 'video/mp4', { seconds: null, count: 60, edge: 1_600 });
    const told = expect(asked).rejects.toMatchObject({ code: 'reader-crashed' });
    await opened.at(-1)?.close();
    await told;
  });

  test('it ends when nothing more comes, and leaves nothing', async () => {
    await way.close();
    expect(traces()).toEqual([]);
    const own = new Desk(decoderFolder);
    const short = new PageWay({ desk: own, open: () => openChromium(chromium as string, own), idle: 50 });
    await short.frames({ path: demoClip('phone.mp4'), mime: 'video/mp4', seconds: null, count: 1, edge: 50 }, calm);
    expect(traces()).not.toEqual([]);
    await expect.poll(traces, { timeout: 10_000 }).toEqual([]);
    await short.close();
  });

  test('a browser that cannot be started is no browser, and leaves nothing', async () => {
    const own = new Desk(decoderFolder);
    const broken = new PageWay({ desk: own, open: () => openChromium(join(folder, 'no-browser'), own) });
    const asked = () =>
      broken.frames({ path: demoClip('phone.mp4'), mime: 'video/mp4', seconds: null, count: 1, edge: 50 }, calm);
    for (let attempt = 0; attempt < 6; attempt++)
      await expect(asked()).rejects.toMatchObject({ code: 'file-unsupported' });
    expect(broken.suits('video/mp4')).toBe(false); // it is not tried for every film of a library
    expect(traces()).toEqual([]);
    await broken.close();
  });
});
