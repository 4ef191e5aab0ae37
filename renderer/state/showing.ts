import { createStore } from './store.ts';

/** How the result is shown: as pictures in rows, or where they were taken. */
export const showing = createStore<'grid' | 'map'>('grid');

export const toggleMap = (): void => showing.set((now) => (now === 'map' ? 'grid' : 'map'));
