import { EventEmitter } from 'node:events';
import type { BrowserWindowConstructorOptions, NativeImage, BrowserWindow as Real, Rectangle } from 'electron';
import { app } from './app.ts';
import { onCommand, record } from './control.ts';
import { preventable } from './events.ts';
import { WebContents } from './web-contents.ts';
import { addWindow, allWindows, removeWindow } from './windows.ts';

type Simulated =
  | 'id'
  | 'show'
  | 'focus'
  | 'isFocused'
  | 'isVisible'
  | 'isMinimized'
  | 'minimize'
  | 'restore'
  | 'isMaximized'
  | 'maximize'
  | 'getBounds'
  | 'getNormalBounds'
  | 'setTitle'
  | 'setProgressBar'
  | 'setOverlayIcon'
  | 'close'
  | 'destroy'
  | 'isDestroyed'
  | 'loadURL';

/** A window without a frame around it: its state is kept, its content is a page. */
export class BrowserWindow extends EventEmitter implements Pick<Real, Simulated> {
  readonly webContents: WebContents;
  readonly id: number;
  #bounds: Rectangle;
  #visible: boolean;
  #minimized = false;
  #maximized = false;
  #destroyed = false;

  constructor(options: BrowserWindowConstructorOptions = {}) {
    super();
    const { x = 0, y = 0, width = 800, height = 600, show = true, webPreferences = {} } = options;
    this.#bounds = { x, y, width, height };
    this.#visible = show;
    this.webContents = new WebContents(webPreferences);
    this.id = this.webContents.id;
    this.webContents.once('did-finish-load', () => this.emit('ready-to-show'));
    this.webContents.once('destroyed', () => this.destroy());
    addWindow(this);
    record('window.new', this.id, show, webPreferences);
  }

  static getAllWindows(): BrowserWindow[] {
    return allWindows();
  }
  static fromWebContents(contents: unknown): BrowserWindow | null {
    return allWindows().find((window) => window.webContents === contents) ?? null;
  }

  static getFocusedWindow(): BrowserWindow | null {
    return inFront ?? null;
  }

  show(): void {
    this.#visible = true;
    bringToFront(this);
  }
  focus(): void {
    record('window.focus', this.id);
    bringToFront(this);
  }
  isFocused(): boolean {
    return inFront === this;
  }
  isVisible(): boolean {
    return this.#visible;
  }
  minimize(): void {
    this.#minimized = true;
  }
  isMinimized(): boolean {
    return this.#minimized;
  }
  restore(): void {
    this.#minimized = false;
  }
  maximize(): void {
    this.#maximized = true;
  }
  isMaximized(): boolean {
    return this.#maximized;
  }
  getBounds(): Rectangle {
    return { ...this.#bounds };
  }
  getNormalBounds(): Rectangle {
    return { ...this.#bounds };
  }
  setTitle(): void {}
  setProgressBar(share: number): void {
    record('window.setProgressBar', share);
  }
  /** Of Windows alone in Electron: here it is recorded wherever it is asked for. */
  setOverlayIcon(overlay: NativeImage | null, description: string): void {
    record('window.setOverlayIcon', overlay !== null, description);
  }
  loadURL(address: string): Promise<void> {
    return this.webContents.loadURL(address);
  }

  close(): void {
    if (this.#destroyed) return;
    const event = preventable();
    this.emit('close', event);
    if (!event.defaultPrevented) this.destroy();
  }

  destroy(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    if (inFront === this) inFront = undefined;
    removeWindow(this);
    void this.webContents.destroy();
    this.emit('closed');
    if (allWindows().length === 0) setImmediate(() => app.emit('window-all-closed'));
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }
}

/** The window of this program that a person works in; none while another program is in front. */
let inFront: BrowserWindow | undefined;

function bringToFront(window: BrowserWindow | undefined): void {
  if (inFront === window) return;
  const before = inFront;
  inFront = window;
  before?.emit('blur');
  window?.emit('focus');
  if (window) app.emit('browser-window-focus', preventable(), window);
}

const windowOf = (id: number) => allWindows().find((window) => window.id === id);

onCommand('windows', () =>
  allWindows().map((window) => ({ id: window.id, url: window.webContents.getURL(), visible: window.isVisible() })),
);
onCommand('run-in-window', async ({ window, script }) => await windowOf(window)?.webContents.run(script));
onCommand('context-menu', ({ window, where }) => {
  windowOf(window)?.webContents.emit('context-menu', preventable(), where);
  return null;
});
onCommand('close-window', ({ window }) => {
  windowOf(window)?.close();
  return null;
});
onCommand('front', ({ window }) => {
  bringToFront(window === null ? undefined : windowOf(window));
  return null;
});
onCommand('crash-window', async ({ window }) => {
  await windowOf(window)?.webContents.crash();
  return null;
});
