import { type ColumnNames, type Columns, indexFrom } from './columns.ts';

/** The columns of a whole library at one moment: blocks that follow each other by sort key, none of them empty. */
export class ColumnSet {
  readonly blocks: readonly Columns[];
  readonly names: ColumnNames;
  /** First key of each block. */
  readonly starts: Float64Array;
  /** How many assets lie before each block. */
  readonly offsets: Uint32Array;
  readonly length: number;

  constructor(blocks: readonly Columns[], names: ColumnNames) {
    this.blocks = blocks;
    this.names = names;
    this.starts = Float64Array.from(blocks, (block) => block.sk[0] ?? 0);
    this.offsets = new Uint32Array(blocks.length);
    let length = 0;
    blocks.forEach((block, number) => {
      this.offsets[number] = length;
      length += block.length;
    });
    this.length = length;
  }

  /** The block in which a key lies or would lie; 0 for one before all. */
  blockOf(sk: number): number {
    return Math.max(0, indexFrom(this.starts, sk + 1) - 1);
  }
}

/** How far keys that lie close together are looked for one by one before a block is halved. */
const reach = 24;

const none: Float64Array = new Float64Array(0);

/** Finds keys in a set of columns; quick when they come in order, either way. */
export class Cursor {
  readonly #set: ColumnSet;
  /** Where the key that was found lies. */
  at = 0;
  #block: Columns | undefined;
  #keys: Float64Array = none;
  #first = Number.POSITIVE_INFINITY;
  /** First key of the next block. */
  #end = Number.NEGATIVE_INFINITY;
  #offset = 0;

  constructor(set: ColumnSet) {
    this.#set = set;
  }

  /** How many assets lie before the one that was found. */
  get place(): number {
    return this.#offset + this.at;
  }

  /** The block of a key, with its place in `at`; undefined where there is none. */
  find(key: number): Columns | undefined {
    if (key < this.#first || key >= this.#end) this.#enter(key);
    const keys = this.#keys;
    let at = this.at;
    if ((keys[at] ?? Number.POSITIVE_INFINITY) > key) {
      const end = Math.max(0, at - reach);
      while (at > end && (keys[at] ?? 0) > key) at--;
    } else {
      const end = Math.min(keys.length - 1, at + reach);
      while (at < end && (keys[at] ?? 0) < key) at++;
    }
    if (keys[at] !== key) at = indexFrom(keys, key);
    this.at = at;
    return keys[at] === key ? this.#block : undefined;
  }

  #enter(key: number): void {
    const { blocks, starts } = this.#set;
    const number = this.#set.blockOf(key);
    this.#block = blocks[number];
    this.#keys = this.#block?.sk ?? none;
    this.#offset = this.#set.offsets[number] ?? 0;
    this.#first = number === 0 ? Number.NEGATIVE_INFINITY : (starts[number] ?? 0);
    this.#end = starts[number + 1] ?? Number.POSITIVE_INFINITY;
    this.at = key > (this.#keys[this.#keys.length >>> 1] ?? 0) ? Math.max(0, this.#keys.length - 1) : 0;
  }
}
