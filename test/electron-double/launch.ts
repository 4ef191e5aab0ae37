import { type ChildProcess, fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from '@playwright/test';
import { startChromium } from './chromium.ts';
import type { Call, Command, MenuEntry, Results } from './control.ts';
import { settingsAsEnvironment } from './settings.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
const repository = join(here, '..', '..');

export interface LaunchOptions {
  /** Folder of the library; it is made when there is none. */
  readonly library: string;
  readonly args?: readonly string[];
  /** The built program: a folder with `electron/main.js` and `renderer/index.html`. Default `dist`. */
  readonly dist?: string;
  readonly languages?: readonly string[];
  readonly size?: { readonly width: number; readonly height: number };
  readonly environment?: Readonly<Record<string, string>>;
  /** False: do as if another Bahan ran already. */
  readonly first?: boolean;
}

export interface Double {
  /** The page of the first window. */
  readonly page: Page;
  readonly browser: Browser;
  /** The main process of the program. */
  readonly main: ChildProcess;
  /** Everything that the program and its processes wrote, for a failing test. */
  output(): string;
  /** What a real desktop would have shown or done so far. */
  calls(what?: string): Promise<readonly Call[]>;
  menu(): Promise<readonly MenuEntry[]>;
  command<Kind extends Command['kind']>(command: Extract<Command, { kind: Kind }>): Promise<Results[Kind]>;
  /** Quits the program as a person would, and ends the browser. */
  close(): Promise<void>;
}

/** Starts the built desktop program with plain Node and a Chromium, and waits for its first window. */
export async function launchDouble(options: LaunchOptions): Promise<Double> {
  const dist = options.dist ?? join(repository, 'dist');
  const entry = join(dist, 'electron', 'main.js');
  if (!existsSync(entry)) throw new Error(`${entry} is not there: build the program first`);
  const chrome = await startChromium();
  const own = await mkdtemp(join(tmpdir(), 'bahan-own-'));
  const browser = await chromium.connectOverCDP(chrome.endpoint);
  let output = '';
  const main = fork(entry, [...(options.args ?? [])], {
    execArgv: ['--enable-source-maps', '--import', join(here, 'register.ts')],
    execPath: nodeOf(),
    env: {
      ...process.env,
      BAHAN_LIBRARY: options.library,
      // what the window keeps about itself ends with the test
      XDG_DATA_HOME: own,
      LOCALAPPDATA: own,
      ...options.environment,
      ...settingsAsEnvironment({
        browser: chrome.endpoint,
        languages: options.languages ?? ['id-ID'],
        first: options.first ?? true,
      }),
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const fall = () => main.kill('SIGKILL');
  process.on('exit', fall);
  const exited = new Promise<void>((resolve) => main.once('exit', () => resolve()));
  for (const stream of [main.stdout, main.stderr]) {
    stream?.on('data', (text: Buffer) => {
      output += text;
    });
  }
  const command = commander(main);
  const close = async () => {
    const patience = setTimeout(() => main.kill('SIGKILL'), 20_000);
    if (main.connected) void command({ kind: 'quit' });
    await exited;
    clearTimeout(patience);
    process.off('exit', fall);
    await browser.close();
    await chrome.close();
    await rm(own, { recursive: true, force: true });
  };
  try {
    const page = await Promise.race([
      firstPage(browser),
      exited.then(() => Promise.reject(new Error(`the program ended at once:\n${output}`))),
    ]);
    await page.setViewportSize(options.size ?? { width: 1280, height: 800 });
    return {
      page,
      browser,
      main,
      output: () => output,
      calls: async (what) =>
        (await command({ kind: 'calls' })).filter((call) => what === undefined || call.what === what),
      menu: () => command({ kind: 'menu' }),
      command,
      close,
    };
  } catch (error) {
    main.kill('SIGKILL');
    await close();
    throw error;
  }
}

/** Node 24: the one that runs this, or the one that was installed with the program when this is an older one. */
function nodeOf(): string {
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  return join(repository, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
}

function commander(main: ChildProcess): Double['command'] {
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  let last = 0;
  main.on('message', ({ id, result }: { id: number; result: unknown }) => {
    waiting.get(id)?.resolve(result);
    waiting.delete(id);
  });
  main.once('exit', () => {
    for (const { reject } of waiting.values()) reject(new Error('the program has ended'));
  });
  return (command) =>
    new Promise((resolve, reject) => {
      last += 1;
      waiting.set(last, { resolve: resolve as (value: unknown) => void, reject });
      main.send({ id: last, command });
    });
}

/** The first page that shows something of the program's own scheme. */
async function firstPage(browser: Browser): Promise<Page> {
  const [context] = browser.contexts();
  if (!context) throw new Error('the browser has no profile');
  const isOurs = (page: Page) => /^http:\/\/[\w-]+\.app\.localhost:/.test(page.url());
  return await new Promise((resolve) => {
    const look = (page: Page) => {
      const check = () => {
        if (isOurs(page)) resolve(page);
      };
      page.on('framenavigated', check);
      check();
    };
    for (const page of context.pages()) look(page);
    context.on('page', look);
  });
}
