import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from './fixtures.ts';

test('a logo is added in the settings, kept to the byte, and gone with one step that can be taken back', {
  tag: '@long',
}, async ({ window, office }) => {
  const logo = await sharp({ create: { width: 300, height: 200, channels: 4, background: '#0d695d80' } })
    .png()
    .toBuffer();
  const folder = join(office.library, 'logos');
  await window.keyboard.press('Control+,');
  await window.getByRole('tab', { name: 'Ekspor' }).click();
  await window.getByRole('button', { name: 'Ubah Web', exact: true }).click();
  const form = window.getByRole('dialog', { name: 'Ubah “Web”' });
  await form.getByRole('checkbox', { name: 'Bubuhkan logo' }).focus();
  await window.keyboard.press('Space');
  await expect(form.getByText('Belum ada logo di pustaka ini.')).toBeVisible();
  const chooser = window.waitForEvent('filechooser');
  await form.getByRole('button', { name: 'Tambah logo…' }).click();
  await (await chooser).setFiles({ name: 'Lambang Kota.png', mimeType: 'image/png', buffer: logo });
  await expect(form.getByRole('radio', { name: 'Lambang Kota.png' })).toBeChecked();
  await expect(form.locator('.logo-choice .logo-picture img')).toBeVisible();
  expect(readFileSync(join(folder, 'Lambang Kota.png')).equals(logo)).toBe(true);
  await form.getByRole('button', { name: 'Simpan ukuran' }).click();
  await expect(form).toBeHidden();

  await window.getByRole('button', { name: 'Ubah Web', exact: true }).click();
  await form.getByRole('button', { name: 'Hapus “Lambang Kota.png” dari pustaka' }).click();
  await expect(window.getByText('1 ukuran masih memakainya', { exact: false })).toBeVisible();
  await expect(form.getByText('tidak ada lagi di pustaka', { exact: false })).toBeVisible();
  expect(readdirSync(folder)).toEqual([]);
  await window.getByRole('button', { name: 'Urungkan' }).click();
  await expect(form.getByRole('radio', { name: 'Lambang Kota.png' })).toBeChecked();
  expect(readFileSync(join(folder, 'Lambang Kota.png')).equals(logo)).toBe(true);
  await form.getByRole('button', { name: 'Batal' }).click();

  // the library of the run is left as it was for the other tests
  await window.getByRole('button', { name: 'Tindakan untuk Web', exact: true }).click();
  await window.getByRole('menuitem', { name: 'Kembalikan ke bawaan' }).click();
  await expect(window.getByText('Bawaan, diubah')).toHaveCount(0);
});
