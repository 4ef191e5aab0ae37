// @module-tag long
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, settle, troubles } from './in-page.ts';
import { openPages, type Pages } from './open-page.ts';

let pages: Pages;
beforeAll(async () => {
  pages = await openPages();
});
afterAll(() => pages.close());

const heard = async (page: Page, name: string): Promise<unknown[]> =>
  (await ask(page, (handle) => handle.heard)).filter((call) => call.name === name).map((call) => call.input);

describe('sizes of the office', () => {
  const openSizes = async (wishes: Record<string, string> = {}): Promise<Page> => {
    const page = await pages.open(wishes);
    await page.keyboard.press('Control+,');
    await page.getByRole('tab', { name: wishes.language === 'en' ? 'Export' : 'Ekspor' }).click();
    await page.locator('.presets-page__one').first().waitFor();
    return page;
  };

  it('are added with a form that says what is wrong with it', async () => {
    const page = await openSizes();
    await page.getByRole('button', { name: 'Ukuran baru' }).click();
    const form = page.getByRole('dialog', { name: 'Ukuran baru' });
    await form.getByRole('button', { name: 'Simpan ukuran' }).click();
    await form.getByText('Periksa yang ditandai.').waitFor();
    await form.getByRole('textbox', { name: 'Nama', exact: true }).fill('Poster Pemda');
    await form.getByText('Ukuran pasti', { exact: true }).click();
    await form.getByRole('textbox', { name: 'Lebar (piksel)' }).fill('dua');
    await form.getByRole('button', { name: 'Simpan ukuran' }).click();
    await form.getByText('Tulis angka dari 16 sampai 20.000.').waitFor();
    await form.getByRole('textbox', { name: 'Lebar (piksel)' }).fill('1200');
    expect(await troubles(page, '.dialog--large')).toEqual([]);
    await form.getByRole('button', { name: 'Simpan ukuran' }).click();
    await form.waitFor({ state: 'detached' });
    await page.getByText('Poster Pemda', { exact: true }).waitFor();
    const [saved] = (await heard(page, 'exports.savePreset')) as { preset: object }[];
    expect(saved?.preset).toMatchObject({
      id: 'poster-pemda',
      name: { id: 'Poster Pemda', en: 'Poster Pemda' },
      size: { width: 1200, height: 1080 },
      fit: 'crop',
    });
    expect(saved?.preset).not.toHaveProperty('longEdge');
    await page.context().close();
  });

  it('are changed and given back their own values', async () => {
    const page = await openSizes();
    await page.getByRole('button', { name: 'Ubah WhatsApp' }).click();
    await page.getByRole('textbox', { name: 'Sisi panjang (piksel)' }).fill('1280');
    await page.getByRole('button', { name: 'Simpan ukuran' }).click();
    await page.getByText('Bawaan, diubah').waitFor();
    await page.getByRole('button', { name: 'Tindakan untuk WhatsApp' }).click();
    await page.getByRole('menuitem', { name: 'Kembalikan ke bawaan' }).click();
    await page.getByText('Bawaan, diubah').waitFor({ state: 'detached' });
    await page.context().close();
  });

  it('are taken from the file of another office', async () => {
    const page = await openSizes();
    const preset = {
      id: 'koran',
      name: { id: 'Koran', en: 'Newspaper' },
      purpose: { id: 'Untuk koran.', en: 'For papers.' },
      channel: 'press',
      original: false,
      metadata: { words: true, credit: true, people: true, position: false, camera: false },
    };
    const put = (text: string) =>
      page
        .locator('input[type="file"]')
        .setInputFiles({ name: 'ukuran.json', mimeType: 'application/json', buffer: Buffer.from(text) });
    await put('{{');
    await settle(page);
    expect(await page.getByText('Koran', { exact: true }).count()).toBe(0);
    await put(JSON.stringify({ presets: [preset] }));
    await page.getByText('Koran', { exact: true }).waitFor();
    await page.getByText('Milik kantor').waitFor();
    await page.context().close();
  });
});

describe('the form of a size', () => {
  it('says of what is wrong how it would be right, and goes there', async () => {
    const page = await pages.open();
    await page.keyboard.press('Control+,');
    await page.getByRole('tab', { name: 'Ekspor' }).click();
    await page.getByRole('button', { name: 'Ukuran baru' }).click();
    const form = page.getByRole('dialog', { name: 'Ukuran baru' });
    const focused = () => page.evaluate(() => (document.activeElement as HTMLInputElement | null)?.value);
    await form.getByRole('textbox', { name: 'Mutu (1–100)' }).fill('900');
    await form.getByRole('button', { name: 'Simpan ukuran' }).click();
    await form.getByText('Namanya belum diisi.').waitFor();
    await form.getByText('Tulis angka dari 1 sampai 100.').waitFor();
    await expect.poll(focused).toBe('');
    await form.getByRole('textbox', { name: 'Nama', exact: true }).fill('Layar Lobi');
    await form.getByRole('button', { name: 'Simpan ukuran' }).click();
    await expect.poll(focused).toBe('900');
    await form.getByText('Yang bisa ditulis: {judul}', { exact: false }).waitFor();
    await page.context().close();
  });

  it('offers variables in the language of the person', async () => {
    const page = await pages.open({ language: 'en' });
    await page.keyboard.press('Control+,');
    await page.getByRole('tab', { name: 'Export' }).click();
    await page.getByRole('button', { name: 'New size' }).click();
    await page.getByText('What can be written: {title}', { exact: false }).waitFor();
    await page.context().close();
  });
});
