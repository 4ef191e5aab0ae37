import { brotliDecompressSync } from 'node:zlib';
import { type Box, boxesOf } from './boxes.ts';
import { tiffIn } from './heif.ts';
import type { Size } from './picture-size.ts';
import type { ReadAt } from './tiff.ts';

/** What a JPEG XL says; the size is as displayed, since its own header turns it and EXIF does not. */
export interface JxlBlocks {
  readonly size: Size;
  readonly exif: Buffer | undefined;
  readonly xmp: readonly Buffer[];
}

const largestBlock = 16 * 1024 * 1024;

/** Reads a bare JPEG XL or one in boxes (ISO 18181-2); `brob` boxes hold others, packed with Brotli. */
export function readJxl(read: ReadAt, size: number): JxlBlocks {
  if (read(0, 1)[0] === 0xff) return { size: sizeOf(read(0, 64)), exif: undefined, xmp: [] };
  let picture: Size = { width: undefined, height: undefined };
  let exif: Buffer | undefined;
  const xmp: Buffer[] = [];
  for (const box of boxesOf(read, 0, size)) {
    if (box.type === 'jxlc') picture = sizeOf(read(box.start, 64));
    else if (box.type === 'jxlp' && !picture.width) picture = sizeOf(read(box.start + 4, 64));
    const { type, body } = unpacked(read, box);
    if (type === 'Exif') exif ??= tiffIn(body());
    else if (type === 'xml ') xmp.push(body());
  }
  return { size: picture, exif, xmp };
}

function unpacked(read: ReadAt, box: Box): { type: string; body: () => Buffer } {
  const length = Math.min(box.end - box.start, largestBlock);
  if (box.type !== 'brob') return { type: box.type, body: () => read(box.start, length) };
  return {
    type: read(box.start, 4).toString('latin1'),
    body: () => {
      try {
        return brotliDecompressSync(read(box.start + 4, length), { maxOutputLength: largestBlock });
      } catch {
        return Buffer.alloc(0); // damaged, while the picture may be whole
      }
    },
  };
}

const ratios: readonly (readonly [number, number])[] = [
  [1, 1],
  [12, 10],
  [4, 3],
  [3, 2],
  [16, 9],
  [5, 4],
  [2, 1],
];

/** SizeHeader, and the orientation behind it (ISO 18181-1, D.2 and D.3): bits from the lowest of each byte. */
function sizeOf(stream: Buffer): Size {
  if (stream[0] !== 0xff || stream[1] !== 0x0a) return { width: undefined, height: undefined };
  let bit = 16;
  const bits = (count: number): number => {
    let value = 0;
    for (let i = 0; i < count; i++, bit++) value += (((stream[bit >> 3] ?? 0) >> (bit & 7)) & 1) * 2 ** i;
    return value;
  };
  const length = (small: boolean) => (small ? (bits(5) + 1) * 8 : bits([9, 13, 18, 30][bits(2)] ?? 9) + 1);
  const small = bits(1) === 1;
  const height = length(small);
  const ratio = ratios[bits(3) - 1];
  const width = ratio ? Math.floor((height * ratio[0]) / ratio[1]) : length(small);
  const plain = bits(1) === 1;
  const orientation = !plain && bits(1) === 1 ? bits(3) + 1 : 1;
  return orientation >= 5 ? { width: height, height: width } : { width, height };
}
