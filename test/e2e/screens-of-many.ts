import type { Page } from '@playwright/test';
import type { Screens, Ways } from './ways.ts';

/** Screens of what is done with several assets at once; each begins with the library open. */
export function screensOfMany({ cells, find, grid, settle }: Ways): Screens {
  const several = async (page: Page) => {
    await cells(page).nth(1).click();
    await cells(page)
      .nth(4)
      .click({ modifiers: ['Shift'] });
    await page.locator('.count--chosen').waitFor();
  };
  /** Puts what is chosen into a collection of this name, which need not be there. */
  const collect = async (page: Page) => {
    await several(page);
    await page.keyboard.press('Shift+B');
    await page.getByRole('dialog').getByRole('textbox').fill('Buku tahunan');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  };
  const proposeStacks = async (page: Page) => {
    await page.locator('.count .icon-button').first().click();
    await page.getByRole('menuitem', { name: /^(Usulkan tumpukan|Suggest stacks)/ }).click();
    await settle(page);
  };
  return {
    several: async (page: Page) => {
      await several(page);
      await settle(page);
    },
    marks: async (page: Page) => {
      for (const [at, keys] of [
        [1, ['4', 'p', '6']],
        [2, ['x', '7']],
        [3, ['2', '9']],
      ] as const) {
        await cells(page).nth(at).click();
        for (const key of keys) await page.keyboard.press(key);
      }
      await settle(page);
    },
    batch: async (page: Page) => {
      await several(page);
      await page.keyboard.press('Control+e');
      await page.locator('.batch').waitFor();
      await settle(page);
    },
    'batch-replace': async (page: Page) => {
      // these have titles
      await find(page, 'jenis:foto kopi ');
      await several(page);
      await page.keyboard.press('Control+e');
      await page.locator('.batch .segmented__one').nth(1).click();
      await page.locator('.batch__fields input').nth(0).fill('e');
      await page.locator('.batch__fields input').nth(1).fill('E');
      await page.locator('.difference').first().waitFor();
      await settle(page);
    },
    'batch-pattern': async (page: Page) => {
      await several(page);
      await page.keyboard.press('Control+e');
      await page.locator('.batch .segmented__one').nth(2).click();
      await page.locator('.batch__fields input').first().fill('Panen {nomor} di {kota}');
      await page.locator('.difference').first().waitFor();
      await settle(page);
    },
    paste: async (page: Page) => {
      await cells(page).nth(1).click();
      await page.keyboard.press('Control+Alt+c');
      await settle(page);
      await several(page);
      await page.keyboard.press('Control+Alt+v');
      await settle(page);
    },
    clock: async (page: Page) => {
      await several(page);
      await page.keyboard.press('Control+Alt+j');
      await page.locator('.clock__row input').last().fill('10.45');
      await settle(page);
    },
    collect: async (page: Page) => {
      await collect(page);
      await page.keyboard.press('Shift+B');
      await page.locator('.collect li').first().waitFor();
      await settle(page);
    },
    collection: async (page: Page) => {
      await collect(page);
      if (!(await page.locator('.sidebar').isVisible())) await page.keyboard.press('Control+b');
      await page.locator('.collection-row .place').first().click();
      await page.locator('.collection-head').waitFor();
      await settle(page);
    },
    'menu-of-collection': async (page: Page) => {
      await collect(page);
      if (!(await page.locator('.sidebar').isVisible())) await page.keyboard.press('Control+b');
      await page.locator('.collection-row').first().locator('[aria-haspopup="true"]').click();
      await page.getByRole('menu').waitFor();
      await settle(page);
    },
    stacks: async (page: Page) => {
      await find(page, 'nama:deret ');
      await page.locator('#main-search').blur();
      await grid(page).focus();
      await page.keyboard.press('Control+a');
      await proposeStacks(page);
      await page.locator('.stacks').waitFor();
      await settle(page);
    },
    'stacks-none': async (page: Page) => {
      await several(page);
      await proposeStacks(page);
    },
  };
}
