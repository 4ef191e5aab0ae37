import { EventEmitter } from 'node:events';
import { type Browser, type BrowserContext, chromium } from '@playwright/test';
import type { RenderProcessGoneDetails } from 'electron';
import { type SchemeServer, startServer } from './scheme-server.ts';
import { rulesOf } from './session.ts';
import { readSettings } from './settings.ts';

export interface Ready {
  readonly context: BrowserContext;
  readonly server: SchemeServer;
  /** Emits the name of a page's target, with the details that Electron would tell, when its process ends. */
  readonly crashes: EventEmitter;
}

let connecting: Promise<Browser> | undefined;
let watching: Promise<EventEmitter> | undefined;
const starting = new Map<string, Promise<Ready>>();

/**
 * The browser that shows the pages of a session, and the door through which they reach the program's own scheme. Each
 * partition has its own of both, so that nothing of one is seen in another.
 */
export function surroundings(partition = ''): Promise<Ready> {
  const known = starting.get(partition) ?? start(partition);
  starting.set(partition, known);
  return known;
}

async function start(partition: string): Promise<Ready> {
  connecting ??= chromium.connectOverCDP(readSettings().browser);
  const [browser, server] = await Promise.all([connecting, startServer(rulesOf(partition).handlers)]);
  const context = partition === '' ? browser.contexts()[0] : await browser.newContext();
  if (!context) throw new Error('the browser has no profile');
  watching ??= watchCrashes(browser);
  return { context, server, crashes: await watching };
}

/** Chromium itself says how a page's process ended, in the words and numbers that Electron passes on. */
async function watchCrashes(browser: Browser): Promise<EventEmitter> {
  const crashes = new EventEmitter().setMaxListeners(0);
  const session = await browser.newBrowserCDPSession();
  session.on('Target.targetCrashed', ({ targetId, status, errorCode }) => {
    const details: RenderProcessGoneDetails = { reason: reasons[status] ?? 'abnormal-exit', exitCode: errorCode };
    crashes.emit(targetId, details);
  });
  await session.send('Target.setDiscoverTargets', { discover: true });
  return crashes;
}

const reasons: Readonly<Record<string, RenderProcessGoneDetails['reason']>> = {
  crashed: 'crashed',
  killed: 'killed',
  oom: 'oom',
};

export const ready = async (): Promise<void> => {
  await surroundings();
};
