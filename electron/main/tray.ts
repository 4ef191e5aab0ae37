import { Menu, type MenuItemConstructorOptions, nativeImage, Tray } from 'electron';
import type { DesktopState } from '../doors/desktop-news.ts';
import type { Words } from './language.ts';

export interface TrayVerbs {
  open(): void;
  pause(paused: boolean): void;
  quit(): void;
}

/** Points of the picture in the tray. */
const size = 18;

/** The first line of the tray: how many folders are watched. */
export function watchingWords(state: DesktopState | undefined, words: Words): string {
  if (!state) return words('app.name');
  return state.folders === 0 ? words('tray.none') : words('tray.watching', { count: state.folders });
}

/** The second: what is not as always, else that all is well. */
export function stateWords({ paused, away, reading }: DesktopState, words: Words): string {
  if (paused) return words('tray.paused');
  if (away > 0) return words('tray.away', { count: away });
  return reading > 0 ? words('tray.reading', { count: reading }) : words('tray.well');
}

export function trayTemplate(
  state: DesktopState | undefined,
  words: Words,
  { open, pause, quit }: TrayVerbs,
): MenuItemConstructorOptions[] {
  const said = state ? [watchingWords(state, words), stateWords(state, words)] : [];
  const pausing = state
    ? [{ label: words(state.paused ? 'tray.resume' : 'tray.pause'), click: () => pause(!state.paused) }]
    : [];
  return [
    ...said.map((label) => ({ label, enabled: false })),
    { type: 'separator' },
    { label: words('tray.open'), click: open },
    ...pausing,
    { type: 'separator' },
    { label: words('menu.quit'), click: quit },
  ];
}

/** The sign beside the clock: there only while a person wants the program to go on without a window. */
export class TraySign {
  readonly #icon: string;
  readonly #words: () => Words;
  readonly #verbs: TrayVerbs;
  #tray: Tray | undefined;
  #state: DesktopState | undefined;

  constructor(icon: string, words: () => Words, verbs: TrayVerbs) {
    this.#icon = icon;
    this.#words = words;
    this.#verbs = verbs;
  }

  /** Drawn anew as well: the words may be others. */
  show(isShown: boolean): void {
    if (isShown && !this.#tray) {
      this.#tray = new Tray(nativeImage.createFromPath(this.#icon).resize({ width: size, height: size }));
      this.#tray.on('click', this.#verbs.open);
    } else if (!isShown) {
      this.#tray?.destroy();
      this.#tray = undefined;
    }
    this.#draw();
  }

  tell(state: DesktopState): void {
    this.#state = state;
    this.#draw();
  }

  #draw(): void {
    const words = this.#words();
    const state = this.#state;
    const said = [watchingWords(state, words), ...(state ? [stateWords(state, words)] : [])];
    this.#tray?.setToolTip(said.join('\n'));
    this.#tray?.setContextMenu(Menu.buildFromTemplate(trayTemplate(state, words, this.#verbs)));
  }
}
