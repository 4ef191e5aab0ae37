import type { Page, WebSocketRoute } from '@playwright/test';
import type { Health } from '../../shared/model/health.ts';
import { type Act, ways } from './ways.ts';

/** A screen that needs something to go wrong: `before` is done to the page before the library is opened in it. */
export interface Troubled {
  readonly before?: (page: Page) => Promise<unknown>;
  /** The library does not open. */
  readonly isShut?: true;
  readonly act: Act;
}

const { cells, find, settle } = ways;

/** What the engine answers to the calls whose path fits is another answer, or a failure. */
async function answer(page: Page, path: RegExp, other: 'failure' | ((said: unknown) => unknown)): Promise<void> {
  await page.routeWebSocket(/rpc/, (socket) => {
    const engine = socket.connectToServer();
    const asked = new Set<string>();
    socket.onMessage((frame) => {
      const { i, p } = JSON.parse(String(frame)) as { i: string; p?: { u?: string } };
      if (path.test(p?.u ?? '')) asked.add(i);
      engine.send(frame);
    });
    engine.onMessage((frame) => {
      if (typeof frame !== 'string') return socket.send(frame);
      const { i, p } = JSON.parse(frame) as { i: string; p: { b: { json: unknown } } };
      if (!asked.delete(i)) return socket.send(frame);
      socket.send(JSON.stringify({ i, p: other === 'failure' ? failure : { ...p, b: { json: other(p.b.json) } } }));
    });
  });
}

const failure = {
  s: 500,
  b: {
    json: { defined: true, code: 'BAHAN', status: 500, message: '', data: { code: 'library-unreadable', details: {} } },
  },
};

/** The library may be read and not written to, and much else is wrong besides. */
function unwell(said: unknown): Health {
  const health = said as Health;
  const root = health.roots[0]?.id ?? null;
  const troubles = [
    { kind: 'library-read-only', severity: 'stop' },
    { kind: 'disk-full', severity: 'stop' },
    { kind: 'library-damaged', severity: 'warn' },
    { kind: 'backup-failed', severity: 'warn' },
    { kind: 'second-place-away', severity: 'warn' },
    { kind: 'cloud-folder', severity: 'warn' },
    { kind: 'watch-limited', severity: 'note', root },
    { kind: 'sidecars-stuck', severity: 'note', root },
  ] as const;
  return {
    ...health,
    database: { ...health.database, cloud: 'onedrive' },
    troubles: troubles.map((one) => ({ values: {}, root: null, ...one })),
  };
}

const open = async (page: Page, keys: string) => {
  await page.keyboard.press(keys);
  await page.getByRole('dialog').waitFor();
  await settle(page);
};
const failing = (path: RegExp, act: Act): Troubled => ({ before: (page) => answer(page, path, 'failure'), act });

/** The connections of pages that will lose them. */
const held = new WeakMap<Page, WebSocketRoute>();

/** Screens of an engine that does not answer, cannot do what it is asked, or has troubles of its own; by name. */
export const screensOfTrouble: Readonly<Record<string, Troubled>> = {
  unreachable: {
    before: (page) => page.route('**/session', (route) => route.abort()),
    isShut: true,
    act: (page) => page.locator('.page__title').waitFor(),
  },
  lost: {
    before: (page) => page.routeWebSocket(/rpc/, (socket) => void held.set(page, socket.connectToServer())),
    act: async (page) => {
      await page.route('**/session', (route) => route.abort());
      await held.get(page)?.close();
      await page.locator('.status__lost-words').waitFor({ state: 'attached' });
      await settle(page);
    },
  },
  crashed: {
    // a part of the page that cannot be had
    before: (page) => page.route('**/settings-dialog*.js', (route) => route.abort()),
    act: async (page) => {
      await page.keyboard.press('Control+,');
      // it is tried once more with a new page
      await page.waitForEvent('load');
      await cells(page).first().waitFor();
      await page.keyboard.press('Control+,');
      await page.locator('.page__title').waitFor();
    },
  },
  failing: {
    ...failing(/^\/search\/open$/, async (page) => {
      await page.locator('.grid-room [role="alert"], .grid-room .empty').first().waitFor();
      await settle(page);
    }),
    isShut: true,
  },
  'failing-licences': {
    before: (page) => page.route('**/licences.json', (route) => route.abort()),
    act: async (page) => {
      await open(page, 'Control+,');
      await page.getByRole('tab').nth(4).click();
      await page.getByRole('button', { name: /^(Lisensi|Licences)$/ }).click();
      await page.locator('.dialog .empty').waitFor();
      await settle(page);
    },
  },
  'failing-sizes': failing(/presets/, async (page) => {
    await open(page, 'Control+,');
    await page.getByRole('tab').nth(2).click();
    await page.getByRole('dialog').getByRole('alert').waitFor();
    await settle(page);
  }),
  'failing-rights': failing(/^\/rights/, async (page) => {
    await find(page, 'jenis:foto kopi ');
    await cells(page).first().click();
    await page.keyboard.press('Control+Alt+h');
    await page.getByRole('dialog').getByRole('alert').waitFor();
    await settle(page);
  }),
  'failing-describing': failing(/^\/events\/list/, async (page) => {
    await page.keyboard.press('Control+d');
    await page.locator('.describing__main .empty').waitFor();
    await settle(page);
  }),
  'read-only': {
    before: (page) => answer(page, /^\/upkeep\/health$/, unwell),
    act: async (page) => {
      await page.locator('.strip').waitFor();
      await settle(page);
    },
  },
  'read-only-health': {
    before: (page) => answer(page, /^\/upkeep\/health$/, unwell),
    act: async (page) => {
      await page.locator('.strip').waitFor();
      await ways.openHealth(page);
    },
  },
};
