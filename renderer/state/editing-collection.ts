import type { SearchOrder } from '../../shared/model/search.ts';
import { wholeText } from './living.ts';
import { isByHand, query } from './query.ts';
import { createStore } from './store.ts';

/** The collection whose words are being written; undefined while none is. */
export interface EditingCollection {
  /** Undefined for a new one. */
  readonly id?: string;
  /** What a new one that is a search looks for. */
  readonly search?: { readonly query: string; readonly order: SearchOrder };
}

export const editingCollection = createStore<EditingCollection | undefined>(undefined);

/** Whether there is a search that a collection can be made of; one within a set made by hand is none. */
export const canSaveSearch = (now = query.get()): boolean => !isByHand(now) && now.text.trim() !== '';

/** Begins to keep what is looked for now as a living collection. */
export function saveSearch(): void {
  const now = query.get();
  if (canSaveSearch(now)) editingCollection.set({ search: { query: wholeText(now), order: now.order } });
}
