import { keep, recall } from './persist.ts';
import { createStore } from './store.ts';

export interface Handing {
  /** Id of the preset that copies are made with which are dragged out or put on the clipboard. */
  readonly preset: string;
}

/** Small enough for a message and a page, and without a position. */
export const usualPreset = 'web';

/** How copies are handed to other programs, as this person chose it. */
export const handing = createStore<Handing>(recall<Handing>('handing', { preset: usualPreset }));
keep('handing', handing);
