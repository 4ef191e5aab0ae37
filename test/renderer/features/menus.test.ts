// @module-tag long
import type { Locator } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPages, type Pages } from './open-page.ts';

let pages: Pages;
beforeAll(async () => {
  pages = await openPages();
}, 120_000);
afterAll(() => pages.close());

/** As a screen reader presses: the element gets the focus, and a click that no pointer made. */
const press = (button: Locator): Promise<void> =>
  button.evaluate((one: HTMLElement) => {
    one.focus();
    one.click();
  });
const isFocused = (one: Locator): Promise<boolean> => one.evaluate((element) => element.matches(':focus-within'));

describe('a menu that a screen reader opens', () => {
  it('has the focus while it is open, and gives it back, also when it is closed while it opens', async () => {
    const page = await pages.open();
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    await page.getByRole('button', { name: 'Pengaturan' }).click();
    await page.getByRole('tab', { name: 'Folder pantauan' }).click();
    const more = page.getByRole('button', { name: /^Tindakan untuk/ }).first();
    const menu = page.getByRole('menu');
    for (const isHasty of [true, false, false]) {
      await press(more);
      const entry = page.getByRole('menuitem', { name: 'Periksa sekarang' });
      await entry.waitFor();
      if (!isHasty) await expect.poll(() => isFocused(menu)).toBe(true);
      await entry.evaluate((one: HTMLElement) => one.click());
      await menu.waitFor({ state: 'detached' });
      await expect.poll(() => isFocused(more)).toBe(true);
    }
    await page.context().close();
  });
});
