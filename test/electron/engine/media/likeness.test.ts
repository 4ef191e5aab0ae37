import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { areSame, isAlike } from '../../../../electron/engine/media/likeness.ts';
import { hasShared, sharedPath } from '../../../fixtures/shared.ts';
import { tempFolder } from './temp-folder.ts';

const folder = tempFolder();

/** Whether a picture would be known again as another, of which only the small one is kept. */
async function alike(picture: Buffer, kept: Buffer): Promise<boolean> {
  const path = join(folder, 'one.jpg');
  writeFileSync(path, picture);
  const small = await sharp(kept).resize(512, 512, { fit: 'inside' }).jpeg({ quality: 80 }).toBuffer();
  return isAlike(path, null, small);
}

const plain = (grey: number): Promise<Buffer> =>
  sharp({ create: { width: 600, height: 400, channels: 3, background: { r: grey, g: grey, b: grey } } })
    .jpeg()
    .toBuffer();

it('cannot tell one empty picture from another', async () => {
  expect(await alike(await plain(250), await plain(250))).toBe(false);
});

it('tells two kept pictures apart where one thing in them moved, and knows one that was packed anew', async () => {
  const room = (left: number) =>
    `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="600">${furniture}<circle cx="${left}" cy="380" r="42" fill="#222"/></svg>`;
  const drawn = (left: number) =>
    sharp(Buffer.from(room(left)))
      .flatten()
      .jpeg({ quality: 90 })
      .toBuffer();
  const [one, moved] = [await drawn(300), await drawn(370)];
  const smaller = await sharp(one).resize(320).jpeg({ quality: 55 }).toBuffer();
  expect(await areSame(one, smaller)).toBe(true);
  expect(await areSame(one, moved)).toBe(false);
});

/** Enough in a picture to tell it from others. */
const furniture = Array.from({ length: 40 }, (_, n) => {
  const [x, y] = [(n * 137) % 880, (n * 89) % 560];
  return `<rect x="${x}" y="${y}" width="${40 + ((n * 31) % 90)}" height="${30 + ((n * 17) % 70)}" fill="hsl(${n * 47} 50% ${30 + ((n * 13) % 50)}%)"/>`;
}).join('');

const photos = ['Channel_digital_image_CMYK_color.jpg', 'Android Depth Map.jpg', '2569067123_aca715a2ee_o.jpg'].map(
  (name) => sharedPath('media', 'dev', 'photos', name),
);

it.skipIf(!hasShared('media', 'dev', 'photos'))(
  'knows a real photo again that was saved anew, and not one taken a moment later, cropped, or of something else',
  async () => {
    const scenes = await Promise.all(
      photos.map((path) =>
        sharp(path, { failOn: 'none' })
          .rotate()
          .resize(900, 600, { fit: 'cover' })
          .toColourspace('srgb')
          .jpeg({ quality: 95 })
          .toBuffer(),
      ),
    );
    for (const [n, whole] of scenes.entries()) {
      const part = (left: number, top: number, width = 810, height = 540) =>
        sharp(whole).extract({ left, top, width, height }).jpeg({ quality: 92 }).toBuffer();
      const shot = await part(40, 30);
      const anew = {
        packed: await sharp(shot).jpeg({ quality: 60 }).toBuffer(),
        smaller: await sharp(shot).resize(640).jpeg({ quality: 85 }).toBuffer(),
        corrected: await sharp(shot).gamma(1.4).modulate({ saturation: 1.3 }).jpeg().toBuffer(),
        grey: await sharp(shot).greyscale().jpeg().toBuffer(),
      };
      for (const [how, bytes] of Object.entries(anew))
        expect([n, how, await alike(bytes, shot)]).toEqual([n, how, true]);
      const others = {
        'the camera moved a little': await part(47, 33),
        'it came nearer': await part(40, 30, 780, 520),
        cropped: await part(40, 30, 600, 540),
        mirrored: await sharp(shot).flop().toBuffer(),
        'something else': scenes[(n + 1) % scenes.length] as Buffer,
      };
      for (const [how, bytes] of Object.entries(others))
        expect([n, how, await alike(bytes, shot)]).toEqual([n, how, false]);
    }
  },
);
