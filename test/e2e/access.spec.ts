import type { Page } from '@playwright/test';
import { assets, cellOf, expect, searchField, test } from './fixtures.ts';
import { stumbles } from './stumbles.ts';

/** The window in a theme and a language, with pictures in it. */
async function dress(window: Page, theme: 'light' | 'dark', language: 'id' | 'en'): Promise<void> {
  await window.emulateMedia({ colorScheme: theme });
  await window.evaluate(
    (chosen) => localStorage.setItem('bahan.settings', JSON.stringify({ language: chosen, theme: 'system' })),
    language,
  );
  await window.reload();
  await expect(assets(window).getByRole('gridcell').first()).toBeVisible();
}

for (const theme of ['light', 'dark'] as const) {
  for (const language of ['id', 'en'] as const) {
    // each theme and each language once in the short run; the other two pairs in the long one
    const tag = (theme === 'light') === (language === 'id') ? [] : ['@long'];
    test(`every screen is clean in ${theme}, ${language}`, { tag }, async ({ window }) => {
      await dress(window, theme, language);
      expect.soft(await stumbles(window), 'the grid').toEqual([]);

      await assets(window).getByRole('gridcell').first().click();
      await expect(window.getByRole('complementary').getByRole('textbox').first()).toBeVisible();
      expect.soft(await stumbles(window), 'one selected').toEqual([]);

      await window.keyboard.press('Enter');
      await expect(window.locator('.viewer')).toBeVisible();
      expect.soft(await stumbles(window), 'the viewer').toEqual([]);
      await window.keyboard.press('Escape');

      await window.keyboard.press('Control+,');
      await expect(window.getByRole('dialog')).toBeVisible();
      expect.soft(await stumbles(window), 'the settings').toEqual([]);
      await window.keyboard.press('Escape');

      await searchField(window).fill('zzzqqq');
      await expect(assets(window).getByRole('gridcell')).toHaveCount(0);
      await expect(window.locator('.nothing-found')).toBeVisible();
      expect.soft(await stumbles(window), 'nothing found').toEqual([]);
    });

    test(`all ways of finding are clean in ${theme}, ${language}`, { tag }, async ({ window }) => {
      await dress(window, theme, language);
      await searchField(window).fill('pelepsan ekspor ');
      await expect(window.locator('.search-notes')).toBeVisible();
      await window.locator('.facets__tools .icon-button').click();
      await expect(window.locator('.time-bar__bars')).toBeVisible();
      expect.soft(await stumbles(window), 'a result in time, read otherwise than typed').toEqual([]);

      await window
        .locator('.facets__row')
        .getByRole('button', { name: /^(Jenis|Kind)$/ })
        .click();
      await expect(window.getByRole('dialog').getByRole('row').first()).toBeVisible();
      await window.keyboard.press('-');
      expect.soft(await stumbles(window), 'values of a facet').toEqual([]);
      await window.keyboard.press('Escape');

      await window.keyboard.press('/');
      await window.locator('#main-search').fill('');
      await window.locator('.main-search__help button').click();
      await expect(window.locator('.search-help')).toBeVisible();
      expect.soft(await stumbles(window), 'how to search').toEqual([]);
    });
  }
}

test('the whole way goes by keyboard alone', { tag: '@door' }, async ({ window }) => {
  await window.keyboard.press('/');
  await window.keyboard.type('jenis:foto kopi ');
  await expect(cellOf(window, /Ekspor Kopi/).first()).toBeVisible();
  await window.keyboard.press('ArrowDown');
  await window.keyboard.press('Escape');
  await assets(window).focus();
  await window.keyboard.press('Home');
  await window.keyboard.press('Shift+ArrowRight');
  await expect(window.getByText('2 dipilih')).toBeVisible();
  await window.keyboard.press('Enter');
  await expect(window.getByRole('dialog', { name: 'Lihat bahan' })).toBeVisible();
  await window.keyboard.press('ArrowRight');
  await window.keyboard.press('Escape');
  await expect(window.getByRole('dialog', { name: 'Lihat bahan' })).toBeHidden();
  await window.keyboard.press('F6');
  await expect(window.locator(':focus')).not.toHaveCount(0);
  await window.keyboard.press('?');
  await expect(window.getByRole('dialog')).toContainText('Ke kolom pencarian');
});
