import { keep, recall } from '../../state/persist.ts';
import { createStore } from '../../state/store.ts';

/** Set while a backup takes the place of the library: the engine goes away and comes back. */
export const restoring = createStore<{ readonly since: number } | undefined>(undefined);

/** Whether the folders of a library that came from elsewhere still have to be shown; outlives a reload of the page. */
export const places = createStore<{ readonly areAsked: boolean }>(recall('places', { areAsked: false }));
keep('places', places);
