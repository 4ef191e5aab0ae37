import type { Position } from '../../../../shared/model/facts.ts';
import { decodeOldText } from './clean.ts';
import { readTiff, type Tiff, type TiffDirectory, type TiffEntry, tiffNumbers } from './tiff.ts';

/** What EXIF says, as written: texts not yet cleaned, dates as `YYYY:MM:DD HH:MM:SS`, position in degrees. */
export interface Exif {
  readonly texts: Readonly<Partial<Record<ExifText, string>>>;
  readonly orientation: number | undefined;
  /** A date that only the maker's own block has. */
  readonly makerDate: string | undefined;
  /** `HH:MM:SS` in UTC, the time beside GPSDateStamp. */
  readonly gpsTime: string | undefined;
  readonly position: Position | undefined;
  /** What the halves of a live photo have in common (Apple's ContentIdentifier). */
  readonly pairId: string | undefined;
  /** The directories themselves, where there are any. */
  readonly tiff?: Tiff | undefined;
  /** Numbers of a tag outside of the GPS directory; none when it is absent. */
  numbers(tag: number): readonly number[];
  /** Numbers of a tag of the GPS directory. */
  gps(tag: number): readonly number[];
}

export type ExifText = keyof typeof textTags;

/** Tag numbers of EXIF 3.0 and of Windows' own fields. */
const textTags = {
  ImageDescription: 0x010e,
  Make: 0x010f,
  Model: 0x0110,
  Software: 0x0131,
  ModifyDate: 0x0132,
  Artist: 0x013b,
  Copyright: 0x8298,
  XPTitle: 0x9c9b,
  XPComment: 0x9c9c,
  XPAuthor: 0x9c9d,
  XPKeywords: 0x9c9e,
  XPSubject: 0x9c9f,
  DateTimeOriginal: 0x9003,
  CreateDate: 0x9004,
  OffsetTime: 0x9010,
  OffsetTimeOriginal: 0x9011,
  OffsetTimeDigitized: 0x9012,
  SubSecTime: 0x9290,
  SubSecTimeOriginal: 0x9291,
  SubSecTimeDigitized: 0x9292,
  userComment: 0x9286,
  LensModel: 0xa434,
  BodySerialNumber: 0xa431,
  // of Nikon's and others' RAW photos, built like TIFF/EP (ISO 12234-2) and DNG
  CameraSerialNumber: 0xc62f,
  GPSDateStamp: 0x001d,
} as const;

/** Tags that hold numbers (EXIF 3.0, 4.6.5 and 4.6.6). */
export const exifTag = {
  xResolution: 0x011a,
  resolutionUnit: 0x0128,
  rating: 0x4746,
  exposureTime: 0x829a,
  fNumber: 0x829d,
  iso: 0x8827,
  exposureIndex: 0x8832,
  isoSpeed: 0x8833,
  shutterSpeed: 0x9201,
  apertureValue: 0x9202,
  bias: 0x9204,
  flash: 0x9209,
  focalLength: 0x920a,
  colourSpace: 0xa001,
  focalLength35: 0xa405,
  lensSpecification: 0xa432,
} as const;

const names = Object.keys(textTags) as ExifText[];
const longestText = 100_000;

export const noExif: Exif = {
  texts: {},
  orientation: undefined,
  gpsTime: undefined,
  makerDate: undefined,
  position: undefined,
  pairId: undefined,
  numbers: () => [],
  gps: () => [],
};

/** The directories of an EXIF block (with or without its `Exif\0\0`); a damaged block gives what could be read of it. */
export function exifTiff(block: Buffer | undefined): Tiff | undefined {
  if (!block || block.length < 8) return undefined;
  const body = block.toString('latin1', 0, 4) === 'Exif' ? block.subarray(6) : block;
  return readTiff((offset, length) => body.subarray(offset, offset + length));
}

/** Reads an EXIF block. */
export function readExif(block: Buffer | undefined): Exif {
  const tiff = exifTiff(block);
  return tiff ? exifOfTiff(tiff) : noExif;
}

/** The same facts from the directories of a TIFF or RAW file; of several pictures the first speaks. */
export function exifOfTiff(tiff: Tiff): Exif {
  const outside = tiff.directories.filter((each) => each.role !== 'gps');
  const inside = tiff.directories.filter((each) => each.role === 'gps');
  const find = (tag: number, directories: readonly TiffDirectory[]): TiffEntry | undefined => {
    for (const { entries } of directories) {
      const entry = entries.get(tag);
      if (entry) return entry;
    }
    return undefined;
  };
  const texts: Partial<Record<ExifText, string>> = {};
  for (const name of names) {
    const bytes = find(textTags[name], name === 'GPSDateStamp' ? inside : outside)?.bytes(longestText);
    if (bytes && bytes.length > 0) texts[name] = bytesToText(name, bytes, tiff.littleEndian);
  }
  const ref = (tag: number) => find(tag, inside)?.bytes(16).toString('latin1') ?? '';
  const gps = (tag: number) => tiffNumbers(tiff, find(tag, inside));
  const note = find(0x927c, outside)?.bytes();
  return {
    tiff,
    texts,
    orientation: orientationOf(tiffNumbers(tiff, find(0x0112, outside))[0]),
    makerDate: trailCameraDate(note),
    gpsTime: clockTime(gps(7)),
    position: positionOf(gps(2), ref(1), gps(4), ref(3)),
    pairId: appleText(note, contentIdentifier),
    numbers: (tag) => tiffNumbers(tiff, find(tag, outside)),
    gps,
  };
}

/** XMP that stands in a directory of TIFF. */
export const xmpOf = (exif: Exif): Buffer | undefined =>
  exif.tiff?.directories
    .find((each) => each.entries.has(700))
    ?.entries.get(700)
    ?.bytes();

/** What the first says, and where it is silent what the second says. */
export function exifTogether(first: Exif, second: Exif): Exif {
  const either = (own: readonly number[], other: readonly number[]) => (own.length > 0 ? own : other);
  return {
    tiff: first.tiff ?? second.tiff,
    texts: { ...second.texts, ...first.texts },
    orientation: first.orientation ?? second.orientation,
    makerDate: first.makerDate ?? second.makerDate,
    gpsTime: first.gpsTime ?? second.gpsTime,
    position: first.position ?? second.position,
    pairId: first.pairId ?? second.pairId,
    numbers: (tag) => either(first.numbers(tag), second.numbers(tag)),
    gps: (tag) => either(first.gps(tag), second.gps(tag)),
  };
}

function bytesToText(name: ExifText, bytes: Buffer, littleEndian: boolean): string {
  if (name.startsWith('XP')) return untilNulLetter(bytes.subarray(0, bytes.length & ~1).toString('utf16le'));
  // the photographer's and the editor's copyright stand in one text, a NUL between
  if (name === 'Copyright') return decodeOldText(bytes);
  if (name !== 'userComment') return decodeOldText(untilNul(bytes));
  // EXIF 3.0, 4.6.6.1: eight bytes name the character code
  const code = bytes.toString('latin1', 0, 8);
  const body = bytes.subarray(8);
  if (code.startsWith('UNICODE')) return untilNulLetter(utf16Text(body, littleEndian));
  if (code.startsWith('JIS')) return new TextDecoder('iso-2022-jp').decode(untilNul(body));
  // a wrong code is still a code; without any NUL in it the text begins at once
  return decodeOldText(untilNul(code.includes('\0') ? body : bytes));
}

/**
 * UTF-16 in the order of its mark; without one, in the order that gives the fewer different first bytes of a letter,
 * since writers do not keep to the order of the file.
 */
function utf16Text(bytes: Buffer, littleEndian: boolean): string {
  const pairs = bytes.subarray(0, bytes.length & ~1);
  const first = pairs.length >= 2 ? pairs.readUInt16BE(0) : 0;
  const kinds = (offset: number) => new Set(pairs.filter((_, at) => at % 2 === offset)).size;
  const even = kinds(0);
  const odd = kinds(1);
  const big = first === 0xfeff || (first !== 0xfffe && (even === odd ? !littleEndian : even < odd));
  return big ? Buffer.from(pairs).swap16().toString('utf16le') : pairs.toString('utf16le');
}

function untilNulLetter(text: string): string {
  const end = text.indexOf('\0');
  return end < 0 ? text : text.slice(0, end);
}

function untilNul(bytes: Buffer): Buffer {
  const end = bytes.indexOf(0);
  return end < 0 ? bytes : bytes.subarray(0, end);
}

/** Reconyx trail cameras keep the time in their own block only: six words, seconds first (ExifTool, Reconyx tags). */
function trailCameraDate(note: Buffer | undefined): string | undefined {
  if (!note || note.length < 34 || note[0] !== 0x01 || note[1] !== 0xf1) return undefined;
  const word = (at: number) => (note[at * 2] ?? 0) + (note[at * 2 + 1] ?? 0) * 256;
  const two = (at: number) => String(word(at)).padStart(2, '0');
  return `${word(16)}-${two(14)}-${two(15)} ${two(13)}:${two(12)}:${two(11)}`;
}

const contentIdentifier = 0x0011;

/** A text of Apple's own block: a directory behind `Apple iOS`, which counts from its own beginning. */
function appleText(note: Buffer | undefined, tag: number): string | undefined {
  if (note?.toString('latin1', 0, 9) !== 'Apple iOS') return undefined;
  const order = note.subarray(12, 14);
  const tiff = readTiff(
    (offset, length) => (offset === 0 ? order16(order) : note.subarray(offset, offset + length)),
    14,
  );
  const text = tiff?.directories[0]?.entries.get(tag)?.bytes(200);
  return (text && untilNul(text).toString('latin1').trim()) || undefined;
}

const order16 = (order: Buffer): Buffer => Buffer.concat([order, Buffer.alloc(14)]);

function clockTime(parts: readonly number[]): string | undefined {
  const [hours = Number.NaN, minutes = Number.NaN, seconds = Number.NaN] = parts.map(Math.floor);
  if (!(hours >= 0 && hours < 24 && minutes >= 0 && minutes < 60 && seconds >= 0 && seconds < 60)) return undefined;
  return [hours, minutes, seconds].map((part) => String(part).padStart(2, '0')).join(':');
}

function orientationOf(value: number | undefined): number | undefined {
  return value !== undefined && Number.isInteger(value) && value >= 1 && value <= 8 ? value : undefined;
}

/**
 * Degrees from degrees, minutes, seconds. A coordinate beyond the globe is none, nor is one without a side of the
 * equator or of Greenwich, unless its own sign tells.
 */
function positionOf(lat: readonly number[], latRef: string, lon: readonly number[], lonRef: string): Exif['position'] {
  return validPosition({ lat: sided(lat, latRef, 'N', 'S'), lon: sided(lon, lonRef, 'E', 'W') });
}

function sided(parts: readonly number[], ref: string, plus: string, minus: string): number {
  const [degrees = Number.NaN, minutes = 0, seconds = 0] = parts;
  // receivers that know no seconds write them as 0/0
  const value =
    Math.abs(degrees) + (Number.isNaN(minutes) ? 0 : minutes) / 60 + (Number.isNaN(seconds) ? 0 : seconds) / 3600;
  const side = ref.trim().charAt(0).toUpperCase();
  if (side === minus) return -value;
  if (side === plus) return value;
  return degrees < 0 ? -value : Number.NaN;
}

/**
 * A position to seven decimals (a centimetre). 0/0 (NaN), values beyond the globe, and the point 0,0 that devices write
 * for "none" are no position.
 */
export function validPosition({ lat, lon }: Position): Position | undefined {
  if (!(Math.abs(lat) <= 90 && Math.abs(lon) <= 180) || (lat === 0 && lon === 0)) return undefined;
  return { lat: Math.round(lat * 1e7) / 1e7, lon: Math.round(lon * 1e7) / 1e7 };
}
