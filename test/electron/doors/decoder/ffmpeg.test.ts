// @module-tag long
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, describe, expect, test } from 'vitest';
import { ffmpegWay } from '../../../../electron/doors/decoder/ffmpeg.ts';
import { findFfmpeg } from '../../../../electron/doors/decoder/find-ffmpeg.ts';
import type { Frame } from '../../../../electron/engine/host.ts';
import { wide } from '../../../fixtures/wide.ts';
import { ffmpeg, makeFilm, makeSound } from './clips.ts';

const folder = mkdtempSync(join(tmpdir(), 'bahan-ffmpeg-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const calm = new AbortController().signal;
const way = ffmpegWay(() => ffmpeg);
const h264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-c:a', 'aac'];

const framesOf = (path: string, mime: string, more: { seconds?: number | null; count?: number; edge?: number } = {}) =>
  way.frames({ path, mime, seconds: 4, count: 4, edge: 100, ...more }, calm);

/** Colours at the left and the right of a frame, and its shape. */
async function look({ bytes, mime }: Frame): Promise<{ shape: number[]; left: string; right: string }> {
  expect(mime).toBe('image/jpeg');
  const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number) => {
    const [red = 0, , blue = 0] = data.subarray((y * info.width + x) * 3);
    return red > 180 && blue < 80 ? 'red' : blue > 180 && red < 80 ? 'blue' : `${red},${blue}`;
  };
  const middle = Math.floor(info.height / 2);
  return {
    shape: [info.width, info.height],
    left: at(Math.floor(info.width / 8), middle),
    right: at(Math.floor((info.width * 7) / 8), middle),
  };
}

describe.skipIf(!ffmpeg)('films by ffmpeg', () => {
  const containers = wide(3, [
    ['clip.mp4', 'video/mp4', h264],
    ['clip.mts', 'video/mp2t', ['-f', 'mpegts', ...h264]],
    ['clip.wmv', 'video/x-ms-wmv', ['-c:v', 'wmv2', '-c:a', 'wmav2']],
    ['clip.mov', 'video/quicktime', ['-c:v', 'mjpeg', '-c:a', 'pcm_s16le']],
    ['clip.mkv', 'video/x-matroska', h264],
    ['clip.avi', 'video/x-msvideo', ['-c:v', 'mpeg4', '-c:a', 'mp2']],
    ['clip.mpg', 'video/mpeg', ['-c:v', 'mpeg1video', '-r', '25', '-c:a', 'mp2']],
    ['clip.m2v', 'video/mpeg', ['-c:v', 'mpeg2video', '-an', '-f', 'mpeg2video', '-r', '25']],
    ['clip.flv', 'video/x-flv', ['-c:v', 'flv', '-an']],
    ['clip.ogv', 'video/ogg', ['-c:v', 'libtheora', '-c:a', 'libvorbis']],
    ['clip.mxf', 'application/mxf', ['-c:v', 'mpeg2video', '-r', '25', '-c:a', 'pcm_s16le', '-ar', '48000']],
  ]);
  test.each(containers)('%s: frames from all over it, in its colours', async (name, mime, output) => {
    const frames = await framesOf(makeFilm(folder, name, output), mime);
    expect(frames.length).toBeGreaterThanOrEqual(3); // a codec may leave out what does not move
    for (const [index, frame] of frames.entries()) {
      expect(frame.at).toBeGreaterThan(frames[index - 1]?.at ?? 0);
      expect(frame.at).toBeLessThan(4);
      expect(await look(frame)).toEqual({ shape: [100, 56], left: 'red', right: 'blue' });
    }
  });

  test('long films are sought through and not gone through', async () => {
    const path = makeFilm(
      folder,
      'long.mp4',
      [...h264, '-b:v', '4M', '-minrate', '4M', '-x264opts', 'nal-hrd=cbr:filler'],
      { seconds: 12 },
    );
    const moments = (await framesOf(path, 'video/mp4', { seconds: 12 })).map(({ at }) => Math.round(at * 10) / 10);
    expect(moments).toEqual([1.5, 4.5, 7.5, 10.5]);
  });

  test('a film of telephones is turned and keeps its shape', async () => {
    const turned = makeFilm(folder, 'turned.mp4', h264, { turned: true });
    const [frame] = await framesOf(turned, 'video/mp4');
    expect((await look(frame as Frame)).shape).toEqual([56, 100]);
  });

  test('pixels that are no squares are made so', async () => {
    const path = makeFilm(folder, 'wide.mp4', [...h264, '-aspect', '32:9']);
    const [frame] = await framesOf(path, 'video/mp4', { edge: 320 });
    expect((await look(frame as Frame)).shape).toEqual([320, 90]);
  });

  test('nothing is enlarged', async () => {
    const [frame] = await framesOf(makeFilm(folder, 'small.mp4', h264), 'video/mp4', { edge: 1_600 });
    expect((await look(frame as Frame)).shape).toEqual([160, 90]);
  });

  test.each(wide(2, [null, 36_000, 0, Number.NaN, -4]))('a film that says it lasts %s seconds', async (seconds) => {
    const path = makeFilm(folder, 'liar.mkv', h264);
    const frames = await framesOf(path, 'video/x-matroska', { seconds });
    expect(frames.length).toBeGreaterThanOrEqual(4);
    expect(frames.at(-1)?.at).toBeGreaterThan(3);
  });

  test('a film cut in half shows what there is', async () => {
    const path = makeFilm(folder, 'cut.mkv', [...h264, '-g', '5']);
    truncateSync(path, 12_000);
    const frames = await framesOf(path, 'video/x-matroska');
    expect(frames.length).toBeGreaterThan(0);
    await look(frames[0] as Frame);
  });

  test('a still film of one frame shows it', async () => {
    const path = makeFilm(folder, 'one.mp4', [...h264, '-frames:v', '1', '-an']);
    expect(await framesOf(path, 'video/mp4')).toHaveLength(1);
  });

  test('sound without a picture is nothing to look at, also with a cover', async () => {
    const path = makeSound(folder, 'only.m4a', ['-c:a', 'aac']);
    await expect(framesOf(path, 'audio/mp4')).rejects.toMatchObject({ code: 'file-unsupported' });
  });
});

describe.skipIf(!ffmpeg)('sounds by ffmpeg', () => {
  const containers = wide(3, [
    ['tone.mp3', 'audio/mpeg', ['-c:a', 'libmp3lame']],
    ['tone.wma', 'audio/x-ms-wma', ['-c:a', 'wmav2']],
    ['tone.wav', 'audio/x-wav', ['-c:a', 'adpcm_ms']],
    ['tone.m4a', 'audio/mp4', ['-c:a', 'aac']],
    ['tone.aac', 'audio/aac', ['-c:a', 'aac', '-f', 'adts']],
    ['tone.ogg', 'audio/ogg', ['-c:a', 'libvorbis']],
    ['tone.opus', 'audio/ogg', ['-c:a', 'libopus']],
    ['tone.flac', 'audio/flac', ['-c:a', 'flac']],
    ['tone.aiff', 'audio/x-aiff', ['-c:a', 'pcm_s16be']],
    ['tone.mts', 'video/mp2t', ['-c:a', 'mp2', '-f', 'mpegts']],
  ]);
  test.each(containers)('%s: quiet, then loud', async (name, mime, output) => {
    const path = makeSound(folder, name, output);
    const { values, seconds } = await way.peaks({ path, mime, seconds: null, count: 8 }, calm);
    expect(seconds).toBeGreaterThan(3.8);
    expect(seconds).toBeLessThan(4.3);
    expect(Math.max(...values.subarray(0, 3))).toBeLessThan(40);
    expect(Math.min(...values.subarray(5))).toBeGreaterThan(150);
  });

  test('a film without sound has none', async () => {
    const path = makeFilm(folder, 'mute.mp4', ['-c:v', 'libx264', '-an']);
    await expect(way.peaks({ path, mime: 'video/mp4', seconds: 4, count: 8 }, calm)).rejects.toMatchObject({
      code: 'file-unsupported',
    });
  });
});

describe.skipIf(!ffmpeg)('what a file may not do to ffmpeg', () => {
  test.each([
    [
      'a playlist named as a film',
      'video/mp4',
      (film: string) => `#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\n${film}\n#EXT-X-ENDLIST\n`,
    ],
    ['a playlist in an old container', 'video/x-msvideo', (film: string) => `#EXTM3U\n#EXTINF:9,\nfile://${film}\n`],
    ['a list of files', 'video/x-matroska', (film: string) => `ffconcat version 1.0\nfile '${film}'\n`],
    [
      'a manifest',
      'video/mp2t',
      (film: string) => `<?xml version="1.0"?><MPD><Period><BaseURL>${film}</BaseURL></Period></MPD>`,
    ],
    ['nothing at all', 'video/mp4', () => ''],
  ])('%s opens no other file', async (name, mime, words) => {
    const film = makeFilm(folder, 'secret.mp4', h264);
    const path = join(folder, name.replaceAll(' ', '-'));
    writeFileSync(path, words(film));
    await expect(framesOf(path, mime)).rejects.toMatchObject({
      code: expect.stringMatching(/^file-(damaged|unsupported)$/),
    });
  });

  test('a name that looks like an option or an address is a name', async () => {
    const film = makeFilm(folder, 'plain.mp4', h264);
    for (const name of ['-i.mp4', 'http:%2d 01.mp4', 'concat:a|b.mp4', '%03d.mp4']) {
      copyFileSync(film, join(folder, name));
      expect(await framesOf(join(folder, name), 'video/mp4')).toHaveLength(4);
    }
  });

  test('it ends when it is told to', async () => {
    const path = makeFilm(folder, 'stop.mp4', h264);
    const stop = new AbortController();
    const asked = way.frames({ path, mime: 'video/mp4', seconds: 4, count: 4, edge: 100 }, stop.signal);
    stop.abort();
    await expect(asked).rejects.toMatchObject({ code: 'cancelled' });
    expect(childrenOf(process.pid)).toEqual([]);
  });
});

/** Programs that this process started and that still run. */
function childrenOf(parent: number): string[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const status = readFileSync(`/proc/${name}/stat`, 'latin1');
        const [state, up] = status.slice(status.lastIndexOf(')') + 2).split(' ');
        return Number(up) === parent && state !== 'Z' && status.includes('(ffmpeg)') ? [status] : [];
      } catch {
        return [];
      }
    });
}

describe('finding ffmpeg', () => {
  test('a program that is named stands before one that is found, and one that is not there for nothing', () => {
    const self = process.execPath;
    expect(findFfmpeg({ BAHAN_FFMPEG: self, PATH: '/usr/bin' }, '/somewhere')).toBe(self);
    expect(findFfmpeg({ PATH: '/usr/bin' }, self)).toBe(self);
    expect(findFfmpeg({ BAHAN_FFMPEG: '', PATH: '/usr/bin' }, self)).toBeUndefined();
    expect(findFfmpeg({ BAHAN_FFMPEG: folder }, undefined)).toBeUndefined();
  });

  test('without one nothing is decoded', async () => {
    const none = ffmpegWay(() => undefined);
    expect(none.suits('video/mp4')).toBe(false);
    await expect(none.peaks({ path: '/x', mime: 'audio/mpeg', seconds: 1, count: 1 }, calm)).rejects.toMatchObject({
      code: 'file-unsupported',
    });
  });
});
