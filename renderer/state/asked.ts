import { createStore, useStore } from './store.ts';

/** A question that stands above whatever else is open. */
export type Asked =
  /** Where a watched folder lies now. */
  | { readonly kind: 'point'; readonly root: string }
  /** How a watched folder is treated. */
  | { readonly kind: 'folder'; readonly root: string }
  /** Whether a backup shall take the place of the library; `at` in epoch milliseconds where it is known. */
  | { readonly kind: 'restore'; readonly path: string; readonly at: number | undefined };

const asked = createStore<Asked | undefined>(undefined);

export const ask = (question: Asked): void => asked.set(question);
export const unask = (): void => asked.set(undefined);
export const useAsked = (): Asked | undefined => useStore(asked);
