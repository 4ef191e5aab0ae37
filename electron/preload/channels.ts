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
} as const satisfies Record<Verb, string>;

/** From the menu to the page in front: which of its rooms it is to show. */
export const showHealth = 'bahan:show-health';
export const showHelp = 'bahan:show-help';
export const showKeys = 'bahan:show-keys';

export const wantPort = 'bahan:want-port';
export const port = 'bahan:port';
