/** What became of the files of one root since somebody began to count. */
export interface ReadCounts {
  read: number;
  added: number;
  changed: number;
  refound: number;
  failed: number;
}

/** Counts for whoever asked, for each root. */
export class ReadCounters {
  readonly #counters = new Map<number, Set<ReadCounts>>();

  /** Begins to count until `stop`. */
  count(rootId: number): { counts: ReadCounts; stop: () => void } {
    const counts: ReadCounts = { read: 0, added: 0, changed: 0, refound: 0, failed: 0 };
    const set = this.#counters.get(rootId) ?? new Set();
    this.#counters.set(rootId, set.add(counts));
    return { counts, stop: () => set.delete(counts) };
  }

  /** One file was written down. */
  note(rootId: number, recorded: { readonly added: boolean; readonly refound: boolean }, hasFailed: boolean): void {
    for (const counts of this.#counters.get(rootId) ?? []) {
      counts.read += 1;
      if (recorded.added) counts.added += 1;
      else if (recorded.refound) counts.refound += 1;
      else counts.changed += 1;
      if (hasFailed) counts.failed += 1;
    }
  }
}
