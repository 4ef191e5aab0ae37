import {
  type BrowserContext,
  test as base,
  expect,
  type Page,
  type PlaywrightTestArgs,
  type PlaywrightTestOptions,
  type PlaywrightWorkerArgs,
} from '@playwright/test';
import { type Door, doorOf, openDesktop } from './desktop.ts';
import { type Office, openOffice, someEvents } from './office.ts';

const door = doorOf(process.env);

interface OfTest {
  /** The window, signed in, on the library of the run. */
  readonly window: Page;
  /** The window of a library that nobody has used yet, and its folder of material, not watched. */
  readonly fresh: { readonly page: Page; readonly office: Office };
}

interface OfRun {
  readonly office: Office;
  /** Cookies of a signed-in browser. */
  readonly signedIn: Awaited<ReturnType<BrowserContext['storageState']>>;
}

type Given = OfRun & PlaywrightTestArgs & PlaywrightTestOptions & PlaywrightWorkerArgs;
type Use = (page: Page) => Promise<void>;

async function windowOfBrowser({ office, signedIn, browser, contextOptions }: Given, use: Use): Promise<void> {
  const context = await browser.newContext({ ...contextOptions, storageState: signedIn });
  const page = await context.newPage();
  const troubles = listen(page);
  await page.goto(office.origin);
  await expect(assets(page).getByRole('gridcell').first()).toBeVisible();
  await use(page);
  await context.close();
  expect(troubles).toEqual([]);
}

/** Asks for no browser, which a computer that has Electron need not have. */
function windowOfDesktop(desktopDoor: Exclude<Door, 'browser'>) {
  return async ({ office }: Given, use: Use): Promise<void> => {
    const desktop = await openDesktop(desktopDoor, office.library);
    try {
      const troubles = listen(desktop.page);
      await expect(assets(desktop.page).getByRole('gridcell').first()).toBeVisible();
      await use(desktop.page);
      expect(troubles).toEqual([]);
    } finally {
      await desktop.close();
    }
  };
}

/** Tests over one real library, made once a run from the demo, behind the browser door or in a window of the desktop. */
export const test = base.extend<OfTest, OfRun>({
  office: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern
    async ({}, use) => {
      const office = await openOffice({
        draw: { scale: 0.35, only: someEvents },
        watch: true,
        served: door === 'browser',
      });
      await use(office);
      await office.close();
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  signedIn: [
    async ({ office, browser }, use) => {
      const context = await browser.newContext();
      const page = await context.newPage();
      await page.goto(office.link);
      await expect(assets(page)).toBeVisible();
      const state = await context.storageState();
      await context.close();
      // what a person set in one test is not there in the next
      await use({ ...state, origins: [] });
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  window: door === 'browser' ? windowOfBrowser : windowOfDesktop(door),
  fresh: async ({ browser, contextOptions }, use) => {
    const office = await openOffice({
      draw: { scale: 0.25, only: (path) => path.startsWith('Kartu Memori') },
      watch: false,
    });
    const context = await browser.newContext(contextOptions);
    const page = await context.newPage();
    const troubles = listen(page);
    await page.goto(office.link);
    await use({ page, office });
    await context.close();
    await office.close();
    expect(troubles).toEqual([]);
  },
});

export { expect };

/** What the page complains about by itself fails the test in which it happens. */
function listen(page: Page): string[] {
  const troubles: string[] = [];
  page.on('pageerror', (error) => troubles.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') troubles.push(`${message.text()} ${message.location().url}`);
  });
  return troubles;
}

/** The cell of the grid that says this name or title. */
export const cellOf = (page: Page, words: string | RegExp) => assets(page).getByRole('gridcell', { name: words });

/** The grid of assets; the tree of folders is a grid to a screen reader too. */
export const assets = (page: Page) => page.getByRole('main').getByRole('grid');

export const searchField = (page: Page) =>
  page.getByRole('search').getByRole('combobox').or(page.getByRole('search').getByRole('searchbox')).first();
