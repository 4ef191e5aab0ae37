import type { Page } from '@playwright/test';
import type { Screens, Ways } from './ways.ts';

/** The screens of living collections, of the map and of slides, by name. */
export function screensOfShowing({ find, settle }: Ways): Screens {
  const map = async (page: Page) => {
    await page.keyboard.press('Control+Alt+m');
    await page.locator('.map__canvas[data-ready]').waitFor({ state: 'attached' });
    await settle(page);
  };
  const slides = async (page: Page) => {
    await find(page, 'jenis:foto kopi ');
    await page.locator('#main-search').blur();
    await page.keyboard.press('Control+Alt+p');
    await page.locator('.slides__slide[data-shown]').first().waitFor();
    await page.keyboard.press('Space');
    await settle(page);
  };
  return {
    map,
    'map-close': async (page: Page) => {
      await map(page);
      await page.locator('.map__marker').first().click();
      await settle(page);
    },
    'map-nowhere': async (page: Page) => {
      await find(page, 'jenis:dokumen ');
      await page.locator('#main-search').blur();
      await map(page);
    },
    slides,
    'slides-bar': async (page: Page) => {
      await slides(page);
      await page.mouse.move(300, 300);
      await page.mouse.move(320, 320);
      await settle(page);
    },
    'living-save': async (page: Page) => {
      await find(page, 'jenis:foto kopi ');
      await page.keyboard.press('Control+s');
      await settle(page);
    },
    'living-edit': async (page: Page) => {
      await find(page, 'jenis:foto kopi ');
      await page.keyboard.press('Control+s');
      await page.locator('.collection-form').waitFor();
      await settle(page);
      await page.keyboard.press('Enter');
      await page.locator('.collection-head').waitFor();
      await settle(page);
    },
  };
}
