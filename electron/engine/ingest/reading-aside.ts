/**
 * Milliseconds that a file waits at most for folders that are looked through. On an office's share one look may follow the
 * other all day, and a photo that nobody sees is no help to anybody.
 */
export const longestAside = 10 * 60_000;

interface Waiting {
  readonly waitsFor: readonly number[];
  /** Epoch milliseconds. */
  readonly since: number;
}

/** Files that are judged when others were read: each waits once, and is then judged as things are. */
export class ReadingAside {
  readonly #waiting = new Map<number, Waiting>();
  readonly #waited = new Set<number>();

  get size(): number {
    return this.#waiting.size;
  }

  /** The files in `others`, and those that wait. */
  and(others: ReadonlySet<number>): ReadonlySet<number> {
    return this.#waiting.size > 0 ? new Set([...others, ...this.#waiting.keys()]) : others;
  }

  put(file: number, waitsFor: readonly number[], now: number): void {
    this.#waiting.set(file, { waitsFor, since: now });
  }

  /** Whether a file may still wait. */
  mayWait(file: number): boolean {
    return !this.#waited.has(file);
  }

  /** It was judged. */
  done(file: number): void {
    this.#waited.delete(file);
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
      this.#waited.add(file);
      ended = true;
    }
    return ended;
  }
}
