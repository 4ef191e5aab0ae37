import { newId } from '../db/ids.ts';

/** Milliseconds of quiet after which what is found again in a root is another event. */
const quiet = 5 * 60_000;

/** Names what happens in one go: files of a root that are found again one soon after the other are told together. */
export class RefoundBatches {
  readonly #newest = new Map<number, { readonly id: string; at: number }>();

  /** @param now epoch milliseconds */
  of(rootId: number, now: number): string {
    const known = this.#newest.get(rootId);
    const batch = known && now - known.at < quiet ? known : { id: newId(), at: now };
    batch.at = now;
    this.#newest.set(rootId, batch);
    return batch.id;
  }
}
