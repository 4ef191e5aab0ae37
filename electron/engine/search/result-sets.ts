import { BahanError, type ErrorCode } from '../../../shared/errors.ts';
import { isSelection, keysOf, type Selection, withKeys } from './bits.ts';
import type { ColumnSet } from './column-set.ts';
import { bytesPerAsset, type Columns } from './columns.ts';
import type { ResultPieces } from './finding.ts';
import { letOthers } from './slices.ts';

/** Results that stay, the newest used last; a small office has about twenty search fields. */
const keptResults = 32;
/** Keys that all results together may hold: 8 bytes each. */
const keptKeys = 2_500_000;
/**
 * Bytes of columns that nothing but results holds. What changes makes blocks of columns anew, and a result holds those that it was
 * found in: after changes all over a library of a million assets, all 97 MB of them.
 */
const keptColumns = 16_000_000;

/** Sort keys of a result, growing until `isComplete`. */
export class ResultSet {
  readonly id: string;
  readonly session: string;
  readonly order: 'newest' | 'oldest' | 'best';
  #keys = new Float64Array(512);
  #length = 0;
  #isComplete = false;
  /** Made for whoever waits: making an error takes longer than most of what a key asks for. */
  #failure: (() => Error) | undefined;
  #ended: ErrorCode | undefined;
  /** All of it but its head, where that is known; its keys are then written out when somebody asks for them. */
  #selection: Selection | undefined;
  /** Keys that come first in an order of their own: those that were ranked. */
  #head = 0;
  #more: Generator<Float64Array> | undefined;
  #waiting: { readonly count: number; readonly resolve: () => void; readonly reject: (error: Error) => void }[] = [];

  constructor(id: string, session: string, order: 'newest' | 'oldest' | 'best') {
    this.id = id;
    this.session = session;
    this.order = order;
  }

  get length(): number {
    return this.#selection ? this.#head + this.#selection.count : this.#length;
  }

  /** What it holds, in no order, where that is known without its keys. */
  get selection(): Selection | undefined {
    const rest = this.#selection;
    if (!rest || this.#head === 0) return rest;
    return { set: rest.set, ...withKeys(rest.set, rest, this.#keys.subarray(0, this.#head)) };
  }

  /** How many keys would take the room that it takes. */
  get weight(): number {
    return this.#keys.length + (this.#selection ? this.#selection.words.length / 2 : 0);
  }

  /** The columns that it was found in and reads its keys from. */
  get columns(): ColumnSet | undefined {
    return this.#selection?.set;
  }

  get isComplete(): boolean {
    return this.#isComplete;
  }

  /** False when its growing was ended. */
  get isWanted(): boolean {
    return this.#failure === undefined;
  }

  /** Takes the pieces in, by "best" the ranked ones as the first, until there are no more, or until somebody ends it. */
  async fill(pieces: ResultPieces): Promise<void> {
    try {
      for await (const piece of pieces) {
        if (this.#failure) return;
        if (isSelection(piece)) this.#select(piece);
        else {
          this.#append(piece);
          if (this.order === 'best' && this.#head === 0) this.#head = this.#length;
        }
        this.#answer();
      }
      this.#isComplete = true;
      this.#answer();
    } catch (error) {
      this.#fail(() => (error instanceof Error ? error : new Error(String(error))));
    }
  }

  /** Stops it growing; whoever waits for more gets the error. What is there stays readable. */
  end(code: ErrorCode): void {
    this.#ended ??= code;
    if (!this.#isComplete) this.#fail(() => new BahanError(code, { result: this.id }));
  }

  /** What throws when somebody ends this result from now on; what is asked of one that was ended before is answered. */
  guard(): () => void {
    const before = this.#ended;
    return () => {
      if (this.#ended !== before) throw new BahanError(this.#ended ?? 'cancelled', { result: this.id });
    };
  }

  /** Keys `from` to `to`, fewer at the end. Waits until they are known. */
  async range(from: number, to: number): Promise<number[]> {
    await this.until(to);
    await this.#writeOut(to);
    return [...this.#keys.subarray(Math.min(from, this.#length), Math.min(to, this.#length))];
  }

  /** All keys, in order; waits for the last. */
  async all(): Promise<Float64Array> {
    await this.until(Number.POSITIVE_INFINITY);
    await this.#writeOut(Number.POSITIVE_INFINITY);
    return this.#keys.subarray(0, this.#length);
  }

  /** Waits until `count` keys are known, or all. */
  async until(count: number): Promise<void> {
    if (this.#isComplete || this.length >= count) return;
    if (this.#failure) throw this.#failure();
    await new Promise<void>((resolve, reject) => {
      this.#waiting.push({ count, resolve, reject });
    });
  }

  /** What was written out before begins like it, behind the head. */
  #select(selection: Selection): void {
    this.#selection = selection;
    this.#more = keysOf(selection, this.order === 'oldest' ? 'oldest' : 'newest');
    this.#length = this.#head;
    this.#isComplete = true;
  }

  async #writeOut(count: number): Promise<void> {
    while (this.#more && this.#length < count) {
      const { value, done } = this.#more.next();
      if (done) this.#more = undefined;
      else this.#append(value);
      await letOthers();
    }
  }

  #append(piece: Float64Array): void {
    if (this.#length + piece.length > this.#keys.length) {
      const larger = new Float64Array(Math.max(this.#keys.length * 2, this.#length + piece.length));
      larger.set(this.#keys.subarray(0, this.#length));
      this.#keys = larger;
    }
    this.#keys.set(piece, this.#length);
    this.#length += piece.length;
  }

  #answer(): void {
    const ready = this.#waiting.filter(({ count }) => this.#isComplete || this.#length >= count);
    if (ready.length === 0) return;
    this.#waiting = this.#waiting.filter((waiting) => !ready.includes(waiting));
    for (const { resolve } of ready) resolve();
  }

  #fail(failure: () => Error): void {
    this.#failure ??= failure;
    for (const { reject } of this.#waiting.splice(0)) reject(this.#failure());
  }
}

/** The results that can still be asked about. */
export class ResultSets {
  readonly #sets = new Map<string, ResultSet>();
  readonly #present: () => readonly Columns[];
  #opened = 0;

  /** @param present the blocks of columns that are kept anyway */
  constructor(present: () => readonly Columns[]) {
    this.#present = present;
  }

  /** A new, empty result. It ends the growing of the one that the same session opened before. */
  create(session: string, order: 'newest' | 'oldest' | 'best'): ResultSet {
    for (const set of this.#sets.values()) if (set.session === session) set.end('cancelled');
    const set = new ResultSet(`r${++this.#opened}`, session, order);
    this.#sets.set(set.id, set);
    this.#forget();
    return set;
  }

  /** @throws `result-gone` when newer results have pushed it out */
  get(id: string): ResultSet {
    const set = this.#sets.get(id);
    if (!set) throw new BahanError('result-gone', { result: id });
    this.#sets.delete(id);
    this.#sets.set(id, set);
    return set;
  }

  close(): void {
    for (const set of this.#sets.values()) set.end('closed');
    this.#sets.clear();
  }

  /** Lets go of those that were used longest ago, as soon as there are too many, or all together hold too much. */
  #forget(): void {
    const blocks = new Set(this.#present());
    let keys = 0;
    let columns = 0;
    let isTooMuch = false;
    for (const [place, [id, set]] of [...this.#sets].reverse().entries()) {
      if (!isTooMuch) {
        keys += set.weight;
        columns += newBytes(blocks, set.columns);
        isTooMuch = place > 0 && (place >= keptResults || keys > keptKeys || columns > keptColumns);
      }
      if (!isTooMuch) continue;
      set.end('result-gone');
      this.#sets.delete(id);
    }
  }
}

/** Bytes of the blocks of columns that are not among some already; from then on they are. */
function newBytes(blocks: Set<Columns>, columns: ColumnSet | undefined): number {
  let bytes = 0;
  for (const block of columns?.blocks ?? []) {
    if (blocks.has(block)) continue;
    blocks.add(block);
    bytes += block.length * bytesPerAsset;
  }
  return bytes;
}
