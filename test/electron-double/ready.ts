import { type Browser, type BrowserContext, chromium } from '@playwright/test';
import { type SchemeServer, startServer } from './scheme-server.ts';
import { rulesOf } from './session.ts';
import { readSettings } from './settings.ts';

export interface Ready {
  readonly context: BrowserContext;
  readonly server: SchemeServer;
}

let connecting: Promise<Browser> | undefined;
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
  return { context, server };
}

export const ready = async (): Promise<void> => {
  await surroundings();
};
