/** Files that are judged when others were read: each waits once, and is then judged as things are. */
export class ReadingAside {
  readonly #waiting = new Map<number, readonly number[]>();
  readonly #waited = new Set<number>();

  get size(): number {
    return this.#waiting.size;
  }

  /** The files in `others`, and those that wait. */
  and(others: ReadonlySet<number>): ReadonlySet<number> {
    return this.#waiting.size > 0 ? new Set([...others, ...this.#waiting.keys()]) : others;
  }

  put(file: number, waitsFor: readonly number[]): void {
    this.#waiting.set(file, waitsFor);
  }

  /** Whether a file may still wait. */
  mayWait(file: number): boolean {
    return !this.#waited.has(file);
  }

  /** It was judged. */
  done(file: number): void {
    this.#waited.delete(file);
  }

  /** Ends the wait of those for whom it is over; they are read once more. */
  end(isOver: (waitsFor: readonly number[]) => boolean): void {
    for (const [file, waitsFor] of this.#waiting) {
      if (!isOver(waitsFor)) continue;
      this.#waiting.delete(file);
      this.#waited.add(file);
    }
  }
}
