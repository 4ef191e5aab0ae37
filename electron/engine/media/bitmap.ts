import { BahanError } from '../../../shared/errors.ts';
import { unpackRuns } from './bitmap-runs.ts';

/** Pixels of a Windows or OS/2 bitmap, or the bytes of a PNG or JPEG that it holds whole. */
export type Bitmap =
  | { readonly data: Buffer; readonly width: number; readonly height: number; readonly channels: 4 }
  | { readonly png: Buffer };

const mostPixels = 1e8;

/** Values of biCompression (Windows GDI, BITMAPINFOHEADER). */
const packings = { none: 0, runs8: 1, runs4: 2, fields: 3, jpeg: 4, png: 5, fieldsWithAlpha: 6 } as const;

const unsupported = (what: string): BahanError =>
  new BahanError('file-unsupported', {}, { message: `a bitmap of this sort is not drawn: ${what}` });

/** Reads a BMP of OS/2 or Windows: 1, 4, 8, 16, 24 and 32 bits, plain, in runs or by masks. */
export function readBmp(file: Buffer): Bitmap {
  return readDib(file.subarray(14), { pixelsAt: file.readUInt32LE(10) - 14, hasMask: false });
}

interface Header {
  readonly size: number;
  readonly width: number;
  readonly height: number;
  /** Whether the lowest row comes first. */
  readonly fromBelow: boolean;
  readonly bits: number;
  readonly packing: number;
  readonly colours: number;
  /** Bytes of one colour of the palette. */
  readonly entry: 3 | 4;
}

function readHeader(bytes: Buffer, halved: boolean): Header {
  const size = bytes.readUInt32LE(0);
  const old = size === 12;
  const width = old ? bytes.readUInt16LE(4) : bytes.readInt32LE(4);
  const stated = old ? bytes.readInt16LE(6) : bytes.readInt32LE(8);
  const bits = bytes.readUInt16LE(old ? 10 : 14);
  const packing = size >= 20 ? bytes.readUInt32LE(16) : packings.none;
  const most = bits > 0 && bits <= 8 ? 2 ** bits : 0;
  const counted = size >= 36 ? bytes.readUInt32LE(32) : 0;
  return {
    size,
    width,
    height: Math.abs(halved ? Math.trunc(stated / 2) : stated),
    fromBelow: stated > 0,
    bits,
    packing,
    colours: counted > 0 ? Math.min(counted, most) : most,
    entry: old ? 3 : 4,
  };
}

/**
 * Reads a device-independent bitmap. `pixelsAt`: where its pixels begin, when the file says so. `hasMask`: it is part of
 * an icon, is twice as high as what it shows, and a mask of clear pixels follows.
 */
export function readDib(bytes: Buffer, how: { pixelsAt: number | undefined; hasMask: boolean }): Bitmap {
  const header = readHeader(bytes, how.hasMask);
  const { width, height, bits, packing, size } = header;
  if (![1, 2, 4, 8, 16, 24, 32].includes(bits) && packing !== packings.png && packing !== packings.jpeg) {
    throw unsupported(`${bits} bits`);
  }
  if (width <= 0 || height <= 0) throw new BahanError('file-damaged', {}, { message: 'a bitmap without a size' });
  if (width * height > mostPixels) throw new BahanError('file-too-large', {});
  const afterHeader = size + (size === 40 ? maskBytes(packing) : 0);
  // some writers point to the palette where they mean the pixels behind it
  const earliest = afterHeader + header.colours * header.entry;
  const start = how.pixelsAt === undefined || how.pixelsAt <= afterHeader ? earliest : how.pixelsAt;
  if (packing === packings.png || packing === packings.jpeg) return { png: bytes.subarray(start) };
  if (packing > packings.fieldsWithAlpha) throw unsupported(`packing ${packing}`);
  const row = Math.ceil((width * bits) / 32) * 4;
  const data = Buffer.alloc(width * height * 4, 255);
  if (bits <= 8) {
    const runs = packing === packings.runs8 || packing === packings.runs4;
    if (runs ? start > bytes.length : start + row * height > bytes.length) throw new BahanError('file-truncated', {});
    const indices = runs
      ? unpackRuns(bytes.subarray(start), { width, height, half: packing === packings.runs4 })
      : unpackBits(bytes.subarray(start), header, row);
    paint(data, indices, header, bytes.subarray(afterHeader, Math.max(afterHeader, Math.min(start, earliest))));
  } else {
    if (start + row * height > bytes.length) throw new BahanError('file-truncated', {});
    copyColours(data, bytes.subarray(start), header, row, masksOf(bytes, header, how.hasMask));
  }
  if (how.hasMask) clearByMask(data, bytes.subarray(start + row * height), header);
  return { data, width, height, channels: 4 };
}

const maskBytes = (packing: number): number =>
  packing === packings.fields ? 12 : packing === packings.fieldsWithAlpha ? 16 : 0;

/** One index a pixel, in the order in which the file has its rows. */
function unpackBits(pixels: Buffer, { width, height, bits }: Header, row: number): Uint8Array {
  const indices = new Uint8Array(width * height);
  const all = (1 << bits) - 1;
  for (let y = 0, to = 0; y < height; y++) {
    for (let x = 0; x < width; x++, to++) {
      const bit = x * bits;
      indices[to] = ((pixels[y * row + (bit >> 3)] ?? 0) >> (8 - bits - (bit & 7))) & all;
    }
  }
  return indices;
}

function paint(data: Buffer, indices: Uint8Array, { width, height, fromBelow, entry }: Header, palette: Buffer): void {
  for (let y = 0, from = 0; y < height; y++) {
    let to = (fromBelow ? height - 1 - y : y) * width * 4;
    for (let x = 0; x < width; x++, from++, to += 4) {
      const at = (indices[from] ?? 0) * entry;
      data[to] = palette[at + 2] ?? 0;
      data[to + 1] = palette[at + 1] ?? 0;
      data[to + 2] = palette[at] ?? 0;
    }
  }
}

/** Masks of red, green, blue and alpha within a pixel; 0: no such part. */
type Masks = readonly [number, number, number, number];

function masksOf(bytes: Buffer, { size, bits, packing }: Header, hasMask: boolean): Masks {
  if (packing === packings.fields || packing === packings.fieldsWithAlpha) {
    const withAlpha = size >= 56 || packing === packings.fieldsWithAlpha;
    return [
      bytes.readUInt32LE(40),
      bytes.readUInt32LE(44),
      bytes.readUInt32LE(48),
      withAlpha ? bytes.readUInt32LE(52) : 0,
    ];
  }
  if (bits === 16) return [0x7c00, 0x03e0, 0x001f, 0];
  return [0xff0000, 0x00ff00, 0x0000ff, hasMask && bits === 32 ? 0xff000000 : 0];
}

function copyColours(data: Buffer, pixels: Buffer, header: Header, row: number, masks: Masks): void {
  const { width, height, bits, fromBelow } = header;
  const step = bits / 8;
  const parts = masks.map((mask) => {
    const shift = mask === 0 ? 0 : 31 - Math.clz32(mask & -mask);
    return { mask, shift, most: mask >>> shift };
  });
  for (let y = 0; y < height; y++) {
    let from = y * row;
    let to = (fromBelow ? height - 1 - y : y) * width * 4;
    for (let x = 0; x < width; x++, from += step, to += 4) {
      const pixel = pixels.readUIntLE(from, step);
      for (let part = 0; part < 4; part++) {
        const { mask, shift, most } = parts[part] as (typeof parts)[number];
        if (most === 0) continue;
        const value = (pixel & mask) >>> shift;
        data[to + part] = most === 255 ? value : Math.round((value * 255) / most);
      }
    }
  }
}

/**
 * What of an icon is clear: the fourth byte of 32-bit pixels says so where any of them is set, else the mask of one bit a
 * pixel that follows.
 */
function clearByMask(data: Buffer, mask: Buffer, { width, height, bits, fromBelow }: Header): void {
  if (bits === 32) {
    if (hasAlpha(data)) return;
    for (let at = 3; at < data.length; at += 4) data[at] = 255;
  }
  const row = Math.ceil(width / 32) * 4;
  for (let y = 0; y < height; y++) {
    let to = (fromBelow ? height - 1 - y : y) * width * 4 + 3;
    for (let x = 0; x < width; x++, to += 4) {
      if (((mask[y * row + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1) data[to] = 0;
    }
  }
}

function hasAlpha(data: Buffer): boolean {
  for (let at = 3; at < data.length; at += 4) if (data[at] !== 0) return true;
  return false;
}
