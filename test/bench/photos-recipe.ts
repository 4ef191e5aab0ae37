import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';

/** So many pictures are really drawn; each file holds one of them with facts of its own. */
const distinct = 20;

/** Sides of a picture of 12 megapixels, and of one of 24. */
export const megapixels12 = { width: 4000, height: 3000 } as const;
export const megapixels24 = { width: 6000, height: 4000 } as const;

export type Size = typeof megapixels12 | typeof megapixels24;

/** A picture with the grain and the edges of a real one: of 12 megapixels 3 to 5 MB at quality 85. */
async function picture(seed: number, { width, height }: Size): Promise<Buffer> {
  const noise = { type: 'gaussian', mean: 96 + (seed % 7) * 9, sigma: 34 } as const;
  const grain = await sharp({
    create: { width: width / 2.5, height: height / 2.5, channels: 3, background: '#567', noise },
  })
    .png()
    .toBuffer();
  const shapes = Array.from({ length: 24 }, (_, n) => {
    const [x, y] = [((seed * 977 + n * 613) % 38) * 100, ((seed * 431 + n * 859) % 28) * 100];
    const hue = (seed * 47 + n * 29) % 360;
    return `<ellipse cx="${x}" cy="${y}" rx="${120 + n * 17}" ry="${90 + n * 11}" fill="hsl(${hue} 60% 45%)" opacity="0.55"/>`;
  });
  const drawn = Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 4000 3000" preserveAspectRatio="none">${shapes.join('')}</svg>`,
  );
  return sharp(grain)
    .resize(width, height, { kernel: 'cubic' })
    .composite([{ input: drawn }])
    .jpeg({ quality: 85 })
    .toBuffer();
}

/** An APP1 segment with maker, model and the moment of a shot (Exif 2.32, 4.5 and 4.6), little-endian. */
function exif(model: string, taken: string): Buffer {
  const texts = ['Canon', model, taken].map((text) => Buffer.from(`${text}\0`, 'latin1'));
  const entry = (tag: number, type: number, count: number, value: number): Buffer => {
    const bytes = Buffer.alloc(12);
    bytes.writeUInt16LE(tag, 0);
    bytes.writeUInt16LE(type, 2);
    bytes.writeUInt32LE(count, 4);
    bytes.writeUInt32LE(value, 8);
    return bytes;
  };
  const directory = (...entries: Buffer[]): Buffer =>
    Buffer.concat([Buffer.from([entries.length, 0]), ...entries, Buffer.alloc(4)]);
  const [make, name, moment] = texts as [Buffer, Buffer, Buffer];
  const [first, second] = [8, 8 + 2 + 3 * 12 + 4];
  const data = second + 2 + 12 + 4;
  const head = Buffer.from([0x49, 0x49, 42, 0, first, 0, 0, 0]);
  const ifd0 = directory(
    entry(0x010f, 2, make.length, data),
    entry(0x0110, 2, name.length, data + make.length),
    entry(0x8769, 4, 1, second),
  );
  const inner = directory(entry(0x9003, 2, moment.length, data + make.length + name.length));
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), head, ifd0, inner, ...texts]);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(body.length + 2);
  return Buffer.concat([Buffer.from([0xff, 0xe1]), length, body]);
}

/** Puts `count` photos into a folder, each with a moment and a camera of its own. The same count gives the same files. */
export async function makePhotos(folder: string, count: number, size: Size = megapixels12): Promise<string[]> {
  mkdirSync(folder, { recursive: true });
  const pictures: Buffer[] = [];
  for (let seed = 0; seed < Math.min(distinct, count); seed += 1) pictures.push(await picture(seed, size));
  const two = (value: number): string => String(value).padStart(2, '0');
  return Array.from({ length: count }, (_, n) => {
    const bytes = pictures[n % distinct] as Buffer;
    const taken = `2024:${two(1 + (n % 12))}:${two(1 + (n % 28))} ${two(8 + (n % 9))}:${two(n % 60)}:${two((n * 7) % 60)}`;
    const path = join(folder, `IMG_${String(n).padStart(4, '0')}.JPG`);
    writeFileSync(path, Buffer.concat([bytes.subarray(0, 2), exif(`EOS R${n % 9}`, taken), bytes.subarray(2)]));
    const then = Date.now() / 1000 - 86_400 + n;
    utimesSync(path, then, then);
    return path;
  });
}
