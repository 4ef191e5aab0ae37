/** One entry of a TIFF directory; its bytes are read only when asked for. */
export interface TiffEntry {
  readonly type: number;
  readonly count: number;
  /** Where its bytes lie. */
  readonly offset: number;
  /** At most `most` bytes of it, 8 MB unless told. */
  bytes(most?: number): Buffer;
}

export interface TiffDirectory {
  /** `main` directories are the pictures of the file in order; the others hang below the first. */
  readonly role: 'main' | 'sub' | 'exif' | 'gps' | 'interop';
  readonly entries: ReadonlyMap<number, TiffEntry>;
}

export interface Tiff {
  readonly littleEndian: boolean;
  readonly directories: readonly TiffDirectory[];
}

/** Reads bytes by position; fewer come back at the end. */
export type ReadAt = (offset: number, length: number) => Buffer;

const typeSizes = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8];
/** UTF-8 text (EXIF 3.0, 4.6.2). */
const utf8Type = 129;
const sizeOfType = (type: number): number => (type === utf8Type ? 1 : (typeSizes[type] ?? 0));
const mostDirectories = 64;
const mostEntries = 1000;
const mostNumbers = 4096;
const largestValue = 8 * 1024 * 1024;

const exifPointer = 0x8769;
const gpsPointer = 0x8825;
const subPointer = 0x014a;
const interopPointer = 0xa005;

/**
 * Walks the directories of a TIFF (6.0), a BigTIFF, a RAW photo built on it or an EXIF block. Reads only what is asked
 * for, follows no loop, and takes offsets beyond the end as absent. `firstAt`: where the first directory lies, in blocks
 * that only have the order of their bytes in common with TIFF.
 */
export function readTiff(read: ReadAt, firstAt?: number): Tiff | undefined {
  const head = read(0, 16);
  const order = head.toString('latin1', 0, 2);
  if (head.length < 8 || (order !== 'II' && order !== 'MM')) return undefined;
  const little = order === 'II';
  const u16 = (bytes: Buffer, at: number) => (little ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at));
  const u32 = (bytes: Buffer, at: number) => (little ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at));
  const u64 = (bytes: Buffer, at: number) => Number(little ? bytes.readBigUInt64LE(at) : bytes.readBigUInt64BE(at));
  const big = u16(head, 2) === 43;
  if (big && head.length < 16) return undefined;

  const directories: TiffDirectory[] = [];
  const seen = new Set<number>();

  const walk = (offset: number, role: TiffDirectory['role']): number => {
    if (offset < 8 || seen.has(offset) || directories.length >= mostDirectories) return 0;
    seen.add(offset);
    const counted = read(offset, big ? 8 : 2);
    if (counted.length < (big ? 8 : 2)) return 0;
    const count = Math.min(big ? u64(counted, 0) : u16(counted, 0), mostEntries);
    const entrySize = big ? 20 : 12;
    const start = offset + (big ? 8 : 2);
    const table = read(start, count * entrySize + (big ? 8 : 4));
    const entries = new Map<number, TiffEntry>();
    const directory: TiffDirectory = { role, entries };
    directories.push(directory);
    for (let i = 0; i < count && (i + 1) * entrySize <= table.length; i++) {
      const at = i * entrySize;
      const type = u16(table, at + 2);
      const values = big ? u64(table, at + 4) : u32(table, at + 4);
      const length = values * sizeOfType(type);
      const inline = big ? 8 : 4;
      const field = table.subarray(at + entrySize - inline, at + entrySize);
      const tag = u16(table, at);
      if (entries.has(tag)) continue;
      entries.set(tag, {
        type,
        count: values,
        offset: length <= inline ? start + at + entrySize - inline : big ? u64(field, 0) : u32(field, 0),
        bytes(most = largestValue) {
          return length <= inline ? field.subarray(0, length) : read(this.offset, Math.min(length, most, largestValue));
        },
      });
    }
    const follow = (tag: number, below: TiffDirectory['role']): void => {
      for (const target of tiffNumbers({ littleEndian: little, directories }, entries.get(tag)).slice(0, 16)) {
        walk(target, below);
      }
    };
    follow(exifPointer, 'exif');
    follow(gpsPointer, 'gps');
    follow(subPointer, 'sub');
    if (role === 'exif') follow(interopPointer, 'interop');
    const nextAt = count * entrySize;
    if (nextAt + (big ? 8 : 4) > table.length) return 0;
    return big ? u64(table, nextAt) : u32(table, nextAt);
  };

  let next = firstAt ?? (big ? u64(head, 8) : u32(head, 4));
  while (next > 0) next = walk(next, 'main');
  return directories.length === 0 ? undefined : { littleEndian: little, directories };
}

/** The numbers of an entry; rationals as their quotient, 0/0 as NaN. */
export function tiffNumbers({ littleEndian: little }: Tiff, entry: TiffEntry | undefined): number[] {
  if (!entry) return [];
  const size = sizeOfType(entry.type);
  const bytes = entry.bytes(mostNumbers * size);
  const numbers: number[] = [];
  for (let at = 0; size > 0 && at + size <= bytes.length && numbers.length < mostNumbers; at += size) {
    numbers.push(numberAt(bytes, at, entry.type, little));
  }
  return numbers;
}

function numberAt(bytes: Buffer, at: number, type: number, little: boolean): number {
  const u32 = (from: number) => (little ? bytes.readUInt32LE(from) : bytes.readUInt32BE(from));
  const i32 = (from: number) => (little ? bytes.readInt32LE(from) : bytes.readInt32BE(from));
  switch (type) {
    case 1:
    case 2:
    case 7:
    case utf8Type:
      return bytes[at] ?? 0;
    case 3:
      return little ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at);
    case 4:
    case 13:
      return u32(at);
    case 5:
      return u32(at) / u32(at + 4);
    case 6:
      return bytes.readInt8(at);
    case 8:
      return little ? bytes.readInt16LE(at) : bytes.readInt16BE(at);
    case 9:
      return i32(at);
    case 10:
      return i32(at) / i32(at + 4);
    case 11:
      return little ? bytes.readFloatLE(at) : bytes.readFloatBE(at);
    case 12:
      return little ? bytes.readDoubleLE(at) : bytes.readDoubleBE(at);
    default:
      return Number(little ? bytes.readBigUInt64LE(at) : bytes.readBigUInt64BE(at));
  }
}
