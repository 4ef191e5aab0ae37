import { test as base, expect, type Page } from '@playwright/test';
import { doorOf } from './desktop.ts';
import { type Office, someEvents } from './office.ts';
import { type Enter, type Entered, enterByBrowser, enterByDesktop, type Room } from './rooms.ts';

export const door = doorOf(process.env);

interface OfTest {
  /** A window on the library of the run. */
  readonly room: Room;
  /** Its page, with something to see. */
  readonly window: Page;
  /** The window of a library that nobody has used yet, and its folder of material, not watched. */
  readonly fresh: { readonly room: Room; readonly page: Page; readonly office: Office };
}

interface OfRun {
  /** Makes a library of the file's own, for the door of the run. */
  readonly enter: Enter;
  readonly entered: Entered;
  readonly office: Office;
}

/** Tests over one real library, made once a run from the demo, behind the browser door or in a window of the desktop. */
export const test = base.extend<OfTest, OfRun>({
  enter:
    door === 'browser'
      ? [async ({ browser }, use) => use(enterByBrowser(browser)), { scope: 'worker' }]
      : // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern
        [async ({}, use) => use(enterByDesktop(door)), { scope: 'worker' }],
  entered: [
    async ({ enter }, use) => {
      const entered = await enter({ draw: { scale: 0.35, only: someEvents }, watch: true });
      await use(entered);
      await entered.close();
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  office: [async ({ entered }, use) => use(entered.office), { scope: 'worker' }],
  room: async ({ entered }, use) => {
    const room = await entered.open();
    await use(room);
    await room.close();
  },
  window: async ({ room: { page } }, use) => {
    await expect(assets(page).getByRole('gridcell').first()).toBeVisible();
    await use(page);
  },
  fresh: async ({ enter }, use) => {
    const { office, open, close } = await enter({
      draw: { scale: 0.25, only: (path) => path.startsWith('Kartu Memori') },
      watch: false,
    });
    const room = await open();
    await use({ room, page: room.page, office });
    await room.close();
    await close();
  },
});

export { expect };

/** The cell of the grid that says this name or title. */
export const cellOf = (page: Page, words: string | RegExp) => assets(page).getByRole('gridcell', { name: words });

/** The grid of assets; the tree of folders is a grid to a screen reader too. */
export const assets = (page: Page) => page.getByRole('main').getByRole('grid');

export const searchField = (page: Page) =>
  page.getByRole('search').getByRole('combobox').or(page.getByRole('search').getByRole('searchbox')).first();
