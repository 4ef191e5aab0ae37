// @module-tag long
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, cell, settle } from './in-page.ts';
import { openPages, type Pages } from './open-page.ts';

let pages: Pages;
beforeAll(async () => {
  pages = await openPages();
});
afterAll(() => pages.close());

const heard = async (page: Page, name: string): Promise<unknown[]> =>
  (await ask(page, (handle) => handle.heard)).filter((call) => call.name === name);

/** The window of export over all that is there, or over the first. */
async function openExport(wishes: Record<string, string> = {}, all = false): Promise<Page> {
  const page = await pages.open(wishes);
  await cell(page, 0).click();
  if (all) await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+Shift+E');
  await page.locator('.dialog--full').waitFor();
  return page;
}
const tick = (page: Page, name: string) => page.getByRole('checkbox', { name }).setChecked(true, { force: true });
const toFolder = async (page: Page, path: string) => {
  await page.getByRole('textbox', { name: 'Folder tujuan' }).fill(path);
  await page.getByRole('textbox', { name: 'Folder tujuan' }).blur();
};
const gate = (page: Page) => page.getByRole('region', { name: 'Boleh keluar?' });

describe('the window of export', () => {
  it('is not heard while another one stands above it', async () => {
    const page = await openExport();
    await toFolder(page, '/home/humas/Keluar');
    await page.getByRole('button', { name: /^Ekspor 1 salinan/ }).waitFor();
    await page.getByRole('button', { name: 'Atur daftar ukuran…' }).click();
    await page.getByRole('button', { name: 'Ukuran baru' }).click();
    await page.getByRole('textbox', { name: 'Nama', exact: true }).press('Control+Enter');
    await settle(page);
    expect(await heard(page, 'exports.start')).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.locator('.presets-page').waitFor({ state: 'detached' });
    await page.getByRole('textbox', { name: 'Folder tujuan' }).press('Control+Enter');
    await expect.poll(async () => (await heard(page, 'exports.start')).length).toBe(1);
    await page.context().close();
  });

  it('keeps the crop that is being set from one picture to the next', async () => {
    const page = await openExport({ assets: '40' }, true);
    await tick(page, 'Instagram 4:5');
    await page.getByRole('button', { name: 'Atur potongan 4:5 untuk Instagram 4:5' }).click();
    await page.locator('.crop-frame').waitFor();
    await page.evaluate(() => {
      const seen = globalThis as typeof globalThis & { gone?: number };
      seen.gone = 0;
      new MutationObserver(() => {
        if (!document.querySelector('.previews')) seen.gone = (seen.gone ?? 0) + 1;
      }).observe(document.body, { childList: true, subtree: true });
    });
    await page.getByRole('button', { name: 'Berikutnya' }).click();
    await page.getByText('2 dari 40').waitFor();
    await page.locator('.crop-frame').waitFor();
    expect(await page.evaluate(() => (globalThis as typeof globalThis & { gone?: number }).gone)).toBe(0);
    await page.context().close();
  });

  it('says of a thousand and more that it has looked at some only', async () => {
    const page = await openExport({ assets: '1400' }, true);
    await gate(page).getByText('Ini baru sebagian.', { exact: false }).waitFor();
    await toFolder(page, '/home/humas/Keluar');
    await page.getByText('salinan akan dibuat', { exact: false }).waitFor();
    await page.context().close();
  });

  it('leads from what keeps an asset back to where that is cured', async () => {
    const page = await openExport({ assets: '40' }, true);
    await gate(page).getByRole('button', { name: 'Catat izin…' }).click();
    const consent = page.getByRole('dialog', { name: 'Catat izin' });
    expect(await consent.getByLabel('Nama orangnya').inputValue()).toBe('Siti Aminah');
    await page.keyboard.press('Escape');
    await consent.waitFor({ state: 'detached' });
    await gate(page).getByRole('button', { name: 'Lengkapi sekaligus…' }).click();
    await page.getByRole('dialog', { name: /^Ubah \d+ bahan/ }).waitFor();
    await page.context().close();
  });

  it('says how copies are packed, where that is not plain', async () => {
    const page = await openExport();
    await page.getByText('Paket pers', { exact: true }).click();
    await page.getByText('Satu ZIP: salinan, lembar keterangan', { exact: false }).waitFor();
    await page.getByText('Berkas biasa', { exact: true }).click();
    await page.getByText('Satu ZIP: salinan', { exact: false }).waitFor({ state: 'detached' });
    await page.context().close();
  });

  it('offers to read the sizes once more when that failed', async () => {
    const page = await openExport({ fail: 'exports.presets' });
    await page.getByText('Daftar ukuran belum bisa dibaca.').waitFor();
    // nobody is asked to tick what is not there
    expect(await page.getByText('Centang dulu satu ukuran', { exact: false }).count()).toBe(0);
    expect(await page.getByText('Pilih satu ukuran atau lebih', { exact: false }).count()).toBe(0);
    await ask(page, (handle) => handle.failAlways('exports.presets'));
    await page.getByRole('button', { name: 'Coba lagi' }).click();
    await page.getByRole('checkbox', { name: 'WhatsApp' }).waitFor();
    await page.context().close();
  });
});

describe('an export that has ended', () => {
  const begin = async (): Promise<Page> => {
    const page = await openExport({ assets: '40' }, true);
    await toFolder(page, '/home/humas/Keluar');
    await page.getByRole('button', { name: /^Ekspor \d+ salinan/ }).click();
    await page.getByText('salinan sedang dibuat', { exact: false }).waitFor();
    return page;
  };

  it('says what was left out because its name was taken', async () => {
    const page = await begin();
    await ask(page, (handle) => handle.finishExport('export-1', 0, 3));
    await page.getByText('Ekspor selesai: 3 salinan dilewati karena namanya sudah ada').waitFor();
    await page.getByRole('button', { name: 'Lihat rinciannya' }).click();
    const dialog = page.getByRole('dialog', { name: 'Ekspor ke Keluar' });
    await dialog.getByText('3 dilewati karena namanya sudah ada', { exact: false }).waitFor();
    expect(await dialog.getByText('Semua salinan sudah jadi.').count()).toBe(0);
    await page.context().close();
  });

  it('names what was not made in words, also while nobody knows its name', async () => {
    const page = await begin();
    await ask(page, (handle) => handle.failAlways('assets.cards', 'connection-lost'));
    await ask(page, (handle) => handle.finishExport('export-1', 2));
    await page.getByRole('button', { name: 'Lihat rinciannya' }).click();
    const told = page.locator('.export-progress__troubles strong');
    await told.first().waitFor();
    expect(await told.allTextContents()).toEqual(['…', '…']);
    await ask(page, (handle) => handle.failAlways('assets.cards'));
    await page.context().close();
  });
});
