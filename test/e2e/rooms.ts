import { basename } from 'node:path';
import { type Browser, expect, type Locator, type Page } from '@playwright/test';
import { type Door, openDesktop } from './desktop.ts';
import { type Office, type OfficeOptions, openOffice } from './office.ts';

/** A window on a library, through the door of the run, with what each door has in its own way. */
export interface Room {
  readonly page: Page;
  /**
   * Presses what asks for a folder and names one: in the page's own dialog, where `go` is the button that takes it, or in the
   * one of the system. A folder that the page's dialog does not offer is `typed`.
   */
  chooseFolder(asks: Locator, folder: string, go: string, typed?: 'typed'): Promise<void>;
  /** What was copied last. */
  copied(): Promise<string>;
  /** Loads the page anew; from then on the answer holds back what the engine says, or no more. */
  holdBackEngine(): Promise<(isSlow: boolean) => Promise<void>>;
  /** Fails when the page complained about something by itself. */
  close(): Promise<void>;
}

/** A library, and its windows through the door of the run: each of them opens as if nobody had used it before. */
export interface Entered {
  readonly office: Office;
  open(): Promise<Room>;
  close(): Promise<void>;
}

export type Enter = (options: Omit<OfficeOptions, 'served'>) => Promise<Entered>;

/** Milliseconds that a slow engine takes. */
const slow = 2000;

/** Behind the browser door, signed in. */
export function enterByBrowser(browser: Browser): Enter {
  return async (options) => {
    const office = await openOffice(options);
    const first = await browser.newContext();
    await (await first.newPage()).goto(office.link);
    await expect.poll(async () => (await first.cookies()).length).toBeGreaterThan(0);
    const { cookies } = await first.storageState();
    await first.close();
    return { office, open: () => roomOfBrowser(browser, office.origin, cookies), close: () => office.close() };
  };
}

type Cookies = Awaited<ReturnType<Awaited<ReturnType<Browser['newContext']>>['cookies']>>;

async function roomOfBrowser(browser: Browser, origin: string, cookies: Cookies): Promise<Room> {
  const context = await browser.newContext({ storageState: { cookies, origins: [] } });
  const page = await context.newPage();
  const troubles = listen(page);
  await page.goto(origin);
  return {
    page,
    async chooseFolder(asks, folder, go, typed) {
      await asks.click();
      const place = page.getByRole('textbox', { name: 'Letak folder' });
      if (typed) await place.fill(folder);
      else await page.getByRole('option', { name: basename(folder) }).click();
      await expect(place).toHaveValue(folder);
      await page.getByRole('button', { name: go }).click();
    },
    async copied() {
      await context.grantPermissions(['clipboard-read', 'clipboard-write']);
      return await page.evaluate(() => navigator.clipboard.readText());
    },
    async holdBackEngine() {
      let isSlow = false;
      await page.routeWebSocket(/.*/, (socket) => {
        const engine = socket.connectToServer();
        socket.onMessage((message) => engine.send(message));
        engine.onMessage((message) => {
          if (isSlow) setTimeout(() => socket.send(message), slow);
          else socket.send(message);
        });
      });
      await page.reload();
      return async (wanted) => {
        isSlow = wanted;
      };
    },
    async close() {
      await context.close();
      expect(troubles).toEqual([]);
    },
  };
}

/** In the desktop program. Asks for no browser, which a computer that has Electron need not have. */
export function enterByDesktop(door: Exclude<Door, 'browser'>): Enter {
  return async (options) => {
    const office = await openOffice({ ...options, served: false });
    return { office, open: () => roomOfDesktop(door, office.library), close: () => office.close() };
  };
}

async function roomOfDesktop(door: Exclude<Door, 'browser'>, library: string): Promise<Room> {
  const { page, answerFolder, copied, close } = await openDesktop(door, library);
  const troubles = listen(page);
  return {
    page,
    copied,
    async chooseFolder(asks, folder) {
      await answerFolder(folder);
      await asks.click();
    },
    async holdBackEngine() {
      await page.addInitScript(slowPorts, slow);
      await page.reload();
      return (wanted) =>
        page.evaluate((isSlow) => {
          document.documentElement.toggleAttribute('data-slow-engine', isSlow);
        }, wanted);
    },
    async close() {
      // while a program ends, pictures that its page still asks for are refused
      const amiss = [...troubles];
      await close();
      expect(amiss).toEqual([]);
    },
  };
}

/** Runs in the page: what comes over a port that the window is handed may come late. */
function slowPorts(delay: number): void {
  window.addEventListener('message', ({ ports }) => {
    for (const port of ports) {
      const hear = port.addEventListener.bind(port) as (event: string, take: (event: Event) => void) => void;
      port.addEventListener = (event: string, take: unknown) =>
        hear(event, (message) => {
          const isSlow = document.documentElement.hasAttribute('data-slow-engine');
          if (isSlow && event === 'message') setTimeout(take as () => void, delay, message);
          else (take as (message: Event) => void)(message);
        });
    }
  });
}

/** What the page complains about by itself fails the test in which it happens. */
function listen(page: Page): string[] {
  const troubles: string[] = [];
  page.on('pageerror', (error) => troubles.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') troubles.push(`${message.text()} ${message.location().url}`);
  });
  return troubles;
}
