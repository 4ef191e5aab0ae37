import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import exifr from 'exifr';
import sharp from 'sharp';
import { assets, cellOf, door, expect, searchField, test } from './fixtures.ts';
import { stumbles } from './stumbles.ts';

const dialog = (window: Page) => window.locator('.dialog--full');
const tick = (window: Page, name: RegExp) =>
  dialog(window).getByRole('checkbox', { name }).setChecked(true, { force: true });
const pictures = (folder: string) => readdirSync(folder).filter((name) => /\.(jpe?g|png|webp)$/.test(name));

async function dress(window: Page, theme: 'light' | 'dark', language: 'id' | 'en'): Promise<void> {
  await window.emulateMedia({ colorScheme: theme });
  await window.evaluate(
    (chosen) => localStorage.setItem('bahan.settings', JSON.stringify({ language: chosen, theme: 'system' })),
    language,
  );
  await window.reload();
  await expect(assets(window).getByRole('gridcell').first()).toBeVisible();
}

test('from a typed query to copies for three channels takes six actions', async ({ window, office }) => {
  const target = join(office.folder, 'Tiga Kanal');
  mkdirSync(target);
  await searchField(window).fill('jenis:foto puskesmas ');
  const first = cellOf(window, /Puskesmas/).first();
  await expect(first).toBeVisible();
  let actions = 0;
  const act = async (what: Promise<unknown>) => {
    actions += 1;
    await what;
  };
  await act(first.click());
  await act(window.keyboard.press('Control+Shift+E'));
  await act(tick(window, /4:5/));
  await act(tick(window, /^WhatsApp/));
  await act(window.getByRole('textbox', { name: 'Folder tujuan' }).fill(target));
  // what has to be known beforehand stands there to be read
  await expect(window.getByRole('region', { name: 'Boleh keluar?' }).getByText('WhatsApp').first()).toBeVisible();
  await act(window.keyboard.press('Control+Enter'));
  await expect(dialog(window)).toBeHidden();
  expect(actions).toBeLessThanOrEqual(6);
  await expect.poll(() => pictures(target).length, { timeout: 30_000 }).toBe(3);
  await expect(window.getByText('Ekspor selesai: 3 salinan', { exact: false })).toBeVisible();

  const sizes = await Promise.all(pictures(target).map((name) => sharp(join(target, name)).metadata()));
  // the photographs of the demo are smaller than the size asked for, and nothing is made larger than it is
  const cut = sizes.filter(({ width = 0, height = 1 }) => Math.abs(width / height - 4 / 5) < 0.005);
  expect(cut).toHaveLength(1);
  expect(cut[0]?.width).toBeLessThanOrEqual(1080);
  for (const name of pictures(target)) {
    const facts = (await exifr.parse(readFileSync(join(target, name)), { gps: true, tiff: true })) as
      | Record<string, unknown>
      | undefined;
    expect(facts?.latitude).toBeUndefined();
    expect(facts?.GPSLatitude).toBeUndefined();
  }
});

test('everything about an export goes by keyboard alone, and the crop that was set is kept', async ({
  window,
  office,
}) => {
  const target = join(office.folder, 'Papan Ketik');
  mkdirSync(target);
  await window.keyboard.press('/');
  await window.keyboard.type('jenis:foto kopi');
  await expect(assets(window).getByRole('gridcell').first()).toHaveAccessibleName(/Ekspor Kopi/);
  await window.keyboard.press('Enter');
  await window.keyboard.press('Home');
  await window.keyboard.press('Control+Shift+E');
  await expect(dialog(window)).toBeVisible();
  await dialog(window).getByRole('searchbox').focus();
  await window.keyboard.type('4:5');
  await window.keyboard.press('Tab');
  await window.keyboard.press('Space');
  const adjust = dialog(window).getByRole('button', { name: /^Atur potongan 4:5/ });
  await adjust.focus();
  await window.keyboard.press('Enter');
  const frame = dialog(window).getByRole('application');
  await frame.focus();
  for (const key of ['-', '-', 'Shift+ArrowRight']) await window.keyboard.press(key);
  await expect(dialog(window).getByText('Diatur sendiri')).toBeVisible();
  const place = await frame.getAttribute('style');
  // what was set holds once the keys rest
  await expect(window.getByText('Potongan 4:5 disimpan')).toBeVisible();
  await window.keyboard.press('Escape');
  await expect(dialog(window)).toBeHidden();

  await assets(window).focus();
  await window.keyboard.press('Control+Shift+E');
  await adjust.focus();
  await window.keyboard.press('Enter');
  await expect(frame).toHaveAttribute('style', place ?? '');
  await frame.focus();
  await window.keyboard.press('Home');
  await expect(dialog(window).getByText('Usulan Bahan')).toBeVisible();
  await window.getByRole('textbox', { name: 'Folder tujuan' }).focus();
  await window.keyboard.type(target);
  await expect(window.getByRole('region', { name: 'Boleh keluar?' })).toBeVisible();
  await window.keyboard.press('Control+Enter');
  await expect(dialog(window)).toBeHidden();
  await expect.poll(() => pictures(target).length, { timeout: 30_000 }).toBeGreaterThan(0);
});

test('names that are taken are asked about once, and nothing is written over unless said', { tag: '@long' }, async ({
  window,
  office,
}) => {
  const target = join(office.folder, 'Dua Kali');
  mkdirSync(target);
  const once = async (say?: string) => {
    await window.keyboard.press('Control+Shift+E');
    await window.getByRole('textbox', { name: 'Folder tujuan' }).fill(target);
    await window.getByRole('textbox', { name: 'Folder tujuan' }).blur();
    if (say !== undefined) {
      await expect(dialog(window).getByText('nama sudah ada di folder itu', { exact: false })).toBeVisible();
      await dialog(window).getByText(say, { exact: true }).click();
    }
    await window.getByRole('button', { name: /^Ekspor \d+ salinan/ }).click();
    await expect(dialog(window)).toBeHidden();
    await expect(window.getByText('Ekspor selesai', { exact: false })).toBeVisible();
    // where there is a desktop, what came out whole leads to its folder instead
    if (door !== 'browser' && say !== 'Lewati')
      await expect(window.getByRole('button', { name: 'Buka folder' }).last()).toBeVisible();
    else {
      await window.getByRole('button', { name: 'Lihat rinciannya' }).last().click();
      await expect(window.getByRole('dialog', { name: 'Ekspor ke Dua Kali' })).toBeVisible();
      await window.keyboard.press('Escape');
    }
    await assets(window).focus();
  };
  await searchField(window).fill('jenis:foto puskesmas ');
  await expect(cellOf(window, /Puskesmas/).first()).toBeVisible();
  await cellOf(window, /Puskesmas/)
    .first()
    .click();
  await once();
  const [name = ''] = pictures(target);
  const { mtimeMs } = statSync(join(target, name));
  await once('Lewati');
  expect(pictures(target)).toHaveLength(1);
  await once('Beri nomor');
  expect(pictures(target)).toHaveLength(2);
  expect(statSync(join(target, name)).mtimeMs).toBe(mtimeMs);
});

test('a size of the office is made in the settings and used at once', { tag: '@long' }, async ({ window }) => {
  await window.keyboard.press('Control+,');
  await window.getByRole('tab', { name: 'Ekspor' }).click();
  await window.getByRole('button', { name: 'Ukuran baru' }).click();
  const form = window.getByRole('dialog', { name: 'Ukuran baru' });
  await form.getByRole('textbox', { name: 'Nama', exact: true }).fill('Layar Lobi');
  await form.getByRole('textbox', { name: 'Sisi panjang (piksel)' }).fill('800');
  await form.getByRole('button', { name: 'Simpan ukuran' }).click();
  await expect(form).toBeHidden();
  await expect(window.getByText('Ukuran “Layar Lobi” disimpan')).toBeVisible();
  await window.keyboard.press('Escape');
  await searchField(window).fill('jenis:foto puskesmas ');
  await cellOf(window, /Puskesmas/)
    .first()
    .click();
  await window.keyboard.press('Control+Shift+E');
  await tick(window, /^Layar Lobi/);
  await expect(dialog(window).getByRole('img', { name: /Layar Lobi/ })).toBeVisible();
  await window.keyboard.press('Escape');
});

for (const [theme, language] of [
  ['light', 'id'],
  ['dark', 'en'],
] as const) {
  const tag = theme === 'light' ? [] : ['@long'];
  test(`the window of export is clean in ${theme}, ${language}`, { tag }, async ({ window }) => {
    await dress(window, theme, language);
    await searchField(window).fill('kopi ');
    await expect(cellOf(window, /Kopi/).first()).toBeVisible();
    await assets(window).focus();
    await window.keyboard.press('Control+a');
    await window.keyboard.press('Control+Shift+E');
    await tick(window, /9:16/);
    await expect(dialog(window).locator('.copy-tile__frame img').first()).toBeVisible();
    expect.soft(await stumbles(window), 'previews').toEqual([]);
    await dialog(window)
      .getByRole('button', { name: /^(Atur potongan|Adjust the crop)/ })
      .first()
      .click();
    await expect(dialog(window).getByRole('application')).toBeVisible();
    expect.soft(await stumbles(window), 'a crop').toEqual([]);
    await dialog(window)
      .getByRole('button', { name: /^(Atur daftar ukuran|Manage the sizes)/ })
      .click();
    await expect(window.locator('.presets-page__one').first()).toBeVisible();
    expect.soft(await stumbles(window), 'the sizes').toEqual([]);
  });
}
