import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import type { Office } from './office.ts';
import type { Cookies, Screens, Ways } from './ways.ts';

/** Screens of what leaves the library: copies and their sizes, rights and consents, and where things were published. */
export function screensOfLeaving({ find, grid, cells, settle }: Ways): Screens {
  const chooseAll = async (page: Page, words: string) => {
    await find(page, words);
    await cells(page).first().waitFor();
    await page.locator('#main-search').blur();
    await grid(page).focus();
    await page.keyboard.press('Control+a');
  };
  const chooseFirst = async (page: Page, words: string) => {
    await find(page, words);
    await cells(page).first().click();
  };
  const takeOut = async (page: Page, words: string, ...sizes: RegExp[]) => {
    await chooseAll(page, words);
    await page.keyboard.press('Control+Shift+E');
    await page.locator('.dialog--full .presets').waitFor();
    for (const name of sizes)
      await page.locator('.presets').getByRole('checkbox', { name }).setChecked(true, { force: true });
    await settle(page);
  };
  const intoFolder = async (page: Page) => {
    await page.locator('.target__line .button').click();
    await page.locator('.target__list li button').first().click();
    await settle(page);
  };
  /** A part of the inspector, which a small window keeps shut. */
  const openPart = async (page: Page, name: RegExp) => {
    if (!(await page.locator('.inspector').isVisible())) await page.keyboard.press('Control+i');
    await page.locator('.inspector').getByRole('button', { name }).click();
    await settle(page);
  };
  // the tools of the library lie in the drawer of a phone
  const openConsents = async (page: Page) => {
    const tool = page.getByRole('button', { name: /^(Izin orang yang tampak|Consent of those shown)…$/ });
    if (!(await tool.isVisible())) await page.keyboard.press('Control+b');
    await tool.click();
    await page.locator('.consents__list, .empty').first().waitFor();
    await settle(page);
  };
  return {
    export: (page: Page) => takeOut(page, 'kopi '),
    'export-many': (page: Page) => takeOut(page, 'jenis:foto kopi ', /4:5/, /9:16/, /^WhatsApp/, /^(Asli|Original)/),
    'export-crop': async (page: Page) => {
      await takeOut(page, 'jenis:foto kopi ', /4:5/, /9:16/);
      await page
        .getByRole('button', { name: /^(Atur potongan 9:16|Adjust the crop 9:16)/ })
        .first()
        .click();
      await page.locator('.crop-frame').waitFor();
      await settle(page);
    },
    'export-film': (page: Page) => takeOut(page, 'jenis:video ', /^(Asli|Original)/),
    'export-gate': async (page: Page) => {
      await takeOut(page, 'jenis:foto puskesmas ', /4:5/);
      await intoFolder(page);
      await page.locator('.gate-part').scrollIntoViewIfNeeded();
      await settle(page);
    },
    'export-folder': async (page: Page) => {
      await takeOut(page, 'jenis:foto kopi ');
      await page.locator('.target__line .button').click();
      await page.locator('.target__list li').first().waitFor();
      await page.locator('.export-foot .segmented__one').last().click();
      await settle(page);
    },
    'export-ended': async (page: Page) => {
      await takeOut(page, 'jenis:foto puskesmas ');
      await intoFolder(page);
      await page.locator('.export-foot__buttons .button').last().click();
      await page
        .getByRole('button', { name: /^(Lihat rinciannya|See the details)$/ })
        .last()
        .click({ timeout: 60_000 });
      await page.locator('.export-progress').waitFor();
      await settle(page);
    },
    sizes: async (page: Page) => {
      await takeOut(page, 'jenis:foto kopi ');
      await page.getByRole('button', { name: /^(Atur daftar ukuran|Manage the sizes)/ }).click();
      await page.locator('.presets-page__one').first().waitFor();
      await settle(page);
    },
    'size-editor': async (page: Page) => {
      await page.keyboard.press('Control+,');
      await page.getByRole('tab').nth(2).click();
      await page.getByRole('button', { name: /^(Ubah|Change) .*9:16/ }).click();
      await page.locator('.preset-form').waitFor();
      await settle(page);
    },
    rights: async (page: Page) => {
      await chooseFirst(page, 'klasifikasi:dikecualikan ');
      await page.keyboard.press('Control+Alt+h');
      await page.locator('.rights-form').waitFor();
      await settle(page);
    },
    'rights-many': async (page: Page) => {
      await chooseAll(page, 'jenis:foto kopi ');
      await page.keyboard.press('Control+Alt+h');
      await page.locator('.rights-form').waitFor();
      await settle(page);
    },
    'rights-part': async (page: Page) => {
      await chooseFirst(page, 'klasifikasi:dikecualikan ');
      await openPart(page, /^(Hak dan izin|Rights and consent)/);
    },
    consents: openConsents,
    consent: async (page: Page) => {
      await openConsents(page);
      await page.locator('.consent__acts .button').first().click();
      await page.locator('.rights-form').waitFor();
      await settle(page);
    },
    'take-down': async (page: Page) => {
      await openConsents(page);
      await page.getByRole('tab').last().click();
      await settle(page);
    },
    published: async (page: Page) => {
      await chooseFirst(page, 'terbit:instagram ');
      await openPart(page, /^(Terbit|Published)$/);
    },
    publish: async (page: Page) => {
      await chooseAll(page, 'jenis:foto kopi ');
      await page.keyboard.press('Control+Alt+b');
      await page.locator('.publish').waitFor();
      await settle(page);
    },
    sheet: async (page: Page) => {
      await chooseAll(page, 'jenis:foto kopi ');
      // no keys lead there: the menu of what is chosen does
      await page.getByRole('button', { name: /^(Tindakan untuk yang dipilih|Actions for)/ }).click();
      await page.getByRole('menuitem', { name: /^(Buat lembar|Make a sheet)/ }).click();
      await page.locator('.publish').waitFor();
      await settle(page);
    },
  };
}

/** What an office says of its material before it leaves, once for a library, and a folder to put copies into: the screens show it. */
export async function sayOfLeaving(
  browser: Browser,
  office: Office,
  cookies: Cookies,
  { find, cells, settle }: Ways,
): Promise<void> {
  mkdirSync(join(office.folder, 'Ekspor'), { recursive: true });
  const context = await browser.newContext({ locale: 'id-ID', storageState: { cookies, origins: [] } });
  const page = await context.newPage();
  /** Looks for this alone: what was looked for before would narrow it. */
  const look = async (words: string) => {
    await page.goto(office.origin);
    await cells(page).first().waitFor();
    await find(page, words);
  };
  const first = async (words: string) => {
    await look(words);
    await cells(page).first().click();
  };
  await look('klasifikasi:dikecualikan ');
  if ((await cells(page).count()) > 0) return await context.close();
  await first('jenis:foto puskesmas ');
  await page.keyboard.press('Control+Alt+h');
  await page.getByText('Dikecualikan', { exact: true }).click();
  await page.getByRole('textbox', { name: 'Alasan' }).fill('Wajah pasien terlihat jelas');
  await page.getByLabel('Dasar hukum').fill('UU 14/2008 Pasal 17 huruf h: rahasia pribadi');
  await page.getByRole('textbox', { name: 'Alasan' }).press('Enter');
  await page.locator('.rights-form').waitFor({ state: 'detached' });

  await first('jenis:foto kopi ');
  await page.keyboard.press('Control+Alt+b');
  await page.getByRole('textbox', { name: 'Tautan' }).fill('https://www.instagram.com/p/C8kopi2020ekspor/');
  await page.keyboard.press('Enter');
  await page.locator('.publish').waitFor({ state: 'detached' });

  for (const [person, guardian] of [
    ['Rina Wulandari', ''],
    ['Muhammad Fadhil Ramadhan', 'Ibu Sari (ibu kandung)'],
  ] as const) {
    await page.getByRole('button', { name: 'Tindakan untuk yang dipilih' }).click();
    await page.getByRole('menuitem', { name: 'Catat izin…' }).click();
    await page.getByLabel('Nama orangnya').fill(person);
    await page.getByRole('textbox', { name: 'Wali' }).fill(guardian);
    await page.getByLabel('Diberikan pada').fill('2025-05-01');
    await page.getByRole('button', { name: 'Simpan izin' }).click();
    await page.locator('.rights-form').waitFor({ state: 'detached' });
  }
  await page.getByRole('button', { name: 'Izin orang yang tampak…' }).click();
  await page.getByRole('button', { name: 'Catat pencabutan hari ini' }).first().click();
  await settle(page);
  await context.close();
}
