import { type Browser, test as base, expect, type Page, type PlaywrightTestOptions } from '@playwright/test';
import { dialogsShown } from './dialogs-shown.ts';
import { writeCopies, writeMaterial } from './material.ts';
import { type Office, openOffice, someEvents } from './office.ts';
import { screens } from './screens.ts';
import { moveFiles, screensOfMoved, screensOfOffline, takeFolder } from './screens-apart.ts';
import { sayOfLeaving } from './screens-of-leaving.ts';
import { sticksOut } from './sticks-out.ts';
import { anyStumbles, colourStumbles, outsideLandmarks } from './stumbles.ts';
import { type Act, type Cookies, type Screens, ways } from './ways.ts';

/** A library in which every screen has something to show, and who is signed in at it. */
interface Shown {
  readonly office: Office;
  readonly cookies: Cookies;
}
type Language = 'id' | 'en';
type Dress = PlaywrightTestOptions['contextOptions'];

const signIn = async (browser: Browser, { link }: Office): Promise<Cookies> => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(link);
  await page.locator('main, .welcome__title').first().waitFor();
  const cookies = await context.cookies();
  await context.close();
  return cookies;
};

const test = base.extend<object, { readonly shown: Shown }>({
  shown: [
    async ({ browser }, use) => {
      const office = await openOffice({
        draw: { scale: 0.25, only: (path) => someEvents(path) || /kopi|udara/i.test(path) },
        also: (folder) => writeMaterial(folder).then(() => writeCopies(folder)),
        watch: true,
        described: true,
      });
      const cookies = await signIn(browser, office);
      await office.command('backup');
      await sayOfLeaving(browser, office, cookies, ways);
      await use({ office, cookies });
      await office.close();
    },
    { scope: 'worker', timeout: 300_000 },
  ],
});
test.describe.configure({ mode: 'parallel' });

// the page is the same behind each door, and here it is opened in hundreds of contexts, each in a dress of its own
const ofBrowser = ['@screens', '@browser'];

const languages = ['id', 'en'] as const;
/** A window of 1280 × 800 whose text is twice as large, and a phone. */
const narrow = [
  ['200 %', { width: 640, height: 400 }],
  ['390 px', { width: 390, height: 844 }],
] as const;

async function openPage(browser: Browser, dress: Dress, cookies: Cookies, language: Language): Promise<Page> {
  const context = await browser.newContext({ ...dress, storageState: { cookies, origins: [] } });
  await context.addInitScript((chosen) => {
    localStorage.setItem('bahan.settings', JSON.stringify({ language: chosen, theme: 'system' }));
  }, language);
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  return page;
}

/** Goes to a screen of an open library, and looks at it. */
async function visit(page: Page, { office }: Shown, name: string, act: Act): Promise<void> {
  await page.goto(office.origin);
  await ways.cells(page).first().waitFor();
  await ways.settle(page);
  await act(page);
  await look(page, name);
  await page.context().close();
}

async function look(page: Page, name: string): Promise<void> {
  for (const [file, [screen, seen]] of Object.entries(dialogsShown))
    if (screen === name) await expect.soft(page.locator(seen).first(), `${file}: ${seen}`).toBeVisible();
  expect.soft(await anyStumbles(page), `${name}, light`).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  // what is shown changes its colours in a moment
  const dark = { message: `${name}, dark`, timeout: 5_000 };
  await expect.soft.poll(() => colourStumbles(page), dark).toEqual([]);
  for (const [size, viewport] of narrow) {
    await page.setViewportSize(viewport);
    await page.waitForTimeout(300);
    // the page itself takes a moment to find its new places
    await expect.soft.poll(() => sticksOut(page), { message: `${name}, ${size}`, timeout: 3_000 }).toEqual([]);
  }
  expect.soft(await anyStumbles(page), `${name}, narrow`).toEqual([]);
}

for (const language of languages) {
  for (const [name, act] of Object.entries(screens)) {
    test(`${name} is clean in ${language}`, { tag: ofBrowser }, async ({ shown, browser, contextOptions }) => {
      await visit(await openPage(browser, contextOptions, shown.cookies, language), shown, name, act);
    });
  }
}

const troubled: readonly (readonly [string, Screens, (office: Office) => Promise<() => Promise<void>>])[] = [
  ['files that went elsewhere', screensOfMoved, moveFiles],
  ['a folder that does not answer', screensOfOffline, takeFolder],
];
for (const [what, list, disturb] of troubled) {
  test(`the screens of ${what} are clean`, { tag: ofBrowser }, async ({ shown, browser, contextOptions }) => {
    test.setTimeout(300_000);
    const putBack = await disturb(shown.office);
    try {
      for (const [name, act] of Object.entries(list))
        for (const language of languages)
          await visit(await openPage(browser, contextOptions, shown.cookies, language), shown, name, act);
    } finally {
      await putBack();
    }
  });
}

test('what stands before the library is clean', { tag: ofBrowser }, async ({ shown, browser, contextOptions }) => {
  test.setTimeout(300_000);
  const { office, cookies } = shown;
  for (const language of languages) {
    const stranger = await openPage(browser, contextOptions, [], language);
    await stranger.goto(office.origin);
    await stranger.locator('h1').waitFor();
    expect.soft(await outsideLandmarks(stranger), 'sign-in').toEqual([]);
    await look(stranger, 'sign-in');
    await stranger.context().close();

    const waiting = await openPage(browser, contextOptions, cookies, language);
    await waiting.routeWebSocket(/.*/, () => {});
    await waiting.goto(office.origin);
    // after a while what is awaited has a shape
    await waiting.waitForTimeout(2_000);
    await look(waiting, 'loading');
    await waiting.context().close();

    const restored = await openPage(browser, contextOptions, cookies, language);
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
    await restored.context().close();
  }
});

test('the first window of a new library is clean', { tag: ofBrowser }, async ({ browser, contextOptions }) => {
  test.setTimeout(300_000);
  const office = await openOffice({ watch: false });
  try {
    const cookies = await signIn(browser, office);
    for (const language of languages) {
      const page = await openPage(browser, contextOptions, cookies, language);
      await page.goto(office.origin);
      await page.locator('.welcome__title').waitFor();
      expect.soft(await outsideLandmarks(page), 'welcome').toEqual([]);
      await look(page, 'welcome');
      await page.getByRole('button', { name: /^(Pilih folder|Choose (a )?folder)/ }).click();
      await page.locator('.browse').waitFor();
      await look(page, 'welcome-browse');
      await page.context().close();
    }
  } finally {
    await office.close();
  }
});

test('everything stands in a landmark', { tag: ofBrowser }, async ({ shown, browser, contextOptions }) => {
  for (const name of ['grid', 'selected', 'describing', 'map', 'nothing'] as const) {
    const page = await openPage(browser, contextOptions, shown.cookies, 'id');
    await page.goto(shown.office.origin);
    await ways.cells(page).first().waitFor();
    await screens[name]?.(page);
    expect.soft(await outsideLandmarks(page), name).toEqual([]);
    await page.context().close();
  }
});

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
