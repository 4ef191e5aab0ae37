import { crc32 } from 'node:zlib';
import type { CopyDescription, CopyFormat } from '../copy-request.ts';
import { iptcDatasets, withIptc } from '../write-iptc.ts';
import { exifBlock } from './exif-block.ts';
import type { ExifField } from './exif-fields.ts';
import { tiffWithWords } from './tiff-words.ts';

/** A JPEG's segment holds 65 533 bytes at most. */
const largestSegment = 65_000;

/**
 * A finished file with the words that its packer could not write: EXIF in UTF-8, and IPTC's old datasets where the format has
 * a place for them. AVIF has neither added here: its packer writes EXIF itself.
 */
export function withWords(
  file: Buffer,
  format: CopyFormat,
  words: CopyDescription,
  fields: readonly ExifField[],
  dpi: number | undefined,
): Buffer {
  if (format === 'tiff') return tiffWithWords(file, fields, iptcDatasets(words));
  if (format === 'avif') return file;
  const block = exifBlock(fields, dpi);
  if (format === 'png') return block ? pngWith(file, block) : file;
  if (format === 'webp') return block ? webpWith(file, block) : file;
  const sized = dpi ? jpegOfDensity(file, dpi) : file;
  return withIptc(block && block.length < largestSegment ? jpegWith(sized, block) : sized, words);
}

/** JFIF 1.02: the unit (1: inches) and the density across and down stand in its segment, which comes first. */
function jpegOfDensity(file: Buffer, dpi: number): Buffer {
  if (file.toString('latin1', 6, 11) !== 'JFIF\0') return file;
  file[13] = 1;
  file.writeUInt16BE(dpi, 14);
  file.writeUInt16BE(dpi, 16);
  return file;
}

/** Right behind the beginning, or behind JFIF's segment. */
function jpegWith(file: Buffer, block: Buffer): Buffer {
  const at = file[2] === 0xff && file[3] === 0xe0 ? 4 + file.readUInt16BE(4) : 2;
  const head = Buffer.concat([Buffer.from([0xff, 0xe1, 0, 0]), Buffer.from('Exif\0\0', 'latin1')]);
  head.writeUInt16BE(block.length + 8, 2);
  return Buffer.concat([file.subarray(0, at), head, block, file.subarray(at)]);
}

/** `eXIf` (PNG 3, 11.3.4.8) stands before the pixels: right behind the header. */
function pngWith(file: Buffer, block: Buffer): Buffer {
  const at = 8 + 12 + file.readUInt32BE(8);
  const named = Buffer.concat([Buffer.from('eXIf', 'latin1'), block]);
  const chunk = Buffer.alloc(named.length + 8);
  chunk.writeUInt32BE(block.length, 0);
  named.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(named), named.length + 4);
  return Buffer.concat([file.subarray(0, at), chunk, file.subarray(at)]);
}

/** `EXIF` behind the pixels and before `XMP ` (RFC 9649, 2.7); the extended header, which a profile brought, says that it is there. */
function webpWith(file: Buffer, block: Buffer): Buffer {
  if (file.toString('latin1', 12, 16) !== 'VP8X') return file;
  const even = block.length % 2 ? Buffer.concat([block, Buffer.alloc(1)]) : block;
  const head = Buffer.alloc(8);
  head.write('EXIF', 'latin1');
  head.writeUInt32LE(block.length, 4);
  const at = placeOf(file, 'XMP ');
  const whole = Buffer.concat([file.subarray(0, at), head, even, file.subarray(at)]);
  whole.writeUInt32LE(whole.length - 8, 4);
  whole[20] = (whole[20] ?? 0) | 0x08;
  return whole;
}

function placeOf(file: Buffer, name: string): number {
  let at = 12;
  while (at + 8 <= file.length && file.toString('latin1', at, at + 4) !== name) {
    const length = file.readUInt32LE(at + 4);
    at += 8 + length + (length % 2);
  }
  return Math.min(at, file.length);
}
