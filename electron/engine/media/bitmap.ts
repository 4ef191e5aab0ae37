import { BahanError } from '../../../shared/errors.ts';

/** Pixels of a Windows bitmap, or the bytes of a PNG that an icon holds. */
export type Bitmap =
  | { readonly data: Buffer; readonly width: number; readonly height: number; readonly channels: 4 }
  | { readonly png: Buffer };

const mostPixels = 1e8;

const unsupported = (what: string): BahanError =>
  new BahanError('file-unsupported', {}, { message: `a bitmap of this sort is not drawn: ${what}` });

/** Reads a BMP (BITMAPINFOHEADER and later): 1, 4, 8, 24 and 32 bits, not packed. */
export function readBmp(file: Buffer): Bitmap {
  return readDib(file.subarray(14), file.readUInt32LE(10) - 14, false);
}

/** The largest picture of an icon: a PNG, or a bitmap whose height counts its mask as well. */
export function readIco(file: Buffer): Bitmap {
  let best: Buffer | undefined;
  let area = 0;
  for (let i = 0, at = 6; i < file.readUInt16LE(4) && at + 16 <= file.length; i++, at += 16) {
    const size = (file[at] || 256) * (file[at + 1] || 256) + file.readUInt16LE(at + 6) / 100;
    const from = file.readUInt32LE(at + 12);
    if (size > area && from < file.length) {
      area = size;
      best = file.subarray(from, from + file.readUInt32LE(at + 8));
    }
  }
  if (!best) throw new BahanError('file-damaged', {}, { message: 'an icon without a picture' });
  if (best.toString('latin1', 1, 4) === 'PNG') return { png: best };
  return readDib(best, undefined, true);
}

function readDib(bytes: Buffer, pixelsAt: number | undefined, icon: boolean): Bitmap {
  const header = bytes.readUInt32LE(0);
  if (header < 40) throw unsupported('OS/2');
  const width = bytes.readInt32LE(4);
  const stated = bytes.readInt32LE(8);
  const height = Math.abs(icon ? Math.trunc(stated / 2) : stated);
  const bits = bytes.readUInt16LE(14);
  const packing = bytes.readUInt32LE(16);
  if (packing !== 0 && packing !== 3) throw unsupported(`packing ${packing}`);
  if (![1, 4, 8, 24, 32].includes(bits)) throw unsupported(`${bits} bits`);
  if (width <= 0 || height <= 0) throw new BahanError('file-damaged', {}, { message: 'a bitmap without a size' });
  if (width * height > mostPixels) throw new BahanError('file-too-large', {});
  const colours = bits <= 8 ? bytes.readUInt32LE(32) || 1 << bits : 0;
  const masks = packing === 3 && header === 40 ? 12 : 0;
  const palette = header + masks;
  const start = pixelsAt ?? palette + colours * 4;
  const row = Math.ceil((width * bits) / 32) * 4;
  if (start + row * height > bytes.length) throw new BahanError('file-truncated', {});
  const data = Buffer.alloc(width * height * 4, 255);
  for (let y = 0; y < height; y++) {
    // the lowest row comes first, unless the height is below zero
    const from = start + (stated < 0 ? y : height - 1 - y) * row;
    for (let x = 0; x < width; x++) {
      let at: number;
      if (bits >= 24) at = from + (x * bits) / 8;
      else {
        const byte = bytes[from + ((x * bits) >> 3)] ?? 0;
        const index = (byte >> (8 - bits - ((x * bits) & 7))) & ((1 << bits) - 1);
        at = palette + index * 4;
      }
      const to = (y * width + x) * 4;
      data[to] = bytes[at + 2] ?? 0;
      data[to + 1] = bytes[at + 1] ?? 0;
      data[to + 2] = bytes[at] ?? 0;
      if (bits === 32 && icon) data[to + 3] = bytes[at + 3] ?? 255;
    }
  }
  return { data, width, height, channels: 4 };
}
