import type { FileSource } from '../file-source.ts';
import { blockReader, boxesIn } from './byte-reader.ts';

const tailBytes = 64 * 1024;
/** A JPEG whose end is not at its end is searched through, up to this size. */
const mostSearched = 64 * 1024 * 1024;

/**
 * Whether the end of a file is provably missing: its own structure says that there is more. Formats whose end nothing
 * proves are taken to be whole.
 */
export function endIsMissing(source: FileSource, format: string): boolean {
  switch (format) {
    case 'jpeg':
      return jpegIsCut(source);
    case 'png':
      return pngIsCut(source);
    case 'webp':
    case 'wav':
    case 'avi':
      return riffIsCut(source);
    case 'matroska':
    case 'webm':
      return segmentIsCut(source);
    case 'mp4':
    case 'mov':
    case 'heic':
    case 'avif':
    case 'cr3':
      return boxIsCut(source);
    default:
      return false;
  }
}

/** The mark of the end (FFD9) cannot stand inside of the picture's own bytes; thumbnails before them have one too. */
function jpegIsCut(source: FileSource): boolean {
  const end = Buffer.from([0xff, 0xd9]);
  const scan = startOfScan(source);
  if (scan === undefined) return true;
  const tail = Math.max(scan, source.size - tailBytes);
  if (source.read(tail, tailBytes).includes(end)) return false;
  if (source.size > mostSearched) return false;
  for (let at = scan; at < tail; at += 1024 * 1024) {
    // one byte of overlap: the mark may lie across two pieces
    if (source.read(at, 1024 * 1024 + 1).includes(end)) return false;
  }
  return true;
}

/** Where the first scan begins; undefined when the segments before it go beyond the end. */
function startOfScan(source: FileSource): number | undefined {
  const read = blockReader(source);
  let at = 2;
  for (let count = 0; count < 4096; count += 1) {
    const head = read(at, 4);
    if (head.length < 4) return undefined;
    if (head[0] !== 0xff) return at;
    const mark = head[1] as number;
    if (mark === 0xff) at += 1;
    else if (mark === 0xda || mark === 0xd9) return at;
    else if ((mark >= 0xd0 && mark <= 0xd8) || mark === 1) at += 2;
    else at += 2 + head.readUInt16BE(2);
  }
  return at;
}

function pngIsCut(source: FileSource): boolean {
  const read = blockReader(source);
  let at = 8;
  for (let count = 0; count < 100_000; count += 1) {
    const head = read(at, 8);
    if (head.length < 8) return true;
    at += 12 + head.readUInt32BE(0);
    if (at > source.size) return true;
    if (head.toString('latin1', 4, 8) === 'IEND') return false;
    // what is no name of a chunk was changed, not cut
    if (!/^[A-Za-z]{4}$/.test(head.toString('latin1', 4, 8))) return false;
  }
  return false;
}

/** Recorders that do not know the length yet write the largest number that they have. */
const unknownLength = 0x7fff_0000;

function riffIsCut(source: FileSource): boolean {
  const head = source.read(0, 8);
  const length = head.length === 8 && head.toString('latin1', 0, 4) === 'RIFF' ? head.readUInt32LE(4) : 0;
  return length < unknownLength && length + 8 > source.size + 1;
}

/** Matroska (RFC 9559): a header, then one segment that holds everything; all ones mean that its length is not known. */
function segmentIsCut(source: FileSource): boolean {
  const head = source.read(0, 1024);
  const first = variableLength(head, 4);
  if (!first) return false;
  const segment = first.end + first.value;
  if (head.length < segment + 12 || head.readUInt32BE(segment) !== 0x18538067) return false;
  const length = variableLength(head, segment + 4);
  return length !== undefined && length.value > 0 && length.end + length.value > source.size;
}

/** A number whose first bit that is set says how many bytes it has (RFC 8794, 4); undefined when it is not known. */
function variableLength(bytes: Buffer, at: number): { value: number; end: number } | undefined {
  const first = bytes[at] ?? 0;
  const width = Math.clz32(first) - 23;
  if (first === 0 || at + width > bytes.length) return undefined;
  let value = first & (0xff >> width);
  let known = value !== 0xff >> width;
  for (let i = 1; i < width; i += 1) {
    const byte = bytes[at + i] as number;
    value = value * 256 + byte;
    known ||= byte !== 0xff;
  }
  return known ? { value, end: at + width } : undefined;
}

/** The last box says how long it is; a film without its index, whose pictures end with the file, lost it. */
function boxIsCut(source: FileSource): boolean {
  let cut = false;
  for (const box of boxesIn(blockReader(source), 0, source.size, 20_000)) {
    cut = /^[ -~]{4}$/.test(box.type) && box.cut;
  }
  return cut;
}
