import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import exifr from 'exifr';
import sharp from 'sharp';
import { assets, cellOf, expect, searchField, test } from './fixtures.ts';

test('web copies come out small enough, without position and without touching the originals', async ({
  window,
  office,
}) => {
  const target = join(office.folder, 'Untuk Web');
  mkdirSync(target);
  const before = (await office.command('search', 'jenis:foto puskesmas', '--limit', '3')) as {
    path: string;
    gps: unknown;
  }[];
  const stamps = before.map(({ path }) => statSync(path).mtimeMs);

  await searchField(window).fill('jenis:foto puskesmas ');
  await expect(cellOf(window, /Puskesmas/).first()).toBeVisible();
  await assets(window).focus();
  await window.keyboard.press('Control+a');
  await window
    .getByRole('button', { name: /^Ekspor/ })
    .first()
    .click();
  const dialog = window.getByRole('dialog');
  await dialog.getByRole('checkbox', { name: 'Web' }).setChecked(true, { force: true });
  await dialog.getByRole('textbox', { name: 'Folder tujuan' }).fill(target);
  await dialog.getByRole('textbox', { name: 'Folder tujuan' }).blur();
  await dialog.getByRole('button', { name: /^Ekspor \d+ salinan/ }).click();
  await expect(dialog).toBeHidden();

  const chosen = window.getByText(/ dipilih$/).first();
  const total = Number(((await chosen.textContent()) ?? '').replace(/\D/g, ''));
  await expect
    .poll(() => readdirSync(target).filter((name) => name.endsWith('.jpg')).length, { timeout: 30_000 })
    .toBe(total);
  for (const name of readdirSync(target)) {
    const bytes = readFileSync(join(target, name));
    const { width = 0, height = 0 } = await sharp(bytes).metadata();
    expect(Math.max(width, height)).toBeLessThanOrEqual(2048);
    const facts = (await exifr.parse(bytes, { gps: true, tiff: true })) as Record<string, unknown> | undefined;
    expect(facts?.latitude).toBeUndefined();
    expect(facts?.GPSLatitude).toBeUndefined();
  }
  expect(before.map(({ path }) => statSync(path).mtimeMs)).toEqual(stamps);
});
