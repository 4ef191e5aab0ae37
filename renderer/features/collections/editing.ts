import { createStore } from '../../state/store.ts';

/** The collection whose name and note are being written: its id, or a new one; undefined while none is. */
export const editing = createStore<string | 'new' | undefined>(undefined);
