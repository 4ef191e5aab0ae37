// @module-tag long
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, cell, troubles } from './in-page.ts';
import { openPages, type Pages } from './open-page.ts';

let pages: Pages;
beforeAll(async () => {
  pages = await openPages();
}, 120_000);
afterAll(() => pages.close());

describe('a living collection', () => {
  it('is kept from a search, looked at, narrowed, changed, opened as a search and removed', async () => {
    const page = await pages.open();
    const sidebar = page.getByRole('navigation', { name: 'Pustaka' });
    const search = page.getByRole('combobox', { name: 'Cari' }).or(page.locator('#main-search')).first();
    await search.fill('jenis:foto ');
    await page.keyboard.press('Control+s');
    const dialog = page.getByRole('dialog', { name: 'Simpan pencarian' });
    await dialog.getByText(/bahan cocok sekarang/).waitFor();
    expect(await troubles(page, '[role="dialog"]')).toEqual([]);
    await dialog.getByRole('textbox', { name: 'Nama koleksi' }).fill('Semua foto');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Semua foto' }).waitFor();
    await sidebar.getByRole('button', { name: /^Semua foto koleksi hidup \d+/ }).waitFor();
    expect(await search.inputValue()).toBe('');
    const opened = () =>
      ask(page, (handle) => {
        // others are asked by those who count beside it
        const searches = handle.heard.filter((call) => call.name === 'search.open');
        return searches
          .map((call) => call.input as { session: string; query: string })
          .findLast(({ session }) => session.startsWith('page'));
      });
    expect(await opened()).toMatchObject({ query: 'jenis:foto' });

    await search.fill('kopi');
    await expect.poll(opened).toMatchObject({ query: 'jenis:foto kopi' });
    await search.fill('');
    await search.blur();
    await page.locator('.collection-head').waitFor();
    expect(await troubles(page, '.collection-head', '.sidebar')).toEqual([]);

    await page.locator('.collection-head').getByRole('button', { name: 'Tindakan untuk koleksi Semua foto' }).click();
    await page.getByRole('menuitem', { name: 'Ubah koleksi hidup…' }).click();
    const edit = page.getByRole('dialog', { name: 'Ubah koleksi hidup…' });
    await edit.getByRole('textbox', { name: 'Yang dicari' }).fill('jenis:video');
    await edit.getByRole('button', { name: 'Simpan' }).click();
    await edit.waitFor({ state: 'detached' });
    await expect.poll(opened).toMatchObject({ query: 'jenis:video' });

    // nothing is put into it or taken out
    await cell(page, 0).click();
    await page.keyboard.press('Delete');
    await page.keyboard.press('Shift+B');
    // its list is empty, of which nothing is said
    await page.getByRole('dialog').locator('.collect').waitFor({ state: 'attached' });
    expect(
      await page
        .getByRole('dialog')
        .getByRole('button', { name: /Semua foto/ })
        .count(),
    ).toBe(0);
    await page.keyboard.press('Escape');
    expect(await ask(page, (handle) => handle.heard.some((call) => call.name === 'collections.take'))).toBe(false);

    await page.locator('.collection-head').getByRole('button', { name: 'Tindakan untuk koleksi Semua foto' }).click();
    await page.getByRole('menuitem', { name: 'Buka sebagai pencarian' }).click();
    await page.locator('.collection-head').waitFor({ state: 'detached' });
    await expect.poll(opened).toMatchObject({ query: 'jenis:video' });
    await sidebar.getByRole('button', { name: /^Semua foto/ }).click();
    await page.locator('.collection-head').getByRole('button', { name: 'Tindakan untuk koleksi Semua foto' }).click();
    await page.getByRole('menuitem', { name: 'Hapus koleksi' }).click();
    await page.locator('.collection-head').waitFor({ state: 'detached' });
    await page.context().close();
  }, 60_000);
});
