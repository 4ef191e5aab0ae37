import { mkdirSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { troubles } from './in-page.ts';
import { openPages, type Pages } from './open-page.ts';

let pages: Pages;
beforeAll(async () => {
  pages = await openPages();
}, 120_000);
afterAll(() => pages.close());

const openSettings = async (page: Page) => {
  await page.keyboard.press('Control+,');
  await page.getByRole('dialog').waitFor();
};

describe('the settings of this computer', () => {
  it('say what the program does outside of its windows, and change it', async () => {
    const page = await pages.open({ desktop: '' });
    await openSettings(page);
    const box = (name: RegExp) => page.getByRole('checkbox', { name });
    const stays = box(/Tetap memantau/);
    await stays.waitFor();
    expect([
      await stays.isChecked(),
      await box(/Mulai bersama komputer/).isChecked(),
      await box(/banyak berkas masuk/).isChecked(),
    ]).toEqual([false, false, true]);
    await page.getByText('Tetap memantau folder setelah').click();
    await expect.poll(() => stays.isChecked()).toBe(true);
    expect(await box(/Mulai bersama komputer/).isChecked()).toBe(false);
    await page.getByText('Bahan tidak mencari pembaruan.', { exact: false }).waitFor();
    await page.getByText('tidak dihubungi sebelum Anda mengizinkannya', { exact: false }).waitFor();
    expect(await troubles(page, '[role="dialog"]')).toEqual([]);
    if (process.env.SHOTS) {
      mkdirSync(process.env.SHOTS, { recursive: true });
      await page.screenshot({ path: `${process.env.SHOTS}/id-light.png` });
      await page.getByText('English').click();
      await page.getByText(/^Dark$/).click();
      await page.screenshot({ path: `${process.env.SHOTS}/en-dark.png` });
      expect(await troubles(page, '[role="dialog"]')).toEqual([]);
    }
    await page.context().close();
  });

  it('let the colour of the system be the main one, in the light and in the dark', async () => {
    const page = await pages.open({ desktop: '' });
    await openSettings(page);
    const accent = page.getByRole('radiogroup', { name: 'Warna utama' });
    await accent.getByText('Ikut sistem').click();
    for (const theme of ['Terang', 'Gelap']) {
      await page.getByText(theme, { exact: true }).click();
      expect(await troubles(page, '[role="dialog"]')).toEqual([]);
      if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/accent-${theme}.png` });
    }
    await page.context().close();
  });

  it('say where a newer Bahan is looked for, and lead to where that is changed', async () => {
    const page = await pages.open({ desktop: '' });
    await openSettings(page);
    await page.getByRole('button', { name: 'Pembaruan…' }).click();
    await page.getByText('Bahan mencari pembaruan di updates.example.go.id.').waitFor();
    await page.context().close();
  });

  it('are not there in a browser', async () => {
    const page = await pages.open();
    await openSettings(page);
    await page.getByText('Bahasa').first().waitFor();
    expect(await page.getByRole('checkbox', { name: /Tetap memantau/ }).count()).toBe(0);
    await page.context().close();
  });
});
