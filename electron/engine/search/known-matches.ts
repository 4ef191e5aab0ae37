import type { Bits } from './bits.ts';
import type { ColumnSet } from './column-set.ts';

/** Fewer are found again as quickly as they are kept. */
export const isWorthKeeping = (count: number): boolean => count >= 16_384;
/** What is kept may take so many bytes; of a million assets each takes 125,000. */
const mostBytes = 48_000_000;
/** So many are remembered as not worth it. */
const mostSmall = 10_000;

/**
 * What common words and beginnings of words match, as long as nothing in the library changes. The commonest take the index
 * the longest to tell, and are typed with every second question.
 */
export class KnownMatches {
  #set: ColumnSet | undefined;
  /** The one that was used last comes last. */
  readonly #bits = new Map<string, Bits>();
  readonly #small = new Set<string>();

  /** What a text matches in this set of columns, where it is known. */
  of(set: ColumnSet, match: string): Bits | undefined {
    if (this.#set !== set) return undefined;
    const bits = this.#bits.get(match);
    if (bits) {
      this.#bits.delete(match);
      this.#bits.set(match, bits);
    }
    return bits;
  }

  /** Whether it was found out before, worth keeping or not. */
  isKnown(set: ColumnSet, match: string): boolean {
    return this.#set === set && (this.#bits.has(match) || this.#small.has(match));
  }

  /** `set` is the present one. Without bits it is remembered as not worth it. */
  keep(set: ColumnSet, match: string, bits: Bits | undefined): void {
    if (this.#set !== set) this.clear();
    this.#set = set;
    if (!bits) {
      if (this.#small.size >= mostSmall) this.#small.clear();
      this.#small.add(match);
      return;
    }
    this.#bits.delete(match);
    this.#bits.set(match, bits);
    const most = Math.max(1, Math.floor(mostBytes / bits.words.byteLength));
    for (const oldest of this.#bits.keys()) {
      if (this.#bits.size <= most) break;
      this.#bits.delete(oldest);
    }
  }

  clear(): void {
    this.#bits.clear();
    this.#small.clear();
    this.#set = undefined;
  }
}
