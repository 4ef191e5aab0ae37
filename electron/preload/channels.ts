import type { DesktopVerbs } from '../../shared/api/desktop.ts';

type Verb = Exclude<keyof DesktopVerbs, 'platform'>;

/** Names on the wire between a window and main: one for each verb, and the port that leads to the engine. */
export const channels = {
  chooseFolder: 'bahan:choose-folder',
  reveal: 'bahan:reveal',
  openOriginal: 'bahan:open-original',
  openFolder: 'bahan:open-folder',
  startDrag: 'bahan:start-drag',
  filmProgram: 'bahan:film-program',
  chooseFilmProgram: 'bahan:choose-film-program',
  accidents: 'bahan:accidents',
  wishes: 'bahan:wishes',
  wish: 'bahan:wish',
  listens: 'bahan:listens',
} as const satisfies Record<Verb, string>;

/** From outside of the window to its page: a `PageCommand`. */
export const command = 'bahan:command';

export const wantPort = 'bahan:want-port';
export const port = 'bahan:port';
