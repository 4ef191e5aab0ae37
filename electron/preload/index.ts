import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { DesktopVerbs, PageCommand, PageMessage } from '../../shared/api/desktop.ts';
import { channels, command, languageWord, port, wantPort } from './channels.ts';

/** The part of the page that is used here; the rest of this floor has no page. */
declare const window: {
  readonly location: { readonly origin: string };
  postMessage(message: unknown, origin: string, ports?: unknown[]): void;
  addEventListener(event: 'DOMContentLoaded', listener: () => void): void;
};

const verbs: DesktopVerbs = {
  chooseFolder: (title) => ipcRenderer.invoke(channels.chooseFolder, title),
  // a page can make no file that has a path: only one that a person handed it lies somewhere
  takeFiles: async (files) =>
    ipcRenderer.invoke(
      channels.takeFiles,
      files.map((file) => webUtils.getPathForFile(file as File)),
    ),
  chooseFiles: (title) => ipcRenderer.invoke(channels.chooseFiles, title),
  reveal: (asset) => ipcRenderer.invoke(channels.reveal, asset),
  openOriginal: (asset) => ipcRenderer.invoke(channels.openOriginal, asset),
  openFolder: (path) => ipcRenderer.invoke(channels.openFolder, path),
  startDrag: (assets, preset) => ipcRenderer.send(channels.startDrag, { assets, preset }),
  filmProgram: () => ipcRenderer.invoke(channels.filmProgram),
  chooseFilmProgram: (title) => ipcRenderer.invoke(channels.chooseFilmProgram, title),
  accidents: () => ipcRenderer.invoke(channels.accidents),
  wishes: () => ipcRenderer.invoke(channels.wishes),
  wish: (change) => ipcRenderer.invoke(channels.wish, change),
  accent: () => ipcRenderer.invoke(channels.accent),
  updates: () => ipcRenderer.invoke(channels.updates),
  showUpdates: () => ipcRenderer.invoke(channels.showUpdates),
  look: (look) => ipcRenderer.send(channels.look, look),
  listens: () => ipcRenderer.send(channels.listens),
  language: process.argv.includes(`${languageWord}en`) ? 'en' : 'id',
  platform: process.platform as DesktopVerbs['platform'],
};
contextBridge.exposeInMainWorld('bahanDesktop', verbs);

// a port cannot cross the bridge; a message of the window to itself can carry it, and a new one after each restart
ipcRenderer.on(port, (event) => window.postMessage('bahan:port', window.location.origin, event.ports));
ipcRenderer.on(command, (_event, command: PageCommand) =>
  window.postMessage({ name: 'bahan:command', command } satisfies PageMessage, window.location.origin),
);
// by now the page's own script has run and hears what comes
window.addEventListener('DOMContentLoaded', () => ipcRenderer.send(wantPort));
