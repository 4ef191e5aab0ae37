// @module-tag long
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cell, troubles } from './in-page.ts';
import { openPages, type Pages } from './open-page.ts';

let pages: Pages;
beforeAll(async () => {
  pages = await openPages();
}, 120_000);
afterAll(() => pages.close());

type Page = Awaited<ReturnType<Pages['open']>>;
const shown = (page: Page) => page.locator('.slides__slide[data-shown]:not([data-under]) :is(img, video)');
const source = (page: Page) => shown(page).getAttribute('src');
const place = (page: Page) => page.locator('.slides__at').innerText();

describe('the slideshow', () => {
  it('shows the result from where the keyboard stands, by itself and by keys, and passes over sounds', async () => {
    const page = await pages.open();
    await cell(page, 1).click();
    await page.keyboard.press('Control+Alt+p');
    const dialog = page.getByRole('dialog', { name: 'Tayangan' });
    await shown(page).waitFor();
    await page.keyboard.press('Space');
    await dialog.getByRole('button', { name: 'Lanjutkan' }).waitFor();
    const begun = Number.parseInt(await place(page), 10);
    expect(begun).toBeGreaterThanOrEqual(2);
    expect(await troubles(page, '[role="dialog"]')).toEqual([]);

    // by itself, as long as nobody holds it
    await page.keyboard.press('ArrowDown');
    await dialog.getByRole('button', { name: 'Lama tiap gambar: 3 detik' }).waitFor();
    await page.keyboard.press('Space');
    await expect.poll(async () => Number.parseInt(await place(page), 10), { timeout: 15_000 }).toBeGreaterThan(begun);
    await page.keyboard.press('Space');
    await dialog.getByRole('button', { name: 'Lanjutkan' }).waitFor();

    await page.keyboard.press('Home');
    await expect.poll(() => place(page)).toBe('1 dari 400');
    const first = await source(page);
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => source(page)).not.toBe(first);
    // of nine made-up assets the seventh is a text without pages to see, the last a recording
    for (const at of ['3', '4', '5', '6', '8', '10']) {
      await page.keyboard.press('ArrowRight');
      await expect.poll(() => place(page)).toBe(`${at} dari 400`);
    }

    await page.keyboard.press('ArrowUp');
    await dialog.getByRole('button', { name: 'Lama tiap gambar: 5 detik' }).waitFor();
    await page.keyboard.press('t');
    await page.locator('.slides__words').waitFor({ state: 'detached' });
    await page.keyboard.press('s');
    await expect.poll(() => place(page)).toBe('1 dari 400');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await page.context().close();
  }, 60_000);

  it('shows what is chosen alone, in its order, and says when there is nothing to show', async () => {
    const page = await pages.open();
    await cell(page, 3).click();
    await cell(page, 0).click({ modifiers: ['Control'] });
    await page.getByRole('button', { name: 'Putar tayangan: 2 yang dipilih' }).click();
    await shown(page).waitFor();
    expect(await place(page)).toBe('1 dari 2');
    await page.keyboard.press('End');
    await expect.poll(() => place(page)).toBe('2 dari 2');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');

    await page.locator('#main-search').fill('jenis:rekaman ');
    await expect.poll(() => page.getByRole('gridcell').count()).toBeLessThan(60);
    await page.locator('#main-search').blur();
    await page.keyboard.press('Control+Alt+p');
    await page.getByText('Tidak ada yang bisa ditayangkan').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Tutup' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.context().close();
  }, 60_000);
});
