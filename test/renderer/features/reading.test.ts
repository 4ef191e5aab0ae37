import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ask, cell, settle, troubles } from './in-page.ts';
import { openPages, type Pages } from './open-page.ts';

let pages: Pages;
beforeAll(async () => {
  pages = await openPages();
}, 120_000);
afterAll(() => pages.close());

/** Opens the made-up asset of a number: documents are 6 (pages), 15 (tables), 24 (text), 33 (names), 42 (locked). */
async function look(number: number, wishes: Record<string, string> = {}): Promise<Page> {
  const page = await pages.open(wishes, { width: 1280, height: 800 });
  const name = `IMG_${String(number).padStart(4, '0')}`;
  await page.getByRole('search').getByRole('combobox').or(page.getByRole('searchbox')).first().fill(`${name} `);
  await page.getByText('1 bahan', { exact: true }).first().waitFor();
  await cell(page, 0).dblclick();
  await page.locator('.viewer').waitFor();
  return page;
}

const shownPage = (page: Page) => page.getByRole('textbox', { name: 'Halaman' });

// a page in a browser on a busy computer takes its time
vi.setConfig({ testTimeout: 90_000 });

describe('pages', () => {
  it('are there only near the eye, however many there are', async () => {
    const page = await look(6);
    await page.locator('.page img').first().waitFor();
    expect(await page.locator('.page').count()).toBeLessThan(8);
    await shownPage(page).fill('1700');
    await shownPage(page).press('Enter');
    await page.getByRole('region', { name: 'Halaman 1.700' }).locator('img').waitFor();
    expect(await page.locator('.page').count()).toBeLessThan(8);
    await page.context().close();
  });

  it('keep their place while they grow and shrink', async () => {
    const page = await look(6);
    await shownPage(page).fill('900');
    await shownPage(page).press('Enter');
    await page.locator('.pages').focus();
    const width = () =>
      page
        .locator('.page')
        .first()
        .evaluate((sheet) => sheet.getBoundingClientRect().width);
    // the sheet has its size when its page is there
    await expect.poll(width).toBeGreaterThan(0);
    const before = await width();
    await page.keyboard.press('+');
    await page.keyboard.press('+');
    expect(await width()).toBeGreaterThan(before * 1.4);
    expect(await shownPage(page).inputValue()).toBe('900');
    await page.keyboard.press('z');
    expect(await width()).toBeLessThan(before);
    expect(await shownPage(page).inputValue()).toBe('900');
    await page.context().close();
  });

  it('are searched, hit by hit, and begin at the page in view', async () => {
    const page = await look(6);
    await shownPage(page).fill('20');
    await shownPage(page).press('Enter');
    await page.locator('.pages').focus();
    await page.keyboard.press('Control+f');
    await page.keyboard.type('durian');
    await page.getByText('2 dari 3').waitFor();
    await page.locator('.page__mark[data-current]').waitFor();
    expect(await shownPage(page).inputValue()).toBe('43');
    await page.keyboard.press('Enter');
    await page.getByText('3 dari 3').waitFor();
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.press('Shift+Enter');
    await page.getByText('1 dari 3').waitFor();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('semangka');
    await page.getByText('tidak ditemukan').waitFor();
    await page.keyboard.press('Escape');
    expect(await page.locator('.find').count()).toBe(0);
    expect(await page.locator('.pages').evaluate((room) => room === document.activeElement)).toBe(true);
    await page.context().close();
  });

  it('give their words in lines', async () => {
    const page = await look(6);
    await page.locator('.page__words span').first().waitFor();
    const words = await page.evaluate(() => {
      const range = document.createRange();
      range.selectNodeContents(document.querySelector('.page__words') as Element);
      getSelection()?.removeAllRanges();
      getSelection()?.addRange(range);
      return getSelection()?.toString();
    });
    expect(words?.trim().split('\n')).toEqual([
      'Laporan kegiatan',
      'Pelepasan ekspor kopi',
      'bersama petani',
      'di Bandung',
    ]);
    await page.context().close();
  });
});

describe('tables', () => {
  it('are walked by their cells, say what a cell holds, and how much is shown', async () => {
    const page = await look(15);
    await page.getByRole('grid', { name: 'Tabel Peserta' }).waitFor();
    await page.getByText('Hanya 3.000 baris pertama yang ditampilkan').waitFor();
    await page.keyboard.press('Control+End');
    await page.locator('.sheets__said', { hasText: 'G3000' }).waitFor();
    expect(await page.getByRole('gridcell').count()).toBeLessThan(600);
    const pointed = await page.locator('.sheet-table').getAttribute('aria-activedescendant');
    expect(await page.locator(`#${pointed}`).textContent()).toBe('Isi 2999 6');
    await page.getByRole('tab', { name: 'Peserta' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.getByRole('grid', { name: 'Tabel Anggaran' }).waitFor();
    await page.keyboard.press('ArrowRight');
    await page.getByText('Lembar ini kosong.').waitFor();
    await page.context().close();
  });

  it('are searched through all of their sheets', async () => {
    const page = await look(15);
    await page.getByRole('grid', { name: 'Tabel Peserta' }).waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('kolom 40');
    await page.getByRole('grid', { name: 'Tabel Anggaran' }).waitFor();
    await page.locator('.sheets__said', { hasText: 'AN1' }).waitFor();
    await page.context().close();
  });
});

describe('words and names', () => {
  it('are read on a sheet, and searched', async () => {
    const page = await look(24);
    await page.getByRole('heading', { name: 'Sambutan Bupati' }).waitFor();
    await page.getByText('Hanya bagian awal yang ditampilkan').waitFor({ state: 'attached' });
    await page.keyboard.press('/');
    await page.keyboard.type('alinea 399');
    await page.locator('mark[data-current]').waitFor();
    expect(await page.locator('mark[data-current]').isVisible()).toBe(true);
    expect(await troubles(page, '.viewer')).toEqual([]);
    await page.context().close();
  });

  it('of an archive are listed', async () => {
    const page = await look(33);
    await page.getByText('60 berkas di dalamnya').waitFor();
    await page.getByText('IMG_0007.jpg').waitFor();
    await page.context().close();
  });
});

describe('what cannot be shown', () => {
  it('says that it is locked, and what to do', async () => {
    const page = await look(42, { desktop: '' });
    await page.getByText('Berkas ini terkunci dengan kata sandi.').waitFor();
    await page.locator('.trouble').getByRole('button', { name: 'Buka di programnya' }).waitFor();
    await page.context().close();
  });

  it('can be tried again when it only took too long', async () => {
    const page = await pages.open();
    await ask(page, (handle) => handle.failAlways('documents.reading', 'file-timed-out'));
    await cell(page, 6).dblclick();
    await page.getByText('Membaca berkas ini terlalu lama.').waitFor();
    await ask(page, (handle) => handle.failAlways('documents.reading'));
    await page.getByRole('button', { name: 'Coba lagi' }).click();
    await page.locator('.page').first().waitFor();
    await page.context().close();
  });

  it('of a film leaves its frames to look through', async () => {
    const page = await look(4);
    await page.getByText('Film ini belum bisa diputar di sini').waitFor();
    await page.getByRole('slider', { name: 'Posisi pemutaran' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.locator('.film__moment').waitFor();
    expect(await troubles(page, '.viewer')).toEqual([]);
    await page.context().close();
  });
});

describe('facts and stacks', () => {
  it('looks at the other half of a stack without leaving the place', async () => {
    const page = await look(28);
    await page.getByRole('radio', { name: 'JPEG' }).waitFor({ state: 'attached' });
    await page.locator('.viewer').getByText('RAW', { exact: true }).waitFor();
    await page.mouse.move(600, 400);
    await page.mouse.move(620, 410);
    await page.locator('.viewer').getByText('JPEG', { exact: true }).click();
    await page.locator('.viewer [aria-live]', { hasText: '1 dari 1' }).waitFor({ state: 'attached' });
    expect(await page.getByRole('radio', { name: 'JPEG' }).isChecked()).toBe(true);
    await page.context().close();
  });

  it('shows every entry of a file, filters them, and says when it cannot', async () => {
    const page = await pages.open();
    await cell(page, 0).click();
    await page.getByRole('button', { name: 'Fakta', exact: true }).click();
    await ask(page, (handle) => handle.failAlways('assets.rawFacts', 'folder-offline'));
    await page.getByRole('button', { name: 'Semua fakta…' }).click();
    await page.getByText('1/125 detik').waitFor();
    await page.getByRole('tab', { name: 'Apa adanya di berkas' }).click();
    await page.getByText('Folder ini sedang tidak terhubung.').waitFor();
    await ask(page, (handle) => handle.failAlways('assets.rawFacts'));
    await page.getByRole('button', { name: 'Coba lagi' }).click();
    await page.getByText('5 catatan').waitFor();
    await page.getByRole('searchbox', { name: 'Saring nama atau isi' }).fill('kopi xmp');
    await page.getByText('1 catatan').waitFor();
    await settle(page);
    expect(await page.locator('.all-facts__group dt').allTextContents()).toEqual(['subject']);
    expect(await troubles(page, '.dialog')).toEqual([]);
    await page.context().close();
  });
});
