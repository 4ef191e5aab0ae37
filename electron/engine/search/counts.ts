/** Counts that are kept; more collections than this are never on one screen. */
const most = 200;

/** Counts of queries that are asked again and again, each made once until the library changes. */
export class Counts {
  readonly #known = new Map<string, Promise<number>>();

  /** The count of a key. Whoever asks while it is made waits for the same. */
  of(key: string, count: () => Promise<number>): Promise<number> {
    const known = this.#known.get(key);
    if (known) return known;
    const made = count();
    this.#known.set(key, made);
    made.catch(() => {
      if (this.#known.get(key) === made) this.#known.delete(key);
    });
    for (const oldest of this.#known.keys()) {
      if (this.#known.size <= most) break;
      this.#known.delete(oldest);
    }
    return made;
  }

  noteChanged(): void {
    this.#known.clear();
  }
}
