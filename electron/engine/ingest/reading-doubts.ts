/** So many files in a row that could not be got at are more likely a share that went away than so many bad files. */
const inARow = 3;

/**
 * Counts, for each root, the files in a row that could not be got at. A share that goes away while it is read may still answer
 * for the names of its folders, and each of its files would be waited for in vain.
 */
export class ReadDoubts {
  readonly #failed = new Map<number, number>();
  readonly #returns = new Map<number, number>();

  /** Takes in how one file fared; returns whether its root should be looked at now. */
  raises(rootId: number, hasFailed: boolean): boolean {
    const count = hasFailed ? (this.#failed.get(rootId) ?? 0) + 1 : 0;
    this.#failed.set(rootId, count % inARow);
    return count === inARow;
  }

  returned(rootId: number): void {
    this.#returns.set(rootId, this.returns(rootId) + 1);
    this.#failed.delete(rootId);
  }

  /** How often a root that was away came back: what failed while that changed says nothing of the file. */
  returns(rootId: number): number {
    return this.#returns.get(rootId) ?? 0;
  }
}
