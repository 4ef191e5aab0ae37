import type { Page } from '@playwright/test';
import { boxOf, type Screens, type Ways } from './ways.ts';

/** Screens of looking for something; each begins with the library open. */
export function screensOfSearch({ find, settle }: Ways): Screens {
  const field = (page: Page) => page.locator('#main-search');
  const facet = async (page: Page, name: RegExp) => {
    await page.locator('.facets__row').getByRole('button', { name }).first().click();
    await settle(page);
  };
  return {
    found: (page: Page) => find(page, 'tahun:2020 kopi '),
    typing: async (page: Page) => {
      await field(page).fill('');
      await field(page).pressSequentially('pel', { delay: 40 });
      await settle(page);
    },
    'typing-field': async (page: Page) => {
      await field(page).pressSequentially('te', { delay: 40 });
      await settle(page);
    },
    filters: (page: Page) => find(page, 'jenis:foto (tahun:2020 OR tahun:2022) -tema:Pertanian kopi '),
    corrected: (page: Page) => find(page, 'pelepsan ekspor '),
    'as-words': (page: Page) => find(page, 'kopi ukuran:besar '),
    nothing: (page: Page) => find(page, 'zzzqqq'),
    loosen: (page: Page) => find(page, 'ekspor kopi jenis:foto tahun:2019 '),
    facet: async (page: Page) => {
      await facet(page, /^(Tema|Theme)$/);
      await page.keyboard.press('Space');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('-');
      await settle(page);
    },
    'facet-folders': async (page: Page) => {
      await facet(page, /^(Lainnya|More)$/);
      await page.getByRole('option', { name: 'Folder' }).click();
      await settle(page);
    },
    timeline: async (page: Page) => {
      await page.getByRole('button', { name: /^(Linimasa|Timeline)$/ }).click();
      const bars = page.locator('.time-bar__bars');
      await bars.waitFor();
      const { x, y, width } = await boxOf(bars);
      await page.mouse.move(x + width * 0.3, y + 20);
      await page.mouse.down();
      await page.mouse.move(x + width * 0.6, y + 20);
      await settle(page);
    },
    'search-help': async (page: Page) => {
      await field(page).click();
      await page.getByRole('option', { name: /^(Contoh cara|Examples of)/ }).click();
      await settle(page);
    },
  };
}
