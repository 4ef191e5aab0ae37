import { BahanError } from '../../../shared/errors.ts';
import type { FileSource } from './file-source.ts';
import { photoshopResource } from './probe/psd.ts';
import { type Samples, tiffOf } from './tiff-of.ts';

/** Bytes of all samples: a poster of 80 megapixels in three colours. */
const largest = 2.5e8;
const profileId = 0x040f;
const versionId = 0x0421;

const unsupported = (what: string): BahanError =>
  new BahanError('file-unsupported', {}, { message: `the merged picture of the document is not read: ${what}` });

interface Header {
  readonly big: boolean;
  readonly channels: number;
  readonly width: number;
  readonly height: number;
  readonly depth: number;
  readonly mode: number;
}

/** Modes of colour that are drawn, with the samples of each that are colour; more are masks and transparency. */
const colours: Readonly<Record<number, { readonly count: number; readonly space: Samples['space'] }>> = {
  1: { count: 1, space: 'grey' },
  2: { count: 1, space: 'indexed' },
  3: { count: 3, space: 'rgb' },
  4: { count: 4, space: 'cmyk' },
  8: { count: 1, space: 'grey' },
  9: { count: 3, space: 'lab' },
};

/**
 * The merged picture at the end of a Photoshop document (Adobe Photoshop file format, "Image Data Section") as a TIFF
 * that holds the same samples and the same profile: 8 and 16 bits, plain or packed in runs.
 * @throws BahanError `file-unsupported` where there is none or it is of another sort, `file-too-large`, `file-truncated`.
 */
export function psdComposite(source: FileSource): Buffer {
  const header = readHeader(source.read(0, 26));
  const colour = colours[header.mode];
  if (!colour || header.channels < colour.count) throw unsupported(`mode ${header.mode}`);
  if (header.depth !== 8 && header.depth !== 16) throw unsupported(`${header.depth} bits`);
  const plane = header.width * header.height * (header.depth / 8);
  if (plane * colour.count > largest) throw new BahanError('file-too-large', { path: source.path });

  const section = (at: number, wide: boolean): { start: number; end: number } => {
    const size = source.read(at, wide ? 8 : 4);
    if (size.length < (wide ? 8 : 4)) throw new BahanError('file-truncated', { path: source.path });
    const start = at + size.length;
    return { start, end: start + (wide ? Number(size.readBigUInt64BE(0)) : size.readUInt32BE(0)) };
  };
  const palette = section(26, false);
  const resources = section(palette.end, false);
  const layers = section(resources.end, header.big);
  const block = source.read(resources.start, Math.min(resources.end - resources.start, 64e6));
  // written by programs that keep no merged picture: what lies there is white
  if (photoshopResource(block, versionId)?.[4] === 0) throw unsupported('there is none');

  const packing = source.read(layers.end, 2);
  if (packing.length < 2) throw new BahanError('file-truncated', { path: source.path });
  const planes =
    colour.count + (colour.space === 'rgb' && header.channels > 3 && isClear(source, layers, header) ? 1 : 0);
  let data = readPlanes(source, layers.end + 2, packing.readUInt16BE(0), header, planes);
  let bits: number = header.depth;
  // ink is stored as its absence
  if (colour.space === 'cmyk') for (let i = 0; i < data.length; i++) data[i] = ~(data[i] ?? 0);
  if (colour.space === 'lab') [data, bits] = [signedLab(data, header.depth), 16];
  return tiffOf({
    data,
    width: header.width,
    height: header.height,
    bits,
    planes,
    mixed: colour.space === 'lab',
    space: colour.space,
    palette: colour.space === 'indexed' ? source.read(palette.start, 768) : undefined,
    profile: photoshopResource(block, profileId),
  });
}

/** Whether the sample after the colours says how clear the whole is: then the count of layers is below zero. */
function isClear(source: FileSource, layers: { start: number; end: number }, { big }: Header): boolean {
  const at = layers.start + (big ? 8 : 4);
  return at + 2 <= layers.end && source.read(at, 2).readInt16BE(0) < 0;
}

/** Pixel by pixel in 16 bits, with a and b around nought as TIFF has them, not from it. */
function signedLab(data: Buffer, depth: number): Buffer {
  const step = depth / 8;
  const plane = data.length / 3;
  const signed = Buffer.alloc((data.length / step) * 2);
  for (let from = 0, to = 0; from < plane; from += step, to += 6) {
    signed.writeUInt16BE((data[from] ?? 0) * 257, to);
    signed.writeInt16BE(((data[plane + from] ?? 0) - 128) * 256, to + 2);
    signed.writeInt16BE(((data[2 * plane + from] ?? 0) - 128) * 256, to + 4);
  }
  return signed;
}

function readHeader(head: Buffer): Header {
  if (head.length < 26) throw new BahanError('file-truncated', {});
  return {
    big: head.readUInt16BE(4) === 2,
    channels: head.readUInt16BE(12),
    height: head.readUInt32BE(14),
    width: head.readUInt32BE(18),
    depth: head.readUInt16BE(22),
    mode: head.readUInt16BE(24),
  };
}

/** The colours one after the other, each whole. */
function readPlanes(source: FileSource, at: number, packing: number, header: Header, count: number): Buffer {
  const row = header.width * (header.depth / 8);
  const rows = header.height * count;
  if (packing === 0) {
    const data = source.read(at, row * rows);
    if (data.length < row * rows) throw new BahanError('file-truncated', { path: source.path });
    return Buffer.from(data);
  }
  if (packing !== 1) throw unsupported(`packing ${packing}`);
  const lengthSize = header.big ? 4 : 2;
  const lengths = source.read(at, header.height * header.channels * lengthSize);
  if (lengths.length < header.height * header.channels * lengthSize) throw new BahanError('file-truncated', {});
  const data = Buffer.alloc(row * rows);
  let from = at + lengths.length;
  for (let line = 0; line < rows; line++) {
    const length = header.big ? lengths.readUInt32BE(line * 4) : lengths.readUInt16BE(line * 2);
    if (from + length > source.size) throw new BahanError('file-truncated', { path: source.path });
    unpack(source.read(from, length), data.subarray(line * row, (line + 1) * row));
    from += length;
  }
  return data;
}

/** PackBits (TIFF 6.0, section 9): a count and that many bytes, or a negative count and one byte to repeat. */
function unpack(packed: Buffer, into: Buffer): void {
  let to = 0;
  for (let at = 0; at < packed.length && to < into.length; ) {
    const count = packed.readInt8(at++);
    if (count >= 0) {
      packed.copy(into, to, at, at + count + 1);
      at += count + 1;
      to += count + 1;
    } else if (count !== -128) {
      into.fill(packed[at++] ?? 0, to, to + 1 - count);
      to += 1 - count;
    }
  }
}
