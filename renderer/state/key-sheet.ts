import { createStore } from './store.ts';

/** Whether the sheet of all keys is open. It comes above whatever else is. */
export const keySheet = createStore(false);

export const openKeySheet = (): void => keySheet.set(true);
export const closeKeySheet = (): void => keySheet.set(false);
