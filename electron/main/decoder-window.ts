import { app, BrowserWindow, session } from 'electron';
import { BahanError } from '../../shared/errors.ts';
import { type Decoded, Desk, type Wanted } from '../doors/decoder/desk.ts';
import { type OpenPage, PageWay } from '../doors/decoder/page-way.ts';
import { TwoPages } from '../doors/decoder/two-pages.ts';
import type { ToEngine } from '../doors/engine-wire.ts';
import { plainAnswer } from '../doors/page-files.ts';
import type { Log } from '../engine/host.ts';
import type { EngineProcessOptions } from './engine-process.ts';
import { guardSession } from './guards.ts';
import { isOurs, scheme, startPage } from './sender.ts';

/** Sessions kept in memory only: nothing of what was decoded stays. */
const partitions = { looking: 'decoder', clips: 'decoder-clips' };
const folder = '/decode/';

const hidden = new Set<BrowserWindow>();

/** The windows that people see. */
export function peoplesWindows(): BrowserWindow[] {
  return BrowserWindow.getAllWindows().filter((window) => !hidden.has(window));
}

/**
 * Decodes films and sounds in windows that nobody sees: sandboxed pages without a preload, each in a session of its own
 * that answers nothing but this page's requests. They are there only while something is decoded.
 */
export function decoderWindows(builtPage: string, log: Log): TwoPages {
  return new TwoPages(
    decoderWindow(builtPage, partitions.looking, log),
    decoderWindow(builtPage, partitions.clips, log),
  );
}

function decoderWindow(builtPage: string, partition: string, log: Log): PageWay {
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
      return await openHidden(partition);
    },
  });
}

async function openHidden(partition: string): Promise<OpenPage> {
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

/** Lets the windows decode what the engine asks for; answers with how to stop that. */
export function decodeStarter(windows: TwoPages): EngineProcessOptions['startDecode'] {
  return (wanted, decode, tell: (message: ToEngine) => void) => {
    const stop = new AbortController();
    const progress = (part: number) => tell({ kind: 'decoding', decode, part });
    decoded(windows, wanted, stop.signal, progress).then(
      (decoded) => tell({ kind: 'decoded', decode, decoded }),
      (error: unknown) => {
        const { code, details } = error instanceof BahanError ? error : new BahanError('file-damaged');
        tell({ kind: 'not-decoded', decode, error: { code, details } });
      },
    );
    return () => stop.abort();
  };
}

async function decoded(
  windows: TwoPages,
  wanted: Wanted,
  signal: AbortSignal,
  progress: (part: number) => void,
): Promise<Decoded> {
  switch (wanted.what) {
    case 'frames':
      return { frames: await windows.frames(wanted, signal), peaks: undefined };
    case 'peaks':
      return { frames: [], peaks: await windows.peaks(wanted, signal) };
    case 'clip':
      await windows.clip(wanted, signal, progress);
      return { frames: [], peaks: undefined };
    case 'abilities':
      return { frames: [], peaks: undefined, abilities: await windows.encodes(signal) };
  }
}
