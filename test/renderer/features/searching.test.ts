import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, troubles } from './in-page.ts';
import { openPages, type Pages } from './open-page.ts';

let pages: Pages;
beforeAll(async () => {
  pages = await openPages();
}, 120_000);
afterAll(() => pages.close());

const wide = { width: 1920, height: 1080 };
const facets = (page: Page) => page.getByRole('group', { name: 'Persempit hasil' });
const chip = (page: Page, name: string) => page.getByRole('button', { name: `Ubah saringan ${name}` });
const field = (page: Page) => page.locator('#main-search');
const counted = (page: Page): Promise<number> =>
  ask(page, (handle) => handle.heard.filter((call) => call.name === 'search.facet').length);

describe('facets', () => {
  it('show their counts where there is room, and leave a kind out by its sign', async () => {
    const page = await pages.open({}, wide);
    const photos = facets(page).getByRole('button', { name: /^Foto/ });
    await photos.click();
    await chip(page, 'Foto').waitFor();
    expect(await photos.getAttribute('aria-pressed')).toBe('true');
    // those that the choice hides are still there to be chosen beside it
    await facets(page)
      .getByRole('button', { name: /^Video/ })
      .click();
    await chip(page, 'Foto atau Video').waitFor();
    await photos.hover();
    await facets(page).getByRole('button', { name: 'Kecualikan Foto' }).click();
    await chip(page, 'bukan Foto').waitFor();
    await chip(page, 'Video').waitFor();
    expect(await troubles(page, '.facets', '.main-search')).toEqual([]);
    await page.context().close();
  }, 60_000);

  it('are counted when they are opened, not before', async () => {
    const page = await pages.open();
    expect(await counted(page)).toBe(0);
    await facets(page).getByRole('button', { name: 'Tema' }).click();
    const rows = page.getByRole('dialog').getByRole('row');
    await rows.first().waitFor();
    expect(await counted(page)).toBe(1);
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('-');
    await page.getByText('dikecualikan', { exact: true }).waitFor();
    expect(await troubles(page, '.facet-panel')).toEqual([]);
    await page.getByRole('button', { name: 'Lepas pilihan' }).click();
    await expect.poll(() => page.locator('.main-search__chips').count()).toBe(0);
    await page.keyboard.press('Escape');
    await facets(page).getByRole('button', { name: 'Lainnya' }).click();
    await page.getByRole('option', { name: 'Orang' }).click();
    await page.getByText('Belum ada isinya di hasil ini.').waitFor();
    await page.getByRole('button', { name: 'Kembali ke daftar saringan' }).click();
    await page.getByRole('option', { name: 'Kamera' }).waitFor();
    expect(await troubles(page, '.facet-popover')).toEqual([]);
    await page.context().close();
  }, 60_000);
});

describe('the timeline', () => {
  it('narrows to what is drawn over, says it as it is drawn, and stays open the next time', async () => {
    const page = await pages.open();
    await page.getByRole('button', { name: 'Linimasa' }).click();
    const bars = page.getByRole('slider', { name: /^Linimasa/ });
    await bars.focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('Shift+ArrowRight');
    expect(await bars.getAttribute('aria-valuetext')).toMatch(/ sampai /);
    expect(await troubles(page, '.time-bar')).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await bars.getAttribute('aria-valuetext')).not.toMatch(/ sampai /);
    const box = await bars.boundingBox();
    if (!box) throw new Error('no bars');
    await page.mouse.move(box.x + box.width - 2, box.y + 10);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.7, box.y + 10, { steps: 3 });
    await page.mouse.up();
    await page.getByRole('button', { name: /^Ubah saringan \p{L}+ 20\d\d sampai \p{L}+ 20\d\d$/u }).waitFor();
    await page.getByRole('button', { name: 'Semua waktu' }).click();
    await expect.poll(() => page.locator('.main-search__chips').count()).toBe(0);
    await page.reload();
    await bars.waitFor();
    await page.context().close();
  }, 60_000);

  it('keeps the keyboard and what was chosen when its bars become others', async () => {
    const page = await pages.open();
    await page.getByRole('button', { name: 'Linimasa' }).click();
    const bars = page.getByRole('slider', { name: /^Linimasa/ });
    await bars.focus();
    await page.keyboard.press('Home');
    const said = await bars.getAttribute('aria-valuetext');
    const many = Number(await bars.getAttribute('aria-valuemax'));
    await page.keyboard.press('Enter');
    await expect.poll(async () => Number(await bars.getAttribute('aria-valuemax'))).toBeLessThan(many);
    expect(await bars.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await bars.getAttribute('aria-valuetext')).toBe(said);
    await page.context().close();
  }, 60_000);
});

describe('what a search was read as', () => {
  it('is said, and what finds nothing offers what to loosen', async () => {
    const page = await pages.open();
    await field(page).fill('zzz kopi ukuran:besar ');
    await page.getByText('“ukuran:besar” dibaca sebagai kata biasa').waitFor();
    await field(page).fill('kopi jenis:foto tahun:1999 ');
    await page.getByRole('heading', { name: 'Tidak ada bahan yang cocok' }).waitFor();
    const way = page.getByRole('button', { name: /^Tanpa 1999 / });
    await way.waitFor();
    expect(await troubles(page, '.shell__main')).toEqual([]);
    await way.click();
    await page.getByRole('main').getByRole('gridcell').first().waitFor();
    expect(await page.locator('.main-search__chips li').count()).toBe(1);
    await page.context().close();
  }, 60_000);

  it('is taught by examples that run', async () => {
    const page = await pages.open();
    await page.getByRole('search').getByRole('button', { name: 'Contoh cara mencari' }).click();
    const help = page.getByRole('dialog', { name: 'Cara mencari' });
    await help.waitFor();
    expect(await troubles(page, '.search-help')).toEqual([]);
    await help.getByRole('button', { name: /^tema:/ }).click();
    await help.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: /^Ubah saringan tema: / }).waitFor();
    await page.context().close();
  }, 60_000);
});
