// @module-tag long
import type { Locator, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wide } from '../../fixtures/wide.ts';
import { ask, troubles } from './in-page.ts';
import { openPages, type Pages } from './open-page.ts';

let pages: Pages;
beforeAll(async () => {
  pages = await openPages();
});
afterAll(() => pages.close());

const picture = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');

/** The form of the size for WhatsApp with its logo switched on, by keys alone. */
async function openForm(
  wishes: Record<string, string> = {},
  size?: { width: number; height: number },
): Promise<{ page: Page; form: Locator }> {
  const page = await pages.open(wishes, size);
  const isEnglish = wishes.language === 'en';
  await page.keyboard.press('Control+,');
  await page.getByRole('tab', { name: isEnglish ? 'Export' : 'Ekspor' }).click();
  await page.getByRole('button', { name: isEnglish ? 'Change WhatsApp' : 'Ubah WhatsApp' }).click();
  const form = page.getByRole('dialog', { name: 'WhatsApp' });
  const tick = form.getByRole('checkbox', { name: isEnglish ? 'Put a logo on it' : 'Bubuhkan logo' });
  await tick.focus();
  await page.keyboard.press('Space');
  await form.getByRole('radio').first().waitFor();
  return { page, form };
}

interface SavedPreset {
  readonly logo?: { readonly file: string; readonly variants?: Record<string, string> };
}
const saved = async (page: Page): Promise<SavedPreset[]> => {
  const heard = await ask(page, (handle) =>
    handle.heard.filter((call) => call.name === 'exports.savePreset').map((call) => call.input),
  );
  return (heard as { preset: SavedPreset }[]).map(({ preset }) => preset);
};
const save = (form: Locator) => form.getByRole('button', { name: 'Simpan ukuran' }).click();

describe('the logo of a size', () => {
  it('is chosen by its picture, with keys alone, and has to be chosen', async () => {
    const { page, form } = await openForm();
    await save(form);
    await form.getByText('Pilih dulu logonya.').waitFor();
    await form.getByRole('radio', { name: 'Kominfo.svg' }).focus();
    await page.keyboard.press('ArrowRight');
    expect(await form.getByRole('radio', { name: 'Pemda.png' }).isChecked()).toBe(true);
    expect(await form.locator('.logo-choice .logo-picture img').count()).toBe(2);
    await save(form);
    await form.waitFor({ state: 'detached' });
    expect((await saved(page))[0]?.logo).toMatchObject({ file: 'Pemda.png', place: 'bottom-right' });
    await page.context().close();
  });

  it('is added from a file and chosen at once; what is none is refused with the reason', async () => {
    const { page, form } = await openForm();
    const file = form.locator('input[type="file"]');
    await file.setInputFiles({ name: 'catatan.txt', mimeType: 'text/plain', buffer: Buffer.from('halo') });
    await page.getByText('Berkas ini tidak bisa dipakai sebagai logo.').waitFor();
    await file.setInputFiles({ name: 'besar.png', mimeType: 'image/png', buffer: Buffer.alloc(5_000_001) });
    await page.getByText('paling besar 5 MB', { exact: false }).first().waitFor();
    expect(await form.locator('.logo-choice__one').count()).toBe(2);
    await file.setInputFiles({ name: 'HUT Kota.svg', mimeType: 'image/svg+xml', buffer: picture });
    await page.getByText('Logo “HUT Kota.svg” disimpan di pustaka').waitFor();
    expect(await form.getByRole('radio', { name: 'HUT Kota.svg' }).isChecked()).toBe(true);
    await page.context().close();
  });

  it('is added by dropping its file', async () => {
    const { page, form } = await openForm();
    const dropped = await page.evaluateHandle(() => {
      const data = new DataTransfer();
      data.items.add(new File(['<svg/>'], 'lambang.svg', { type: 'image/svg+xml' }));
      return data;
    });
    const place = form.locator('.logo-choice');
    await place.dispatchEvent('dragover', { dataTransfer: dropped });
    await form.locator('.logo-choice--over').waitFor();
    await place.dispatchEvent('drop', { dataTransfer: dropped });
    await form.getByRole('radio', { name: 'lambang.svg' }).waitFor();
    expect(await form.locator('.logo-choice--over').count()).toBe(0);
    expect(await form.getByRole('radio', { name: 'lambang.svg' }).isChecked()).toBe(true);
    await page.context().close();
  });

  it('is taken away, said to be gone where it is used, and put back', async () => {
    const { page, form } = await openForm();
    await form.getByRole('radio', { name: 'Pemda.png' }).focus();
    await page.keyboard.press('Space');
    await form.getByRole('button', { name: 'Hapus “Pemda.png” dari pustaka' }).click();
    await form.getByText('Logo “Pemda.png” tidak ada lagi di pustaka.', { exact: false }).waitFor();
    await page.getByText('Logo “Pemda.png” dihapus dari pustaka').waitFor();
    await page.getByRole('button', { name: 'Urungkan' }).click();
    await form.getByRole('radio', { name: 'Pemda.png' }).waitFor();
    expect(await form.getByText('tidak ada lagi di pustaka', { exact: false }).count()).toBe(0);
    await page.context().close();
  });

  it('is another one for the assets of a unit', async () => {
    const { page, form } = await openForm();
    await form.getByRole('radio', { name: 'Pemda.png' }).focus();
    await page.keyboard.press('Space');
    await form.getByRole('combobox', { name: 'Tambah unit kerja' }).fill('Dinas Pertanian');
    await page.keyboard.press('Enter');
    await form.getByRole('button', { name: 'Logo untuk Dinas Pertanian: Pemda.png' }).click();
    await page.getByRole('menuitemradio', { name: 'Kominfo.svg' }).click();
    await form.getByRole('button', { name: 'Logo untuk Dinas Pertanian: Kominfo.svg' }).waitFor();
    await save(form);
    await form.waitFor({ state: 'detached' });
    expect((await saved(page))[0]?.logo).toMatchObject({
      file: 'Pemda.png',
      variants: { 'Dinas Pertanian': 'Kominfo.svg' },
    });
    await page.getByRole('button', { name: 'Ubah WhatsApp' }).click();
    await form.getByRole('button', { name: 'Hapus logo untuk Dinas Pertanian' }).click();
    await save(form);
    await form.waitFor({ state: 'detached' });
    expect((await saved(page))[1]?.logo).not.toHaveProperty('variants');
    await page.context().close();
  });
});

describe('everybody can choose a logo', () => {
  it.each(
    wide(1, [
      ['dark', 'en', 390],
      ['light', 'id', 1280],
    ]),
  )('in %s, %s, at %d pixels', async (theme, language, width) => {
    const { page, form } = await openForm({ theme, language }, { width, height: 800 });
    await form.getByRole('radio', { name: 'Pemda.png' }).focus();
    await page.keyboard.press('Space');
    await form.getByRole('combobox').last().fill('Dinas Pertanian');
    await page.keyboard.press('Enter');
    await form.locator('.logo-variants__one').waitFor();
    expect(await troubles(page, '.dialog--large')).toEqual([]);
    const over = await form.evaluate((node) => node.scrollWidth - node.clientWidth);
    expect(over).toBeLessThanOrEqual(0);
    if (process.env.LOOK_AT) {
      await form.locator('.logo-part').scrollIntoViewIfNeeded();
      await page.screenshot({ path: `${process.env.LOOK_AT}/logo-${theme}-${language}-${width}.png` });
    }
    await page.context().close();
  });
});
