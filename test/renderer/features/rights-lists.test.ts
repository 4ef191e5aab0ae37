// @module-tag long
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isWide } from '../../fixtures/wide.ts';
import { ask, cell, troubles } from './in-page.ts';
import { openPages, type Pages } from './open-page.ts';

let pages: Pages;
beforeAll(async () => {
  pages = await openPages();
});
afterAll(() => pages.close());

const openConsents = async (page: Page) => {
  await page.getByRole('button', { name: 'Izin orang yang tampak…' }).click();
  return page.getByRole('dialog', { name: 'Izin orang yang tampak' });
};

describe('what cannot be read', () => {
  it('is said of rights in the inspector and in their dialog, and read once more', async () => {
    const page = await pages.open({ fail: 'rights.of' });
    await cell(page, 1).click();
    await page.getByRole('button', { name: 'Hak dan izin' }).click();
    await page.getByText('Hak dan izinnya tidak bisa dibaca sekarang.').waitFor();
    await cell(page, 1).focus();
    await page.keyboard.press('Control+Alt+h');
    const dialog = page.getByRole('dialog', { name: 'Hak bahan ini' });
    await dialog.getByText('Hak dan izinnya tidak bisa dibaca sekarang.').waitFor();
    expect(await troubles(page, '.dialog')).toEqual([]);
    await ask(page, (handle) => handle.failAlways('rights.of'));
    await dialog.getByRole('button', { name: 'Coba lagi' }).click();
    await dialog.getByRole('radio', { name: 'Publik' }).waitFor({ state: 'attached' });
    await page.keyboard.press('Escape');
    await page.getByText('Belum diklasifikasi.').waitFor();
    await page.context().close();
  });

  it('is said of places to be taken down', async () => {
    const page = await pages.open({ fail: 'publications.toTakeDown' });
    const list = await openConsents(page);
    await list.getByRole('tab', { name: 'Perlu diturunkan' }).click();
    await list.getByText('Daftar yang perlu diturunkan tidak bisa dibaca').waitFor();
    await ask(page, (handle) => handle.failAlways('publications.toTakeDown'));
    await list.getByRole('button', { name: 'Coba lagi' }).click();
    await list.getByText('Tidak ada yang perlu diturunkan').waitFor();
    await page.context().close();
  });

  it('is said of where an asset was published', async () => {
    const page = await pages.open({ fail: 'publications.of' });
    await cell(page, 1).click();
    await page.getByRole('button', { name: 'Terbit', exact: true }).click();
    await page.getByText('Riwayat terbit belum dapat dibaca.').waitFor();
    await ask(page, (handle) => handle.failAlways('publications.of'));
    await page.locator('.not-read').getByRole('button', { name: 'Coba lagi' }).click();
    await page.getByText('Belum pernah dibawa keluar').waitFor();
    await page.context().close();
  });
});

describe.runIf(isWide)('lists of a thousand', () => {
  it('say of consents how the others are found', async () => {
    const page = await pages.open();
    await ask(page, (handle) => handle.fillPapers(1000));
    const list = await openConsents(page);
    const more = list.getByRole('button', { name: 'Tampilkan lebih banyak' });
    for (const shown of [50, 100, 150]) {
      await expect.poll(() => list.locator('.consent').count()).toBe(shown);
      await more.click();
    }
    await list.getByText('200 yang pertama ditampilkan. Cari namanya', { exact: false }).waitFor();
    expect(await more.count()).toBe(0);
    await list.getByRole('searchbox').fill('Orang 999');
    await expect.poll(() => list.locator('.consent').count()).toBe(1);
    await page.context().close();
  });

  it('are ticked off by keys alone: the keyboard goes on to the next one', async () => {
    const page = await pages.open();
    await ask(page, (handle) => handle.fillPapers(3));
    const list = await openConsents(page);
    await list.getByRole('tab', { name: 'Perlu diturunkan' }).click();
    const links = list.locator('.consent__link');
    await expect.poll(() => links.count()).toBe(3);
    await list.getByRole('button', { name: 'Sudah diturunkan' }).nth(1).focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => links.count()).toBe(2);
    const here = () =>
      page.evaluate(() => document.activeElement?.closest('.consent')?.querySelector('.consent__link')?.textContent);
    await expect.poll(here).toContain('/p/2');
    await page.keyboard.press('Enter');
    await expect.poll(() => links.count()).toBe(1);
    await expect.poll(here).toContain('/p/0');
    await page.keyboard.press('Enter');
    await list.getByText('Tidak ada yang perlu diturunkan').waitFor();
    await page.context().close();
  });
});

it('a consent that is written down without an asset wants a name, and promises nothing for an empty one', async () => {
  const page = await pages.open();
  const list = await openConsents(page);
  await list.getByRole('button', { name: 'Catat izin…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Catat izin' });
  await dialog.getByText('Isi nama orangnya dulu.').waitFor();
  expect(await dialog.getByText('Kosong berarti semua orang', { exact: false }).count()).toBe(0);
  await page.context().close();
});

it('the keyboard stays with the paper that is chosen, and with the field once it is let go', async () => {
  const page = await pages.open();
  await cell(page, 2).click();
  await page.getByRole('button', { name: 'Tindakan untuk yang dipilih' }).click();
  await page.getByRole('menuitem', { name: 'Catat izin…' }).click();
  await page.getByRole('textbox', { name: 'Surat izin' }).fill('kopi');
  await page.locator('.rights-form__found .button').first().press('Enter');
  const label = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
  await expect.poll(label).toContain('Lepaskan');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT');
  await page.context().close();
});
