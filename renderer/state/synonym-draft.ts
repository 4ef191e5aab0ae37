import { createStore } from './store.ts';

/** What somebody wrote of words that mean the same and did not save yet; it outlives the dialog. */
export const synonymDraft = createStore<string | undefined>(undefined);
