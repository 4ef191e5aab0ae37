import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { cellOf, expect, searchField, test } from './fixtures.ts';

const place = (page: import('@playwright/test').Page, name: string | RegExp) =>
  page.getByRole('navigation', { name: 'Pustaka' }).getByRole('button', { name });

test('a list of the office fills in titles and themes, and one press takes all of it back', async ({
  window,
  office,
}) => {
  const names = readdirSync(join(office.material, 'Kartu Memori'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.jpe?g$/i.test(name))
    .slice(0, 3);
  const rows = names.map((name, n) => `${name.split(/[/\\]/).at(-1)};Panen Teh ${n + 1};Perkebunan;${18 + n} Mei 2024`);
  const list = join(office.folder, 'Daftar Foto.csv');
  writeFileSync(list, `﻿Nama Berkas;Judul;Tema;Tanggal\r\n${rows.join('\r\n')}\r\ntidak-ada.jpg;X;Y;1 Mei 2024\r\n`);
  await place(window, 'Daftar kantor…').click();
  const dialog = window.getByRole('dialog', { name: 'Ambil keterangan dari daftar kantor' });
  const chosen = window.waitForEvent('filechooser');
  await dialog.getByRole('button', { name: 'Pilih berkas daftar…' }).click();
  await (await chosen).setFiles(list);
  await expect(dialog.getByText('3 dari 4 baris cocok dengan bahan')).toBeVisible();
  await expect(dialog.getByText(/tidak ada bahan bernama “tidak-ada\.jpg”/)).toBeVisible();
  await expect(dialog.getByLabel('Kolom “Judul” berisi')).toHaveValue('title');
  await dialog.getByRole('button', { name: 'Isi 3 bahan' }).click();
  await expect(dialog.getByText('3 bahan sudah diisi')).toBeVisible();
  await window.keyboard.press('Escape');
  await searchField(window).fill('judul:"panen teh"');
  await expect(cellOf(window, /^Panen Teh/)).toHaveCount(3);
  await window.getByRole('button', { name: 'Urungkan' }).first().click();
  await expect(cellOf(window, /^Panen Teh/)).toHaveCount(0);
});

test('a theme that is renamed is renamed on everything that carries it', async ({ window, office }) => {
  const [one] = (await office.command('search', 'folder:"Kartu Memori" jenis:foto', '--limit', '1')) as {
    id: string;
  }[];
  await office.command('set', one?.id ?? '', '--theme', 'Kebun Teh');
  await place(window, 'Kosakata kantor…').click();
  const dialog = window.getByRole('dialog', { name: 'Kosakata kantor' });
  await dialog.getByRole('option', { name: /^Kebun Teh/ }).click();
  const name = dialog.getByRole('textbox', { name: 'Nama' });
  await name.fill('Perkebunan Teh');
  await expect(dialog.getByText('Namanya berubah juga di 1 bahan')).toBeVisible();
  await dialog.getByRole('button', { name: 'Simpan', exact: true }).click();
  await expect(dialog.getByRole('option', { name: /^Perkebunan Teh/ })).toBeVisible();
  const [after] = (await office.command('show', one?.id ?? '')) as { theme: string }[];
  expect(after?.theme).toBe('Perkebunan Teh');
});

test('a card is copied into a folder of its event, and stays as it was', { tag: ['@long', '@door'] }, async ({
  room,
  window,
  office,
}) => {
  const card = join(office.folder, 'EOS_DIGITAL', 'DCIM', '100CANON');
  mkdirSync(card, { recursive: true });
  for (const n of [1, 2, 3]) {
    await sharp({ create: { width: 320, height: 240, channels: 3, background: { r: 40 * n, g: 90, b: 60 } } })
      .withExif({
        IFD0: { Make: 'Canon', Model: 'EOS R6' },
        IFD2: { DateTimeOriginal: `2025:02:0${n > 2 ? 2 : 1} 09:3${n}:00` },
      })
      .jpeg()
      .toFile(join(card, `IMG_100${n}.JPG`));
  }
  const before = readdirSync(card).map((name) => readFileSync(join(card, name)).toString('base64'));
  await place(window, 'Ambil dari kartu…').click();
  const dialog = window.getByRole('dialog', { name: 'Ambil dari kartu atau HP' });
  const other = dialog.getByRole('button', { name: 'Folder lain…' });
  await room.chooseFolder(other, join(office.folder, 'EOS_DIGITAL'), 'Pilih folder ini');
  await dialog.getByRole('checkbox', { name: /2 Februari 2025/ }).uncheck({ force: true });
  await dialog.getByRole('textbox', { name: 'Kegiatan' }).fill('Rakor Pengairan');
  await dialog.getByRole('button', { name: 'Salin 2 berkas' }).click();
  await expect(dialog.getByText(/2 berkas sudah disalin dan cocok dengan aslinya/)).toBeVisible();
  expect(
    readdirSync(join(office.material, '2025-02-01 Rakor Pengairan')).filter((name) => /jpg$/i.test(name)),
  ).toHaveLength(2);
  expect(readdirSync(card).map((name) => readFileSync(join(card, name)).toString('base64'))).toEqual(before);
});

test('what the office calls the same is found by either word, until that is taken back', { tag: '@long' }, async ({
  window,
  office,
}) => {
  const [one] = (await office.command('search', 'folder:"Kartu Memori" jenis:foto', '--limit', '1')) as {
    id: string;
  }[];
  await office.command('set', one?.id ?? '', '--title', 'Gelar Budaya Kampung');
  await place(window, 'Kosakata kantor…').click();
  const dialog = window.getByRole('dialog', { name: 'Kosakata kantor' });
  await dialog.getByRole('tab', { name: 'Padanan kata' }).click();
  const field = dialog.getByRole('textbox', { name: 'Kata yang artinya sama di kantor ini' });
  await field.fill('Gebukam');
  await expect(dialog.getByText(/Belum ada padanannya di baris 1/)).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Simpan padanan' })).toBeDisabled();
  await field.fill('Gebukam = gelar budaya kampung');
  await expect(dialog.getByText('hut = hari ulang tahun = ulang tahun')).toBeVisible();
  await dialog.getByRole('button', { name: 'Simpan padanan' }).click();
  await expect(window.getByText('Padanan kata disimpan.', { exact: false })).toBeVisible();
  await window.keyboard.press('Escape');
  await searchField(window).fill('gebukam ');
  await expect(cellOf(window, /^Gelar Budaya Kampung/)).toHaveCount(1);
});
