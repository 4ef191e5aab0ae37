import { BahanError } from '../../../shared/errors.ts';

/** The streams of one compound file (MS-CFB), by their path from the root: `Workbook`, `__recip_version1.0_#00000000/…`. */
export interface CompoundFile {
  readonly paths: readonly string[];
  /** False when its own table speaks of sectors beyond the end of the file. */
  readonly whole: boolean;
  /** The bytes of a stream, without regard to the case of its path; undefined when there is none. */
  read(path: string): Buffer | undefined;
}

const signature = 'd0cf11e0a1b11ae1';
const mostEntries = 20_000;
const largestStream = 128 * 1024 * 1024;
const lastSector = 0xfffffffa;
const noEntry = 0xffffffff;

interface Entry {
  readonly name: string;
  readonly type: number;
  readonly left: number;
  readonly right: number;
  readonly child: number;
  readonly start: number;
  readonly size: number;
}

/**
 * Opens a compound file from memory. Every chain of sectors is followed at most once around, so that a file that
 * points to itself ends; a chain that leaves the file ends there, so that the beginning of a cut file can be read.
 * @throws BahanError `file-damaged`.
 */
export function openCompound(bytes: Buffer): CompoundFile {
  if (bytes.length < 512 || bytes.toString('hex', 0, 8) !== signature) throw damaged('no compound file');
  const shift = bytes.readUInt16LE(30);
  if (shift !== 9 && shift !== 12) throw damaged('a sector size that does not exist');
  const size = 1 << shift;
  const total = Math.ceil(bytes.length / size);
  const sector = (number: number): Buffer => bytes.subarray((number + 1) * size, (number + 2) * size);
  const table = sectorTable(bytes, total, sector, size);
  const follow = (start: number, wanted: number): Buffer => {
    const parts: Buffer[] = [];
    let length = 0;
    for (let at = start, steps = 0; at < lastSector && at < total && steps <= total && length < wanted; steps++) {
      const part = sector(at);
      parts.push(part);
      length += part.length;
      at = at < table.length ? (table[at] ?? noEntry) : noEntry;
    }
    return Buffer.concat(parts).subarray(0, wanted);
  };
  const entries = readEntries(follow(bytes.readUInt32LE(48), mostEntries * 128), size);
  const root = entries[0];
  if (root?.type !== 5) {
    if (!isWhole(bytes, table, total))
      throw new BahanError('file-truncated', {}, { message: 'the directory is missing' });
    throw damaged('no directory');
  }
  const smallFrom = bytes.readUInt32LE(56);
  let small: { readonly bytes: Buffer; readonly table: Uint32Array } | undefined;
  const followSmall = (start: number, wanted: number): Buffer => {
    small ??= {
      bytes: follow(root.start, largestStream),
      table: numbers(follow(bytes.readUInt32LE(60), bytes.readUInt32LE(64) * size)),
    };
    const parts: Buffer[] = [];
    let length = 0;
    for (let at = start, steps = 0; at < lastSector && steps <= small.table.length && length < wanted; steps++) {
      const part = small.bytes.subarray(at * 64, at * 64 + 64);
      if (part.length === 0) break;
      parts.push(part);
      length += part.length;
      at = small.table[at] ?? noEntry;
    }
    return Buffer.concat(parts).subarray(0, wanted);
  };
  const streams = pathsOf(entries);
  return {
    paths: [...streams.values()].map(({ path }) => path),
    whole: isWhole(bytes, table, total),
    read: (path) => {
      const found = streams.get(path.toLowerCase());
      if (!found) return undefined;
      const wanted = Math.min(found.entry.size, largestStream);
      return found.entry.size < smallFrom ? followSmall(found.entry.start, wanted) : follow(found.entry.start, wanted);
    },
  };
}

function numbers(bytes: Buffer): Uint32Array {
  const list = new Uint32Array(bytes.length >> 2);
  for (let i = 0; i < list.length; i++) list[i] = bytes.readUInt32LE(i * 4);
  return list;
}

/** The table of which sector follows which; its own sectors are listed in the header and in sectors of their own. */
function sectorTable(bytes: Buffer, total: number, sector: (number: number) => Buffer, size: number): Uint32Array {
  const places: number[] = [];
  for (let i = 0; i < 109; i++) places.push(bytes.readUInt32LE(76 + i * 4));
  let more = bytes.readUInt32LE(68);
  for (let steps = 0; more < lastSector && more < total && steps <= total / (size / 4); steps++) {
    const list = numbers(sector(more));
    for (let i = 0; i < size / 4 - 1; i++) places.push(list[i] ?? noEntry);
    more = list[size / 4 - 1] ?? noEntry;
  }
  const parts = places.filter((place) => place < total).map((place) => sector(place));
  return numbers(Buffer.concat(parts.slice(0, Math.ceil(total / (size / 4)) + 1)));
}

/** The last sector that is used begins before the end; the table itself and the directory lie within it. */
function isWhole(bytes: Buffer, table: Uint32Array, total: number): boolean {
  const within = (sector: number): boolean => sector >= lastSector || sector < total;
  if (!within(bytes.readUInt32LE(48)) || !within(bytes.readUInt32LE(60)) || !within(bytes.readUInt32LE(68)))
    return false;
  for (let i = 0; i < 109; i++) if (!within(bytes.readUInt32LE(76 + i * 4))) return false;
  let last = table.length - 1;
  while (last >= 0 && table[last] === noEntry) last--;
  // the sectors are counted from behind the header
  return last < total - 1 || last < 0;
}

function readEntries(bytes: Buffer, sectorSize: number): Entry[] {
  const entries: Entry[] = [];
  for (let at = 0; at + 128 <= bytes.length; at += 128) {
    const length = Math.min(bytes.readUInt16LE(at + 64), 64);
    entries.push({
      name: bytes.toString('utf16le', at, at + Math.max(0, length - 2)),
      type: bytes[at + 66] ?? 0,
      left: bytes.readUInt32LE(at + 68),
      right: bytes.readUInt32LE(at + 72),
      child: bytes.readUInt32LE(at + 76),
      start: bytes.readUInt32LE(at + 116),
      // version 3 leaves the upper half undefined
      size: bytes.readUInt32LE(at + 120) + (sectorSize === 512 ? 0 : bytes.readUInt32LE(at + 124) * 2 ** 32),
    });
  }
  return entries;
}

/** Streams by their lower-case paths. Entries of one storage form a tree of their own; each entry is visited once. */
function pathsOf(entries: readonly Entry[]): Map<string, { path: string; entry: Entry }> {
  const found = new Map<string, { path: string; entry: Entry }>();
  const seen = new Set<number>();
  const waiting: { at: number; folder: string }[] = [{ at: entries[0]?.child ?? noEntry, folder: '' }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const entry = entries[next.at];
    if (!entry || seen.has(next.at)) continue;
    seen.add(next.at);
    const path = next.folder + entry.name;
    if (entry.type === 2 && !found.has(path.toLowerCase())) found.set(path.toLowerCase(), { path, entry });
    if (entry.type === 1 && path.length < 2000) waiting.push({ at: entry.child, folder: `${path}/` });
    waiting.push({ at: entry.left, folder: next.folder }, { at: entry.right, folder: next.folder });
  }
  // a directory whose tree is broken still lists its streams one after another
  for (const [at, entry] of entries.entries()) {
    if (entry.type === 2 && !seen.has(at) && !found.has(entry.name.toLowerCase())) {
      found.set(entry.name.toLowerCase(), { path: entry.name, entry });
    }
  }
  return found;
}

const damaged = (message: string): BahanError => new BahanError('file-damaged', {}, { message });
