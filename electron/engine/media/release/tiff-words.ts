import { type TiffEntry, tiffWriter } from '../tiff-directory.ts';
import { entryOf, lowerDirectories } from './exif-block.ts';
import type { ExifField } from './exif-fields.ts';

/** Bytes of one value of a type of TIFF 6.0, section 2. */
const widths: Readonly<Record<number, number>> = {
  1: 1,
  2: 1,
  3: 2,
  4: 4,
  5: 8,
  6: 1,
  7: 1,
  8: 2,
  9: 4,
  10: 8,
  11: 4,
  12: 8,
};
const iptcTag = 0x83bb;
const { directory } = tiffWriter('II');

/**
 * A TIFF of this program with more entries in its first directory: the directory is written anew at the end, and the pixels
 * stay where they are. A file that is not built as ours is given back as it is.
 */
export function tiffWithWords(file: Buffer, fields: readonly ExifField[], iptc: Buffer | undefined): Buffer {
  if (fields.length === 0 && !iptc) return file;
  if (file.toString('latin1', 0, 4) !== 'II*\0') return file;
  const old = entriesAt(file, file.readUInt32LE(4));
  const even = file.length % 2 ? Buffer.concat([file, Buffer.alloc(1)]) : file;
  const lower = lowerDirectories(fields, even.length);
  const first = fields.filter((field) => field.directory === 'IFD0').map(entryOf);
  const added: TiffEntry[] = [...first, ...lower.entries];
  if (iptc) added.push({ tag: iptcTag, type: 7, count: iptc.length, bytes: iptc });
  const tags = new Set(added.map(({ tag }) => tag));
  const at = even.length + lower.bytes.length;
  const ifd = directory([...old.filter(({ tag }) => !tags.has(tag)), ...added], at);
  const whole = Buffer.concat([even, lower.bytes, ifd]);
  whole.writeUInt32LE(at, 4);
  return whole;
}

function entriesAt(file: Buffer, at: number): TiffEntry[] {
  const count = file.readUInt16LE(at);
  return Array.from({ length: count }, (_, i) => {
    const place = at + 2 + i * 12;
    const type = file.readUInt16LE(place + 2);
    const values = file.readUInt32LE(place + 4);
    const length = values * (widths[type] ?? 1);
    const from = length <= 4 ? place + 8 : file.readUInt32LE(place + 8);
    return { tag: file.readUInt16LE(place), type, count: values, bytes: file.subarray(from, from + length) };
  });
}
