import exifr from 'exifr';
import type { Position } from '../../../../shared/model/facts.ts';
import { decodeText } from './clean.ts';
import { readTiff, type Tiff, tiffNumbers } from './tiff.ts';

/** What EXIF says, as written: texts not yet cleaned, dates as `YYYY:MM:DD HH:MM:SS`, position in degrees. */
export interface Exif {
  readonly texts: Readonly<Partial<Record<ExifText, string>>>;
  readonly orientation: number | undefined;
  /** A date that only the maker's own block has. */
  readonly makerDate: string | undefined;
  /** `HH:MM:SS` in UTC, the time beside GPSDateStamp. */
  readonly gpsTime: string | undefined;
  readonly position: Position | undefined;
}

type ExifText = keyof typeof textTags;

/** Tag numbers of EXIF 3.0 and of Windows' own fields. */
const textTags = {
  ImageDescription: 0x010e,
  Make: 0x010f,
  Model: 0x0110,
  ModifyDate: 0x0132,
  Artist: 0x013b,
  Copyright: 0x8298,
  XPTitle: 0x9c9b,
  XPComment: 0x9c9c,
  XPAuthor: 0x9c9d,
  XPKeywords: 0x9c9e,
  DateTimeOriginal: 0x9003,
  CreateDate: 0x9004,
  OffsetTime: 0x9010,
  OffsetTimeOriginal: 0x9011,
  OffsetTimeDigitized: 0x9012,
  SubSecTime: 0x9290,
  SubSecTimeOriginal: 0x9291,
  SubSecTimeDigitized: 0x9292,
  userComment: 0x9286,
  GPSDateStamp: 0x001d,
} as const;

export const noExif: Exif = {
  texts: {},
  orientation: undefined,
  gpsTime: undefined,
  makerDate: undefined,
  position: undefined,
};

/** Reads an EXIF block (with or without its `Exif\0\0`). A damaged block gives what could be read of it. */
export async function readExif(block: Buffer | undefined): Promise<Exif> {
  if (!block || block.length < 8) return noExif;
  const body = block.toString('latin1', 0, 4) === 'Exif' ? block.subarray(6) : block;
  try {
    const found = fromExifr(
      (await exifr.parse(body, {
        tiff: true,
        ifd0: {},
        exif: true,
        gps: true,
        ifd1: false,
        interop: false,
        userComment: true,
        makerNote: true,
        translateKeys: true,
        translateValues: false,
        reviveValues: false,
        mergeOutput: false,
      })) ?? {},
    );
    if (!Object.values(found.texts).some((text) => text.includes('\ufffd'))) return found;
  } catch {
    // what it cannot read may still have a readable part
  }
  const tiff = readTiff((offset, length) => body.subarray(offset, offset + length));
  return tiff ? exifOfTiff(tiff) : noExif;
}

function fromExifr(parsed: Record<string, Record<string, unknown> | Uint8Array>): Exif {
  const all: Record<string, unknown> = { ...parsed.ifd0, ...parsed.exif, ...parsed.gps };
  all.userComment = parsed.userComment ?? all.UserComment;
  const texts: Partial<Record<ExifText, string>> = {};
  for (const name of Object.keys(textTags) as ExifText[]) {
    const value = all[name];
    if (typeof value === 'string') texts[name] = name === 'Copyright' ? value : (value.split('\0')[0] ?? '');
    else if (value instanceof Uint8Array) texts[name] = bytesToText(name, Buffer.from(value));
  }
  const triple = (value: unknown) => (Array.isArray(value) ? value.map(Number) : [Number.NaN]);
  return {
    texts,
    orientation: orientationOf(Number(all.Orientation)),
    makerDate: trailCameraDate(parsed.makerNote),
    gpsTime: clockTime(
      typeof all.GPSTimeStamp === 'string' ? all.GPSTimeStamp.split(':').map(Number) : triple(all.GPSTimeStamp),
    ),
    position: positionOf(
      triple(all.GPSLatitude),
      String(all.GPSLatitudeRef ?? ''),
      triple(all.GPSLongitude),
      String(all.GPSLongitudeRef ?? ''),
    ),
  };
}

/** The same facts from the directories of a TIFF or RAW file; of several pictures the first speaks. */
export function exifOfTiff(tiff: Tiff): Exif {
  const texts: Partial<Record<ExifText, string>> = {};
  const find = (tag: number, gps: boolean) =>
    tiff.directories.find((each) => (each.role === 'gps') === gps && each.entries.has(tag))?.entries.get(tag);
  for (const name of Object.keys(textTags) as ExifText[]) {
    const bytes = find(textTags[name], name === 'GPSDateStamp')?.bytes();
    if (bytes && bytes.length > 0) texts[name] = bytesToText(name, bytes);
  }
  const ref = (tag: number) => find(tag, true)?.bytes().toString('latin1') ?? '';
  const triple = (tag: number) => tiffNumbers(tiff, find(tag, true));
  return {
    texts,
    orientation: orientationOf(tiffNumbers(tiff, find(0x0112, false))[0]),
    makerDate: trailCameraDate(find(0x927c, false)?.bytes()),
    gpsTime: clockTime(triple(7)),
    position: positionOf(triple(2), ref(1), triple(4), ref(3)),
  };
}

function bytesToText(name: ExifText, bytes: Buffer): string {
  if (name.startsWith('XP')) return bytes.subarray(0, bytes.length & ~1).toString('utf16le');
  if (name !== 'userComment') return decodeText(untilNul(bytes));
  // EXIF 3.0, 4.6.6.1: eight bytes name the character code
  const code = bytes.toString('latin1', 0, 8);
  const body = bytes.subarray(8);
  if (code.startsWith('UNICODE')) {
    const pairs = body.subarray(0, body.length & ~1);
    const bigEndian = pairs.filter((byte, at) => at % 2 === 0 && byte === 0).length > pairs.length / 4;
    return bigEndian ? Buffer.from(pairs).swap16().toString('utf16le') : pairs.toString('utf16le');
  }
  if (code.startsWith('JIS')) return new TextDecoder('iso-2022-jp').decode(untilNul(body));
  // a wrong code is still a code; without any NUL in it the text begins at once
  return decodeText(untilNul(code.includes('\0') ? body : bytes));
}

function untilNul(bytes: Buffer): Buffer {
  const end = bytes.indexOf(0);
  return end < 0 ? bytes : bytes.subarray(0, end);
}

/** Reconyx trail cameras keep the time in their own block only: six words, seconds first (ExifTool, Reconyx tags). */
function trailCameraDate(note: unknown): string | undefined {
  if (!(note instanceof Uint8Array) || note.length < 34 || note[0] !== 0x01 || note[1] !== 0xf1) return undefined;
  const word = (at: number) => (note[at * 2] ?? 0) + (note[at * 2 + 1] ?? 0) * 256;
  const two = (at: number) => String(word(at)).padStart(2, '0');
  return `${word(16)}-${two(14)}-${two(15)} ${two(13)}:${two(12)}:${two(11)}`;
}

function clockTime(parts: readonly number[]): string | undefined {
  const [hours = Number.NaN, minutes = Number.NaN, seconds = Number.NaN] = parts.map(Math.floor);
  if (!(hours >= 0 && hours < 24 && minutes >= 0 && minutes < 60 && seconds >= 0 && seconds < 60)) return undefined;
  return [hours, minutes, seconds].map((part) => String(part).padStart(2, '0')).join(':');
}

function orientationOf(value: number | undefined): number | undefined {
  return value !== undefined && Number.isInteger(value) && value >= 1 && value <= 8 ? value : undefined;
}

/** Degrees from degrees, minutes, seconds. A coordinate without a reference or beyond the globe is none. */
function positionOf(lat: readonly number[], latRef: string, lon: readonly number[], lonRef: string): Exif['position'] {
  const degrees = (parts: readonly number[]) =>
    (parts[0] ?? Number.NaN) + (parts[1] ?? 0) / 60 + (parts[2] ?? 0) / 3600;
  const sign = (ref: string, minus: string) => (ref.trim().toUpperCase().startsWith(minus) ? -1 : 1);
  const found = { lat: degrees(lat) * sign(latRef, 'S'), lon: degrees(lon) * sign(lonRef, 'W') };
  return validPosition(found);
}

/**
 * A position to seven decimals (a centimetre). 0/0 (NaN), values beyond the globe, and the point 0,0 that devices write
 * for "none" are no position.
 */
export function validPosition({ lat, lon }: Position): Position | undefined {
  if (!(Math.abs(lat) <= 90 && Math.abs(lon) <= 180) || (lat === 0 && lon === 0)) return undefined;
  return { lat: Math.round(lat * 1e7) / 1e7, lon: Math.round(lon * 1e7) / 1e7 };
}
