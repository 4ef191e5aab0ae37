import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, describe, expect, it } from 'vitest';
import type { Decoder, Frame } from '../../../../electron/engine/host.ts';
import { openDrawable } from '../../../../electron/engine/media/drawable.ts';
import { withFile } from '../../../../electron/engine/media/file-source.ts';
import { filmPictures, posterAmong } from '../../../../electron/engine/media/film-pictures.ts';
import { fingerprint } from '../../../../electron/engine/media/fingerprint.ts';
import { type MediaPool, openMediaPool } from '../../../../electron/engine/media/pool.ts';
import { renderFile } from '../../../../electron/engine/media/render.ts';
import { nodeHost } from '../../../../electron/engine/node-host.ts';
import { BahanError } from '../../../../shared/errors.ts';
import { mp4File, wavFile } from './media-files.ts';
import { tempFolder } from './temp-folder.ts';

const folder = tempFolder();
const pools: MediaPool[] = [];
afterEach(async () => {
  await Promise.all(pools.splice(0).map((pool) => pool.close()));
});

/** A frame of one colour with, when wanted, something on it. */
async function frame(at: number, colour: string, mark?: string, width = 1280, height = 720): Promise<Frame> {
  const picture = sharp({ create: { width, height, channels: 3, background: colour } });
  const marked = mark
    ? picture.composite([
        { input: { create: { width: width / 2, height, channels: 3, background: mark } }, left: 0, top: 0 },
      ])
    : picture;
  return { at, mime: 'image/jpeg', bytes: await marked.jpeg().toBuffer() };
}

const film = (name: string): string => {
  const path = join(folder, name);
  writeFileSync(path, mp4File({ width: 1280, height: 720, seconds: 60, created: Date.UTC(2021, 7, 17) }));
  return path;
};

const rgb = async (bytes: Uint8Array, x: number, y: number): Promise<number[]> => {
  const { data, info } = await sharp(bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const at = (y * info.width + x) * 3;
  return [...data.subarray(at, at + 3)].map((value) => Math.round(value / 85) * 85);
};

describe('the frame that stands for a film', () => {
  const black = { mean: 3, spread: 2 };
  const white = { mean: 250, spread: 5 };
  const grey = { mean: 128, spread: 1 };
  const scene = { mean: 110, spread: 50 };
  it.each([
    ['after black ones', [black, black, scene, scene], 2],
    ['after white ones', [white, white, scene], 2],
    ['after one-coloured ones', [grey, grey, grey, scene], 3],
    ['the second rather than the very first', [scene, scene, scene], 1],
    ['the very first when only it shows something', [scene, black, black], 0],
    ['the least dark of a dark film', [black, { mean: 15, spread: 9 }, { mean: 6, spread: 3 }], 1],
    ['the only one', [black], 0],
    ['none of none', [], -1],
  ])('is %s', (_, lights, place) => {
    expect(posterAmong(lights)).toBe(place);
  });
});

describe('the strip of a film', () => {
  it('holds all frames in equal cells side by side', async () => {
    const frames = await Promise.all(
      ['#ff0000', '#00ff00', '#0000ff'].map((colour, i) => frame(i, colour, undefined, 640, 360)),
    );
    const { strip } = await filmPictures(frames);
    expect(strip?.frames).toBe(3);
    expect(await sharp(strip?.bytes).metadata()).toMatchObject({ format: 'jpeg', width: 720, height: 135 });
    expect(await rgb(strip?.bytes as Uint8Array, 120, 67)).toEqual([255, 0, 0]);
    expect(await rgb(strip?.bytes as Uint8Array, 360, 67)).toEqual([0, 255, 0]);
    expect(await rgb(strip?.bytes as Uint8Array, 600, 67)).toEqual([0, 0, 255]);
  });

  it('leaves out what is no picture, and is absent for a film of one frame', async () => {
    const junk: Frame = { at: 0, mime: 'image/jpeg', bytes: Buffer.from('no picture') };
    const { poster, strip } = await filmPictures([junk, await frame(1, '#00ff00', '#ff0000')]);
    expect(poster.at).toBe(1);
    expect(strip).toBeUndefined();
    await expect(filmPictures([junk])).rejects.toMatchObject({ code: 'file-damaged' });
  });
});

/** Frames of a film that begins in black, and a sound that grows louder. */
const decoder = async (): Promise<Decoder> => {
  const frames = await Promise.all(
    Array.from({ length: 12 }, (_, i) => (i < 3 ? frame(i, '#000000') : frame(i, '#00ff00', '#ff0000'))),
  );
  return {
    frames: async ({ mime }) => {
      if (!mime.startsWith('video/mp4')) throw new BahanError('file-unsupported');
      return frames;
    },
    peaks: async ({ count }) => ({
      values: Uint8Array.from({ length: count }, (_, i) => (i * 255) / count),
      seconds: 1,
    }),
    close: async () => {},
  };
};

function start(given: Decoder): MediaPool {
  const pool = openMediaPool({ ...nodeHost(), decoder: given }, { size: 1 });
  pools.push(pool);
  return pool;
}

describe('pictures of a film', () => {
  it('are its first good frame and a strip of all', async () => {
    const path = film('a.mp4');
    const pool = start(await decoder());
    const facts = await pool.read(path);
    const { pictures, error } = await pool.render(path, facts);
    expect(error).toBeNull();
    expect(pictures).toMatchObject({ kind: 'picture', width: 1280, height: 720, strip: { frames: 12 } });
    expect(await rgb(pictures?.preview as Uint8Array, 100, 300)).toEqual([255, 0, 0]);
    expect(await sharp(pictures?.strip?.bytes).metadata()).toMatchObject({ width: 12 * 240, height: 135 });
  });

  it('are not made of a film that was replaced since its facts were read', async () => {
    const frames = [await frame(0, '#00ff00', '#ff0000')];
    expect(await renderFile(film('b.mp4'), '8-0000', { frames })).toMatchObject({
      pictures: null,
      error: { code: 'file-changing' },
    });
  });

  it('wait for the decoder without holding up photos, until they are given up', async () => {
    const path = film('c.mp4');
    const photo = join(folder, 'c.jpg');
    writeFileSync(photo, (await frame(0, '#00ff00')).bytes);
    const asked: AbortSignal[] = [];
    const never = (signal?: AbortSignal) =>
      new Promise<never>((_, reject) => {
        if (signal) asked.push(signal);
        signal?.addEventListener('abort', () => reject(new BahanError('cancelled')));
      });
    const pool = start({
      frames: (_, signal) => never(signal),
      peaks: (_, signal) => never(signal),
      close: async () => {},
    });
    const abort = new AbortController();
    const waiting = pool.render(
      path,
      { fingerprint: null, kind: 'video', mime: 'video/mp4' },
      { signal: abort.signal },
    );
    const drawn = await pool.render(photo, { fingerprint: null, kind: 'photo', mime: 'image/jpeg' });
    expect(drawn.pictures).toMatchObject({ kind: 'picture', width: 1280 });
    expect(asked).toHaveLength(1);
    abort.abort();
    await expect(waiting).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('keep the loudness of a sound beside its picture', async () => {
    const path = join(folder, 'a.wav');
    writeFileSync(path, wavFile({ INAM: 'Sambutan' }));
    const pool = start(await decoder());
    const { pictures } = await pool.render(path, await pool.read(path));
    expect(pictures?.kind).toBe('card');
    expect(pictures?.peaks).toHaveLength(1000);
    expect(pictures?.peaks?.[999]).toBeGreaterThan(pictures?.peaks?.[10] ?? 255);
  });

  it('are the cover where nothing decodes it, which is not exported as if it were the film', async () => {
    const box = (type: string, ...parts: Buffer[]): Buffer => {
      const body = Buffer.concat(parts);
      const head = Buffer.alloc(8);
      head.writeUInt32BE(body.length + 8, 0);
      head.write(type, 4, 'latin1');
      return Buffer.concat([head, body]);
    };
    const cover = await sharp({ create: { width: 50, height: 70, channels: 3, background: '#c00' } })
      .jpeg()
      .toBuffer();
    const data = box('data', Buffer.from([0, 0, 0, 13, 0, 0, 0, 0]), cover);
    const handler = box('hdlr', Buffer.alloc(8), Buffer.from('mdirappl'), Buffer.alloc(9));
    const meta = box('meta', Buffer.alloc(4), handler, box('ilst', box('covr', data)));
    const whole = mp4File({ width: 64, height: 36, seconds: 1, created: 1.6e12 });
    const at = whole.indexOf('moov') - 4;
    const size = whole.readUInt32BE(at);
    const udta = box('udta', meta);
    whole.writeUInt32BE(size + udta.length, at);
    const path = join(folder, 'cover.mp4');
    writeFileSync(path, Buffer.concat([whole.subarray(0, at + size), udta, whole.subarray(at + size)]));
    expect(await renderFile(path, null)).toMatchObject({
      pictures: { kind: 'picture', width: 50, height: 70 },
      error: null,
    });
    await expect(withFile(path, openDrawable)).rejects.toMatchObject({ code: 'file-unsupported' });
  });

  it('have the fingerprint that their facts have', async () => {
    const path = film('d.mp4');
    const expected = await withFile(path, fingerprint);
    const frames = [await frame(0, '#00ff00', '#ff0000')];
    expect((await renderFile(path, expected, { frames })).pictures).toMatchObject({ kind: 'picture' });
  });
});
