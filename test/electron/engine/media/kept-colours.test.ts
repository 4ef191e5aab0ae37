import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { renderFile } from '../../../../electron/engine/media/render.ts';
import { type Samples, tiffOf } from '../../../../electron/engine/media/tiff-of.ts';
import { copied, deltaE, pixelsOf } from './release/copies.ts';
import {
  adobeRgb,
  displayP3,
  greyProfileOf,
  numbersOf,
  type Primaries,
  parametricCurve,
  profileOf,
  proPhoto,
  rec709,
} from './release/profiles.ts';
import { tempFolder } from './temp-folder.ts';

const folder = tempFolder();
/** Colours that every space here holds, each a square of 40 pixels. */
const colours = [
  [200, 120, 60],
  [128, 128, 128],
  [60, 170, 150],
  [250, 250, 250],
  [30, 40, 50],
  [170, 70, 90],
] as const;
const square = 40;

/** A TIFF with a square for each list of numbers, in 16 bits or, of the same shares, in 8. */
function squares(
  list: readonly (readonly number[])[],
  { bits = 16, ...rest }: Pick<Samples, 'space' | 'profile'> & { readonly bits?: 8 | 16 },
): Buffer {
  const planes = list[0]?.length ?? 0;
  const [width, height] = [list.length * square, square];
  const data = Buffer.alloc((width * height * planes * bits) / 8);
  for (let i = 0; i < width * height * planes; i++) {
    const pixel = Math.floor(i / planes);
    const value = list[Math.floor((pixel % width) / square)]?.[i % planes] ?? 0;
    if (bits === 16) data.writeUInt16BE(value, i * 2);
    else data[i] = Math.round(value / 257);
  }
  return tiffOf({ data, width, height, bits, planes, mixed: true, palette: undefined, ...rest });
}

async function kept(name: string, bytes: Buffer): Promise<Buffer[]> {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  const { pictures, error } = await renderFile(path, null);
  expect(error).toBeNull();
  return [Buffer.from(pictures?.preview ?? []), Buffer.from(pictures?.thumb ?? [])];
}

/** What stands in the middle of each square. */
async function shown(file: Buffer, count: number): Promise<number[][]> {
  const { at } = await pixelsOf(file);
  return Array.from({ length: count }, (_, i) => at(i * square + square / 2, square / 2));
}

async function difference(file: Buffer, list: readonly (readonly number[])[]): Promise<number> {
  const found = await shown(file, list.length);
  return Math.max(...list.map((colour, i) => deltaE(found[i] as number[], colour)));
}

const spaces: Record<string, Primaries> = {
  'Adobe RGB': adobeRgb,
  ProPhoto: proPhoto,
  'Display P3': displayP3,
  'the primaries of sRGB': rec709,
};

describe('the kept pictures of sixteen bits', () => {
  it.each(Object.keys(spaces))('show the colours that they have in %s', async (name) => {
    const space = spaces[name] as Primaries;
    const tiff = squares(
      colours.map((colour) => numbersOf(space, colour)),
      { space: 'rgb', profile: profileOf(space) },
    );
    const png = await sharp(tiff).keepIccProfile().toColourspace('rgb16').png().toBuffer();
    expect(await sharp(png).metadata()).toMatchObject({ depth: 'ushort', hasProfile: true });
    for (const [ending, bytes] of Object.entries({ tif: tiff, png })) {
      for (const picture of await kept(`${name}.${ending}`, bytes)) {
        expect.soft(await difference(picture, colours), ending).toBeLessThan(2);
      }
      const { file } = await copied(folder, bytes, { format: 'png' });
      expect.soft(await difference(file, colours), `copy of ${ending}`).toBeLessThan(2);
    }
  });

  it('without a profile show their numbers as those of sRGB', async () => {
    const numbers = colours.map((colour) => colour.map((value) => value * 257));
    for (const picture of await kept('plain.tif', squares(numbers, { space: 'rgb', profile: undefined }))) {
      expect(await difference(picture, colours)).toBeLessThan(2);
    }
  });

  it('with something to see through keep it, and their colours', async () => {
    const numbers = colours.map((colour) => [...numbersOf(proPhoto, colour), 0x8080]);
    const tiff = squares(numbers, { space: 'rgb', profile: profileOf(proPhoto) });
    for (const picture of await kept('clear.tif', tiff)) {
      const found = await shown(picture, colours.length);
      for (const [i, colour] of colours.entries()) {
        expect.soft(deltaE(found[i] as number[], colour)).toBeLessThan(3);
        expect.soft(found[i]?.[3]).toBe(128);
      }
    }
  });
});

it('a logo of sixteen bits has its own colours on a copy', async () => {
  const colour = [200, 120, 60];
  const file = join(folder, 'logo.tif');
  writeFileSync(file, squares([numbersOf(proPhoto, colour)], { space: 'rgb', profile: profileOf(proPhoto) }));
  const ground = sharp({ create: { width: 200, height: 200, channels: 3, background: '#ffffff' } });
  const logo = { file: 'logo.tif', place: 'centre' as const, size: 0.5, margin: 0, opacity: 1 };
  const made = await copied(folder, await ground.png().toBuffer(), { format: 'png', logo }, { logo: file });
  const { at } = await pixelsOf(made.file);
  expect(deltaE(at(100, 100), colour)).toBeLessThan(2);
  expect(at(10, 10)).toEqual([255, 255, 255]);
});

describe('the kept pictures of grey', () => {
  const shares = [0.02, 0.1, 0.3, 0.5, 0.75, 1];
  const numbers = shares.map((share) => [Math.round(share * 65_535)]);
  const srgb = (light: number): number =>
    Math.round(255 * (light <= 0.0031308 ? light * 12.92 : 1.055 * light ** (1 / 2.4) - 0.055));
  const grey = (light: number): number[] => [srgb(light), srgb(light), srgb(light)];
  const dots = Array.from({ length: 256 }, (_, i) => (i / 255) ** 1.75);
  const lightness = (value: number): number => ((value * 100 + 16) / 116) ** 3;

  it.each([
    ['an exponent', greyProfileOf(1.8), (share: number) => share ** (461 / 256)],
    ['a straight line', greyProfileOf([]), (share: number) => share],
    ['a table, as for print', greyProfileOf(dots), (share: number) => share ** 1.75],
    [
      'a function with a straight foot',
      greyProfileOf(parametricCurve(2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)),
      (share: number) => (share < 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4),
    ],
    [
      'lightness',
      greyProfileOf([], 'Lab '),
      (share: number) => (share > 0.08 ? lightness(share) : (share * 100 * 27) / 24389),
    ],
  ])('follow a profile whose curve is %s, of eight bits and of sixteen', async (name, profile, light) => {
    for (const bits of [8, 16] as const) {
      const most = 2 ** bits - 1;
      // the tables by which the decoder itself draws eight bits are coarse in the darkest
      const some = shares.slice(bits === 8 ? 1 : 0);
      const seen = some.map((share) => grey(light(Math.round(share * most) / most)));
      const tiff = squares(numbers.slice(-some.length), { space: 'grey', profile, bits });
      for (const picture of await kept(`${name}-${bits}.tif`, tiff)) {
        expect.soft(await difference(picture, seen), `${bits}`).toBeLessThan(2);
      }
      const { file } = await copied(folder, tiff, { format: 'png' });
      expect.soft(await difference(file, seen), `copy of ${bits}`).toBeLessThan(2);
    }
  });

  it('whose profile is broken, or none for grey, show their numbers', async () => {
    const sound = greyProfileOf(1.8);
    const cut = Buffer.from(sound);
    cut.writeUInt32BE(1e6, 132 + 3 * 12 + 4);
    const long = greyProfileOf(dots);
    long.writeUInt32BE(1e6, long.indexOf('curv') + 8);
    const expected = shares.map((share) => Array.from({ length: 3 }, () => Math.round(share * 255)));
    for (const [i, profile] of [cut, long, profileOf(adobeRgb)].entries()) {
      for (const picture of await kept(`broken-${i}.tif`, squares(numbers, { space: 'grey', profile }))) {
        expect.soft(await difference(picture, expected), `${i}`).toBeLessThan(2);
      }
    }
  });
});

describe('the kept pictures of inks', () => {
  const inks = [
    [0, 0, 0, 0],
    [65_535, 0, 0, 0],
    [0, 40_000, 50_000, 5_000],
    [20_000, 20_000, 20_000, 20_000],
    [0, 0, 0, 65_535],
  ];

  it('are what their profile says, of eight bits and of sixteen', async () => {
    const dot = sharp({ create: { width: 4, height: 4, channels: 3, background: '#fff' } });
    const profile = (await sharp(await dot.toColourspace('cmyk').withIccProfile('cmyk').tiff().toBuffer()).metadata())
      .icc;
    expect(profile?.toString('latin1', 16, 20)).toBe('CMYK');
    const eight = squares(inks, { space: 'cmyk', profile, bits: 8 });
    const expected = await shown(eight, inks.length);
    // paper is white, black ink is dark, cyan is blue and green
    expect(Math.min(...(expected[0] as number[]))).toBeGreaterThan(250);
    expect(Math.max(...(expected[4] as number[]))).toBeLessThan(60);
    expect(expected[1]?.[2]).toBeGreaterThan((expected[1]?.[0] ?? 255) + 100);
    for (const [name, bytes] of Object.entries({ eight, sixteen: squares(inks, { space: 'cmyk', profile }) })) {
      for (const picture of await kept(`${name}.tif`, bytes)) {
        expect.soft(await difference(picture, expected), name).toBeLessThan(2);
      }
      const { file } = await copied(folder, bytes, { format: 'png' });
      expect.soft(await difference(file, expected), `copy of ${name}`).toBeLessThan(2);
    }
  });
});
