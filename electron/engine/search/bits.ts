import { type ColumnSet, Cursor } from './column-set.ts';
import type { Columns } from './columns.ts';
import { inSteps, letOthers } from './slices.ts';

/** Some assets of a set of columns: a bit for each place, block by block. Never written again. */
export interface Bits {
  readonly words: Uint32Array;
  readonly count: number;
}

/** A whole result, as long as nothing in the library changes. */
export interface Selection extends Bits {
  readonly set: ColumnSet;
}

export const isSelection = (piece: Float64Array | Selection): piece is Selection => 'words' in piece;

const step = 8_192;
const wordsOf = (set: ColumnSet): Uint32Array => new Uint32Array(Math.ceil(set.length / 32));

/** Those of some keys that are in the columns. */
export async function bitsOf(set: ColumnSet, keys: Float64Array): Promise<Bits> {
  const words = wordsOf(set);
  const cursor = new Cursor(set);
  let count = 0;
  await inSteps(keys.length, step, (from, to) => {
    for (let n = from; n < to; n++) {
      if (!cursor.find(keys[n] as number)) continue;
      const place = cursor.place;
      words[place >>> 5] = (words[place >>> 5] as number) | (1 << (place & 31));
      count++;
    }
  });
  return { words, count };
}

/** Everything. */
export function allBits(set: ColumnSet): Bits {
  const words = wordsOf(set).fill(0xffffffff);
  const last = set.length & 31;
  if (last > 0) words[words.length - 1] = (1 << last) - 1;
  return { words, count: set.length };
}

/** Those that are in all of some. */
export function inAll(bits: readonly Bits[]): Bits {
  const [first, ...others] = [...bits].sort((a, b) => a.count - b.count);
  if (!first || others.length === 0) return first ?? { words: new Uint32Array(0), count: 0 };
  const words = first.words.slice();
  for (const other of others) {
    const more = other.words;
    for (let n = 0; n < words.length; n++) words[n] = (words[n] as number) & (more[n] as number);
  }
  return { words, count: countOf(words) };
}

/** Those that are in any of some. */
export function inAny(bits: readonly Bits[]): Bits {
  const [first, ...others] = bits;
  if (!first || others.length === 0) return first ?? { words: new Uint32Array(0), count: 0 };
  const words = first.words.slice();
  for (const other of others) {
    const more = other.words;
    for (let n = 0; n < words.length; n++) words[n] = (words[n] as number) | (more[n] as number);
  }
  return { words, count: countOf(words) };
}

/** All others. */
export function notIn(set: ColumnSet, { words }: Bits): Bits {
  const all = allBits(set).words;
  for (let n = 0; n < all.length; n++) all[n] = (all[n] as number) & ~(words[n] as number);
  return { words: all, count: countOf(all) };
}

/** Those that pass a test besides. */
export async function passing(
  set: ColumnSet,
  { words }: Bits,
  test: (block: Columns, at: number) => boolean,
): Promise<Bits> {
  const passed = words.slice();
  const places = roomFor(set);
  for (let number = 0; number < set.blocks.length; number++) {
    const block = set.blocks[number] as Columns;
    const start = set.offsets[number] as number;
    const count = placesIn(words, start, block.length, places);
    for (let n = 0; n < count; n++) {
      const at = places[n] as number;
      if (!test(block, at)) drop(passed, start + at);
    }
    await letOthers();
  }
  return { words: passed, count: countOf(passed) };
}

/** Those whose key is none of some. */
export function without(set: ColumnSet, { words }: Bits, keys: Iterable<number>): Bits {
  const kept = words.slice();
  const cursor = new Cursor(set);
  for (const key of keys) if (cursor.find(key)) drop(kept, cursor.place);
  return { words: kept, count: countOf(kept) };
}

/** The same, and those whose key is one of some. */
export function withKeys(set: ColumnSet, { words }: Bits, keys: Iterable<number>): Bits {
  const all = words.slice();
  const cursor = new Cursor(set);
  for (const key of keys) {
    if (!cursor.find(key)) continue;
    const place = cursor.place;
    all[place >>> 5] = (all[place >>> 5] as number) | (1 << (place & 31));
  }
  return { words: all, count: countOf(all) };
}

function drop(words: Uint32Array, place: number): void {
  words[place >>> 5] = (words[place >>> 5] as number) & ~(1 << (place & 31));
}

/** How many bits are set. */
export function countOf(words: Uint32Array): number {
  let count = 0;
  for (let n = 0; n < words.length; n++) {
    // bits are added up in pairs, then in fours, then in bytes (Warren, Hacker's Delight, 5-1)
    let word = words[n] as number;
    word -= (word >>> 1) & 0x55555555;
    word = (word & 0x33333333) + ((word >>> 2) & 0x33333333);
    count += Math.imul((word + (word >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
  }
  return count;
}

/**
 * Shows those of a selection in their order, those of a block together: `count` places from the beginning of `places`, which are
 * written over by the next.
 */
export function* placesOf(
  { set, words }: Selection,
  order: 'newest' | 'oldest',
): Generator<{ readonly block: Columns; readonly places: Uint32Array; readonly count: number }> {
  const places = roomFor(set);
  for (let n = 0; n < set.blocks.length; n++) {
    const number = order === 'newest' ? set.blocks.length - 1 - n : n;
    const block = set.blocks[number] as Columns;
    const start = set.offsets[number] as number;
    const count = placesIn(words, start, block.length, places);
    if (order === 'newest') places.subarray(0, count).reverse();
    if (count > 0) yield { block, places, count };
  }
}

/** Room for the places of any block. */
const roomFor = ({ blocks }: ColumnSet): Uint32Array =>
  new Uint32Array(blocks.reduce((most, { length }) => Math.max(most, length), 0));

/** Writes where bits lie between `start` and `start + length` into `places`, counted from `start`. @returns how many */
function placesIn(words: Uint32Array, start: number, length: number, places: Uint32Array): number {
  const end = start + length;
  let count = 0;
  for (let n = start >>> 5; n << 5 < end; n++) {
    let word = words[n] as number;
    // the first and the last word hold bits of other blocks too
    if (n << 5 < start) word &= -1 << (start & 31);
    if (end - (n << 5) < 32) word &= (1 << (end & 31)) - 1;
    for (const first = (n << 5) - start; word !== 0; word &= word - 1)
      places[count++] = first + 31 - Math.clz32(word & -word);
  }
  return count;
}

/** Sort keys of a selection in an order, a block at a time. */
export function* keysOf(selection: Selection, order: 'newest' | 'oldest'): Generator<Float64Array> {
  for (const { block, places, count } of placesOf(selection, order)) {
    const keys = new Float64Array(count);
    for (let n = 0; n < count; n++) keys[n] = block.sk[places[n] as number] as number;
    yield keys;
  }
}
