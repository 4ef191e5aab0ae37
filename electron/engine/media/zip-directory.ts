import { BahanError } from '../../../shared/errors.ts';
import type { FileSource } from './file-source.ts';
import { decodeText } from './probe/clean.ts';

/** One member of a ZIP; `packed` and `size` in bytes, `at` where its own header begins. */
export interface ZipEntry {
  readonly at: number;
  readonly method: number;
  readonly packed: number;
  readonly size: number;
  readonly checksum: number | undefined;
  readonly locked: boolean;
}

export interface ZipDirectory {
  readonly entries: ReadonlyMap<string, ZipEntry>;
  /** False when the directory at the end is missing and the members were looked for one after another. */
  readonly whole: boolean;
}

const mostMembers = 20_000;
const largestDirectory = 16 * 1024 * 1024;
/** Without a directory the members are searched for in this much of the file. */
const largestSearch = 64 * 1024 * 1024;

/**
 * Reads which members a ZIP has (APPNOTE 6.3.10), from its directory, or from the members themselves where the end is
 * missing. @throws BahanError `file-damaged` when there is neither, `file-too-large`.
 */
export function openDirectory(source: FileSource): ZipDirectory {
  const entries = readDirectory(source);
  if (entries) return { entries, whole: true };
  const found = fromMembers(source.read(0, Math.min(source.size, largestSearch)));
  if (found.size === 0) throw new BahanError('file-damaged', {}, { message: 'no directory and no members' });
  return { entries: found, whole: false };
}

/** The members that the directory at the end names; undefined where there is none. @throws BahanError `file-too-large`. */
export function readDirectory(source: FileSource): ReadonlyMap<string, ZipEntry> | undefined {
  const from = Math.max(0, source.size - 66_000);
  const tail = source.read(from, 66_000);
  const end = tail.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  if (end < 0 || end + 22 > tail.length) return undefined;
  let length = tail.readUInt32LE(end + 12);
  let at = tail.readUInt32LE(end + 16);
  let directoryEnd = from + end;
  if (at === 0xffffffff || length === 0xffffffff || tail.readUInt16LE(end + 10) === 0xffff) {
    const locator = end >= 20 ? tail.subarray(end - 20, end) : Buffer.alloc(0);
    if (locator.toString('latin1', 0, 4) === 'PK\x06\x07') {
      const place = Number(locator.readBigUInt64LE(8));
      const large = source.read(place, 56);
      if (large.length === 56 && large.toString('latin1', 0, 4) === 'PK\x06\x06') {
        length = Number(large.readBigUInt64LE(40));
        at = Number(large.readBigUInt64LE(48));
        directoryEnd = place;
      }
    }
  }
  if (length > largestDirectory) throw new BahanError('file-too-large', {}, { message: 'too many members' });
  // something may stand before the archive; places are then counted from its own beginning
  const shift = Math.max(0, directoryEnd - length - at);
  const list = source.read(at + shift, length);
  const entries = new Map<string, ZipEntry>();
  for (let i = 0; i + 46 <= list.length && list.readUInt32LE(i) === 0x02014b50; ) {
    if (entries.size >= mostMembers) throw new BahanError('file-too-large', {}, { message: 'too many members' });
    const nameEnd = i + 46 + list.readUInt16LE(i + 28);
    const extra = list.subarray(nameEnd, nameEnd + list.readUInt16LE(i + 30));
    const name = nameOf(list.subarray(i + 46, nameEnd));
    const numbers = {
      size: list.readUInt32LE(i + 24),
      packed: list.readUInt32LE(i + 20),
      at: list.readUInt32LE(i + 42),
    };
    largeNumbers(extra, numbers);
    if (!entries.has(name)) {
      entries.set(name, {
        ...numbers,
        at: numbers.at + shift,
        method: list.readUInt16LE(i + 10),
        checksum: list.readUInt32LE(i + 16),
        locked: (list.readUInt16LE(i + 8) & 1) === 1,
      });
    }
    i = nameEnd + list.readUInt16LE(i + 30) + list.readUInt16LE(i + 32);
  }
  return entries.size > 0 || length === 0 ? entries : undefined;
}

/** Numbers of 64 bits, in this order, for those that did not fit (4.5.3). */
function largeNumbers(extra: Buffer, numbers: { size: number; packed: number; at: number }): void {
  for (let i = 0; i + 4 <= extra.length; i += 4 + extra.readUInt16LE(i + 2)) {
    if (extra.readUInt16LE(i) !== 1) continue;
    let at = i + 4;
    for (const key of ['size', 'packed', 'at'] as const) {
      if (numbers[key] !== 0xffffffff || at + 8 > extra.length) continue;
      numbers[key] = Number(extra.readBigUInt64LE(at));
      at += 8;
    }
  }
}

function fromMembers(bytes: Buffer): Map<string, ZipEntry> {
  const entries = new Map<string, ZipEntry>();
  let at = bytes.indexOf('PK\x03\x04', 0, 'latin1');
  while (at >= 0 && at + 30 <= bytes.length && entries.size < mostMembers) {
    const start = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
    const flags = bytes.readUInt16LE(at + 6);
    const later = (flags & 8) !== 0;
    const stated = bytes.readUInt32LE(at + 18);
    let next = bytes.indexOf('PK\x03\x04', later ? start : Math.min(start + stated, bytes.length), 'latin1');
    // the beginning of a directory that goes on beyond the cut
    const directory = bytes.indexOf('PK\x01\x02', start, 'latin1');
    if (next < 0 && directory >= 0) next = directory;
    const name = nameOf(bytes.subarray(at + 30, at + 30 + bytes.readUInt16LE(at + 26)));
    const available = Math.max(0, (next < 0 ? bytes.length : next) - start);
    if (name !== '' && !entries.has(name)) {
      entries.set(name, {
        at,
        method: bytes.readUInt16LE(at + 8),
        packed: later ? available : Math.min(stated, available),
        size: later ? 0 : bytes.readUInt32LE(at + 22),
        checksum: undefined,
        locked: (flags & 1) === 1,
      });
    }
    at = next >= 0 && bytes.readUInt32LE(next) === 0x04034b50 ? next : -1;
  }
  return entries;
}

const nameOf = (bytes: Buffer): string => decodeText(bytes).replaceAll('\\', '/');
