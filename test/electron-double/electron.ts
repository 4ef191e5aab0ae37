import { app } from './app.ts';
import { BrowserWindow } from './browser-window.ts';
import { dialog, nativeImage, nativeTheme, screen, shell, systemPreferences } from './desktop.ts';
import { ipcMain } from './ipc-main.ts';
import { Menu } from './menus.ts';
import { Notification, powerMonitor, Tray } from './outside.ts';
import { MessageChannelMain } from './ports.ts';
import { protocol } from './protocol.ts';
import { session } from './session.ts';
import { utilityProcess } from './utility-process.ts';

/** What `import … from 'electron'` gives in the main process. Every name that `electron/main` uses must be here. */
export {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  MessageChannelMain,
  Notification,
  nativeImage,
  nativeTheme,
  powerMonitor,
  protocol,
  screen,
  session,
  shell,
  systemPreferences,
  Tray,
  utilityProcess,
};
