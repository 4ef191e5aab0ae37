import type { MenuItemConstructorOptions } from 'electron';
import type { PageAct } from '../../shared/api/desktop.ts';
import type { MessageKey } from '../../shared/i18n/format.ts';

export interface MenuSettings {
  readonly platform: NodeJS.Platform;
  readonly words: (key: MessageKey) => string;
  /** Whether tools for those who build Bahan are shown. */
  readonly developer: boolean;
  openWindow(): void;
  /** Does it in the window in front. */
  act(act: PageAct): void;
  /** Shows where updates are looked for. */
  showUpdates(): void;
}

type Item = MenuItemConstructorOptions;
const line: Item = { type: 'separator' };

/** The menu in the habits of the system: on a Mac the first one is the program's, elsewhere quitting is under File. */
export function menuTemplate({ platform, words, developer, openWindow, act, showUpdates }: MenuSettings): Item[] {
  const mac = platform === 'darwin';
  const item = (role: NonNullable<Item['role']>, key: MessageKey): Item => ({ role, label: words(key) });
  const page = (name: PageAct, key: MessageKey, accelerator?: string): Item => ({
    label: words(key),
    click: () => act(name),
    ...(accelerator && { accelerator }),
  });
  // the page hears these keys itself, and knows when they mean something else: the menu only shows them
  const shown = (name: PageAct, key: MessageKey, accelerator: string): Item => ({
    ...page(name, key, accelerator),
    registerAccelerator: false,
  });
  const settings = shown('settings', 'menu.settings', 'CmdOrCtrl+,');
  const updates: Item = { label: words('menu.updates'), click: () => showUpdates() };
  const program: Item = {
    label: words('app.name'),
    submenu: [
      item('about', 'menu.about'),
      updates,
      line,
      settings,
      line,
      { role: 'services', label: words('menu.services') },
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
      line,
      page('add-folder', 'settings.folders.add', 'CmdOrCtrl+O'),
      page('intake', 'menu.intake', 'CmdOrCtrl+Shift+O'),
      page('copy-files', 'menu.copy-files'),
      page('lists', 'lists.open'),
      line,
      shown('export', 'menu.export', 'CmdOrCtrl+Shift+E'),
      line,
      ...(mac ? [] : [settings, line]),
      item('close', 'menu.close-window'),
      ...(mac ? [] : [{ ...item('quit', 'menu.quit'), accelerator: 'Ctrl+Q' }]),
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
      line,
      shown('find', 'menu.find', 'CmdOrCtrl+K'),
      shown('save-search', 'keys.save-search', 'CmdOrCtrl+S'),
    ],
  };
  const view: Item = {
    label: words('menu.view'),
    submenu: [
      shown('sidebar', 'menu.sidebar', 'CmdOrCtrl+B'),
      shown('inspector', 'menu.inspector', 'CmdOrCtrl+I'),
      line,
      shown('map', 'keys.map', 'CmdOrCtrl+Alt+M'),
      shown('slides', 'slides.start', 'CmdOrCtrl+Alt+P'),
      line,
      item('zoomIn', 'menu.zoom-in'),
      item('zoomOut', 'menu.zoom-out'),
      item('resetZoom', 'menu.zoom-reset'),
      line,
      item('togglefullscreen', 'menu.fullscreen'),
      ...(developer ? [line, item('reload', 'menu.reload'), item('toggleDevTools', 'menu.developer')] : []),
    ],
  };
  const library: Item = {
    label: words('menu.library'),
    submenu: [
      shown('describe', 'keys.describe', 'CmdOrCtrl+D'),
      page('looks', 'looks.open'),
      page('consents', 'rights.consents.open'),
      page('vocabulary', 'terms.open'),
      line,
      page('refound', 'refound.title'),
      page('missing', 'missing.title'),
      line,
      page('health', 'menu.health'),
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
  const help: Item = {
    label: words('menu.help'),
    role: 'help',
    submenu: [
      shown('help', 'help.open', 'F1'),
      page('search-help', 'search.help.open'),
      shown('keyboard', 'keys.title', 'CmdOrCtrl+/'),
      line,
      page('licences', 'menu.licences'),
      ...(mac ? [] : [updates, item('about', 'menu.about')]),
    ],
  };
  const menus = [file, edit, view, library, windows, help];
  return mac ? [program, ...menus] : withLetters(menus);
}

/** Menus that open with Alt and a letter of their own. A Mac knows no such letters. */
function withLetters(menus: readonly Item[]): Item[] {
  const taken = new Set<string>();
  return menus.map((menu) => {
    const label = menu.label ?? '';
    const at = [...label].findIndex((letter) => /\p{L}/u.test(letter) && !taken.has(letter.toLowerCase()));
    if (at < 0) return menu;
    taken.add((label[at] as string).toLowerCase());
    return { ...menu, label: `${label.slice(0, at)}&${label.slice(at)}` };
  });
}
