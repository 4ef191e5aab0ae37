import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { assets, cellOf, expect, searchField, test } from './fixtures.ts';

test('what is excluded by keys alone is found by that, is held back, and is free again once that is taken back', async ({
  window,
  office,
}) => {
  const target = join(office.folder, 'Ditahan');
  mkdirSync(target);
  await searchField(window).fill('jenis:foto puskesmas ');
  await expect(cellOf(window, /Puskesmas/).first()).toBeVisible();
  await cellOf(window, /Puskesmas/)
    .first()
    .click();
  await window.keyboard.press('Control+Alt+h');
  const dialog = window.getByRole('dialog', { name: 'Hak bahan ini' });
  await dialog.getByRole('radio', { name: 'Belum' }).focus();
  for (let step = 0; step < 3; step += 1) await window.keyboard.press('ArrowRight');
  await expect(dialog.getByRole('radio', { name: 'Dikecualikan' })).toBeChecked();
  await window.keyboard.press('Tab');
  await window.keyboard.type('Wajah pasien terlihat');
  await window.keyboard.press('Enter');
  await expect(dialog).toBeHidden();

  await searchField(window).fill('klasifikasi:dikecualikan ');
  await expect(assets(window).getByRole('gridcell')).toHaveCount(1);
  await assets(window).getByRole('gridcell').first().click();
  await window.getByRole('button', { name: 'Hak dan izin' }).click();
  await expect(window.getByText('Ditahan: semua kanal')).toBeVisible();
  await expect(window.getByText('Wajah pasien terlihat')).toBeVisible();

  await office.command('export', 'klasifikasi:dikecualikan', '--preset', 'web', '--to', target).catch(() => undefined);
  expect(readdirSync(target)).toEqual([]);

  await assets(window).focus();
  await window.keyboard.press('Control+z');
  await expect(assets(window).getByRole('gridcell')).toHaveCount(0);
});
