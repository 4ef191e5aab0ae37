import { headLength, type TiffEntry, tiffWriter } from '../tiff-directory.ts';
import type { Directory, ExifField } from './exif-fields.ts';

const { shorts, longs, ratios, head, directory } = tiffWriter('II');

export function entryOf({ tag, value }: Pick<ExifField, 'tag' | 'value'>): TiffEntry {
  if (value.type === 'short') return shorts(tag, ...value.numbers);
  if (value.type === 'rational') return ratios(tag, ...value.ratios);
  const bytes = Buffer.from(`${value.text}\0`);
  return { tag, type: 2, count: bytes.length, bytes };
}

const undefinedBytes = (tag: number, text: string): TiffEntry => ({
  tag,
  type: 7,
  count: text.length,
  bytes: Buffer.from(text, 'latin1'),
});
const versionOfGps: TiffEntry = { tag: 0, type: 1, count: 4, bytes: Buffer.from([2, 3, 0, 0]) };

/** The directories below the first: what points at them, and themselves, from `at` on. */
export function lowerDirectories(fields: readonly ExifField[], at: number): { entries: TiffEntry[]; bytes: Buffer } {
  const of = (name: Directory) => fields.filter((field) => field.directory === name).map(entryOf);
  const exif = of('Exif');
  const gps = of('GPS');
  const entries: TiffEntry[] = [];
  const parts: Buffer[] = [];
  let next = at;
  const add = (tag: number, all: readonly TiffEntry[]): void => {
    const bytes = directory(all, next);
    entries.push(longs(tag, next));
    parts.push(bytes);
    next += bytes.length;
  };
  if (exif.length > 0) add(0x8769, [undefinedBytes(0x9000, '0232'), ...exif]);
  if (gps.length > 0) add(0x8825, [versionOfGps, ...gps]);
  return { entries, bytes: Buffer.concat(parts) };
}

/** A whole block as JPEG, PNG and WebP carry it, without the mark before it; undefined where there is nothing to say. */
export function exifBlock(fields: readonly ExifField[], dpi: number | undefined): Buffer | undefined {
  if (fields.length === 0 && !dpi) return undefined;
  const lower = lowerDirectories(fields, headLength);
  const at = headLength + lower.bytes.length;
  const printed = dpi ? [ratios(0x011a, [dpi, 1]), ratios(0x011b, [dpi, 1]), shorts(0x0128, 2)] : [];
  const first = fields.filter((field) => field.directory === 'IFD0').map(entryOf);
  return Buffer.concat([head(at), lower.bytes, directory([...first, ...printed, ...lower.entries], at)]);
}
