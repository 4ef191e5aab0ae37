import type { Page } from '@playwright/test';
import { screensOfDropping } from './screens-of-dropping.ts';
import { screensOfLeaving } from './screens-of-leaving.ts';
import { screensOfLooks } from './screens-of-looks.ts';
import { screensOfMany } from './screens-of-many.ts';
import { screensOfSearch } from './screens-of-search.ts';
import { screensOfShowing } from './screens-of-showing.ts';
import { screensOfTools } from './screens-of-tools.ts';
import { boxOf, type Screens, ways } from './ways.ts';

const { grid, cells, find, settle, openFirst, openHealth } = ways;

/** Everything about one photo; beside it in the viewer, where there is room for that at every width. */
const allFacts = async (page: Page) => {
  await openFirst(page, 'gudang kopi ');
  await page.keyboard.press('i');
  const side = page.locator('.viewer__side');
  await side.getByRole('button', { name: /^(Fakta|Facts)$/ }).click();
  await side.getByRole('button', { name: /^(Semua fakta|All facts)/ }).click();
};

async function openSettings(page: Page, tab: number): Promise<void> {
  await page.keyboard.press('Control+,');
  await page.getByRole('tab').nth(tab).click();
  await settle(page);
}

const describe = async (page: Page, ...keys: string[]) => {
  await page.keyboard.press('Control+d');
  await page.locator('.photos [role="option"]').first().waitFor();
  for (const key of keys) await page.keyboard.press(key);
  await settle(page);
};

/** Every screen and state that a person comes to while the library is there, by name. */
export const screens: Screens = {
  grid: async () => {},
  ...screensOfSearch(ways),
  recordings: (page) => find(page, 'jenis:rekaman '),
  documents: (page) => find(page, 'jenis:dokumen '),
  selected: async (page) => {
    await cells(page).first().click();
    await settle(page);
  },
  ...screensOfMany(ways),
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
    const line = await boxOf(page.locator('.time-line'));
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
  ...screensOfLeaving(ways),
  jobs: async (page) => {
    await page
      .getByRole('button', { name: /daftar pekerjaan|list of tasks/i })
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
  ...screensOfLooks(ways),
  ...screensOfShowing(ways),
  ...screensOfTools(ways),
  ...screensOfDropping(ways),
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
