import type { BrowserWindow, IpcMain, WebContents } from 'electron';
import type { PageCommand } from '../../shared/api/desktop.ts';
import { command as channel, channels } from '../preload/channels.ts';
import { isOurPage } from './sender.ts';

/** Commands that wait for one page. */
const most = 8;

/** Tells pages what to do. What is told to one that does not listen yet waits until it does. */
export class PageCommands {
  readonly #listening = new WeakSet<WebContents>();
  readonly #known = new WeakSet<WebContents>();
  readonly #waiting = new WeakMap<WebContents, PageCommand[]>();

  constructor(ipc: Pick<IpcMain, 'on'>) {
    ipc.on(channels.listens, (event) => {
      if (isOurPage(event)) this.#listens(event.sender);
    });
  }

  tell({ webContents: page }: Pick<BrowserWindow, 'webContents'>, command: PageCommand): void {
    if (this.#listening.has(page)) page.send(channel, command);
    else this.#waiting.set(page, [...(this.#waiting.get(page) ?? []), command].slice(-most));
  }

  #listens(page: WebContents): void {
    this.#listening.add(page);
    if (!this.#known.has(page)) {
      this.#known.add(page);
      // the next page listens once it has begun
      page.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
        if (isMainFrame && !isSameDocument) this.#listening.delete(page);
      });
    }
    const waiting = this.#waiting.get(page) ?? [];
    this.#waiting.delete(page);
    for (const command of waiting) page.send(channel, command);
  }
}
