import type { DesktopVerbs } from '../../shared/api/desktop.ts';

type Verb = Exclude<keyof DesktopVerbs, 'platform' | 'language'>;

/** Names on the wire between a window and main: one for each verb, and the port that leads to the engine. */
export const channels = {
  chooseFolder: 'bahan:choose-folder',
  takeFiles: 'bahan:take-files',
  chooseFiles: 'bahan:choose-files',
  reveal: 'bahan:reveal',
  openOriginal: 'bahan:open-original',
  openFolder: 'bahan:open-folder',
  startDrag: 'bahan:start-drag',
  filmProgram: 'bahan:film-program',
  chooseFilmProgram: 'bahan:choose-film-program',
  accidents: 'bahan:accidents',
  wishes: 'bahan:wishes',
  wish: 'bahan:wish',
  accent: 'bahan:accent',
  updates: 'bahan:updates',
  showUpdates: 'bahan:show-updates',
  look: 'bahan:look',
  listens: 'bahan:listens',
} as const satisfies Record<Verb, string>;

/** From outside of the window to its page: a `PageCommand`. */
export const command = 'bahan:command';

/** Before the language of the system, in the words that a preload is started with. */
export const languageWord = '--bahan-language=';

export const wantPort = 'bahan:want-port';
export const port = 'bahan:port';
