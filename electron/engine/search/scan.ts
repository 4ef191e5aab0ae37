import { get, type Reader, snapshot } from '../db/connection.ts';
import { type Bits, countOf } from './bits.ts';
import { isWorthKeeping } from './known-matches.ts';
import type { Leaf } from './match-tree.ts';
import type { Places } from './places.ts';
import { Postings, type Segment, type Term, UnknownFormat } from './postings.ts';

/** What the scanning thread is started with. */
export interface ScanWorkerData {
  readonly path: string;
  /** Holds the id of a request that is to stop. */
  readonly stop: Int32Array;
}

/**
 * What the scanning thread is told first of the columns: their keys, which it shares. A block that it was told of the last time
 * comes without.
 */
export interface SetNotice {
  readonly set: number;
  readonly blocks: readonly { readonly id: number; readonly keys?: Float64Array }[];
}

/** Asked of the scanning thread: all keys that match a text, upwards, or bits of the set that it was told last. */
export type ScanQuestion =
  | { readonly match: string }
  | { readonly set: number; readonly sums: readonly (readonly Leaf[])[] };

export type ScanRequest = ScanQuestion & { readonly id: number };

export interface ScanAnswer {
  readonly id: number;
  readonly keys?: Float64Array<ArrayBuffer>;
  readonly sums?: readonly SumAnswer[];
  readonly error?: string;
  /** It was told to stop. */
  readonly isStopped?: boolean;
}

/** What some leaves match together: those apart that match much, and what all others match. */
export interface SumAnswer {
  readonly common: readonly (Bits & { readonly match: string })[];
  readonly rest: Bits;
}

/** Looks leaves up in the index, list by list, as the library is at one moment. */
export class LeafReader {
  readonly #db: Reader;
  readonly #places: Places;
  readonly #goOn: () => void;
  #postings: Postings | undefined;

  /** @param goOn is asked now and then; throws when nobody waits any more */
  constructor(db: Reader, places: Places, goOn: () => void) {
    this.#db = db;
    this.#places = places;
    this.#goOn = goOn;
    try {
      this.#postings = new Postings(db);
    } catch (error) {
      if (!(error instanceof UnknownFormat)) throw error;
    }
  }

  read(sums: readonly (readonly Leaf[])[]): SumAnswer[] {
    return snapshot(this.#db, () => {
      const segments = this.#segments();
      return sums.map((leaves) => this.#sumOf(leaves, segments));
    });
  }

  #sumOf(leaves: readonly Leaf[], segments: readonly OpenSegment[]): SumAnswer {
    const common: SumAnswer['common'][number][] = [];
    let rest: Uint32Array | undefined;
    for (const leaf of leaves) {
      this.#goOn();
      const words = this.#wordsOf(leaf, segments);
      const count = countOf(words);
      if (isWorthKeeping(count)) common.push({ match: leaf.match, words, count });
      else if (rest) for (let n = 0; n < words.length; n++) rest[n] = (rest[n] as number) | (words[n] as number);
      else rest = words;
    }
    rest ??= this.#places.words();
    return { common, rest: { words: rest, count: countOf(rest) } };
  }

  #segments(): OpenSegment[] {
    const postings = this.#postings;
    if (!postings) return [];
    const open = this.#refusing(() =>
      postings.segments().map((segment) => {
        if (segment.deletedPages === 0) return { segment };
        const gone = this.#places.words();
        const keys = postings.deleted(segment).sort();
        this.#places.mark(keys, keys.length, gone);
        return { segment, gone };
      }),
    );
    return open ?? [];
  }

  #wordsOf({ match, term }: Leaf, segments: readonly OpenSegment[]): Uint32Array {
    const words = term && this.#refusing(() => this.#listed(term, segments));
    if (words) return words;
    const row = get<{ count: number; keys: Buffer | null }>(this.#db, scanMatches, match);
    const keys = readKeys(row?.keys ?? null, row?.count ?? 0);
    const found = this.#places.words();
    this.#places.mark(keys, keys.length, found);
    return found;
  }

  #listed(term: Term, segments: readonly OpenSegment[]): Uint32Array | undefined {
    if (!this.#postings) return undefined;
    const all = this.#places.words();
    for (const { segment, gone } of segments) {
      const words = gone ? this.#places.words() : all;
      this.#postings.read(segment, term, (keys, count) => this.#places.mark(keys, count, words), this.#goOn);
      if (gone)
        for (let n = 0; n < all.length; n++)
          all[n] = (all[n] as number) | ((words[n] as number) & ~(gone[n] as number));
    }
    return all;
  }

  /** What is written in an unknown form is left to the index from now on. */
  #refusing<Made>(make: () => Made): Made | undefined {
    try {
      return make();
    } catch (error) {
      if (!(error instanceof UnknownFormat)) throw error;
      this.#postings = undefined;
      return undefined;
    }
  }
}

interface OpenSegment {
  readonly segment: Segment;
  /** Which assets were deleted of it since. */
  readonly gone?: Uint32Array;
}

/** One value instead of a row for each key: that is what takes the time. */
export const scanMatches =
  'SELECT count(*) AS count, CAST(group_concat(rowid) AS BLOB) AS keys FROM fts WHERE fts MATCH ?';

const minus = 45;
const zero = 48;

/** Keys of an answer to `scanMatches`: whole numbers with commas between; sorted upwards. */
export function readKeys(text: Uint8Array | null, count: number): Float64Array<ArrayBuffer> {
  const keys = new Float64Array(count);
  if (text === null) return keys;
  const { length } = text;
  let before = Number.NEGATIVE_INFINITY;
  let isSorted = true;
  for (let at = 0, next = 0; at < length && next < count; at++) {
    const isNegative = text[at] === minus;
    if (isNegative) at++;
    // twice nine digits at most: small whole numbers are multiplied much quicker than large ones
    let high = 0;
    let low = 0;
    let digits = 0;
    for (; at < length; at++) {
      const digit = (text[at] as number) - zero;
      if (digit < 0) break;
      if (digits < 9) high = high * 10 + digit;
      else low = low * 10 + digit;
      digits++;
    }
    const size = digits <= 9 ? high : high * (powers[digits - 9] as number) + low;
    const key = isNegative ? -size : size;
    if (key < before) isSorted = false;
    before = key;
    keys[next++] = key;
  }
  return isSorted ? keys : keys.sort();
}

const powers = Array.from({ length: 10 }, (_, digits) => 10 ** digits);
