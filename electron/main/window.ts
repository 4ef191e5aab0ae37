import { app, BrowserWindow, nativeTheme, screen } from 'electron';
import type { Language } from '../../shared/i18n/format.ts';
import { languageWord } from '../preload/channels.ts';
import { peoplesWindows } from './decoder-window.ts';
import { readOwn, writeOwn } from './own-file.ts';
import type { AppPaths } from './paths.ts';
import { restartDelay } from './restart-limit.ts';
import { startPage } from './sender.ts';
import { readWindowState, restoredBounds, smallest, type WindowState } from './window-bounds.ts';

/** Opens a window with our page in it. It shows itself when it has something to show. */
export function openWindow(paths: AppPaths, language: Language): BrowserWindow {
  const state = readState(paths.windowState);
  const { x, y, ...size } = restoredBounds(
    state,
    screen.getAllDisplays().map(({ workArea }) => workArea),
  );
  // a further window does not hide the one before
  const shift = 24 * peoplesWindows().length;
  const window = new BrowserWindow({
    ...size,
    ...(x === undefined || y === undefined ? {} : { x: x + shift, y: y + shift }),
    minWidth: smallest.width,
    minHeight: smallest.height,
    show: false,
    title: 'Bahan',
    icon: paths.icon,
    autoHideMenuBar: true,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#171717' : '#ffffff',
    webPreferences: {
      preload: paths.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      additionalArguments: [`${languageWord}${language}`],
      devTools: !app.isPackaged,
    },
  });
  if (state?.maximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('close', () =>
    writeOwn(paths.windowState, { ...window.getNormalBounds(), maximized: window.isMaximized() }),
  );
  reloadAfterAccidents(window);
  void window.loadURL(startPage).catch(() => {}); // a page that failed to load says so itself, or the window was closed
  return window;
}

/** A page whose process ended is loaded again, unless it ends again and again. */
function reloadAfterAccidents(window: BrowserWindow): void {
  const ends: number[] = [];
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return;
    const now = Date.now();
    ends.push(now);
    const delay = restartDelay(ends, now);
    if (delay === undefined) return;
    setTimeout(() => {
      if (!window.isDestroyed()) window.webContents.reload();
    }, delay);
  });
}

/** The window that a person works in, else the one that was opened last. */
export function windowInFront(): BrowserWindow | undefined {
  const windows = peoplesWindows();
  return windows.find((one) => one.isFocused()) ?? windows.at(-1);
}

/** Brings a window that is there to the front. */
export function showWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

function readState(path: string): WindowState | undefined {
  const text = readOwn(path);
  return text === undefined ? undefined : readWindowState(text);
}
