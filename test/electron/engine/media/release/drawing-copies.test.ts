import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { copyFile } from '../../../../../electron/engine/media/copy.ts';
import { pdfFile } from '../pdf-file.ts';
import { tempFolder } from '../temp-folder.ts';
import { copied, deltaE, pixelsOf } from './copies.ts';
import { presetOf } from './presets.ts';

const folder = tempFolder();

/** Red on the left, blue on the right, with a green bar across the top. */
async function halves(width = 1200, height = 800): Promise<Buffer> {
  const part = (w: number, h: number, background: string, left: number, top: number) => ({
    input: { create: { width: w, height: h, channels: 3 as const, background } },
    left,
    top,
  });
  return sharp({ create: { width, height, channels: 3, background: '#c03030' } })
    .composite([part(width / 2, height, '#3030c0', width / 2, 0), part(width, height / 8, '#30c030', 0, 0)])
    .jpeg({ quality: 95 })
    .toBuffer();
}
const red = [0xc0, 0x30, 0x30];
const blue = [0x30, 0x30, 0xc0];
const noise = (width: number, height: number) =>
  sharp({
    create: { width, height, channels: 3, background: '#888', noise: { type: 'gaussian', mean: 128, sigma: 40 } },
  });
const clear = () =>
  sharp({ create: { width: 400, height: 300, channels: 4, background: '#00000000' } })
    .composite([
      { input: { create: { width: 200, height: 300, channels: 4, background: '#c03030' } }, left: 0, top: 0 },
    ])
    .png()
    .toBuffer();

describe('several copies of one picture', () => {
  it('are made together, each as its preset says, in the order asked for', async () => {
    const source = join(folder, 'many.jpg');
    writeFileSync(source, await halves());
    const presets = [
      presetOf({ size: { width: 400, height: 500 }, fit: 'crop' }),
      presetOf({ original: true }),
      presetOf({ size: { width: 500, height: 500 }, fit: 'pad', ground: '#00ff00', format: 'png' }),
      presetOf({ longEdge: 600, format: 'webp' }),
    ];
    const targets = presets.map((preset, i) => ({ path: join(folder, `many-${i}`), preset }));
    const { copies } = await copyFile({ source, targets, describe: {} });
    expect(copies).toMatchObject([
      { width: 400, height: 500, format: 'jpeg', error: null },
      { width: null, format: null, error: null },
      { width: 500, height: 500, format: 'png', error: null },
      { width: 600, height: 400, format: 'webp', error: null },
    ]);
    expect(readFileSync(join(folder, 'many-1')).equals(readFileSync(source))).toBe(true);
    for (const [i, size] of [
      [0, [400, 500]],
      [2, [500, 500]],
      [3, [600, 400]],
    ] as const) {
      const { width, height } = await sharp(join(folder, `many-${i}`)).metadata();
      expect([width, height]).toEqual(size);
    }
    const padded = await pixelsOf(join(folder, 'many-2'));
    expect(padded.at(250, 10)).toEqual([0, 255, 0]);
    expect(deltaE(padded.at(100, 300), red)).toBeLessThan(2);
  });

  it('do not fail because one of them does', async () => {
    const source = join(folder, 'one-fails.jpg');
    writeFileSync(source, await halves(300, 200));
    const logo = { file: 'logo.png', place: 'top-left' as const, size: 0.2, margin: 0.02, opacity: 1 };
    const targets = [
      { path: join(folder, 'with-logo'), preset: presetOf({ logo }), logo: join(folder, 'no-such-logo.png') },
      { path: join(folder, 'no', 'folder'), preset: presetOf() },
      { path: join(folder, 'plain'), preset: presetOf() },
    ];
    const { copies } = await copyFile({ source, targets, describe: {} });
    expect(copies).toMatchObject([
      { error: { code: 'logo-missing' } },
      { error: { code: 'target-missing' } },
      { error: null, width: 300 },
    ]);
  });

  it('of a file whose picture cannot be drawn are its bytes, where those were asked for', async () => {
    const source = join(folder, 'letter.txt');
    writeFileSync(source, 'Kepada Yth.');
    const targets = [presetOf({ original: true }), presetOf()].map((preset, i) => ({
      path: join(folder, `letter-${i}`),
      preset,
    }));
    const { copies } = await copyFile({ source, targets, describe: {} });
    expect(copies).toMatchObject([{ error: null, bytes: 11 }, { error: { code: 'file-unsupported' } }]);
  });
});

describe('a crop', () => {
  const square = { size: { width: 300, height: 300 }, fit: 'crop' as const, format: 'png' as const };

  it('shows the part that was asked for', async () => {
    const part = { x: 0.5, y: 0.25, width: 0.5, height: 0.75 };
    const { file, part: shown } = await copied(folder, await halves(), square, { part });
    const { at } = await pixelsOf(file);
    for (const [x, y] of [
      [2, 2],
      [297, 2],
      [150, 150],
      [297, 297],
    ] as const) {
      expect(deltaE(at(x, y), blue)).toBeLessThan(3);
    }
    expect(shown?.x).toBeGreaterThanOrEqual(0.5);
  });

  it('is of the picture as it is turned', async () => {
    const onSide = await sharp(await halves())
      .withMetadata({ orientation: 6 })
      .jpeg({ quality: 95 })
      .toBuffer();
    // what was on the left lies on top, and the green bar on the right
    const top = await pixelsOf(
      (await copied(folder, onSide, square, { part: { x: 0, y: 0, width: 0.8, height: 0.5 } })).file,
    );
    expect(deltaE(top.at(150, 150), red)).toBeLessThan(3);
    const again = await copied(folder, onSide, { longEdge: 600, format: 'png' }, { turn: 1 });
    expect([again.width, again.height]).toEqual([600, 400]);
    const { at } = await pixelsOf(again.file);
    // turned twice to the right: upside down, blue on the left
    expect(deltaE(at(50, 100), blue)).toBeLessThan(3);
    expect(deltaE(at(550, 100), red)).toBeLessThan(3);
  });

  it('of a panorama for a telephone has every pixel that was asked for', async () => {
    const wide = await sharp({ create: { width: 9000, height: 400, channels: 3, background: '#c03030' } })
      .jpeg()
      .toBuffer();
    const made = await copied(folder, wide, { size: { width: 1080, height: 1920 }, fit: 'crop', enlarge: true });
    expect([made.width, made.height]).toEqual([1080, 1920]);
  });

  it('of one pixel is a picture too', async () => {
    const dot = await sharp({ create: { width: 1, height: 1, channels: 3, background: '#c03030' } })
      .png()
      .toBuffer();
    expect(await copied(folder, dot, square)).toMatchObject({ width: 1, height: 1 });
    expect(await copied(folder, dot, { ...square, enlarge: true })).toMatchObject({ width: 300, height: 300 });
    expect(await copied(folder, dot, { ...square, fit: 'pad', format: 'jpeg' })).toMatchObject({ width: 300 });
    expect(await copied(folder, dot, { longEdge: 2048, sharpen: 'screen', format: 'webp' })).toMatchObject({
      width: 1,
    });
  });
});

describe('what can be seen through', () => {
  it('stands on the ground of the preset in a JPEG, else on white', async () => {
    const white = await pixelsOf((await copied(folder, await clear(), {})).file);
    expect(deltaE(white.at(380, 150), [255, 255, 255])).toBeLessThan(2);
    const grounded = await pixelsOf((await copied(folder, await clear(), { ground: '#203040' })).file);
    expect(deltaE(grounded.at(380, 150), [0x20, 0x30, 0x40])).toBeLessThan(2);
  });

  it('stays so in formats that hold it, and decides the format where that is kept', async () => {
    for (const format of ['png', 'webp', 'avif', 'tiff', 'keep'] as const) {
      const made = await copied(folder, await clear(), { format });
      expect(made.format).toBe(format === 'keep' ? 'png' : format);
      const { at, channels } = await pixelsOf(made.file);
      expect(channels).toBe(4);
      expect(at(380, 150)[3]).toBe(0);
      expect(at(20, 150)[3]).toBe(255);
    }
    expect((await copied(folder, await halves(), { format: 'keep' })).format).toBe('jpeg');
    const opaque = await sharp(await halves())
      .ensureAlpha()
      .png()
      .toBuffer();
    expect((await copied(folder, opaque, { format: 'keep' })).format).toBe('jpeg');
  });
});

describe('a limit of bytes', () => {
  it('is kept by quality first, and by size where quality is not enough', async () => {
    const detailed = await noise(1280, 720).jpeg({ quality: 95 }).toBuffer();
    const free = await copied(folder, detailed, { quality: 92 });
    const limit = Math.round(free.bytes * 0.7);
    const held = await copied(folder, detailed, { quality: 92, mostBytes: limit });
    expect(held.bytes).toBeLessThanOrEqual(limit);
    expect(held.bytes).toBeGreaterThan(limit * 0.9);
    expect([held.width, held.height]).toEqual([1280, 720]);
    const tiny = await copied(folder, detailed, { quality: 92, mostBytes: 20_000 });
    expect(tiny.bytes).toBeLessThanOrEqual(20_000);
    expect(tiny.width).toBeLessThan(1280);
  });

  it('is kept in every format, with all that is said in the copy', async () => {
    const detailed = await noise(700, 500).jpeg({ quality: 95 }).toBuffer();
    const describe = {
      title: 'Panen raya',
      caption: 'é'.repeat(20_000),
      keywords: Array.from({ length: 900 }, (_, i) => `kata ${i}`),
    };
    const metadata = { words: true, credit: true, people: true, position: true, camera: true };
    for (const format of ['jpeg', 'png', 'webp', 'avif', 'tiff'] as const) {
      const made = await copied(folder, detailed, { format, mostBytes: 60_000, metadata }, { describe });
      expect(made.bytes).toBeLessThanOrEqual(60_000);
      expect((await sharp(made.file).metadata()).width).toBe(made.width);
    }
  });
});

describe('what lies around and over a copy', () => {
  it('is a border, a bar with words and a logo, within the size asked for', async () => {
    const logoFile = join(folder, 'logo.svg');
    writeFileSync(
      logoFile,
      '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20" fill="#ffff00"/></svg>',
    );
    const made = await copied(
      folder,
      await halves(),
      {
        size: { width: 800, height: 800 },
        fit: 'crop',
        format: 'png',
        border: { width: 0.02, colour: '#00ffff' },
        captionBar: { text: '{judul}', background: '#101010', ink: '#ffffff', height: 0.1 },
        logo: { file: 'logo.svg', place: 'bottom-right', size: 0.25, margin: 0.03, opacity: 0.5 },
      },
      { bar: 'Panen raya <di> Temanggung & sekitarnya', logo: logoFile },
    );
    expect([made.width, made.height]).toEqual([800, 800]);
    const { at } = await pixelsOf(made.file);
    for (const [x, y] of [
      [5, 5],
      [795, 400],
      [400, 795],
    ] as const)
      expect(at(x, y)).toEqual([0, 255, 255]);
    expect(at(20, 710)).toEqual([0x10, 0x10, 0x10]);
    const bar = await sharp(made.file).extract({ left: 16, top: 704, width: 768, height: 80 }).stats();
    expect(bar.channels[0]?.max).toBeGreaterThan(200);
    // half of the yellow over the blue
    expect(deltaE(at(730, 660), [0x98, 0x98, 0x60])).toBeLessThan(4);
    expect(deltaE(at(60, 400), red)).toBeLessThan(3);
  });

  it('is no bar where there are no words for it', async () => {
    const captionBar = { text: '{judul}', background: '#101010', ink: '#ffffff', height: 0.1 };
    const made = await copied(folder, await halves(), { longEdge: 300, captionBar });
    expect([made.width, made.height]).toEqual([300, 200]);
    const barred = await copied(folder, await halves(), { longEdge: 300, captionBar }, { bar: 'Panen' });
    expect(barred.height).toBeGreaterThan(200);
  });

  it('has edges that are clearer when it is sharpened, and flat areas that are not', async () => {
    const dark = { create: { width: 600, height: 800, channels: 3 as const, background: '#505050' } };
    const sides = sharp({ create: { width: 1200, height: 800, channels: 3, background: '#b0b0b0' } });
    const step = await sides
      .composite([{ input: dark, left: 0, top: 0 }])
      .png()
      .toBuffer();
    const soft = await sharp(step).blur(1.2).png().toBuffer();
    const steepness = async (sharpen: 'none' | 'screen' | 'print') => {
      const { file } = await copied(folder, soft, { longEdge: 900, format: 'png', sharpen });
      const { at } = await pixelsOf(file);
      expect(at(100, 400)).toEqual([0x50, 0x50, 0x50]);
      return (at(451, 400)[0] as number) - (at(448, 400)[0] as number);
    };
    const [none, screen, print] = [await steepness('none'), await steepness('screen'), await steepness('print')];
    expect(screen).toBeGreaterThan(none);
    expect(print).toBeGreaterThan(screen);
  });
});

describe('a picture that is no plain photo', () => {
  it('is the first frame of a moving GIF on which there is something', async () => {
    const frame = (background: string) =>
      sharp({ create: { width: 60, height: 40, channels: 3, background } }).composite([
        { input: { create: { width: 20, height: 20, channels: 3, background: '#ffffff' } }, left: 5, top: 5 },
      ]);
    const frames = await Promise.all(['#c03030', '#3030c0'].map((colour) => frame(colour).png().toBuffer()));
    const gif = await sharp(frames, { join: { animated: true } })
      .gif()
      .toBuffer();
    expect((await sharp(gif).metadata()).pages).toBe(2);
    const made = await copied(folder, gif, { longEdge: 60, format: 'png' });
    expect([made.width, made.height]).toEqual([60, 40]);
    expect(deltaE((await pixelsOf(made.file)).at(50, 35), red)).toBeLessThan(4);
  });

  it('is a frame that was taken out of a film', async () => {
    const source = join(folder, 'film.mp4');
    writeFileSync(source, 'not read for it');
    const frame = await halves(640, 480);
    const targets = [
      { path: join(folder, 'still'), preset: presetOf({ size: { width: 300, height: 300 }, fit: 'crop' }) },
    ];
    const { copies } = await copyFile({ source, targets, frame, describe: {} });
    expect(copies[0]).toMatchObject({ width: 300, height: 300, error: null });
  });

  it('is a page of a document, and says when there is no such page', async () => {
    const source = join(folder, 'letter.pdf');
    writeFileSync(source, pdfFile(['Surat', 'Lampiran']));
    const targets = [{ path: join(folder, 'page'), preset: presetOf({ longEdge: 1200 }) }];
    const { copies } = await copyFile({ source, targets, page: 1, describe: {} });
    expect(copies[0]).toMatchObject({ error: null });
    const made = await sharp(join(folder, 'page')).metadata();
    expect(Math.max(made.width, made.height)).toBe(1200);
    await expect(copyFile({ source, targets, page: 7, describe: {} })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('is a drawing as large as it is asked for', async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><circle cx="20" cy="10" r="9"/></svg>';
    const made = await copied(folder, Buffer.from(svg), { longEdge: 3508, format: 'keep' });
    expect([made.width, made.height, made.format]).toEqual([3508, 1754, 'png']);
  });
});
