import type { Patience } from './identify.ts';

/**
 * Milliseconds that a file waits at most for folders that are looked through. On an office's share one look may follow the
 * other all day, and a photo that nobody sees is no help to anybody.
 */
export const longestAside = 10 * 60_000;

interface Waiting {
  /** Files; none where it waits for looks at folders alone. */
  readonly waitsFor: readonly number[];
  /** Epoch milliseconds. */
  readonly since: number;
}

/** So many times at most a file is put aside without a file to wait for: to be compared once more with what changed. */
const mostAgain = 4;

/**
 * Files that are judged when others were read, or when folders were looked through. Each waits for another one once, and for
 * folders as often as one is looked at, but not for ever; then it is judged as things are.
 */
export class ReadingAside {
  readonly #waiting = new Map<number, Waiting>();
  /** Files that each has waited for. */
  readonly #waited = new Map<number, Set<number>>();
  readonly #again = new Map<number, number>();
  /** When a file was first put aside for folders (epoch milliseconds). */
  readonly #first = new Map<number, number>();

  get size(): number {
    return this.#waiting.size;
  }

  /** The files in `others`, and those that wait. */
  and(others: ReadonlySet<number>): ReadonlySet<number> {
    return this.#waiting.size > 0 ? new Set([...others, ...this.#waiting.keys()]) : others;
  }

  /** `looks`: for folders alone. */
  put(file: number, waitsFor: readonly number[], now: number, looks = false): void {
    this.#waiting.set(file, { waitsFor, since: now });
    if (looks) this.#first.set(file, this.#first.get(file) ?? now);
    else if (waitsFor.length === 0) this.#again.set(file, (this.#again.get(file) ?? 0) + 1);
    else this.#waited.set(file, new Set([...(this.#waited.get(file) ?? []), ...waitsFor]));
  }

  /** For which others a file may still wait. */
  patience(file: number): Patience {
    return (other) => this.#waited.get(file)?.has(other) !== true;
  }

  /** Whether a file may be judged once more from the start. */
  mayComeAgain(file: number): boolean {
    return (this.#again.get(file) ?? 0) < mostAgain;
  }

  /** The same for folders that are being looked through. */
  mayWaitForLooks(file: number, now: number): boolean {
    return now - (this.#first.get(file) ?? now) < longestAside;
  }

  /** It was judged. */
  done(file: number): void {
    this.#waited.delete(file);
    this.#again.delete(file);
    this.#first.delete(file);
  }

  /**
   * Ends the wait of those for whom it is over; they are read once more. `looking`: folders are being looked through, which
   * all wait for, but not for ever. Returns whether any wait ended.
   */
  end(looking: boolean, now: number, isOver: (waitsFor: readonly number[]) => boolean): boolean {
    let ended = false;
    for (const [file, { waitsFor, since }] of this.#waiting) {
      if ((looking && now - since < longestAside) || !isOver(waitsFor)) continue;
      this.#waiting.delete(file);
      ended = true;
    }
    return ended;
  }
}
