import { app, BrowserWindow, session } from 'electron';
import { BahanError } from '../../shared/errors.ts';
import { Desk } from '../doors/decoder/desk.ts';
import { type OpenPage, PageWay } from '../doors/decoder/page-way.ts';
import type { ToEngine } from '../doors/engine-wire.ts';
import { plainAnswer } from '../doors/page-files.ts';
import type { Log } from '../engine/host.ts';
import type { EngineProcessOptions } from './engine-process.ts';
import { guardSession } from './guards.ts';
import { isOurs, scheme, startPage } from './sender.ts';

/** Kept in memory only: nothing of what was decoded stays. */
const partition = 'decoder';
const folder = '/decode/';

const hidden = new Set<BrowserWindow>();

/** The windows that people see. */
export function peoplesWindows(): BrowserWindow[] {
  return BrowserWindow.getAllWindows().filter((window) => !hidden.has(window));
}

/**
 * Decodes films and sounds in a window that nobody sees: a sandboxed page without a preload, in a session of its own
 * that answers nothing but this page's requests. It is there only while something is decoded.
 */
export function decoderWindow(builtPage: string, log: Log): PageWay {
  const desk = new Desk(builtPage);
  let prepared = false;
  const prepare = () => {
    if (prepared) return;
    prepared = true;
    const own = session.fromPartition(partition);
    guardSession(own);
    own.protocol.handle(scheme, async (request) => {
      const { pathname } = new URL(request.url);
      if (!isOurs(request.url) || !pathname.startsWith(folder)) return plainAnswer(404);
      return await desk.handle(pathname.slice(folder.length), request);
    });
  };
  return new PageWay({
    desk,
    log,
    open: async () => {
      prepare();
      return await openHidden();
    },
  });
}

async function openHidden(): Promise<OpenPage> {
  const window = new BrowserWindow({
    show: false,
    width: 64,
    height: 64,
    skipTaskbar: true,
    focusable: false,
    title: 'Bahan',
    webPreferences: {
      partition,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      disableDialogs: true,
      // it is never seen, and shall not be slowed down for that
      backgroundThrottling: false,
      autoplayPolicy: 'no-user-gesture-required',
      devTools: !app.isPackaged,
    },
  });
  hidden.add(window);
  const gone = new Promise<void>((done) => {
    window.once('closed', () => {
      hidden.delete(window);
      done();
    });
    window.webContents.once('render-process-gone', () => done());
  });
  const close = async () => {
    if (!window.isDestroyed()) window.destroy();
  };
  try {
    await window.loadURL(new URL(`${folder}index.html`, startPage).href);
  } catch (error) {
    await close();
    throw error;
  }
  return { gone, close };
}

/** Lets the window decode what the engine asks for; answers with how to stop that. */
export function decodeStarter(window: PageWay): EngineProcessOptions['startDecode'] {
  return (wanted, decode, tell: (message: ToEngine) => void) => {
    const stop = new AbortController();
    const { signal } = stop;
    const decoding =
      wanted.what === 'frames'
        ? window.frames(wanted, signal).then((frames) => ({ frames, peaks: undefined }))
        : window.peaks(wanted, signal).then((peaks) => ({ frames: [], peaks }));
    decoding.then(
      (decoded) => tell({ kind: 'decoded', decode, decoded }),
      (error: unknown) => {
        const { code, details } = error instanceof BahanError ? error : new BahanError('file-damaged');
        tell({ kind: 'not-decoded', decode, error: { code, details } });
      },
    );
    return () => stop.abort();
  };
}
