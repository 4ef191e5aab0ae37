import { type IpcMain, MessageChannelMain, type WebContents } from 'electron';
import { port as portChannel, wantPort } from '../preload/channels.ts';
import type { EngineProcess } from './engine-process.ts';
import { isOurPage } from './sender.ts';

/** Introduces each window to the engine: once it asks, and again whenever the engine was started again. */
export class WindowPorts {
  readonly #engine: EngineProcess;
  readonly #pages = new Set<WebContents>();
  readonly #known = new WeakSet<WebContents>();

  constructor(engine: EngineProcess, ipc: Pick<IpcMain, 'on'>) {
    this.#engine = engine;
    ipc.on(wantPort, (event) => {
      if (isOurPage(event)) this.#want(event.sender);
    });
  }

  introduceAll(): void {
    for (const page of this.#pages) this.#introduce(page);
  }

  #want(page: WebContents): void {
    this.#pages.add(page);
    if (!this.#known.has(page)) {
      this.#known.add(page);
      page.once('destroyed', () => this.#pages.delete(page));
      // a page that is left has lost its port with its memory; the next one asks for itself
      page.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
        if (isMainFrame && !isSameDocument) this.#pages.delete(page);
      });
    }
    if (this.#engine.isOpen) this.#introduce(page);
  }

  #introduce(page: WebContents): void {
    const { port1, port2 } = new MessageChannelMain();
    this.#engine.connect(port1);
    page.postMessage(portChannel, null, [port2]);
  }
}
