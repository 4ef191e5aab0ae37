interface Waiter {
  readonly rootId: number;
  readonly resolve: () => void;
}

/** Who waits until the files of a root are read. */
export class ReadWaiters {
  readonly #waiters: Waiter[] = [];

  get any(): boolean {
    return this.#waiters.length > 0;
  }

  add(rootId: number): Promise<void> {
    return new Promise((resolve) => this.#waiters.push({ rootId, resolve }));
  }

  /** Lets go of those for whose root it is over. */
  settle(isOver: (rootId: number) => boolean): void {
    for (let i = this.#waiters.length - 1; i >= 0; i -= 1) {
      const waiter = this.#waiters[i];
      if (!waiter || !isOver(waiter.rootId)) continue;
      this.#waiters.splice(i, 1);
      waiter.resolve();
    }
  }
}
