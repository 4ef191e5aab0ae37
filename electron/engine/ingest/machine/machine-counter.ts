import type { Reader } from '../../db/connection.ts';
import { countMachineTexts, type MachineCounts } from '../../db/machine-texts.ts';
import { breathe } from '../../search/slices.ts';

const stretch = 20_000;

/** Counts how far the machine has read, in pieces, and once for all who ask meanwhile. */
export class MachineCounter {
  readonly #db: Reader;
  #counted: Promise<MachineCounts> | undefined;

  constructor(db: Reader) {
    this.#db = db;
  }

  counts(): Promise<MachineCounts> {
    this.#counted ??= this.#count();
    return this.#counted;
  }

  /** Something was read: the next who asks is told anew. */
  forget(): void {
    this.#counted = undefined;
  }

  async #count(): Promise<MachineCounts> {
    const counts = { waiting: 0, read: 0, withText: 0, failed: 0 };
    for (let after: number | null = Number.MIN_SAFE_INTEGER; after !== null; ) {
      const { next, waiting, read, withText, failed } = countMachineTexts(this.#db, after, stretch);
      counts.waiting += waiting;
      counts.read += read;
      counts.withText += withText;
      counts.failed += failed;
      after = next;
      if (after !== null) await breathe();
    }
    return counts;
  }
}
