import { EventEmitter, once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { CDPSession, Page } from '@playwright/test';
import type { Item, WebContents as Real, RenderProcessGoneDetails, WebPreferences } from 'electron';
import { app } from './app.ts';
import { record } from './control.ts';
import { preventable } from './events.ts';
import { invoke, ipcMain } from './ipc-main.ts';
import { type FromPage, mainWorld, preloadWorld, type ToPage } from './page-script.ts';
import { type MessagePortMain, type PortMessage, SentPorts } from './ports.ts';
import { type Ready, surroundings } from './ready.ts';
import { mayLeave } from './session.ts';

/** Name of the world that a preload lives in. */
const world = 'electron-preload';
let count = 0;

type OpenHandler = Parameters<Real['setWindowOpenHandler']>[0];

/** The content of a window: a page of a real Chromium, with a preload in its own world. */
export class WebContents
  extends EventEmitter
  implements
    Pick<
      Real,
      'id' | 'getURL' | 'isDestroyed' | 'send' | 'postMessage' | 'startDrag' | 'setWindowOpenHandler' | 'reload'
    >
{
  readonly id: number;
  readonly #preferences: WebPreferences;
  readonly #made: Promise<{ page: Page; cdp: CDPSession; around: Ready }>;
  readonly #ports: SentPorts;
  readonly #early: string[] = [];
  #context: string | undefined;
  #frame: string | undefined;
  #url = '';
  #destroyed = false;
  #isCrashed = false;
  /** The address that the program itself asked for: no `will-navigate` for that. */
  #asked: string | undefined;
  #open: OpenHandler = () => ({ action: 'allow' });

  constructor(preferences: WebPreferences) {
    super();
    count += 1;
    this.id = count;
    this.#preferences = preferences;
    this.#ports = new SentPorts((message) => this.#post(message));
    // Electron tells the program of it too, before whoever else listens to the page
    this.on('render-process-gone', (event: object, details: RenderProcessGoneDetails) =>
      app.emit('render-process-gone', event, this, details),
    );
    this.#made = this.#make();
    app.emit('web-contents-created', preventable(), this);
  }

  getURL(): string {
    return this.#url;
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.#open = handler;
  }

  send(channel: string, ...values: unknown[]): void {
    this.#post({ kind: 'event', channel, values, ports: [] });
  }

  postMessage(channel: string, message: unknown, transfer: readonly unknown[] = []): void {
    const ports = (transfer as readonly MessagePortMain[]).map((port) => this.#ports.add(port));
    this.#post({ kind: 'event', channel, values: [message], ports });
  }

  startDrag(item: Item): void {
    const icon = typeof item.icon === 'string' ? item.icon : { isEmpty: item.icon.isEmpty() };
    record('webContents.startDrag', { file: item.file, files: item.files, icon });
  }

  /** For a test, which cannot see the pages of other sessions by itself. Null from a page whose process has ended. */
  async run(expression: string): Promise<unknown> {
    const { cdp } = await this.#made;
    if (this.#isCrashed) return null;
    const done = new AbortController();
    const gone = once(this, 'render-process-gone', { signal: done.signal }).then(
      () => null,
      () => null,
    );
    const how = { awaitPromise: true, returnByValue: true, userGesture: true };
    const answer = await Promise.race([cdp.send('Runtime.evaluate', { expression, ...how }), gone]);
    done.abort();
    if (answer?.exceptionDetails) throw new Error(answer.exceptionDetails.exception?.description);
    return answer?.result.value ?? null;
  }

  /**
   * Ends the page's process as an accident would. The program hears of that alone: in Electron the ends of what the page was
   * reading come before or after it, and a test needs to see what the program makes of the one.
   */
  async crash(): Promise<void> {
    const { cdp, around } = await this.#made;
    around.server.isDeaf = true;
    void cdp.send('Page.crash').catch(() => {}); // nobody is left to answer
  }

  /** Its process is gone: nothing of it answers any more, and the window stays, empty, until the program does something. */
  #crashed(details: RenderProcessGoneDetails): void {
    if (this.#destroyed) return;
    this.#isCrashed = true;
    this.#context = undefined;
    this.#ports.closeAll();
    record('render-process-gone', this.id, details);
    this.emit('render-process-gone', preventable(), details);
  }

  reload(): void {
    void this.loadURL(this.#url);
  }

  async loadURL(address: string): Promise<void> {
    const { cdp, around } = await this.#made;
    this.#asked = around.server.toBrowser(address);
    const stop = new AbortController();
    const end = () => stop.abort();
    for (const event of ['destroyed', 'render-process-gone']) this.on(event, end);
    const loaded = once(this, 'did-finish-load', { signal: stop.signal });
    const begun = cdp.send('Page.navigate', { url: this.#asked }).then(({ errorText }) => {
      if (errorText !== undefined) throw new Error(errorText);
    });
    try {
      await Promise.all([begun, loaded]);
    } finally {
      for (const event of ['destroyed', 'render-process-gone']) this.off(event, end);
    }
  }

  async destroy(): Promise<void> {
    if (this.#destroyed) return;
    this.#destroyed = true;
    this.#ports.closeAll();
    this.emit('destroyed');
    const { page } = await this.#made;
    await page.close().catch(() => {});
  }

  async #make() {
    const around = await surroundings(this.#preferences.partition);
    const page = await around.context.newPage();
    const cdp = await around.context.newCDPSession(page);
    page.on('close', () => void this.destroy());
    // by the wire and not by the page: one that crashed is none for Playwright any more, but loads again
    cdp.on('Page.domContentEventFired', () => {
      this.#isCrashed = false;
      around.server.isDeaf = false;
      this.emit('dom-ready');
    });
    cdp.on('Page.loadEventFired', () => this.emit('did-finish-load'));
    page.on('popup', (popup) => void this.#popup(popup, around));
    await this.#inject(cdp);
    around.crashes.on(this.#frame as string, (details: RenderProcessGoneDetails) => this.#crashed(details));
    await this.#watchRequests(cdp, around);
    return { page, cdp, around };
  }

  /** Lays the two worlds out and listens to the preload's. */
  async #inject(cdp: CDPSession): Promise<void> {
    cdp.on('Runtime.executionContextCreated', ({ context }) => {
      const { frameId } = context.auxData as { frameId?: string };
      if (context.name !== world || frameId !== this.#frame) return;
      this.#context = context.uniqueId;
      for (const text of this.#early.splice(0)) this.#deliver(cdp, text);
    });
    cdp.on('Runtime.bindingCalled', ({ payload }) => void this.#receive(JSON.parse(payload, fromText) as FromPage));
    const { frameTree } = await cdp.send('Page.getFrameTree');
    this.#frame = frameTree.frame.id;
    await cdp.send('Page.enable');
    await cdp.send('Runtime.enable');
    await cdp.send('Runtime.addBinding', { name: 'electronDouble', executionContextName: world });
    await cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: `(${mainWorld})()` });
    const { preload, contextIsolation, nodeIntegration, sandbox, additionalArguments = [] } = this.#preferences;
    if (contextIsolation === false || nodeIntegration || sandbox === false) {
      throw new Error('only a sandboxed, isolated page without Node is simulated');
    }
    const text = preload === undefined ? '' : readFileSync(preload, 'utf8').replace(/^\/\/# sourceMappingURL.*$/m, '');
    await cdp.send('Page.addScriptToEvaluateOnNewDocument', {
      worldName: world,
      source: `(${preloadWorld})(${JSON.stringify(process.platform)}, ${JSON.stringify(additionalArguments)}, (require, process, module) => { const { exports } = module; ${text}\n})`,
    });
  }

  /** Documents and whatever would leave the computer stop here until the program has decided. */
  async #watchRequests(cdp: CDPSession, { server }: Ready): Promise<void> {
    cdp.on('Fetch.requestPaused', ({ requestId, request, resourceType, frameId }) => {
      const { url } = request;
      const main = frameId === this.#frame;
      let refused = !server.isOurs(url) && !mayLeave(url, this.#preferences.partition);
      if (resourceType === 'Document') refused = this.#navigate(url, main, server) || refused;
      if (refused) record('request-refused', url);
      const answer = refused
        ? cdp.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' })
        : cdp.send('Fetch.continueRequest', { requestId });
      answer.catch(() => {}); // the page may be gone by now
    });
    await cdp.send('Fetch.enable', {
      patterns: [{ urlPattern: '*', resourceType: 'Document' }, { urlPattern: 'https://*' }, { urlPattern: 'ws*' }],
    });
  }

  /** True when the program prevents it. */
  #navigate(url: string, main: boolean, server: Ready['server']): boolean {
    const address = server.toProgram(url);
    if (url !== this.#asked) {
      const event = preventable({ url: address, isMainFrame: main, isSameDocument: false });
      if (main) this.emit('will-navigate', event, address);
      this.emit('will-frame-navigate', event);
      if (event.defaultPrevented) return true;
    }
    if (!main) return false;
    this.#asked = undefined;
    this.#url = address;
    this.#context = undefined;
    this.#ports.closeAll();
    this.emit('did-start-navigation', preventable({ url: address, isMainFrame: true, isSameDocument: false }));
    return false;
  }

  async #popup(popup: Page, { server }: Ready): Promise<void> {
    const { action } = this.#open({ url: server.toProgram(popup.url()) } as Parameters<OpenHandler>[0]);
    record('window.open', server.toProgram(popup.url()), action);
    if (action === 'deny') await popup.close().catch(() => {});
  }

  async #receive(message: FromPage): Promise<void> {
    if (message.kind === 'port' || message.kind === 'port-closed') {
      this.#ports.receive(message);
      return;
    }
    if (message.kind === 'files') {
      this.#post({ kind: 'answer', call: message.call, value: await this.#pathsOf(message) });
      return;
    }
    const senderFrame = { url: this.#url, parent: null, origin: new URL(this.#url).origin };
    const event = preventable({ sender: this, senderFrame, processId: this.id, frameId: 1, type: 'frame', ports: [] });
    if (message.kind === 'send') {
      ipcMain.emit(message.channel, event, ...message.values);
      return;
    }
    try {
      this.#post({ kind: 'answer', call: message.call, value: await invoke(message.channel, event, message.values) });
    } catch (error) {
      this.#post({ kind: 'answer', call: message.call, error: String(error) });
    }
  }

  /** Chromium itself knows where a file lies that a person handed to a page, and that one which the page made lies nowhere. */
  async #pathsOf({ call, count }: Extract<FromPage, { kind: 'files' }>): Promise<string[]> {
    const { cdp } = await this.#made;
    const paths: string[] = [];
    for (let place = 0; place < count; place += 1) {
      const expression = `electronDoubleFile(${call}, ${place})`;
      const { result } = await cdp.send('Runtime.evaluate', { expression, uniqueContextId: this.#context as string });
      const { path } = await cdp.send('DOM.getFileInfo', { objectId: result.objectId as string });
      paths.push(path);
    }
    return paths;
  }

  #post(message: ToPage | PortMessage): void {
    if (this.#destroyed) return;
    const text = JSON.stringify(message, toText);
    void this.#made.then(({ cdp }) => {
      if (this.#context === undefined) this.#early.push(text);
      else this.#deliver(cdp, text);
    });
  }

  /** In the order of posting: the session keeps it. */
  #deliver(cdp: CDPSession, text: string): void {
    const uniqueContextId = this.#context as string;
    const expression = `electronDoubleReceive(${JSON.stringify(text)})`;
    cdp.send('Runtime.evaluate', { expression, uniqueContextId }).catch(() => {}); // the page may be gone by now
  }
}

function toText(this: unknown, key: string, value: unknown): unknown {
  // a Buffer has already become an object with its own toJSON; its owner still holds it
  const raw = (this as Record<string, unknown>)[key];
  const bytes = raw instanceof ArrayBuffer ? new Uint8Array(raw) : raw;
  return bytes instanceof Uint8Array ? { bytesOfDouble: Buffer.from(bytes).toString('base64') } : value;
}

function fromText(_key: string, value: unknown): unknown {
  const text = (value as { bytesOfDouble?: string } | null)?.bytesOfDouble;
  return typeof text === 'string' ? new Uint8Array(Buffer.from(text, 'base64')) : value;
}
