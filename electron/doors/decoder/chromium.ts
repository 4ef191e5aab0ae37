import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Desk } from './desk.ts';
import { type PageServer, servePage } from './page-server.ts';
import type { OpenPage } from './page-way.ts';

/** Milliseconds that the browser gets to end by itself. */
const patience = 2_000;

/** What every start says: nobody sees it, it keeps nothing, it knows no one, and it reaches only this computer. */
function wordsOf(profile: string, address: string): string[] {
  const root = process.getuid?.() === 0;
  return [
    '--headless=new',
    `--user-data-dir=${profile}`,
    // it ends when the pipe does, so it never outlives the program that started it
    '--remote-debugging-pipe',
    '--no-first-run',
    '--no-default-browser-check',
    '--no-pings',
    '--mute-audio',
    '--disable-extensions',
    '--disable-sync',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-default-apps',
    '--disable-breakpad',
    '--disable-dev-shm-usage',
    '--disable-background-timer-throttling',
    '--disable-renderer-backgrounding',
    // the last two are pages behind the address bar, which nobody sees and which would each have a process of its own
    '--disable-features=Translate,MediaRouter,OptimizationHints,WebUIOmniboxPopup,WebUIOmniboxAimPopup',
    '--password-store=basic',
    '--use-mock-keychain',
    '--force-color-profile=srgb',
    '--autoplay-policy=no-user-gesture-required',
    // a proxy that is not there stands before every address but this computer's own, and no name has an address
    '--proxy-server=127.0.0.1:9',
    '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    // where a graphics card decodes what software may not (HEVC) it is left to; elsewhere it is one thing less to fail
    ...(process.platform === 'linux' ? ['--disable-gpu'] : []),
    ...(root ? ['--no-sandbox'] : []), // Chromium's sandbox refuses to start for root
    address,
  ];
}

/** Starts a browser without a window for one desk, in a profile of its own that goes with it. */
export async function openChromium(program: string, desk: Desk): Promise<OpenPage> {
  await removeLeft();
  const server = await servePage(desk);
  const profile = mkdtempSync(join(tmpdir(), `bahan-decoder-${process.pid}-`));
  try {
    return await started(program, profile, server);
  } catch (error) {
    await Promise.all([server.close(), remove(profile)]);
    throw error;
  }
}

async function started(program: string, profile: string, server: PageServer): Promise<OpenPage> {
  const child = spawn(program, wordsOf(profile, server.address), {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
    windowsHide: true,
    // a group of its own, so that nothing of it stays when it is ended by force
    detached: process.platform !== 'win32',
  });
  const gone = new Promise<void>((done) => child.once('exit', () => done()));
  for (const pipe of child.stdio.slice(3)) pipe?.on('error', () => {}); // it may be gone before it is told anything
  (child.stdio[4] as NodeJS.ReadableStream | undefined)?.resume();
  const fall = () => {
    kill(child);
    rmSync(profile, { recursive: true, force: true });
  };
  await new Promise<void>((done, fail) => {
    child.once('spawn', done);
    child.once('error', fail);
  });
  process.once('exit', fall);
  let closed: Promise<void> | undefined;
  const close = async () => {
    await ended(child, gone);
    process.off('exit', fall);
    await Promise.all([server.close(), remove(profile)]);
  };
  return {
    gone,
    close: () => {
      closed ??= close();
      return closed;
    },
  };
}

/** Asks it to end, and ends it. */
async function ended(child: ChildProcess, gone: Promise<void>): Promise<void> {
  const pipe = child.stdio[3] as NodeJS.WritableStream | undefined;
  pipe?.end('{"id":1,"method":"Browser.close"}\0');
  const force = setTimeout(() => kill(child), patience);
  await gone;
  clearTimeout(force);
  kill(child); // what it may have left of its group
}

function kill(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill('SIGKILL');
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    // it has ended
  }
}

/** Takes away profiles of programs that were killed before they could do it. */
async function removeLeft(): Promise<void> {
  for (const name of await readdir(tmpdir()).catch(() => [])) {
    const owner = /^bahan-decoder-(\d+)-/.exec(name)?.[1];
    if (owner !== undefined && !isRunning(Number(owner))) await remove(join(tmpdir(), name)).catch(() => {});
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function remove(profile: string): Promise<void> {
  return rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}
