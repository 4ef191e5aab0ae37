import { type ColumnSet, Cursor } from './column-set.ts';
import type { Columns } from './columns.ts';
import { inSlices } from './slices.ts';

/** Some assets of a set of columns: a bit for each place, block by block. */
export interface Bits {
  readonly words: Uint32Array;
  readonly count: number;
}

const step = 32_768;

/** Those of some keys that are in the columns. */
export async function bitsOf(set: ColumnSet, keys: Float64Array): Promise<Bits> {
  const words = new Uint32Array(Math.ceil(set.length / 32));
  const cursor = new Cursor(set);
  let count = 0;
  await inSlices(keys.length, step, (from, to) => {
    for (let n = from; n < to; n++) {
      if (!cursor.find(keys[n] ?? 0)) continue;
      const place = cursor.place;
      words[place >>> 5] = (words[place >>> 5] ?? 0) | (1 << (place & 31));
      count++;
    }
  });
  return { words, count };
}

/** Those that are in all. */
export function inAll(bits: readonly Bits[]): Uint32Array {
  const [first, ...others] = [...bits].sort((a, b) => a.count - b.count);
  const words = first?.words.slice() ?? new Uint32Array(0);
  for (const other of others) for (let n = 0; n < words.length; n++) words[n] = (words[n] ?? 0) & (other.words[n] ?? 0);
  return words;
}

export const hasBit = (words: Uint32Array, place: number): boolean =>
  ((words[place >>> 5] ?? 0) & (1 << (place & 31))) !== 0;

/** Keys of those that are in it and pass a test, in order, a stretch at a time. */
export function* keysOfBits(
  set: ColumnSet,
  words: Uint32Array,
  order: 'newest' | 'oldest',
  first: number,
  test: (block: Columns, at: number) => boolean,
): Generator<Float64Array> {
  let piece = new Float64Array(first);
  let length = 0;
  for (let n = 0; n < set.blocks.length; n++) {
    const number = order === 'newest' ? set.blocks.length - 1 - n : n;
    const block = set.blocks[number];
    const start = set.offsets[number] ?? 0;
    if (!block) continue;
    for (let m = 0; m < block.length; m++) {
      const at = order === 'newest' ? block.length - 1 - m : m;
      if (!hasBit(words, start + at) || !test(block, at)) continue;
      piece[length++] = block.sk[at] ?? 0;
      if (length < piece.length) continue;
      yield piece;
      piece = new Float64Array(pieceSize);
      length = 0;
    }
  }
  yield piece.subarray(0, length);
}

const pieceSize = 65_536;
