import { type Bytes, type End, isZero, unlessEmpty } from './complete-bytes.ts';

/** Boxes and chunks that are followed; a film in pieces (fMP4) has thousands, and then its end is not told. */
const mostBoxes = 200;

/** First boxes of ISO base media files (ISO/IEC 14496-12), QuickTime, HEIF, JPEG 2000 and JPEG XL. */
const firstBoxes = /^(ftyp|moov|mdat|free|skip|wide|pnot|styp|jP {2}|JXL )$/;
/** Boxes that say what is in the file, and boxes that hold it. */
const describing = /^(moov|meta|jp2c|jxlc|jxlp)$/;
const holding = /^(mdat|jp2c|jxlc|jxlp)$/;

/** The end of films, sounds and pictures that lie in boxes, chunks or elements; undefined for what is none of them. */
export function filmEnd(head: Buffer, bytes: Bytes): End | undefined {
  if (head.length < 12) return undefined;
  const first = head.toString('latin1', 0, 4);
  if (firstBoxes.test(head.toString('latin1', 4, 8))) return boxesEnd(bytes, 0);
  if (first === 'RIFF' || first === 'RF64' || first === 'FORM')
    return unlessEmpty(chunksEnd(first, head, bytes), bytes);
  if (head.readUInt32BE(0) === 0x1a45dfa3) return unlessEmpty(segmentEnd(head, bytes), bytes);
  if (first === 'OggS') return oggEnd(bytes);
  return undefined;
}

/**
 * Top-level boxes must add up to the size of the file, and what describes the film and what it holds must be among them.
 * One that was recorded in pieces may go on after each of them; only an index (`mfra`) closes it.
 */
export function boxesEnd(bytes: Bytes, from: number): End {
  let at = from;
  const seen = new Set<string>();
  let last = '';
  for (let n = 0; n < mostBoxes; n += 1) {
    if (at === bytes.size) {
      const types = [...seen];
      if (!types.some((type) => describing.test(type))) return 'partial';
      if (!types.some((type) => holding.test(type)) || (seen.has('moof') && last !== 'mfra')) return 'unknown';
      // boxes of free room are zeros by themselves
      return /^(free|skip|wide)$/.test(last) ? 'whole' : unlessEmpty('whole', bytes);
    }
    const box = bytes.read(at, 16);
    if (box.length < 8) return 'partial';
    const type = box.toString('latin1', 4, 8);
    let size = box.readUInt32BE(0);
    // nothing is written here yet
    if (isZero(box)) return 'partial';
    // until the end of the file, wherever that will be
    if (size === 0) return 'unknown';
    if (size === 1) {
      if (box.length < 16) return 'partial';
      size = Number(box.readBigUInt64BE(8));
    }
    if (size < 8 || !/^[\x20-\x7e\xa9]{4}$/.test(type)) return 'unknown';
    if (at + size > bytes.size) return 'partial';
    seen.add(type);
    last = type;
    at += size;
  }
  return 'unknown';
}

/** RIFF (AVI, WAV, WebP), its 64-bit kin, and AIFF: one chunk after the other, each with its size. */
function chunksEnd(first: string, head: Buffer, bytes: Bytes): End {
  if (first === 'RF64') {
    const isSized = head.length >= 28 && head.toString('latin1', 12, 16) === 'ds64';
    return isSized ? sized(Number(head.readBigUInt64LE(20)) + 8, bytes.size) : 'unknown';
  }
  let at = 0;
  for (let n = 0; n < mostBoxes; n += 1) {
    const chunk = at === 0 ? head : bytes.read(at, 12);
    // what follows a whole chunk and is none is somebody's addition
    if (chunk.length < 12 || chunk.toString('latin1', 0, 4) !== first) return at === 0 ? 'partial' : 'unknown';
    const size = first === 'FORM' ? chunk.readUInt32BE(4) : chunk.readUInt32LE(4);
    // recorders write the size at the end
    if (size === 0 || size === 0xffffffff) return 'partial';
    const end = at + 8 + size + (size % 2);
    if (end >= bytes.size) return sized(at + 8 + size, bytes.size);
    at = end;
  }
  return 'unknown';
}

/** The last byte may be one of padding. */
const sized = (end: number, size: number): End => (end > size ? 'partial' : size - end <= 1 ? 'whole' : 'unknown');

/** Matroska and WebM (RFC 8794): after its header one segment, whose size is known when it was closed. */
function segmentEnd(head: Buffer, bytes: Bytes): End {
  const header = numberAt(head, 4);
  if (header === undefined || header.value === undefined) return 'unknown';
  const segment = bytes.read(header.next + header.value, 12);
  if (segment.length < 12) return 'partial';
  if (segment.readUInt32BE(0) !== 0x18538067) return isZero(segment) ? 'partial' : 'unknown';
  const length = numberAt(segment, 4);
  if (length?.value === undefined) return 'unknown';
  const end = header.next + header.value + length.next + length.value;
  return end > bytes.size ? 'partial' : end === bytes.size ? 'whole' : 'unknown';
}

/** A number of variable length: as many bytes as its first has leading zeros, and one; all ones: not known. */
function numberAt(buffer: Buffer, at: number): { value: number | undefined; next: number } | undefined {
  const first = buffer[at];
  if (!first) return undefined;
  const length = Math.clz32(first) - 23;
  if (at + length > buffer.length) return undefined;
  let value = first & (0xff >> length);
  let isUnknown = value === 0xff >> length;
  for (let n = 1; n < length; n += 1) {
    const byte = buffer[at + n] ?? 0;
    value = value * 256 + byte;
    isUnknown &&= byte === 0xff;
  }
  return { value: isUnknown ? undefined : value, next: at + length };
}

/** Ogg (RFC 3533): the last page of a stream is marked, and ends where the file ends. */
function oggEnd(bytes: Bytes): End {
  // a page is at most 65,307 bytes long
  const start = Math.max(0, bytes.size - 65_307);
  const tail = bytes.read(start, bytes.size - start);
  const at = tail.lastIndexOf('OggS');
  if (at < 0 || at + 27 > tail.length) return 'partial';
  const count = tail[at + 26] ?? 0;
  const segments = tail.subarray(at + 27, at + 27 + count);
  if (segments.length < count) return 'partial';
  const end = start + at + 27 + segments.length + segments.reduce((sum, length) => sum + length, 0);
  if (end > bytes.size) return 'partial';
  return end === bytes.size && ((tail[at + 5] ?? 0) & 4) !== 0 ? 'whole' : 'unknown';
}
