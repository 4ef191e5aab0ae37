import type { QueryClient } from '@tanstack/react-query';

/**
 * Milliseconds between two questions for the same list: ten times as long as the answer took, since with a million assets
 * some take long, changes come many times a second, and whoever types in between is to be answered first.
 */
const rest = { least: 300, most: 10_000, perTaken: 10 } as const;

interface Asked {
  isRunning: boolean;
  isWanted: boolean;
}

/** Has lists asked again that are not true any more: the first time at once, then so seldom that the engine has time for others. */
export class AskAgain {
  readonly #queries: QueryClient;
  readonly #asked = new Map<string, Asked>();

  constructor(queries: QueryClient) {
    this.#queries = queries;
  }

  /** What the cache holds under a key is to be asked again, once for all who say so until then. */
  want(queryKey: readonly string[]): void {
    const name = queryKey.join('/');
    const known = this.#asked.get(name);
    if (known?.isRunning) known.isWanted = true;
    else void this.#run(name, queryKey);
  }

  async #run(name: string, queryKey: readonly string[]): Promise<void> {
    const asked: Asked = { isRunning: true, isWanted: false };
    this.#asked.set(name, asked);
    const began = performance.now();
    // a failure is shown by whoever shows the list
    await this.#queries.invalidateQueries({ queryKey }).catch(() => {});
    const took = performance.now() - began;
    const pause = Math.min(rest.most, Math.max(rest.least, took * rest.perTaken));
    await new Promise((resolve) => setTimeout(resolve, pause));
    asked.isRunning = false;
    if (asked.isWanted) void this.#run(name, queryKey);
  }
}
