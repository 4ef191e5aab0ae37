import { keep, recall } from '../../state/persist.ts';
import { createStore } from '../../state/store.ts';

/** Set while a backup takes the place of the library: the engine goes away and comes back. */
export const restoring = createStore<{ readonly since: number } | undefined>(undefined);

/** Until when folders that do not answer are asked for, after a library came from elsewhere; outlives a reload. */
export const places = createStore<{ readonly askedUntil: number }>(recall('places', { askedUntil: 0 }));
keep('places', places);

/** So long may it take until a folder is known not to answer. */
const askedMilliseconds = 15 * 60_000;

export const askForPlaces = (): void => places.set({ askedUntil: Date.now() + askedMilliseconds });
export const askNoMore = (): void => places.set({ askedUntil: 0 });
