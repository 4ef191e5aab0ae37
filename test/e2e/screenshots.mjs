/**
 * `npm run screenshots -- DIR`: paints every screen and state from the demo, in both themes, both languages and the
 * widths of a phone, a small laptop, a normal window and a large one. `--only name,name` paints some screens, `--quick` only
 * light Indonesian at the normal width. `--keep DIR` keeps the library there for the next time. Look at them as pictures.
 */
import { mkdirSync, readdirSync, renameSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { chromium } from '@playwright/test';
import { findBrowser } from './browser.ts';
import { writeCopies, writeMaterial } from './material.ts';
import { openOffice } from './office.ts';
import { sayOfLeaving, screensOfLeaving } from './screens-of-leaving.mjs';
import { screensOfLooks } from './screens-of-looks.mjs';
import { screensOfMany } from './screens-of-many.mjs';
import { screensOfSearch } from './screens-of-search.mjs';
import { screensOfShowing } from './screens-of-showing.mjs';

const args = process.argv.slice(2);
const flag = (name) => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
const target = resolve(
  process.env.INIT_CWD ?? '.',
  args.find((arg, at) => !arg.startsWith('--') && !['--only', '--keep'].includes(args[at - 1])) ?? 'screenshots',
);
const only = flag('--only')?.split(',');
const wants = (...names) => !only || names.some((name) => only.includes(name));
const keep = flag('--keep');
const quick = args.includes('--quick');
mkdirSync(target, { recursive: true });

const widths = quick ? [1280] : [390, 1024, 1280, 1920];
const heights = { 390: 844, 1024: 640, 1280: 800, 1920: 1080 };
const themes = quick ? ['light'] : ['light', 'dark'];
const languages = quick ? ['id'] : ['id', 'en'];

const grid = (page) => page.getByRole('main').getByRole('grid');
const cells = (page) => grid(page).getByRole('gridcell');
const find = async (page, text) => {
  await page.locator('#main-search').fill(text);
  await settle(page);
};
/** Until what is on its way has come: pictures in view, and whatever moves. */
const settle = async (page) => {
  await page.waitForTimeout(400);
  await page
    .waitForFunction(() => [...document.images].every((image) => image.complete), undefined, { timeout: 8000 })
    .catch(() => {});
  await page.waitForTimeout(300);
};
const openFirst = async (page, query) => {
  await find(page, query);
  await cells(page).first().dblclick();
  await page.locator('.viewer').waitFor();
  await settle(page);
};

/** Everything about one photo; beside it in the viewer, where there is room for that at every width. */
const allFacts = async (page) => {
  await openFirst(page, 'gudang kopi ');
  await page.keyboard.press('i');
  const side = page.locator('.viewer__side');
  await side.getByRole('button', { name: /^(Fakta|Facts)$/ }).click();
  await side.getByRole('button', { name: /^(Semua fakta|All facts)/ }).click();
};

async function openSettings(page, tab) {
  await page.keyboard.press('Control+,');
  await page.getByRole('tab').nth(tab).click();
  await settle(page);
}

const openHealth = async (page) => {
  await page.getByRole('button', { name: /folder dipantau|folders? watched/ }).click();
  await page.locator('.health').waitFor();
  await settle(page);
};

const describe = async (page, ...keys) => {
  await page.keyboard.press('Control+d');
  await page.locator('.photos [role="option"]').first().waitFor();
  for (const key of keys) await page.keyboard.press(key);
  await settle(page);
};

const leaving = screensOfLeaving({ find, grid, cells, settle });

/** Each screen: what a person did to get there. All begin with the library open. */
const screens = {
  grid: async () => {},
  ...screensOfSearch({ find, settle }),
  recordings: (page) => find(page, 'jenis:rekaman '),
  documents: (page) => find(page, 'jenis:dokumen '),
  selected: async (page) => {
    await cells(page).first().click();
    await settle(page);
  },
  ...screensOfMany({ cells, settle }),
  viewer: (page) => openFirst(page, 'jenis:foto udara '),
  'viewer-inspector': async (page) => {
    await openFirst(page, 'jenis:foto kopi ');
    await page.keyboard.press('i');
    await settle(page);
  },
  video: (page) => openFirst(page, 'jenis:video '),
  recording: (page) => openFirst(page, 'jenis:rekaman '),
  document: (page) => openFirst(page, 'jenis:dokumen '),
  'film-line': async (page) => {
    await openFirst(page, 'pasar pagi ');
    const line = await page.locator('.time-line').boundingBox();
    await page.mouse.move(line.x + line.width * 0.4, line.y + 8);
    await page.mouse.move(line.x + line.width * 0.6, line.y + 8);
    await settle(page);
  },
  'recording-playing': async (page) => {
    await openFirst(page, 'sambutan bupati ');
    await page.keyboard.press('Space');
    await page.waitForTimeout(1500);
    await page.keyboard.press('Space');
    await settle(page);
  },
  pages: async (page) => {
    await openFirst(page, 'laporan ekspor kopi ');
    await page.locator('.page img').first().waitFor();
    await settle(page);
  },
  'pages-found': async (page) => {
    await openFirst(page, 'laporan ekspor kopi ');
    await page.keyboard.press('Control+f');
    await page.keyboard.type('durian');
    await page.locator('.page__mark').first().waitFor();
    await settle(page);
  },
  table: async (page) => {
    await openFirst(page, 'daftar peserta ');
    await page.locator('.sheet-table').waitFor();
    await settle(page);
  },
  'facts-plain': async (page) => {
    await allFacts(page);
    await settle(page);
  },
  'facts-raw': async (page) => {
    await allFacts(page);
    await page.getByRole('tab').nth(1).click();
    await settle(page);
  },
  describing: (page) => describe(page),
  'describing-chosen': (page) => describe(page, 'ArrowRight', 'ArrowRight', 'Shift+ArrowRight', 't'),
  'describing-one': (page) => describe(page, 'ArrowRight', 'Space'),
  'describing-compare': (page) => describe(page, 'ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowRight', 'c'),
  'describing-move': (page) => describe(page, 'ArrowRight', 'v'),
  'describing-lacking': async (page) => {
    await describe(page);
    await page.locator('[data-field="title"] input').fill('');
    await page.keyboard.press('Control+Enter');
    await settle(page);
  },
  'describing-filtered': async (page) => {
    await describe(page, '/');
    await page.keyboard.type('zzz');
    await settle(page);
  },
  settings: async (page) => {
    await page.keyboard.press('Control+,');
    await settle(page);
  },
  'settings-folders': (page) => openSettings(page, 1),
  'settings-export': (page) => openSettings(page, 2),
  'settings-about': (page) => openSettings(page, 4),
  licences: async (page) => {
    await openSettings(page, 4);
    await page.getByRole('button', { name: /^(Lisensi|Licences)$/ }).click();
    await page.getByRole('option').first().click();
    await settle(page);
  },
  keys: async (page) => {
    await grid(page).focus();
    await page.keyboard.press('?');
    await settle(page);
  },
  ...leaving,
  jobs: async (page) => {
    await page
      .getByRole('button', { name: /daftar pekerjaan|list of (work|jobs)/i })
      .first()
      .click();
    await settle(page);
  },
  health: (page) => openHealth(page),
  'health-end': async (page) => {
    await openHealth(page);
    await page.locator('.dialog__body').evaluate((body) => body.scrollTo(0, body.scrollHeight));
    await settle(page);
  },
  restore: async (page) => {
    await openHealth(page);
    await page
      .getByRole('button', { name: /^(Pulihkan cadangan|Restore the backup)/ })
      .first()
      .click();
    await settle(page);
  },
  folder: async (page) => {
    await openHealth(page);
    await page.locator('.health__row .icon-button').first().click();
    await settle(page);
  },
  point: async (page) => {
    await openHealth(page);
    await page.locator('.health__row .icon-button').first().click();
    await page.getByRole('button', { name: /^(Foldernya pindah|Has the folder moved)/ }).click();
    await settle(page);
  },
  move: async (page) => {
    await openHealth(page);
    await page.getByRole('button', { name: /^(Pindah ke komputer|Move to a new)/ }).click();
    await settle(page);
  },
  ...screensOfLooks({ find, cells, settle }),
  ...screensOfShowing({ find, settle }),
  'add-folder': async (page) => {
    await page.keyboard.press('Control+,');
    await page.getByRole('tab').nth(1).click();
    await page
      .getByRole('tabpanel')
      .getByRole('button', { name: /^(Tambah folder|Add (a )?folder)/ })
      .click();
    await settle(page);
  },
};

const failed = [];
let painted = 0;
const browser = await chromium.launch({
  executablePath: await findBrowser(),
  args: ['--no-sandbox', '--disable-dev-shm-usage', '--mute-audio', '--font-render-hinting=none'],
});

/** One picture for each theme, language and width. `arrive` opens the page; `act` brings it into the state. */
async function paint(name, office, cookies, act, before) {
  if (!wants(name)) return;
  for (const theme of themes) {
    for (const language of languages) {
      for (const width of widths) {
        const context = await browser.newContext({
          viewport: { width, height: heights[width] },
          locale: language === 'id' ? 'id-ID' : 'en-GB',
          timezoneId: 'Asia/Jakarta',
          colorScheme: theme,
          reducedMotion: 'reduce',
          hasTouch: width === 390,
          ...(cookies ? { storageState: { cookies, origins: [] } } : {}),
        });
        const page = await context.newPage();
        page.setDefaultTimeout(15_000);
        const file = `${name}.${theme}.${language}.${width}.png`;
        try {
          await context.addInitScript((chosen) => {
            localStorage.setItem('bahan.settings', JSON.stringify({ language: chosen, theme: 'system' }));
          }, language);
          if (before) await before(page);
          await page.goto(office.origin);
          if (!before) {
            await cells(page).first().waitFor();
            await settle(page);
          }
          await act(page);
          await page.screenshot({ path: join(target, file) });
          painted += 1;
        } catch (error) {
          failed.push(`${file}: ${error.message.split('\n')[0]}`);
          await page.screenshot({ path: join(target, `failed-${file}`) }).catch(() => {});
        }
        await context.close();
      }
    }
  }
  console.log(name);
}

async function signIn(office) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(office.link);
  await page.waitForTimeout(1500);
  const cookies = await context.cookies();
  await context.close();
  return cookies;
}

console.log('Drawing the demo library …');
const full = await openOffice({
  draw: { scale: quick || only ? 0.4 : 0.6 },
  also: (folder) => writeMaterial(folder).then(() => writeCopies(folder)),
  watch: true,
  described: true,
  ...(keep ? { keep: resolve(process.env.INIT_CWD ?? '.', keep) } : {}),
});
const cookies = await signIn(full);
if (wants('restore')) await full.command('backup');
if (wants(...Object.keys(leaving))) await sayOfLeaving(browser, full, cookies, { find, cells, settle });
for (const [name, act] of Object.entries(screens)) await paint(name, full, cookies, act);

// while the engine does not answer: the shapes of what is to come
await paint(
  'loading',
  full,
  cookies,
  (page) => page.waitForTimeout(2000),
  (page) => page.routeWebSocket(/.*/, () => {}),
);
await paint('sign-in', full, undefined, settle, async () => {});

if (wants('found-again', 'missing')) {
  const event = join(full.material, '2022');
  const [name] = readdirSync(event);
  const [file] = readdirSync(join(event, name)).filter((one) => /\.jpe?g$/i.test(one));
  renameSync(join(event, name, file), join(full.folder, file));
  renameSync(join(event, name), join(event, 'Diganti namanya'));
  await full.command('scan');
  await paint('found-again', full, cookies, async (page) => {
    await openHealth(page);
    await page
      .locator('section[aria-labelledby="health-found"]')
      .getByRole('button', { name: /^(Lihat|Show)/ })
      .first()
      .click();
    await page.locator('.found__items li').first().waitFor();
    await settle(page);
  });
  await paint('missing', full, cookies, async (page) => {
    await openHealth(page);
    await page.getByRole('button', { name: /^\d+ (tidak ditemukan|not found)/ }).click();
    await page.locator('.missing-row').first().waitFor();
    await settle(page);
  });
  renameSync(join(event, 'Diganti namanya'), join(event, name));
  renameSync(join(full.folder, file), join(event, name, file));
  await full.command('scan');
}
if (wants('offline', 'offline-health')) {
  renameSync(full.material, `${full.material} (away)`);
  await full.command('scan').catch(() => {});
  await paint('offline', full, cookies, settle);
  await paint('offline-health', full, cookies, openHealth);
  renameSync(`${full.material} (away)`, full.material);
}
await full.close();
if (wants('unreachable')) await paint('unreachable', full, cookies, settle, (page) => shell(page));

/** The page comes, its engine does not: as when the main computer sleeps. */
async function shell(page) {
  const { readFileSync } = await import('node:fs');
  const built = resolve(import.meta.dirname, '../../dist/renderer');
  const types = {
    js: 'text/javascript',
    css: 'text/css',
    html: 'text/html',
    woff2: 'font/woff2',
    svg: 'image/svg+xml',
    png: 'image/png',
  };
  await page.route('**/*', (route) => {
    const { pathname } = new URL(route.request().url());
    const name = pathname === '/' ? '/index.html' : pathname;
    try {
      return route.fulfill({
        body: readFileSync(join(built, name)),
        contentType: types[name.split('.').pop()] ?? 'application/octet-stream',
      });
    } catch {
      return route.abort();
    }
  });
}

if (wants('welcome', 'welcome-browse')) {
  const empty = await openOffice({ watch: false });
  const guest = await signIn(empty);
  await paint('welcome', empty, guest, settle, async () => {});
  await paint(
    'welcome-browse',
    empty,
    guest,
    async (page) => {
      await page.getByRole('button', { name: /^(Pilih folder|Choose (a )?folder)/ }).click();
      await settle(page);
    },
    async () => {},
  );
  await empty.close();
}

await browser.close();
console.log(`${painted} pictures in ${target}`);
for (const line of failed) console.error(line);
process.exit(Math.min(failed.length, 1));
