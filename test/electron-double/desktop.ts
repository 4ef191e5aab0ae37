import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import type {
  CreateFromBitmapOptions,
  Dialog,
  NativeImage,
  NativeTheme,
  OpenDialogOptions,
  Screen,
  Shell,
  SystemPreferences,
} from 'electron';
import { onCommand, record } from './control.ts';

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
  createFromBitmap: (bytes: Buffer, { width, height }: CreateFromBitmapOptions) => {
    if (bytes.length !== width * height * 4) throw new Error('a bitmap of another size');
    return imageOf(bytes) as unknown as NativeImage;
  },
  createFromPath: (path: string) => imageOf(readFileSync(path)) as unknown as NativeImage,
};

const workArea = { x: 0, y: 0, width: 1920, height: 1040 };
export const screen = {
  getAllDisplays: () => [{ workArea, bounds: { ...workArea, height: 1080 } }],
  getPrimaryDisplay: () => ({ workArea, bounds: { ...workArea, height: 1080 } }),
} as unknown as Pick<Screen, 'getAllDisplays' | 'getPrimaryDisplay'>;

class Theme extends EventEmitter implements Pick<NativeTheme, 'shouldUseDarkColors' | 'themeSource'> {
  #source: NativeTheme['themeSource'] = 'system';

  get themeSource(): NativeTheme['themeSource'] {
    return this.#source;
  }
  set themeSource(source: NativeTheme['themeSource']) {
    this.#source = source;
    record('nativeTheme.themeSource', source);
  }
  /** The system itself is light. */
  get shouldUseDarkColors(): boolean {
    return this.#source === 'dark';
  }
}
export const nativeTheme = new Theme();

let accent = '';

/** A system whose colour nobody chose before `command({kind: 'accent'})`; a Mac tells of it by a notification. */
export const systemPreferences = Object.assign(new EventEmitter(), {
  getAccentColor: () => accent,
  subscribeNotification: (
    event: string,
    tell: (event: string, info: Record<string, unknown>, object: string) => void,
  ) => {
    systemPreferences.on('accent-color-changed', () => tell(event, {}, ''));
    return 1;
  },
}) satisfies Pick<SystemPreferences, 'getAccentColor' | 'subscribeNotification'>;

onCommand('accent', ({ colour }) => {
  accent = colour;
  systemPreferences.emit('accent-color-changed', {}, colour);
  return null;
});
