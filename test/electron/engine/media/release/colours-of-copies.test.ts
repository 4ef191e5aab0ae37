import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { isRgbProfile } from '../../../../../electron/engine/media/release/colours.ts';
import { tempFolder } from '../temp-folder.ts';
import { copied, deltaE, pixelsOf } from './copies.ts';
import { adobeRgb, profileOf } from './profiles.ts';

const folder = tempFolder();
const wide = join(folder, 'wide.icc');
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

function patches(list: readonly (readonly number[])[] = colours): Sharp {
  const data = Buffer.alloc(list.length * square * square * 3);
  for (let y = 0; y < square; y++) {
    for (let x = 0; x < list.length * square; x++) {
      const colour = list[Math.floor(x / square)] as readonly number[];
      for (const [i, value] of colour.entries()) data[(y * list.length * square + x) * 3 + i] = value;
    }
  }
  return sharp(data, { raw: { width: list.length * square, height: square, channels: 3 } });
}

/** The largest difference of any square from what it was. */
async function difference(file: Buffer, list: readonly (readonly number[])[] = colours): Promise<number> {
  const { at } = await pixelsOf(file);
  return Math.max(...list.map((colour, i) => deltaE(at(i * square + square / 2, square / 2), colour)));
}

beforeAll(() => writeFileSync(wide, profileOf(adobeRgb)));

const most = { quality: 95, chromaSubsampling: '4:4:4' };

describe('colours of a copy', () => {
  it.each(['jpeg', 'png', 'webp', 'avif', 'tiff'] as const)(
    'are those of the source, in %s, of any depth and profile',
    async (format) => {
      const sources: Record<string, Buffer> = {
        plain: await patches().jpeg(most).toBuffer(),
        'Display P3': await patches().withIccProfile('p3').jpeg(most).toBuffer(),
        'Adobe RGB': await patches().withIccProfile(wide).jpeg(most).toBuffer(),
        '16 bit': await patches().toColourspace('rgb16').png().toBuffer(),
        '16 bit Adobe RGB': await patches().toColourspace('rgb16').withIccProfile(wide).png().toBuffer(),
        '16 bit TIFF with Display P3': await patches().toColourspace('rgb16').withIccProfile('p3').tiff().toBuffer(),
      };
      for (const [name, source] of Object.entries(sources)) {
        for (const colours of ['srgb', 'display-p3'] as const) {
          const { file } = await copied(folder, source, { format, colours, quality: 90 });
          expect.soft(await difference(file), `${name} to ${colours}`).toBeLessThan(2);
          expect.soft(isRgbProfile((await sharp(file).metadata()).icc), `${name} to ${colours}`).toBe(true);
        }
      }
    },
    60_000,
  );

  it('of CMYK are as the decoder shows them, with and without a profile', async () => {
    for (const source of [
      await patches().toColourspace('cmyk').jpeg({ quality: 100, chromaSubsampling: '4:4:4' }).toBuffer(),
      await patches().toColourspace('cmyk').withIccProfile('cmyk').tiff().toBuffer(),
    ]) {
      const { at } = await pixelsOf(source);
      const shown = colours.map((_, i) => at(i * square + 20, 20));
      const { file } = await copied(folder, source, { format: 'png' });
      expect(await difference(file, shown)).toBeLessThan(2);
      // and near to what they were before they became inks
      expect(await difference(file)).toBeLessThan(25);
    }
  });

  it('of grey stay grey, of eight bits and of sixteen', async () => {
    const grey = [
      [40, 40, 40],
      [128, 128, 128],
      [220, 220, 220],
    ];
    for (const space of ['b-w', 'grey16']) {
      const source = await patches(grey).toColourspace(space).png().toBuffer();
      const { file } = await copied(folder, source, { format: 'jpeg', quality: 95 });
      expect(await difference(file, grey)).toBeLessThan(2);
    }
  });

  it('are kept beyond sRGB where the copy is in Display P3', async () => {
    // numbers of P3 that no sRGB has: pure red, green and a strong orange
    const strong = [
      [255, 0, 0],
      [0, 255, 0],
      [255, 120, 0],
    ];
    const p3 = (await sharp(await patches().withIccProfile('p3').png().toBuffer()).metadata()).icc as Buffer;
    const profile = join(folder, 'p3.icc');
    writeFileSync(profile, p3);
    const inP3 = await tagged(strong, p3);
    const numbers = async (file: Buffer) => {
      const { data, info } = await sharp(file).keepIccProfile().raw().toBuffer({ resolveWithObject: true });
      return strong.map((_, i) => [
        ...data.subarray((20 * info.width + i * square + 20) * info.channels).subarray(0, 3),
      ]);
    };
    const kept = await copied(folder, inP3, { format: 'png', colours: 'display-p3' });
    for (const [i, colour] of (await numbers(kept.file)).entries()) {
      for (const [j, value] of colour.entries())
        expect(Math.abs(value - (strong[i]?.[j] as number))).toBeLessThanOrEqual(3);
    }
    // the same in sRGB is cut off at its edge
    const cut = await copied(folder, inP3, { format: 'png' });
    expect((await pixelsOf(cut.file)).at(20, 20)).toEqual([255, 0, 0]);
  });

  it('of a frame, a ground and a logo are right in Display P3 too', async () => {
    const p3 = (await sharp(await patches().withIccProfile('p3').png().toBuffer()).metadata()).icc as Buffer;
    const { file } = await copied(folder, await tagged([[255, 0, 0]], p3), {
      format: 'png',
      colours: 'display-p3',
      size: { width: 100, height: 100 },
      fit: 'pad',
      ground: '#c83c3c',
      border: { width: 0.1, colour: '#3c78c8' },
    });
    const { at } = await pixelsOf(file);
    expect(deltaE(at(3, 3), [0x3c, 0x78, 0xc8])).toBeLessThan(2);
    expect(deltaE(at(50, 15), [0xc8, 0x3c, 0x3c])).toBeLessThan(2);
  });
});

/** A TIFF with these numbers and this profile, unchanged. */
async function tagged(list: readonly (readonly number[])[], profile: Buffer): Promise<Buffer> {
  const { tiffOf } = await import('../../../../../electron/engine/media/tiff-of.ts');
  const data = await patches(list).raw().toBuffer();
  const shape = { width: list.length * square, height: square, bits: 8, planes: 3, mixed: true, space: 'rgb' as const };
  return tiffOf({ data, ...shape, palette: undefined, profile });
}

describe('a broken profile', () => {
  it('is passed over: the numbers are taken for sRGB, and the copy has a sound one', async () => {
    const sound = profileOf(adobeRgb);
    const lies: Buffer[] = [
      Buffer.from('no profile at all'.padEnd(200, '.')),
      Buffer.concat([sound.subarray(0, 128), Buffer.alloc(sound.length - 128, 7)]),
      sound.subarray(0, 200),
    ];
    for (const profile of lies) {
      expect(isRgbProfile(profile)).toBe(false);
      for (const colours of ['srgb', 'display-p3'] as const) {
        const { file } = await copied(folder, await taggedAnyhow(profile), { format: 'png', colours });
        expect(await difference(file)).toBeLessThan(2);
        expect(isRgbProfile((await sharp(file).metadata()).icc)).toBe(true);
      }
    }
    expect(isRgbProfile(sound)).toBe(true);
  });
});

/** A TIFF of the usual colours with whatever stands for a profile. */
const taggedAnyhow = (profile: Buffer): Promise<Buffer> => tagged(colours, profile);
