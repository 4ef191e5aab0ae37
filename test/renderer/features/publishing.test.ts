// @module-tag long
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ask, cell, settle, troubles } from './in-page.ts';
import { openPages, type Pages } from './open-page.ts';

let pages: Pages;
beforeAll(async () => {
  pages = await openPages();
}, 120_000);
afterAll(() => pages.close());

/** With BAHAN_SHOTS naming a folder, what is tested is kept as pictures to look at. */
async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env.BAHAN_SHOTS;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await settle(page);
  await page.screenshot({ path: join(folder, `${name}.png`) });
}

const heardOf = async (page: Page, name: string): Promise<unknown[]> => {
  const heard = await ask(page, (handle) => handle.heard);
  return heard.filter((call) => call.name === name).map((call) => call.input);
};

it('an asset is marked as published by keys alone, taken down, and unsaid', async () => {
  const page = await pages.open();
  await cell(page, 1).click();
  await page.getByRole('button', { name: 'Terbit', exact: true }).click();
  await page.getByText('Belum pernah dibawa keluar').waitFor();
  await cell(page, 1).focus();
  await page.keyboard.press('Control+Alt+b');
  const dialog = page.getByRole('dialog', { name: 'Tandai terbit' });
  await dialog.waitFor();
  // the field for the link has the keys
  await page.keyboard.type('facebook.com/a');
  await dialog.getByText('Tautan dimulai dengan').waitFor();
  expect(await dialog.getByRole('button', { name: 'Tandai terbit' }).isDisabled()).toBe(true);
  await dialog.getByRole('textbox', { name: 'Tautan' }).fill('https://www.facebook.com/pemkab/posts/12');
  expect(await dialog.getByRole('radio', { name: 'Facebook' }).isChecked()).toBe(true);
  expect(await troubles(page, '.dialog')).toEqual([]);
  await shot(page, 'publish-dialog');
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  expect(await heardOf(page, 'publications.say')).toEqual([
    {
      ...{ ids: [expect.any(String)], channel: 'facebook', note: null, at: expect.any(Number) },
      link: 'https://www.facebook.com/pemkab/posts/12',
    },
  ]);
  const place = page.locator('.published__one');
  await place.getByRole('link', { name: 'facebook.com/pemkab/posts/12' }).waitFor();
  expect(await troubles(page, '.published')).toEqual([]);
  await shot(page, 'published-part');
  await place.getByRole('button').click();
  await page.getByRole('menuitem', { name: 'Sudah diturunkan' }).click();
  await place.getByText('Diturunkan').waitFor();
  await place.getByRole('button').click();
  await page.getByRole('menuitem', { name: 'Salah catat, hapus' }).click();
  await page.getByText('Belum pernah dibawa keluar').waitFor();
  await page.context().close();
});

it('words are copied and a sheet is made of what is chosen', async () => {
  const page = await pages.open();
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await cell(page, 0).click();
  await cell(page, 2).click({ modifiers: ['Shift'] });
  const menu = async (name: string) => {
    await page.getByRole('button', { name: 'Tindakan untuk yang dipilih' }).click();
    await page.getByRole('menuitem', { name }).click();
  };
  await menu('Salin keterangan dan kredit');
  await page.getByText('Keterangan dan kredit 3 bahan disalin').waitFor();
  expect((await page.evaluate(() => navigator.clipboard.readText())).split('\n\n')).toHaveLength(3);
  await menu('Buat lembar…');
  const dialog = page.getByRole('dialog', { name: 'Lembar tentang 3 bahan' });
  await dialog.getByText('Data (Excel)').click();
  const make = dialog.getByRole('button', { name: 'Buat lembar' });
  expect(await make.isDisabled()).toBe(true);
  await dialog.getByRole('textbox').fill('/home/humas/lembar');
  expect(await troubles(page, '.dialog')).toEqual([]);
  await shot(page, 'sheet-dialog');
  await make.click();
  await dialog.waitFor({ state: 'detached' });
  expect(await heardOf(page, 'exports.sheet')).toEqual([
    { ids: expect.any(Array), what: 'data-xlsx', to: '/home/humas/lembar', language: 'id' },
  ]);
  await page.context().close();
});
