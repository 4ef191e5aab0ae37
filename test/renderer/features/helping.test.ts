// @module-tag long
import { mkdirSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cell, settle, troubles } from './in-page.ts';
import { openPages, type Pages } from './open-page.ts';

let pages: Pages;
beforeAll(async () => {
  pages = await openPages();
});
afterAll(() => pages.close());

const title = (page: Page) => page.locator('.help__title');

describe('the help', () => {
  it('opens by F1, is searched, and leads on and back by keyboard alone', async () => {
    const page = await pages.open();
    await page.keyboard.press('F1');
    const dialog = page.getByRole('dialog', { name: 'Bantuan' });
    await dialog.waitFor();
    expect(await title(page).textContent()).toBe('Langkah pertama');
    await page.keyboard.type('cadangan');
    await dialog
      .getByRole('button', { name: /Menjaga tetap aman/ })
      .first()
      .waitFor();
    expect(await dialog.locator('mark').count()).toBeGreaterThan(0);
    await page.keyboard.press('Enter');
    await expect.poll(() => title(page).textContent()).toBe('Menjaga tetap aman');
    await page.keyboard.press('Alt+ArrowLeft');
    await expect.poll(() => title(page).textContent()).toBe('Langkah pertama');
    await page.keyboard.press('Alt+ArrowRight');
    await expect.poll(() => title(page).textContent()).toBe('Menjaga tetap aman');
    expect(await troubles(page, '.dialog')).toEqual([]);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await page.context().close();
  });

  it('tries an example, and leads into the room that it speaks of', async () => {
    const page = await pages.open();
    await page.getByRole('button', { name: 'Bantuan dan tombol' }).click();
    await page.getByRole('menuitem', { name: /^Bantuan/ }).click();
    await page.getByRole('button', { name: 'Mencari', exact: true }).click();
    await page.getByRole('button', { name: 'Cari jenis:foto kopi' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await page.getByRole('search').textContent()).toContain('Foto');
    await page.keyboard.press('F1');
    await page.getByRole('button', { name: 'Menjaga tetap aman' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Keadaan pustaka' }).first().click();
    await page.getByRole('dialog', { name: 'Keadaan pustaka' }).waitFor();
    await page.context().close();
  });

  it('comes above an open room, says what that is about, and gives it back', async () => {
    const page = await pages.open();
    await page.keyboard.press('Control+,');
    const settings = page.getByRole('dialog', { name: 'Pengaturan' });
    await settings.waitFor();
    await page.keyboard.press('F1');
    const dialog = page.getByRole('dialog', { name: 'Bantuan' });
    await dialog.getByRole('searchbox').waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await settings.waitFor();
    await page.context().close();
  });

  it.each([
    ['dark', 'en', 1280, 800],
    ['light', 'id', 390, 844],
    // twice the size of letters in a normal window leaves this much of it
    ['light', 'en', 640, 400],
  ] as const)(
    'is clean in %s, %s, %d × %d, and nothing of it is out of reach',
    async (theme, language, width, height) => {
      const page = await pages.open({ theme, language }, { width, height });
      await page.keyboard.press('F1');
      await page.locator('.help').waitFor();
      await settle(page);
      if (process.env.BAHAN_PICTURES) {
        mkdirSync(process.env.BAHAN_PICTURES, { recursive: true });
        await page.screenshot({ path: `${process.env.BAHAN_PICTURES}/help-${theme}-${language}-${width}.png` });
      }
      expect(await troubles(page, '.dialog')).toEqual([]);
      const overhang = await page.locator('.help').evaluate((help) => help.scrollWidth - help.clientWidth);
      expect(overhang).toBeLessThanOrEqual(1);
      await page.context().close();
    },
  );
});

describe('the sheet of keys', () => {
  it.each(['?', 'Control+/'])('opens by %s, also above an open picture', async (keys) => {
    const page = await pages.open();
    await cell(page, 0).click();
    await page.keyboard.press('Enter');
    await page.locator('.viewer').waitFor();
    await page.keyboard.press(keys);
    const sheet = page.getByRole('dialog', { name: 'Semua tombol' });
    await sheet.getByText('Ke kolom pencarian').waitFor();
    await page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'detached' });
    expect(await page.locator('.viewer').count()).toBe(1);
    await page.context().close();
  });

  it('opens from a field by Ctrl+/, and is narrowed by words and by a key', async () => {
    const page = await pages.open({ language: 'en' });
    await page.keyboard.press('/');
    await page.keyboard.press('Control+/');
    const sheet = page.getByRole('dialog', { name: 'All keys' });
    const find = sheet.getByRole('searchbox', { name: 'Find a key' });
    await find.fill('undo');
    await expect.poll(() => sheet.locator('dt').allTextContents()).toEqual(['Undo']);
    await find.fill('ctrl+shift+e');
    await expect.poll(() => sheet.locator('dt').count()).toBe(1);
    await find.fill('zzz');
    await sheet.getByText('No key with that word.').waitFor();
    await page.context().close();
  });

  it.each([
    ['dark', 'id', 1280, 800],
    ['light', 'en', 390, 844],
  ] as const)('is clean in %s, %s, %d × %d', async (theme, language, width, height) => {
    const page = await pages.open({ theme, language }, { width, height });
    await page.keyboard.press('Control+/');
    await page.locator('.key-sheet').waitFor();
    await settle(page);
    if (process.env.BAHAN_PICTURES) {
      await page.screenshot({ path: `${process.env.BAHAN_PICTURES}/keys-${theme}-${language}-${width}.png` });
    }
    expect(await troubles(page, '.dialog')).toEqual([]);
    await page.context().close();
  });
});
