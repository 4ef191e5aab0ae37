import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import type {
  Dialog,
  MenuItemConstructorOptions,
  NativeImage,
  NativeTheme,
  OpenDialogOptions,
  Menu as RealMenu,
  Screen,
  Shell,
} from 'electron';
import { type MenuEntry, onCommand, record } from './control.ts';

const openAnswers: (readonly string[])[] = [];
const messageAnswers: number[] = [];
let answerMessage: ((button: number) => void) | undefined;
onCommand('answer-open', ({ folders }) => {
  openAnswers.push(folders);
  return null;
});
onCommand('answer-message', ({ button }) => {
  if (answerMessage) answerMessage(button);
  else messageAnswers.push(button);
  answerMessage = undefined;
  return null;
});

const optionsOf = (values: readonly unknown[]) => values.at(-1) as OpenDialogOptions;

export const dialog = {
  async showOpenDialog(...values: unknown[]) {
    record('dialog.showOpenDialog', optionsOf(values));
    const filePaths = [...(openAnswers.shift() ?? [])];
    return { canceled: filePaths.length === 0, filePaths };
  },
  /** Stays until somebody presses a button. */
  async showMessageBox(...values: unknown[]) {
    record('dialog.showMessageBox', optionsOf(values));
    const response =
      messageAnswers.shift() ??
      (await new Promise<number>((resolve) => {
        answerMessage = resolve;
      }));
    return { response, checkboxChecked: false };
  },
} satisfies Pick<Dialog, 'showOpenDialog' | 'showMessageBox'>;

export const shell = {
  showItemInFolder: (path) => record('shell.showItemInFolder', path),
  async openPath(path) {
    record('shell.openPath', path);
    return '';
  },
} satisfies Pick<Shell, 'showItemInFolder' | 'openPath'>;

/** An image is its bytes; what is neither PNG nor JPEG is empty, as it would be. */
function imageOf(bytes: Buffer): Pick<NativeImage, 'isEmpty' | 'resize' | 'toPNG'> {
  const known = bytes.subarray(1, 4).toString('latin1') === 'PNG' || bytes.readUInt16BE(0) === 0xffd8;
  const image = { isEmpty: () => !known, resize: () => image as unknown as NativeImage, toPNG: () => bytes };
  return image;
}

export const nativeImage = {
  createFromBuffer: (bytes: Buffer) => imageOf(bytes) as unknown as NativeImage,
  createFromPath: (path: string) => imageOf(readFileSync(path)) as unknown as NativeImage,
};

let items: readonly MenuItemConstructorOptions[] = [];

export const Menu = {
  buildFromTemplate: (template: MenuItemConstructorOptions[]) => ({ template }) as unknown as RealMenu,
  setApplicationMenu(menu: RealMenu | null) {
    items = (menu as unknown as { template: MenuItemConstructorOptions[] } | null)?.template ?? [];
  },
} satisfies Pick<typeof RealMenu, 'buildFromTemplate' | 'setApplicationMenu'>;

const children = (item: MenuItemConstructorOptions): readonly MenuItemConstructorOptions[] =>
  Array.isArray(item.submenu) ? item.submenu : [];

/** As it is seen: the sign before the letter that opens a menu with Alt is not. */
const labelOf = ({ label = '' }: MenuItemConstructorOptions): string => label.replace('&', '');

const entryOf = (item: MenuItemConstructorOptions): MenuEntry => ({
  label: labelOf(item),
  role: item.role,
  accelerator: item.accelerator ?? undefined,
  registered: item.registerAccelerator ?? true,
  items: children(item).map(entryOf),
});
onCommand('menu', () => items.map(entryOf));
onCommand('click-menu', ({ path }) => {
  let level = items;
  let found: MenuItemConstructorOptions | undefined;
  for (const label of path) {
    found = level.find((item) => labelOf(item) === label);
    level = found ? children(found) : [];
  }
  found?.click?.({} as never, undefined, {} as never);
  return found?.click !== undefined;
});

const workArea = { x: 0, y: 0, width: 1920, height: 1040 };
export const screen = {
  getAllDisplays: () => [{ workArea, bounds: { ...workArea, height: 1080 } }],
  getPrimaryDisplay: () => ({ workArea, bounds: { ...workArea, height: 1080 } }),
} as unknown as Pick<Screen, 'getAllDisplays' | 'getPrimaryDisplay'>;

export const nativeTheme = Object.assign(new EventEmitter(), {
  shouldUseDarkColors: false,
  themeSource: 'system' as const,
}) satisfies Pick<NativeTheme, 'shouldUseDarkColors' | 'themeSource'>;

export const powerMonitor = new EventEmitter();
