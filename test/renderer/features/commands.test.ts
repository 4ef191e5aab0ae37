import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PageAct } from '../../../shared/api/desktop.ts';
import { ask, cell } from './in-page.ts';
import { openPages, type Pages } from './open-page.ts';

let pages: Pages;
beforeAll(async () => {
  pages = await openPages();
}, 120_000);
afterAll(() => pages.close());

/** As the preload says it. */
const press = (page: Page, act: PageAct): Promise<void> =>
  page.evaluate(`postMessage({ name: 'bahan:command', command: { kind: 'act', act: '${act}' } }, origin)`);

const sheets: readonly (readonly [PageAct, string])[] = [
  ['intake', 'Ambil dari kartu'],
  ['lists', 'daftar kantor'],
  ['settings', 'Pengaturan'],
  ['looks', 'Foto kembar'],
  ['consents', 'Izin'],
  ['vocabulary', 'Kosakata'],
  ['refound', 'Ditemukan kembali'],
  ['missing', 'Berkas yang tidak ditemukan'],
  ['health', 'Keadaan pustaka'],
  ['search-help', 'Cara mencari'],
  ['licences', 'Lisensi'],
];

describe('the menu of the system', () => {
  it('opens each of the dialogs that it names, one in the place of the other', async () => {
    const page = await pages.open();
    await cell(page, 0).waitFor();
    for (const [act, name] of sheets) {
      await press(page, act);
      await page.getByRole('dialog', { name: new RegExp(name) }).waitFor();
      await expect.poll(() => page.getByRole('dialog').count()).toBe(1);
    }
    await page.context().close();
  });

  it('opens the help and the sheet of all keys above what is open, which is there again after', async () => {
    const page = await pages.open();
    await cell(page, 0).waitFor();
    await press(page, 'health');
    const health = page.getByRole('dialog', { name: /Keadaan pustaka/ });
    await health.waitFor();
    for (const [act, name] of [
      ['keyboard', 'Semua tombol'],
      ['help', 'Bantuan'],
    ] as const) {
      await press(page, act);
      const above = page.getByRole('dialog', { name: new RegExp(name) });
      await above.waitFor();
      await page.keyboard.press('Escape');
      await above.waitFor({ state: 'detached' });
      await health.waitFor();
    }
    await page.context().close();
  });

  it('finds: whatever lies over the library goes, and the field has the keys', async () => {
    const page = await pages.open();
    await cell(page, 0).waitFor();
    await press(page, 'health');
    await page.getByRole('dialog').waitFor();
    await press(page, 'find');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await expect.poll(() => page.evaluate('document.activeElement.id')).toBe('main-search');
    await page.context().close();
  });

  it('shows and hides the columns, the map and the slides', async () => {
    const page = await pages.open();
    await cell(page, 0).waitFor();
    for (const [act, region] of [
      ['sidebar', 'sidebar'],
      ['inspector', 'inspector'],
    ] as const) {
      const column = page.locator(`[data-region="${region}"]`);
      await column.waitFor();
      await press(page, act);
      await column.waitFor({ state: 'detached' });
      await press(page, act);
      await column.waitFor();
    }
    await press(page, 'map');
    await page.locator('.map').first().waitFor();
    await press(page, 'map');
    await cell(page, 0).waitFor();
    await press(page, 'slides');
    await page.locator('.slides-dialog').first().waitFor();
    await page.context().close();
  });

  it('adds a folder by the dialog of the system', async () => {
    const page = await pages.open({ desktop: '' });
    await cell(page, 0).waitFor();
    await press(page, 'add-folder');
    const added = () => ask(page, (handle) => handle.heard.filter(({ name }) => name === 'roots.add').length);
    await expect.poll(added).toBe(1);
    await page.context().close();
  });

  it('exports what is chosen, and says so where nothing is', async () => {
    const page = await pages.open();
    await cell(page, 0).waitFor();
    await press(page, 'export');
    await page.getByText('Pilih dulu bahan yang akan diekspor.').waitFor();
    await cell(page, 0).click();
    await press(page, 'export');
    await page.getByRole('dialog', { name: /Ekspor/ }).waitFor();
    await page.context().close();
  });

  it('shows what a link names: in its place where it is on screen, else alone, with a way back', async () => {
    const page = await pages.open({ desktop: '' });
    await cell(page, 3).waitFor();
    const follow = (id: string) =>
      page.evaluate(`postMessage({ name: 'bahan:command', command: { kind: 'asset', id: '${id}' } }, origin)`);
    const ids = await ask(page, (handle) => handle.firstIds(6));
    await press(page, 'health');
    await page.getByRole('dialog').waitFor();
    await follow(ids[3] ?? '');
    await page.locator('.viewer').waitFor();
    await page.locator('.viewer__name p').nth(1).filter({ hasText: /^4\b/ }).waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.viewer').waitFor({ state: 'detached' });
    // a search that does not find it
    await page.locator('#main-search').fill('tidak-ada-yang-begini');
    await cell(page, 0).waitFor({ state: 'detached' });
    await follow(ids[5] ?? '');
    await page.locator('.viewer').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { name: 'Dari tautan' }).waitFor();
    expect(await page.locator('.grid [data-index]').count()).toBe(1);
    await page.getByRole('button', { name: 'Lihat semuanya lagi' }).click();
    await cell(page, 3).waitFor();
    await follow('zzzzzzzzzzzz');
    await page.locator('.failure').waitFor();
    await page.context().close();
  });

  it('shows what came in lately, in a folder or anywhere', async () => {
    const page = await pages.open({ desktop: '' });
    await cell(page, 0).waitFor();
    const arrived = (folder: string | null) =>
      page.evaluate(
        `postMessage({ name: 'bahan:command', command: { kind: 'arrived', folder: ${JSON.stringify(folder)} } }, origin)`,
      );
    const asked = () => page.locator('#main-search').inputValue();
    const filters = () =>
      ask(page, (handle) => handle.heard.filter(({ name }) => name === 'search.open').at(-1)?.input);
    await press(page, 'health');
    await page.getByRole('dialog').waitFor();
    await arrived('2020/Pelepasan "Ekspor" Kopi');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await expect.poll(filters).toMatchObject({ query: expect.stringContaining('folder:'), order: 'newest' });
    await arrived(null);
    await expect.poll(filters).toMatchObject({ query: 'status:baru', order: 'newest' });
    expect(await asked()).not.toContain('folder');
    await page.context().close();
  });
});
