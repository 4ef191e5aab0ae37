import type { MenuItemConstructorOptions } from 'electron';
import type { MessageKey } from '../../shared/i18n/format.ts';

export interface MenuSettings {
  readonly platform: NodeJS.Platform;
  readonly words: (key: MessageKey) => string;
  /** Whether tools for those who build Bahan are shown. */
  readonly developer: boolean;
  openWindow(): void;
  /** Shows a room of the page, in the window in front. */
  show(room: 'health' | 'help' | 'keys'): void;
}

type Item = MenuItemConstructorOptions;
const line: Item = { type: 'separator' };

/** The menu in the habits of the system: on a Mac the first one is the program's, elsewhere quitting is under File. */
export function menuTemplate({ platform, words, developer, openWindow, show }: MenuSettings): Item[] {
  const mac = platform === 'darwin';
  const item = (role: NonNullable<Item['role']>, key: MessageKey): Item => ({ role, label: words(key) });
  const program: Item = {
    label: words('app.name'),
    submenu: [
      item('about', 'menu.about'),
      line,
      item('hide', 'menu.hide'),
      item('hideOthers', 'menu.hide-others'),
      item('unhide', 'menu.unhide'),
      line,
      item('quit', 'menu.quit'),
    ],
  };
  const file: Item = {
    label: words('menu.file'),
    submenu: [
      { label: words('menu.new-window'), accelerator: 'CmdOrCtrl+Shift+N', click: () => openWindow() },
      item('close', 'menu.close-window'),
      ...(mac ? [] : [line, { ...item('quit', 'menu.quit'), accelerator: 'Ctrl+Q' }]),
    ],
  };
  // undo and redo are the page's own, for words in a field and for edits of the library alike; a Mac gives a field none
  // of these keys unless the menu has them, and the page still hears them first
  const edit: Item = {
    label: words('menu.edit'),
    submenu: [
      ...(mac ? [item('undo', 'action.undo'), item('redo', 'action.redo'), line] : []),
      item('cut', 'menu.cut'),
      item('copy', 'menu.copy'),
      item('paste', 'menu.paste'),
      item('selectAll', 'menu.select-all'),
    ],
  };
  const view: Item = {
    label: words('menu.view'),
    submenu: [
      { label: words('menu.health'), click: () => show('health') },
      line,
      item('zoomIn', 'menu.zoom-in'),
      item('zoomOut', 'menu.zoom-out'),
      item('resetZoom', 'menu.zoom-reset'),
      line,
      item('togglefullscreen', 'menu.fullscreen'),
      ...(developer ? [line, item('reload', 'menu.reload'), item('toggleDevTools', 'menu.developer')] : []),
    ],
  };
  const windows: Item = {
    label: words('menu.window'),
    role: 'window',
    submenu: [
      item('minimize', 'menu.minimize'),
      ...(mac ? [item('zoom', 'menu.zoom-window'), line, item('front', 'menu.front')] : []),
    ],
  };
  // the page hears the same keys itself; here they are to be found
  const help: Item = {
    label: words('help.open'),
    role: 'help',
    submenu: [
      { label: words('help.open'), accelerator: 'F1', click: () => show('help') },
      { label: words('keys.title'), accelerator: 'CmdOrCtrl+/', click: () => show('keys') },
    ],
  };
  return [...(mac ? [program] : []), file, edit, view, windows, help];
}
