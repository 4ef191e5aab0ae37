import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { lookOf, traitBytes, traitsAt } from '../../../../electron/engine/media/look.ts';
import { decode, picturesOf } from '../../../../electron/engine/media/render.ts';
import { lookColours } from '../../../../shared/model/look.ts';
import { sceneBytes } from '../../../fixtures/scenes.ts';
import { hasShared, sharedPath } from '../../../fixtures/shared.ts';

const thumb = (picture: Buffer | string): Promise<Buffer> =>
  sharp(picture, { failOn: 'none' })
    .rotate()
    .resize(512, 512, { fit: 'inside', withoutEnlargement: true })
    .flatten()
    .toColourspace('srgb')
    .jpeg({ quality: 80 })
    .toBuffer();

const bitsOf = (shape: Uint8Array | null | undefined): bigint | null =>
  shape ? Buffer.from(shape).readBigUInt64BE() : null;

const shapeOf = async (picture: Buffer | string): Promise<bigint | null> =>
  bitsOf((await lookOf(await thumb(picture))).shape);

function apart(one: bigint | null, other: bigint | null): number {
  if (one === null || other === null) return Number.NaN;
  return (one ^ other).toString(2).replaceAll('0', '').length;
}

const plain = (colour: string): Promise<Buffer> =>
  sharp({ create: { width: 300, height: 200, channels: 3, background: colour } })
    .png()
    .toBuffer();

describe('the shape of a picture', () => {
  it('hardly changes when it is packed anew, or made smaller, and is another of another scene', async () => {
    const shapes: (bigint | null)[] = [];
    for (let seed = 1; seed <= 8; seed += 1) {
      const whole = await sceneBytes(seed);
      const shape = await shapeOf(whole);
      const anew = {
        packed: await sharp(whole).jpeg({ quality: 35 }).toBuffer(),
        smaller: await sharp(whole).resize(240).jpeg().toBuffer(),
        webp: await sharp(whole).webp({ quality: 70 }).toBuffer(),
      };
      for (const [how, bytes] of Object.entries(anew))
        expect([seed, how, apart(shape, await shapeOf(bytes)) <= 4]).toEqual([seed, how, true]);
      for (const other of shapes) expect(apart(shape, other)).toBeGreaterThan(12);
      shapes.push(shape);
    }
  });

  it('is none where there is nothing to be told from another', async () => {
    expect(await shapeOf(await plain('#fafafa'))).toBe(null);
    expect(await shapeOf(await plain('#123456'))).toBe(null);
  });
});

describe('the colours of a picture', () => {
  it('are called by the names that people use', async () => {
    const named = {
      red: ['#c8102e', '#ff0000', '#8b0000'],
      orange: ['#ff8c00', '#f37021'],
      yellow: ['#ffd700', '#ffff00'],
      green: ['#228b22', '#4caf50', '#0a5c36'],
      blue: ['#0000ff', '#1e3a8a', '#2196f3', '#0033a0'],
      purple: ['#6a0dad', '#800080'],
      pink: ['#ff69b4', '#ffb6c1'],
      brown: ['#5c3a21', '#8b5a2b'],
      black: ['#000000', '#111111'],
      grey: ['#808080', '#a0a0a0'],
      white: ['#ffffff', '#f4f4f4'],
    };
    for (const [name, colours] of Object.entries(named))
      for (const colour of colours) {
        const { traits } = await lookOf(await thumb(await plain(colour)));
        const shares = [...traits.subarray(traitsAt.shares, traitsAt.layout)];
        const most = lookColours[shares.indexOf(Math.max(...shares))];
        expect([colour, most]).toEqual([colour, name]);
      }
  });

  it('take up the whole picture together', async () => {
    for (let seed = 1; seed <= 5; seed += 1) {
      const { traits } = await lookOf(await thumb(await sceneBytes(seed)));
      expect(traits.length).toBe(traitBytes);
      const sum = traits.subarray(traitsAt.shares, traitsAt.layout).reduce((a, b) => a + b, 0);
      expect(Math.abs(sum - 255)).toBeLessThanOrEqual(lookColours.length);
    }
  });
});

it('is taken while a picture is drawn much as it is of its thumbnail, and of no card', async () => {
  for (let seed = 1; seed <= 4; seed += 1) {
    const pixels = await decode(sharp(await sceneBytes(seed)));
    const { look, thumb: kept } = await picturesOf(pixels);
    const after = await lookOf(kept);
    expect(apart(bitsOf(look?.shape), bitsOf(after.shape))).toBeLessThanOrEqual(2);
    const far = after.traits.map((value, n) => Math.abs(value - (look?.traits[n] ?? 0)));
    expect(Math.max(...far.subarray(0, traitsAt.sharpness))).toBeLessThanOrEqual(16);
  }
  const card = await picturesOf(await decode(sharp(await sceneBytes(1))), 'card');
  expect(card.look).toBeUndefined();
});

it('cannot be had of bytes that are no picture', async () => {
  await expect(lookOf(Buffer.from('not a picture'))).rejects.toThrow();
});

const scenes = [
  'Channel_digital_image_CMYK_color.jpg',
  'Android Depth Map.jpg',
  '2569067123_aca715a2ee_o.jpg',
  'HTC Desire.jpg',
  'portrait_1.jpg',
  'landscape_1.jpg',
  'seine_sdr_gainmap_srgb.jpg',
  'paris_extended_xmp.jpg',
  'IMG_20180725_163423.jpg',
  'mount_merapi_volcano_indonesia.jpg',
].map((name) => sharedPath('media', 'dev', 'photos', name));

describe.skipIf(!scenes.every((path) => hasShared(path.slice(sharedPath().length + 1))))('real photos', () => {
  it('have shapes far apart when they show different things, and near when they are one picture', async () => {
    const shapes = await Promise.all(scenes.map(shapeOf));
    for (const [n, one] of shapes.entries())
      for (const [m, other] of shapes.slice(n + 1).entries())
        expect([n, n + 1 + m, apart(one, other) > 14]).toEqual([n, n + 1 + m, true]);
    for (const [n, path] of scenes.entries()) {
      const anew = await sharp(path, { failOn: 'none' }).rotate().resize(400).toColourspace('srgb').jpeg().toBuffer();
      expect([n, apart(shapes[n] ?? null, await shapeOf(anew)) <= 4]).toEqual([n, true]);
    }
  });
});
