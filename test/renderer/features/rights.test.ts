// @module-tag long
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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

describe('rights of an asset', () => {
  it('are seen in the inspector, said in a dialog by keys alone, and held against the channels', async () => {
    const page = await pages.open();
    await cell(page, 1).click();
    await page.getByRole('button', { name: 'Hak dan izin' }).click();
    await page.getByText('Belum diklasifikasi.').waitFor();
    await page.getByText('Tentukan: publik, terbatas, atau dikecualikan.').waitFor();
    await cell(page, 1).focus();
    await page.keyboard.press('Control+Alt+h');
    const dialog = page.getByRole('dialog', { name: 'Hak bahan ini' });
    await dialog.getByText('Dikecualikan', { exact: true }).click();
    await dialog.getByRole('textbox', { name: 'Alasan' }).fill('Wajah korban terlihat');
    await dialog.getByLabel('Dikecualikan sampai').fill('2030-01-31');
    expect(await troubles(page, '.dialog')).toEqual([]);
    await shot(page, 'rights-dialog');
    await dialog.getByRole('textbox', { name: 'Alasan' }).press('Enter');
    await dialog.waitFor({ state: 'detached' });
    expect(await heardOf(page, 'rights.say')).toEqual([
      {
        ids: [expect.any(String)],
        rights: { classification: 'excluded', reason: 'Wajah korban terlihat', until: '2030-01-31' },
      },
    ]);
    await page.getByText('Ditahan: semua kanal').waitFor();
    await page.getByText('sampai 31 Januari 2030').waitFor();
    expect(await troubles(page, '.rights')).toEqual([]);
    await shot(page, 'rights-inspector');
    await page.context().close();
  });

  it('are said of many at once, and what was left empty stays', async () => {
    const page = await pages.open();
    await cell(page, 0).click();
    await cell(page, 5).click({ modifiers: ['Shift'] });
    await page.getByRole('button', { name: 'Tindakan untuk yang dipilih' }).click();
    await page.getByRole('menuitem', { name: 'Hak dan klasifikasi…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Hak 6 bahan' });
    expect(await dialog.getByRole('button', { name: 'Simpan untuk 6 bahan' }).isDisabled()).toBe(true);
    await dialog.getByText('Publik', { exact: true }).click();
    await dialog.getByLabel('Embargo sampai').fill('2026-06-01T10:00');
    await shot(page, 'rights-many');
    await dialog.getByRole('button', { name: 'Simpan untuk 6 bahan' }).click();
    await dialog.waitFor({ state: 'detached' });
    const [said] = (await heardOf(page, 'rights.say')) as { ids: string[]; rights: unknown }[];
    expect(said?.ids).toHaveLength(6);
    expect(said?.rights).toEqual({
      ...{ classification: 'public', reason: null, basis: null, until: null },
      embargo: '2026-06-01T10:00',
    });
    await page.context().close();
  });
});

describe('consents', () => {
  it('are written down beside the asset, withdrawn, and lead to where it has to be taken down', async () => {
    const page = await pages.open();
    await cell(page, 2).click();
    await page.getByRole('button', { name: 'Hak dan izin' }).click();
    await page.locator('.rights').getByRole('button', { name: 'Catat izin…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Catat izin' });
    await dialog.getByRole('combobox', { name: 'Nama orangnya' }).fill('Rina Wulandari');
    await dialog.getByText('Semua kanal').click();
    await dialog.getByText('Pilih paling sedikit satu kanal.').waitFor();
    await dialog.getByText('Instagram').click();
    await dialog.getByRole('textbox', { name: 'Wali' }).fill('Ibu Sari');
    await dialog.getByLabel('Diberikan pada').fill('2026-05-01');
    await dialog.getByLabel('Berlaku sampai').fill('2026-04-01');
    await dialog.getByText('Izin ini berakhir sebelum diberikan.').waitFor();
    expect(await dialog.getByRole('button', { name: 'Simpan izin' }).isDisabled()).toBe(true);
    await dialog.getByLabel('Berlaku sampai').fill('2027-05-01');
    expect(await troubles(page, '.dialog')).toEqual([]);
    await shot(page, 'consent-dialog');
    await dialog.getByRole('button', { name: 'Simpan izin' }).click();
    await dialog.waitFor({ state: 'detached' });
    const [saved] = (await heardOf(page, 'rights.saveConsent')) as { consent: unknown }[];
    expect(saved?.consent).toMatchObject({
      ...{ id: null, person: 'Rina Wulandari', channels: ['instagram'], guardian: 'Ibu Sari' },
      ...{ given: '2026-05-01', until: '2027-05-01', withdrawn: null, paper: null },
    });
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Izin orang yang tampak…' }).click();
    const list = page.getByRole('dialog', { name: 'Izin orang yang tampak' });
    await list.getByText('wali: Ibu Sari', { exact: false }).waitFor();
    expect(await troubles(page, '.dialog')).toEqual([]);
    await shot(page, 'consents');
    await list.getByRole('button', { name: 'Catat pencabutan hari ini' }).click();
    await list.getByRole('link', { name: 'https://instagram.com/p/abc' }).waitFor();
    expect(await troubles(page, '.dialog')).toEqual([]);
    await shot(page, 'take-down');
    await list.getByRole('button', { name: 'Sudah diturunkan' }).click();
    await list.getByText('Tidak ada yang perlu diturunkan').waitFor();
    await page.context().close();
  });

  it('go by the later time where the clock was set back, until somebody says that it is right', async () => {
    const page = await pages.open({ behind: '', language: 'en', theme: 'dark' });
    await page.getByRole('button', { name: 'Consent of those shown…' }).click();
    const list = page.getByRole('dialog', { name: 'Consent of those shown' });
    await list.getByText('Consents and embargoes go by the later of the two.', { exact: false }).waitFor();
    expect(await troubles(page, '.dialog')).toEqual([]);
    await shot(page, 'clock');
    await list.getByRole('button', { name: 'This computer is right' }).click();
    await list.locator('.clock-note').waitFor({ state: 'detached' });
    await page.context().close();
  });
});
