import { type Browser, type BrowserContext, test as base, expect, type Page } from '@playwright/test';
import type { Language } from '../../shared/i18n/format.ts';
import { hearCalls } from './calm.ts';
import { dialogsShown } from './dialogs-shown.ts';
import { languages, look, lookAsItIs, phone } from './look.ts';
import { writeBurst, writeCopies, writeMaterial } from './material.ts';
import { type Office, openOffice, someEvents } from './office.ts';
import { windowOfTests } from './playwright.config.ts';
import { screens } from './screens.ts';
import { moveFiles, screensOfMoved, screensOfOffline, takeFolder } from './screens-apart.ts';
import { sayOfLeaving } from './screens-of-leaving.ts';
import { screensOfTrouble, type Troubled } from './screens-of-trouble.ts';
import { outsideLandmarks } from './stumbles.ts';
import { type Cookies, type Screens, ways } from './ways.ts';

/** A library in which every screen has something to show, and a browser that is signed in at it. */
interface Shown {
  readonly office: Office;
  readonly context: BrowserContext;
}

async function signIn(browser: Browser, { link }: Office): Promise<Cookies> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(link);
  await page.locator('main, .welcome__title').first().waitFor();
  const cookies = await context.cookies();
  await context.close();
  return cookies;
}

/** Pages of it are as if nobody had used the library in this browser before. */
async function contextOf(browser: Browser, cookies: Cookies): Promise<BrowserContext> {
  const context = await browser.newContext({ ...windowOfTests, storageState: { cookies, origins: [] } });
  await context.addInitScript(() => localStorage.clear());
  await hearCalls(context);
  return context;
}

const test = base.extend<object, { readonly shown: Shown }>({
  shown: [
    async ({ browser }, use) => {
      const office = await openOffice({
        draw: { scale: 0.25, only: (path) => someEvents(path) || /kopi|udara/i.test(path) },
        also: async (folder) => {
          await writeMaterial(folder);
          await writeCopies(folder);
          await writeBurst(folder);
        },
        watch: true,
        described: true,
      });
      const cookies = await signIn(browser, office);
      await sayOfLeaving(browser, office, cookies, ways);
      // one of the screens comes while this is brought back: it is to hold all of that
      await office.command('backup');
      const context = await contextOf(browser, cookies);
      await use({ office, context });
      await context.close();
      await office.close();
    },
    { scope: 'worker', timeout: 300_000 },
  ],
});
test.describe.configure({ mode: 'parallel' });

// the page is the same behind each door, and here it is opened hundreds of times
const ofBrowser = ['@screens', '@browser'];

async function openPage(context: BrowserContext, language: Language): Promise<Page> {
  const page = await context.newPage();
  await page.addInitScript((chosen) => {
    localStorage.setItem('bahan.settings', JSON.stringify({ language: chosen, theme: 'system' }));
  }, language);
  page.setDefaultTimeout(20_000);
  return page;
}

/** Closes a page that was looked at; one at which something was found stays for the picture of it. */
const leave = async (page: Page): Promise<void> => {
  if (test.info().errors.length === 0) await page.close();
};

/** Goes to a screen, and looks at it. */
async function visit({ office, context }: Shown, language: Language, name: string, way: Troubled): Promise<void> {
  const page = await openPage(context, language);
  await way.before?.(page);
  await page.goto(office.origin);
  if (!way.isShut) {
    await ways.cells(page).first().waitFor();
    await ways.settle(page);
  }
  await way.act(page);
  await look(page, name);
  await leave(page);
}

// those that take longest begin
const troubled: readonly (readonly [string, Screens, (office: Office) => Promise<() => Promise<void>>])[] = [
  ['files that went elsewhere', screensOfMoved, moveFiles],
  ['a folder that does not answer', screensOfOffline, takeFolder],
];
for (const [what, list, disturb] of troubled) {
  test(`the screens of ${what} are clean`, { tag: ofBrowser }, async ({ shown }) => {
    test.setTimeout(300_000);
    const putBack = await disturb(shown.office);
    try {
      for (const [name, act] of Object.entries(list)) await visit(shown, 'id', name, { act });
    } finally {
      await putBack();
    }
  });
}

test('what stands before the library is clean', { tag: ofBrowser }, async ({ shown, browser }) => {
  test.setTimeout(300_000);
  const { office, context } = shown;
  const outside = await contextOf(browser, []);
  const stranger = await openPage(outside, 'id');
  await stranger.goto(office.origin);
  await stranger.locator('h1').waitFor();
  expect.soft(await outsideLandmarks(stranger), 'sign-in').toEqual([]);
  await look(stranger, 'sign-in');
  await leave(stranger);

  const waiting = await openPage(context, 'id');
  await waiting.routeWebSocket(/.*/, () => {});
  await waiting.goto(office.origin);
  // after a while what is awaited has a shape
  await waiting.waitForTimeout(2_000);
  await look(waiting, 'loading');
  await leave(waiting);

  const restored = await openPage(context, 'id');
  await restored.routeWebSocket(/.*/, (socket) => {
    // it goes away and never says so
    socket.connectToServer().onClose(() => {});
  });
  await restored.goto(office.origin);
  await ways.cells(restored).first().waitFor();
  await screens.restore?.(restored);
  await restored.getByRole('button', { name: /^(Pulihkan|Restore)$/ }).click();
  await restored.locator('.restoring').waitFor();
  await look(restored, 'restoring');
  await leave(restored);
});

test('the first window of a new library is clean', { tag: ofBrowser }, async ({ browser }) => {
  test.setTimeout(300_000);
  const office = await openOffice({ watch: false });
  try {
    const page = await openPage(await contextOf(browser, await signIn(browser, office)), 'id');
    await page.goto(office.origin);
    await page.locator('.welcome__title').waitFor();
    expect.soft(await outsideLandmarks(page), 'welcome').toEqual([]);
    await look(page, 'welcome');
    await page.getByRole('button', { name: /^(Pilih folder|Choose (a )?folder)/ }).click();
    await page.locator('.browse').waitFor();
    await ways.settle(page);
    await look(page, 'welcome-browse');
    await page.getByRole('textbox', { name: /^(Letak folder|Folder path)$/ }).fill(office.material);
    await page.getByRole('button', { name: /^(Pantau folder ini|Watch this folder)$/ }).click();
    await page.locator('.grid-room .empty').waitFor();
    await ways.settle(page);
    await look(page, 'still-empty');
    await leave(page);
  } finally {
    await office.close();
  }
});

test('the drawers of a phone are clean', { tag: ofBrowser }, async ({ shown: { office, context } }) => {
  const page = await openPage(context, 'en');
  await page.setViewportSize(phone);
  await page.goto(office.origin);
  await ways.cells(page).first().click();
  for (const [name, keys, side] of [
    ['the list of the library', 'Control+b', 'nav.shell__side'],
    ['what is said of one', 'Control+i', 'aside.shell__side'],
  ] as const) {
    await page.keyboard.press(keys);
    await page.locator(side).waitFor();
    await ways.settle(page);
    await lookAsItIs(page, name);
    await page.keyboard.press(keys);
    await page.locator(side).waitFor({ state: 'hidden' });
  }
  await leave(page);
});

test('everything stands in a landmark', { tag: ofBrowser }, async ({ shown: { office, context } }) => {
  for (const name of ['grid', 'selected', 'describing', 'map', 'nothing'] as const) {
    const page = await openPage(context, 'id');
    await page.goto(office.origin);
    await ways.cells(page).first().waitFor();
    await screens[name]?.(page);
    expect.soft(await outsideLandmarks(page), name).toEqual([]);
    await leave(page);
  }
});

const all: Readonly<Record<string, Troubled>> = {
  ...Object.fromEntries(Object.entries(screens).map(([name, act]) => [name, { act }])),
  ...screensOfTrouble,
};
for (const [at, [name, way]] of Object.entries(all).entries()) {
  test(`${name} is clean`, { tag: ofBrowser }, async ({ shown }) => {
    // the way there is gone in each language by turns
    await visit(shown, languages[at % 2] ?? 'id', name, way);
  });
}

test('every file that opens something has its screen', () => {
  const apart = [
    'dropped-asked',
    'dropped-copied',
    'found-again',
    'separate',
    'missing',
    'forget',
    'places',
    'restoring',
    'welcome',
    'welcome-browse',
  ];
  const lost = Object.values(dialogsShown).filter(([screen]) => !(screen in screens) && !apart.includes(screen));
  expect(lost).toEqual([]);
});
