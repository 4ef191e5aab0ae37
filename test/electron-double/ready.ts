import { type BrowserContext, chromium } from '@playwright/test';
import { type SchemeServer, startServer } from './scheme-server.ts';
import { readSettings } from './settings.ts';

export interface Ready {
  readonly context: BrowserContext;
  readonly server: SchemeServer;
}

let starting: Promise<Ready> | undefined;

/** The browser that shows the pages, and the door through which they reach the program's own scheme. */
export function surroundings(): Promise<Ready> {
  starting ??= start();
  return starting;
}

async function start(): Promise<Ready> {
  const [browser, server] = await Promise.all([chromium.connectOverCDP(readSettings().browser), startServer()]);
  const [context] = browser.contexts();
  if (!context) throw new Error('the browser has no profile');
  return { context, server };
}

export const ready = async (): Promise<void> => {
  await surroundings();
};
