import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import sharp, { type Sharp } from 'sharp';
import { argbOf, icnsOf } from './icns.ts';
import { icoOf } from './ico.ts';

/* Makes the icons of all systems from their drawings: `node resources/icons/make-icons.ts [folder]`. */

const source = (name: string) => readFileSync(new URL(`./${name}`, import.meta.url), 'utf8');
const target = process.argv[2] ?? fileURLToPath(new URL('.', import.meta.url));

/** Small pictures are drawn on their own pixels: a picture of 1024 made small is a grey spot. */
const drawings = {
  16: ['bahan-16.svg', 16],
  24: ['bahan-24.svg', 24],
  32: ['bahan-32.svg', 32],
  48: ['bahan-24.svg', 24],
  64: ['bahan-32.svg', 32],
  128: ['bahan.svg', 1024],
  256: ['bahan.svg', 1024],
  512: ['bahan.svg', 1024],
  1024: ['bahan.svg', 1024],
} as const;
type Size = keyof typeof drawings;
const sizes = Object.keys(drawings).map(Number) as Size[];

/** `own`: the edge that the drawing gives itself. 72 dots an inch draw it in that size. */
function draw(svg: string, own: number, size: number): Sharp {
  return sharp(Buffer.from(svg), { density: (72 * size) / own }).resize(size, size);
}

const png = (image: Sharp) => image.png({ compressionLevel: 9 }).toBuffer();

const drawn = new Map(
  await Promise.all(
    sizes.map(async (size) => {
      const [name, own] = drawings[size];
      return [size, await png(draw(source(name), own, size))] as const;
    }),
  ),
);
const of = (size: Size): Buffer => drawn.get(size) as Buffer;
const argb = async (size: Size) => argbOf(await sharp(of(size)).ensureAlpha().raw().toBuffer());
const write = (name: string, bytes: Buffer) => writeFileSync(`${target}/${name}`, bytes);

mkdirSync(`${target}/linux`, { recursive: true });
for (const size of sizes) write(`linux/${size}x${size}.png`, of(size));
write('bahan.png', of(1024));
write('bahan.ico', icoOf(([16, 24, 32, 48, 64, 128, 256] as const).map((size) => ({ size, png: of(size) }))));
write(
  'bahan.icns',
  icnsOf([
    { type: 'ic04', bytes: await argb(16) },
    { type: 'ic05', bytes: await argb(32) },
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

/** Beside the clock: black and clear for a Mac, which gives it its colour; else for a light and for a dark bar. */
const trays = { 'tray-template': '#000000', 'tray-light': '#1f2524', 'tray-dark': '#ffffff' } as const;
for (const [name, colour] of Object.entries(trays)) {
  const svg = source('tray.svg').replaceAll('currentColor', colour);
  const tray = (size: number) => png(draw(svg, 16, size));
  write(`${name}.png`, await tray(16));
  write(`${name}-2x.png`, await tray(32));
  if (name !== 'tray-template')
    write(`${name}.ico`, icoOf(await Promise.all([16, 32, 48].map(async (size) => ({ size, png: await tray(size) })))));
}
