import { indexFrom } from './columns.ts';

/** In a stretch with more keys they are halved instead of gone through. */
const fewKeys = 16;

/** Keys of a block, upwards, with a table of where in it to look: photographs lie close together, but seldom in one moment. */
export class KeyBlock {
  readonly keys: Float64Array;
  /** Stretches in one unit of a key. */
  readonly #scale: number;
  /** Of as many stretches of time as there are keys, the first key in or behind it; and the end. */
  readonly #firsts: Uint16Array | Uint32Array;

  constructor(keys: Float64Array) {
    this.keys = keys;
    const { length } = keys;
    const start = keys[0] ?? 0;
    this.#scale = length / ((keys[length - 1] ?? 0) - start + 1);
    this.#firsts = new (length < 65_536 ? Uint16Array : Uint32Array)(length + 1);
    let stretch = 0;
    for (let at = 0; at < length; at++)
      for (const own = ((keys[at] as number) - start) * this.#scale; stretch <= own; stretch++)
        this.#firsts[stretch] = at;
    this.#firsts.fill(length, stretch);
  }

  /**
   * Sets the bits of keys `from` to `to`, all of which lie in this block if anywhere.
   * @param offset how many assets lie in the blocks before
   */
  mark(wanted: Float64Array, from: number, to: number, words: Uint32Array, offset: number): void {
    const { keys } = this;
    const scale = this.#scale;
    const firsts = this.#firsts;
    const start = keys[0] as number;
    const end = keys[keys.length - 1] as number;
    let at = -1;
    for (let n = from; n < to; n++) {
      const key = wanted[n] as number;
      // of a common word the next one is mostly the next asset
      if (keys[at + 1] === key) at++;
      else {
        if (key < start || key > end) continue;
        const stretch = ((key - start) * scale) | 0;
        let next = firsts[stretch] as number;
        if ((firsts[stretch + 1] as number) - next > fewKeys) next = indexFrom(keys, key, next);
        else while ((keys[next] as number) < key) next++;
        if (keys[next] !== key) continue;
        at = next;
      }
      const place = offset + at;
      words[place >>> 5] = (words[place >>> 5] as number) | (1 << (place & 31));
    }
  }
}

/** The sort keys of a library alone: where each asset lies among all, for whoever has nothing else of the columns. */
export class Places {
  readonly #blocks: readonly KeyBlock[];
  readonly #starts: Float64Array;
  readonly #offsets: Uint32Array;
  readonly #length: number;

  /** @param blocks none of them is empty, and they follow each other */
  constructor(blocks: readonly KeyBlock[]) {
    this.#blocks = blocks;
    this.#starts = Float64Array.from(blocks, ({ keys }) => keys[0] ?? 0);
    this.#offsets = new Uint32Array(blocks.length);
    let length = 0;
    blocks.forEach(({ keys }, number) => {
      this.#offsets[number] = length;
      length += keys.length;
    });
    this.#length = length;
  }

  /** Room for a bit of each asset. */
  words(): Uint32Array<ArrayBuffer> {
    return new Uint32Array(Math.ceil(this.#length / 32));
  }

  /** Sets the bits of some keys, `count` from the beginning of `keys`, upwards; what is not among all is left out. */
  mark(keys: Float64Array, count: number, words: Uint32Array): void {
    const given = keys.subarray(0, count);
    for (let n = 0; n < count; ) {
      const number = Math.max(0, indexFrom(this.#starts, (keys[n] as number) + 1) - 1);
      const next = this.#starts[number + 1] ?? Number.POSITIVE_INFINITY;
      const end = (keys[count - 1] as number) < next ? count : indexFrom(given, next, n);
      this.#blocks[number]?.mark(keys, n, end, words, this.#offsets[number] as number);
      n = end;
    }
  }
}
