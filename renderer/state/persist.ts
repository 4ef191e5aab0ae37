import type { Store } from './store.ts';

/** The key of a name in the storage, by which other windows hear of a change. */
export const storageKey = (name: string): string => `bahan.${name}`;

/** What was kept under a name, laid over `fallback`; anything unreadable counts as nothing. */
export function recall<T extends object>(name: string, fallback: T): T {
  try {
    const text = globalThis.localStorage?.getItem(storageKey(name));
    const kept: unknown = text ? JSON.parse(text) : undefined;
    return kept && typeof kept === 'object' && !Array.isArray(kept) ? { ...fallback, ...kept } : fallback;
  } catch {
    return fallback;
  }
}

/** Keeps every later value of a store under a name. A full or forbidden storage only means that nothing is kept. */
export function keep<T extends object>(
  name: string,
  store: Store<T>,
  pick: (value: T) => Partial<T> = (all) => all,
): void {
  store.subscribe(() => {
    try {
      globalThis.localStorage?.setItem(storageKey(name), JSON.stringify(pick(store.get())));
    } catch {
      // private windows may refuse; the setting then lasts as long as the window
    }
  });
}
