import { createHash } from 'node:crypto';
import { BahanError } from '../../../shared/errors.ts';
import type { FileSource } from './file-source.ts';
import { blockReader, boxesIn, chunksIn } from './probe/byte-reader.ts';
import { readTiff, type Tiff, type TiffDirectory, tiffNumbers } from './probe/tiff.ts';

/** A stretch of a file. */
interface Range {
  readonly start: number;
  readonly end: number;
}

const wholeUpTo = 256 * 1024;
const edge = 64 * 1024;
const sample = 16 * 1024;
const samples = 6;
const mostParts = 20_000;
/** Fewer bytes are the same in many files. */
const least = 64;

/**
 * What a file is apart from what is said about it: `<format>-<length>-<40 hex>` over its pictures or sounds as they are
 * packed, without the segments that hold words, dates and ratings. The same after a program wrote metadata into the file.
 * Long ones are sampled as `fingerprint` does. Null where the format is not known so well, or is not as it should be.
 */
export function essence(source: FileSource, format: string): string | null {
  const find = finders[format];
  if (!find || source.size === 0) return null;
  try {
    const ranges = find(source)?.filter(({ start, end }) => end > start);
    const length = ranges?.reduce((sum, { start, end }) => sum + end - start, 0) ?? 0;
    if (!ranges || length < least) return null;
    return `${format}-${length}-${hashOf(source, ranges, length)}`;
  } catch (cause) {
    if (cause instanceof BahanError && cause.code === 'file-changing') throw cause;
    return null;
  }
}

function hashOf(source: FileSource, ranges: readonly Range[], length: number): string {
  const hash = createHash('sha256').update(`${length}\n`);
  const take = (offset: number, count: number): void => {
    let skipped = 0;
    let left = count;
    for (const { start, end } of ranges) {
      if (left <= 0) return;
      const size = end - start;
      const from = Math.max(0, offset - skipped);
      skipped += size;
      if (from >= size) continue;
      const taken = Math.min(size - from, left);
      hash.update(source.read(start + from, taken));
      left -= taken;
      offset += taken;
    }
  };
  if (length <= wholeUpTo) take(0, length);
  else {
    take(0, edge);
    const inner = length - 2 * edge - sample;
    for (let i = 0; i < samples; i++) take(edge + Math.floor((inner * i) / (samples - 1)), sample);
    take(length - edge, edge);
  }
  return hash.digest('hex').slice(0, 40);
}

type Finder = (source: FileSource) => Range[] | undefined;

const rawTiff = 'tiff dng nef arw cr2 pef srw orf rw2'.split(' ');
const finders: Readonly<Record<string, Finder>> = {
  jpeg: jpegRanges,
  png: pngRanges,
  mp4: (source) => boxes(source, 'mdat'),
  mov: (source) => boxes(source, 'mdat'),
  cr3: (source) => boxes(source, 'mdat'),
  webp: (source) => riff(source, /^(VP8[ L]|ALPH|ANIM|ANMF)$/),
  wav: (source) => riff(source, /^(fmt |data)$/),
  avi: (source) => riff(source, /^(LIST|movi)$/, 'movi'),
  flac: flacRanges,
  mp3: mp3Ranges,
  ...Object.fromEntries(rawTiff.map((format) => [format, tiffRanges])),
};

/** All segments but those of applications and comments (ITU T.81, B.1), and everything from the first scan on. */
function jpegRanges(source: FileSource): Range[] | undefined {
  const ranges: Range[] = [];
  let at = 2;
  for (let n = 0; n < mostParts; n++) {
    const head = source.read(at, 4);
    if (head.length < 4 || head[0] !== 0xff) return undefined;
    const marker = head[1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0xda) return [...ranges, { start: at, end: source.size }];
    const end = at + 2 + head.readUInt16BE(2);
    if (marker === 0xd9 || end <= at + 3) return undefined;
    const isSaid = (marker >= 0xe0 && marker <= 0xef) || marker === 0xfe;
    if (!isSaid) ranges.push({ start: at, end });
    at = end;
  }
  return undefined;
}

const pictureChunks = new Set(['IHDR', 'PLTE', 'tRNS', 'IDAT', 'acTL', 'fcTL', 'fdAT']);

/** The contents of the chunks that are drawn, however they are cut into pieces. */
function pngRanges(source: FileSource): Range[] | undefined {
  const ranges: Range[] = [];
  let at = 8;
  for (let n = 0; n < mostParts; n++) {
    const head = source.read(at, 8);
    if (head.length < 8) return undefined;
    const length = head.readUInt32BE(0);
    const type = head.toString('latin1', 4, 8);
    if (type === 'IEND') return ranges;
    if (pictureChunks.has(type)) ranges.push({ start: at + 8, end: Math.min(at + 8 + length, source.size) });
    at += 12 + length;
  }
  return undefined;
}

function boxes(source: FileSource, type: string): Range[] | undefined {
  const found = [...boxesIn(blockReader(source), 0, source.size)];
  // a walk that ended early knows only a part
  if ((found.at(-1)?.end ?? 0) < source.size - 8) return undefined;
  return found.filter((box) => box.type === type);
}

/** Chunks of RIFF by their names; `list`: within the lists, only those of this sort. */
function riff(source: FileSource, names: RegExp, list?: string): Range[] {
  const read = blockReader(source);
  return [...chunksIn(read, 12, source.size)].filter(
    ({ type, start }) =>
      names.test(type) && (list === undefined || type !== 'LIST' || read(start, 4).toString('latin1') === list),
  );
}

/** The frames behind the last block of metadata (RFC 9639, 8). */
function flacRanges(source: FileSource): Range[] | undefined {
  let at = 4;
  for (let n = 0; n < mostParts; n++) {
    const head = source.read(at, 4);
    if (head.length < 4) return undefined;
    at += 4 + head.readUIntBE(1, 3);
    if ((head[0] ?? 0) & 0x80) return [{ start: at, end: source.size }];
  }
  return undefined;
}

/** The frames between the tags: ID3v2 before them, APE and ID3v1 behind. */
function mp3Ranges(source: FileSource): Range[] | undefined {
  let start = 0;
  for (let n = 0; n < 16; n++) {
    const head = source.read(start, 10);
    if (head.length < 10 || head.toString('latin1', 0, 3) !== 'ID3') break;
    // lengths of 7 bits a byte; a footer repeats the head
    const [a = 0, b = 0, c = 0, d = 0] = head.subarray(6, 10);
    start += 10 + (a * 2 ** 21 + b * 2 ** 14 + c * 2 ** 7 + d) + ((head[5] ?? 0) & 0x10 ? 10 : 0);
  }
  // some programs leave room behind the tag
  const room = source.read(start, edge).findIndex((byte) => byte !== 0);
  if (room < 0) return undefined;
  start += room;
  let end = source.size;
  if (source.read(end - 128, 3).toString('latin1') === 'TAG') end -= 128;
  const foot = source.read(end - 32, 32);
  if (foot.toString('latin1', 0, 8) === 'APETAGEX') {
    const hasHead = ((foot[23] ?? 0) & 0x80) !== 0;
    end -= foot.readUInt32LE(12) + (hasHead ? 32 : 0);
  }
  return end > start ? [{ start, end }] : undefined;
}

const strips = [273, 279] as const;
const tiles = [324, 325] as const;

/** The strips or tiles of the largest picture in it. */
function tiffRanges(source: FileSource): Range[] | undefined {
  const tiff = readTiff(blockReader(source));
  if (!tiff) return undefined;
  const pictures = tiff.directories.flatMap((directory) =>
    [strips, tiles].map(([offsets, lengths]) => placesOf(tiff, directory, offsets, lengths, source.size)),
  );
  const bytes = (ranges: readonly Range[]) => ranges.reduce((sum, { start, end }) => sum + end - start, 0);
  return pictures.toSorted((a, b) => bytes(b) - bytes(a))[0];
}

function placesOf(tiff: Tiff, { entries }: TiffDirectory, offsets: number, lengths: number, size: number): Range[] {
  const counts = tiffNumbers(tiff, entries.get(lengths));
  return tiffNumbers(tiff, entries.get(offsets)).flatMap((start, i) => {
    const end = start + (counts[i] ?? 0);
    return start > 0 && end > start && end <= size ? [{ start, end }] : [];
  });
}
