import { writeFileSync } from 'node:fs';
import sharp from 'sharp';

/* Makes the icons of all systems from bahan.svg: `node resources/icons/make-icons.ts`. */

const here = (name: string) => new URL(`./${name}`, import.meta.url).pathname;

const png = (size: number): Promise<Buffer> =>
  sharp(here('bahan.svg'), { density: (72 * size) / 1024 })
    .resize(size, size)
    .png({ compressionLevel: 9 })
    .toBuffer();

/** ICO with PNG images, as Windows Vista and later read it. */
function ico(images: readonly { size: number; bytes: Buffer }[]): Buffer {
  const head = Buffer.alloc(6 + images.length * 16);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(images.length, 4);
  let offset = head.length;
  images.forEach(({ size, bytes }, i) => {
    const at = 6 + i * 16;
    head.writeUInt8(size === 256 ? 0 : size, at);
    head.writeUInt8(size === 256 ? 0 : size, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(bytes.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += bytes.length;
  });
  return Buffer.concat([head, ...images.map(({ bytes }) => bytes)]);
}

/** ICNS: a list of typed PNGs. */
function icns(images: readonly { type: string; bytes: Buffer }[]): Buffer {
  const parts = images.map(({ type, bytes }) => {
    const head = Buffer.alloc(8);
    head.write(type, 'latin1');
    head.writeUInt32BE(bytes.length + 8, 4);
    return Buffer.concat([head, bytes]);
  });
  const body = Buffer.concat(parts);
  const head = Buffer.alloc(8);
  head.write('icns', 'latin1');
  head.writeUInt32BE(body.length + 8, 4);
  return Buffer.concat([head, body]);
}

const sizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024] as const;
const drawn = new Map(await Promise.all(sizes.map(async (size) => [size, await png(size)] as const)));
const of = (size: (typeof sizes)[number]) => drawn.get(size) as Buffer;

writeFileSync(here('bahan.png'), of(1024));
writeFileSync(
  here('bahan.ico'),
  ico(([16, 24, 32, 48, 64, 128, 256] as const).map((size) => ({ size, bytes: of(size) }))),
);
writeFileSync(
  here('bahan.icns'),
  icns([
    { type: 'icp4', bytes: of(16) },
    { type: 'icp5', bytes: of(32) },
    { type: 'icp6', bytes: of(64) },
    { type: 'ic07', bytes: of(128) },
    { type: 'ic08', bytes: of(256) },
    { type: 'ic09', bytes: of(512) },
    { type: 'ic10', bytes: of(1024) },
    { type: 'ic11', bytes: of(32) },
    { type: 'ic12', bytes: of(64) },
    { type: 'ic13', bytes: of(256) },
    { type: 'ic14', bytes: of(512) },
  ]),
);
