import { createStore } from './store.ts';

/** What came in lately, added up while it keeps coming. */
export interface Arrivals {
  readonly count: number;
  /** Where the newest came from; null when nobody can say. */
  readonly folder: string | null;
}

/** After this long without anything new, the words are gone again. */
const shownMilliseconds = 12_000;

export const arrivals = createStore<Arrivals | undefined>(undefined);

let timer: ReturnType<typeof setTimeout> | undefined;

export function noteArrivals(arrived: Arrivals): void {
  if (arrived.count === 0) return;
  clearTimeout(timer);
  timer = setTimeout(() => arrivals.set(undefined), shownMilliseconds);
  arrivals.set((before) => ({
    count: (before?.count ?? 0) + arrived.count,
    folder: arrived.folder ?? before?.folder ?? null,
  }));
}
