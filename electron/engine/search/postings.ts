import { get, type Reader } from '../db/connection.ts';

/** Takes keys of one list in, upwards: `count` from the beginning of `keys`, which are written over afterwards. */
export type TakeKeys = (keys: Float64Array, count: number) => void;

/** A word of the index, or the beginning of some. */
export interface Term {
  readonly word: string;
  readonly isPrefix: boolean;
}

/** A part of the index that was written at one time. */
export interface Segment {
  readonly id: number;
  /** Numbers of its first and last leaf. */
  readonly first: number;
  readonly last: number;
  /** Pages that say which of its rows were deleted since. */
  readonly deletedPages: number;
}

/** The index is not written as it is known here. */
export class UnknownFormat extends Error {}

export const structureRecord = 'SELECT block FROM fts_data WHERE id = 10';
export const leafOfTerm = 'SELECT pgno FROM fts_idx WHERE segid = ? AND term <= ? ORDER BY term DESC LIMIT 1';
export const nextLeaves = 'SELECT block FROM fts_data WHERE id >= ? AND id <= ? ORDER BY id';

/** Where the numbers of leaves of a segment begin, and of pages of what was deleted of it. */
const idsOfSegment = 2 ** 37;
const deletedOf = 65_536n;
/** Leaves that are read at a time: few at first, since most lists are short. */
const fewestLeaves = 2;
const mostLeaves = 64;
/** No leaf holds as many keys: each takes three bytes at least, and a leaf is no longer than 64 kB. */
const keysOfLeaf = 22_000;

/**
 * Reads the lists of the full-text index where they lie. `MATCH` answers a row for each key, and takes four times as long for
 * it as a list takes that is read page by page. FTS5 keeps its form from version to version, since every database has it; what
 * is written in another one is refused with `UnknownFormat`, and is then asked with `MATCH`.
 *
 * A list: for each row its key, as the difference to the one before, then the size of the places where the word stands, and
 * these. It goes on from leaf to leaf; the first key of a leaf is written whole. (SQLite, ext/fts5/fts5_index.c.)
 */
export class Postings {
  readonly #db: Reader;
  /** Letters of beginnings that have lists of their own. */
  readonly #prefixes: readonly number[];
  readonly #keys = new Float64Array(keysOfLeaf);

  /** @throws UnknownFormat */
  constructor(db: Reader) {
    this.#db = db;
    const version = get<{ v: number }>(db, "SELECT v FROM fts_config WHERE k = 'version'")?.v;
    const sql = get<{ sql: string }>(db, "SELECT sql FROM sqlite_schema WHERE name = 'fts'")?.sql ?? '';
    if (version !== 4 || !/\bdetail=full\b/.test(sql) || !/\bcontentless_delete=1\b/.test(sql))
      throw new UnknownFormat('fts');
    this.#prefixes = (/\bprefix='([\d ]+)'/.exec(sql)?.[1] ?? '').split(' ').map(Number);
  }

  /** Whether a word stands in the index as it is written; any other is first taken apart by the index. */
  static isPlain(word: string): boolean {
    return /^\uE000?[a-z0-9]+$/.test(word);
  }

  /** The parts of the index as they are now; the newest come first. */
  segments(): Segment[] {
    const block = get<{ block: Buffer }>(this.#db, structureRecord)?.block;
    if (!block) throw new UnknownFormat('structure');
    return readStructure(block);
  }

  /**
   * Shows the lists of a term in one segment, one after the other; rows that were deleted since are among them.
   * @param goOn is asked now and then; throws when nobody waits any more
   * @throws UnknownFormat
   */
  read(segment: Segment, { word, isPrefix }: Term, take: TakeKeys, goOn: () => void): void {
    // the first byte says which index it is: 0 all words, then that of each length of beginnings
    const own = isPrefix ? this.#prefixes.indexOf([...word].length) : -1;
    const wanted = Buffer.from(`${String.fromCharCode(48 + own + 1)}${word}`);
    const isRange = isPrefix && own < 0;
    const term = new LeafTerm();
    /** A list that is wanted goes on behind the leaf before. */
    let goesOn = false;
    for (const leaf of this.#leavesFrom(segment, wanted, goOn)) {
      const size = numberAt(leaf, 2);
      const index = new LeafIndex(leaf, size);
      let at = index.next();
      if (goesOn) {
        const first = numberAt(leaf, 0);
        if (first > 0 && first < size) this.#show(leaf, first, Math.min(at, size), take);
      }
      for (let isFirst = true; at < size; isFirst = false) {
        const list = term.read(leaf, at, isFirst);
        at = index.next();
        const order = term.compare(wanted, isRange);
        if (order > 0) return;
        goesOn = order === 0;
        if (goesOn && list < Math.min(at, size)) this.#show(leaf, list, Math.min(at, size), take);
      }
    }
  }

  /** Keys of rows that were deleted after a segment was written, in no order. */
  deleted(segment: Segment): Float64Array {
    const keys: number[] = [];
    const first = (BigInt(segment.id) + deletedOf) * BigInt(idsOfSegment);
    const last = first + BigInt(segment.deletedPages - 1);
    for (const block of this.#db.prepare(nextLeaves).pluck().all(first, last) as Buffer[]) {
      // a hash table of keys of four or eight bytes, 0 where there is none
      if (block[1] === 1) keys.push(0);
      const width = block[0] === 4 ? 4 : 8;
      for (let at = 8; at + width <= block.length; at += width) {
        const key = width === 4 ? block.readUInt32BE(at) : Number(block.readBigInt64BE(at));
        if (key !== 0) keys.push(key);
      }
    }
    return Float64Array.from(keys);
  }

  *#leavesFrom(segment: Segment, wanted: Buffer, goOn: () => void): Generator<Buffer, void, undefined> {
    const found = get<{ pgno: number }>(this.#db, leafOfTerm, segment.id, wanted)?.pgno ?? 0;
    const base = segment.id * idsOfSegment;
    const end = base + segment.last;
    // beside the number stands a bit that says something else
    let from = base + Math.max(segment.first, Math.floor(found / 2));
    for (let count = fewestLeaves; from <= end; count = Math.min(mostLeaves, count * 2)) {
      goOn();
      yield* this.#db
        .prepare(nextLeaves)
        .pluck()
        .all(from, Math.min(end, from + count - 1)) as Buffer[];
      from += count;
    }
  }

  /** Shows the keys of a list from a place of a leaf on, the first of which is written whole. */
  #show(leaf: Buffer, from: number, end: number, take: TakeKeys): void {
    const keys = this.#keys;
    let at = from;
    let key = 0;
    let byte = 128;
    for (; byte >= 128 && at < from + 8; at++) {
      byte = leaf[at] as number;
      key = key * 128 + (byte & 127);
    }
    // only a key below 0 is longer
    if (byte >= 128) key = longKey(leaf, from, at++);
    let count = 0;
    while (true) {
      byte = leaf[at++] as number;
      let size = byte & 127;
      while (byte >= 128) {
        byte = leaf[at++] as number;
        size = (size << 7) | (byte & 127);
      }
      // such a row says that an older one is gone: an index like this one has none
      if (size & 1) throw new UnknownFormat('row');
      if (size > 0) keys[count++] = key;
      at += size >>> 1;
      if (at >= end) break;
      byte = leaf[at++] as number;
      let step = byte & 127;
      while (byte >= 128) {
        byte = leaf[at++] as number;
        step = step * 128 + (byte & 127);
      }
      key += step;
    }
    take(keys, count);
  }
}

const numberAt = (block: Buffer, at: number): number => block.readUInt16BE(at);

/** A number of nine bytes, the last of which holds eight bits and the others seven. */
function longKey(leaf: Buffer, from: number, last: number): number {
  let key = 0n;
  for (let at = from; at < last; at++) key = (key << 7n) | BigInt((leaf[at] ?? 0) & 127);
  return Number(BigInt.asIntN(64, (key << 8n) | BigInt(leaf[last] ?? 0)));
}

/** Numbers of seven bits a byte, one after the other. */
class Numbers {
  readonly #block: Buffer;
  at: number;

  constructor(block: Buffer, at: number) {
    this.#block = block;
    this.at = at;
  }

  get isOver(): boolean {
    return this.at >= this.#block.length;
  }

  next(): number {
    let number = 0;
    let byte = 128;
    while (byte >= 128) {
      byte = this.#block[this.at++] ?? 0;
      number = number * 128 + (byte & 127);
    }
    return number;
  }
}

/** Where the words of a leaf stand: behind all else lies a list of their distances. */
class LeafIndex {
  readonly #numbers: Numbers;
  #at = 0;

  constructor(leaf: Buffer, size: number) {
    this.#numbers = new Numbers(leaf, size);
  }

  next(): number {
    if (this.#numbers.isOver) return Number.POSITIVE_INFINITY;
    this.#at += this.#numbers.next();
    return this.#at;
  }
}

/** The word of a list; of all but the first of a leaf only the end is written that differs from the one before. */
class LeafTerm {
  #bytes = Buffer.alloc(256);
  #length = 0;

  /** @returns where its list begins */
  read(leaf: Buffer, at: number, isFirst: boolean): number {
    const numbers = new Numbers(leaf, at);
    const kept = isFirst ? 0 : numbers.next();
    const size = numbers.next();
    this.#length = kept + size;
    if (this.#length > this.#bytes.length) this.#bytes = Buffer.concat([this.#bytes], 2 * this.#length);
    leaf.copy(this.#bytes, kept, numbers.at, numbers.at + size);
    return numbers.at + size;
  }

  /** 0 where it is a word, or begins with it; else below or above 0 as it comes before or behind it. */
  compare(wanted: Buffer, isBeginning: boolean): number {
    const length = isBeginning ? Math.min(this.#length, wanted.length) : this.#length;
    return this.#bytes.compare(wanted, 0, wanted.length, 0, length);
  }
}

function readStructure(block: Buffer): Segment[] {
  if (block.readUInt32BE(4) !== 0xff000001) throw new UnknownFormat('structure');
  const numbers = new Numbers(block, 8);
  const levels = numbers.next();
  // how many segments there are, and how much was written
  numbers.next();
  numbers.next();
  const segments: Segment[] = [];
  for (let level = 0; level < levels; level++) {
    numbers.next();
    for (let left = numbers.next(); left > 0; left--) {
      const [id = 0, first = 0, last = 0, , , deletedPages = 0] = Array.from({ length: 8 }, () => numbers.next());
      // one that was joined with others to the last word is empty
      if (first > 0) segments.push({ id, first, last, deletedPages });
    }
  }
  return segments;
}
