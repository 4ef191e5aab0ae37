import type { Page } from '@playwright/test';
import { test as base, cellOf, expect, searchField } from './fixtures.ts';
import { writeMaterial } from './material.ts';
import type { Entered } from './rooms.ts';
import { stumbles } from './stumbles.ts';

/** One library with a film, a recording, a PDF, a spreadsheet and a photo, for all tests here. */
const test = base.extend<object, { readonly entered: Entered }>({
  entered: [
    async ({ enter }, use) => {
      const entered = await enter({ also: writeMaterial, watch: true });
      await use(entered);
      await entered.close();
    },
    { scope: 'worker', timeout: 180_000 },
  ],
});

const viewerOf = (page: Page) => page.getByRole('dialog', { name: 'Lihat bahan' });

async function look(page: Page, words: RegExp) {
  await cellOf(page, words).first().dblclick();
  const viewer = viewerOf(page);
  await expect(viewer).toBeVisible();
  return viewer;
}

test('a film is watched, and a moment is found with its frames', async ({ window }) => {
  const viewer = await look(window, /Pasar Pagi/);
  const video = viewer.locator('video');
  await expect(video).toBeVisible();
  const line = viewer.getByRole('slider', { name: 'Posisi pemutaran' });
  await expect.poll(() => video.evaluate((film: HTMLVideoElement) => film.readyState)).toBeGreaterThan(0);
  const length = await video.evaluate((film: HTMLVideoElement) => film.duration);
  const box = await line.boundingBox();
  if (!box) throw new Error('no line');
  await window.mouse.move(box.x + box.width * 0.5, box.y + box.height / 2);
  await window.mouse.move(box.x + box.width * 0.6, box.y + box.height / 2);
  await expect(viewer.locator('.time-line__over')).toContainText(':');
  // frames lie along the line where something on this computer can decode films
  if ((await viewer.locator('.film__along').count()) > 0) await expect(viewer.locator('.film__over')).toBeVisible();
  await window.mouse.down();
  await window.mouse.up();
  const now = () => video.evaluate((film: HTMLVideoElement) => film.currentTime);
  await expect.poll(now).toBeCloseTo(length * 0.6, 0);
  const stood = await now();
  await window.keyboard.press(',');
  await expect.poll(now).toBeLessThan(stood);
  await window.keyboard.press('Home');
  await expect.poll(now).toBe(0);
  await window.keyboard.press('m');
  await expect(viewer.getByRole('button', { name: 'Nyalakan suara' })).toBeVisible();
  await window.keyboard.press('Shift+>');
  await expect(viewer.getByRole('button', { name: /Kecepatan 1,25×/ })).toBeVisible();
  expect(await video.evaluate((film: HTMLVideoElement) => film.playbackRate)).toBe(1.25);
  expect(await stumbles(window)).toEqual([]);
});

test('a film in the grid is gone through under the pointer, unless less motion is wanted', { tag: '@long' }, async ({
  window,
}) => {
  const cell = cellOf(window, /Pasar Pagi/).first();
  await cell.hover();
  await window.waitForTimeout(600);
  await expect(cell.locator('.grid-scrub-line')).toHaveCount(0);
  await window.emulateMedia({ reducedMotion: 'no-preference' });
  await window.mouse.move(5, 5);
  await cell.hover();
  await expect(cell.locator('.grid-scrub-line')).toHaveCount(1);
  await expect(cell.locator('.grid-scrub-frame, .grid-scrub video[data-shown]')).toHaveCount(1);
});

test('a recording is listened to, and its line is walked with the keys', async ({ window }) => {
  const viewer = await look(window, /Sambutan Bupati/);
  const audio = viewer.locator('audio');
  const now = () => audio.evaluate((sound: HTMLAudioElement) => sound.currentTime);
  await expect.poll(() => audio.evaluate((sound: HTMLAudioElement) => sound.readyState)).toBeGreaterThan(0);
  await window.keyboard.press('Space');
  await expect.poll(now).toBeGreaterThan(0.2);
  await window.keyboard.press('Space');
  const line = viewer.getByRole('slider', { name: 'Posisi pemutaran' });
  await line.focus();
  await window.keyboard.press('Home');
  await expect.poll(now).toBe(0);
  await window.keyboard.press('ArrowRight');
  await expect.poll(now).toBe(5);
  await expect(line).toHaveAttribute('aria-valuetext', /^0:05 dari 0:/);
  expect(await stumbles(window)).toEqual([]);
});

test('a PDF is read, a word is found in it, and a line is copied', { tag: '@door' }, async ({ room, window }) => {
  const viewer = await look(window, /Laporan Ekspor Kopi/);
  await expect(viewer.getByText('dari 60')).toBeVisible();
  await expect(viewer.locator('.page img').first()).toBeVisible();
  const pageField = viewer.getByRole('textbox', { name: 'Halaman' });
  await expect(pageField).toHaveValue('1');
  await window.keyboard.press('Control+f');
  await window.keyboard.type('durian');
  await expect(viewer.getByRole('status').filter({ hasText: '1 dari 2' })).toBeVisible();
  await expect(viewer.locator('.page__mark[data-current]')).toBeVisible();
  await expect(pageField).toHaveValue('8');
  await window.keyboard.press('Enter');
  await expect(pageField).toHaveValue('45');
  const line = viewer
    .getByRole('region', { name: 'Halaman 45' })
    .locator('.page__words span')
    .filter({ hasText: 'durian' });
  await expect(line).toBeVisible();
  await window.keyboard.press('Escape');
  await expect(viewer.locator('.page__mark')).toHaveCount(0);
  await line.click({ clickCount: 3 });
  await window.keyboard.press('Control+c');
  expect(await room.copied()).toContain('Panen durian istimewa di Ciwidey');
  await pageField.fill('60');
  await pageField.press('Enter');
  await expect(pageField).toHaveValue('60');
  // of sixty pages only those near the eye are there
  expect(await viewer.locator('.page').count()).toBeLessThan(12);
  expect(await stumbles(window)).toEqual([]);
});

test('a search finds words inside a PDF, shows where they stand, and opens it at that page', async ({ window }) => {
  await searchField(window).fill('istimewa durian');
  await expect(cellOf(window, /Gudang Kopi/)).toHaveCount(0);
  await cellOf(window, /Laporan Ekspor Kopi/)
    .first()
    .click();
  await expect(window.locator('.grid-caption-found')).toHaveText('Halaman 8: Panen durian istimewa di Ciwidey');
  const found = window.getByRole('region', { name: 'Ditemukan di dalamnya' });
  await expect(found.getByRole('button')).toHaveCount(2);
  await expect(found.locator('mark')).toHaveText(['durian', 'istimewa', 'durian', 'istimewa']);
  expect(await stumbles(window, '.passages')).toEqual([]);
  await found.getByRole('button', { name: 'Halaman 45' }).click();
  const viewer = viewerOf(window);
  const pageField = viewer.getByRole('textbox', { name: 'Halaman' });
  await expect(pageField).toHaveValue('45');
  await expect(viewer.getByRole('region', { name: 'Halaman 45' }).locator('.page__mark')).toBeVisible();
  // the keys still belong to the viewer
  await window.keyboard.press('Escape');
  await expect(viewer).toHaveCount(0);
  await cellOf(window, /Laporan Ekspor Kopi/)
    .first()
    .dblclick();
  await expect(pageField).toHaveValue('8');
});

test('what is typed for the search while a PDF is still being read is kept', { tag: ['@long', '@door'] }, async ({
  room,
  window,
}) => {
  const holdBack = await room.holdBackEngine();
  await expect(cellOf(window, /Laporan Ekspor Kopi/).first()).toBeVisible();
  await holdBack(true);
  const viewer = await look(window, /Laporan Ekspor Kopi/);
  await window.keyboard.press('Control+f');
  await window.keyboard.type('duriam');
  await window.keyboard.press('Backspace');
  const field = viewer.getByRole('textbox', { name: 'Cari di dokumen ini' });
  expect(await field.count()).toBe(0);
  await expect(field).toHaveValue('duria');
  await holdBack(false);
  await window.keyboard.type('n');
  await expect(field).toHaveValue('durian');
  await expect(viewer.getByRole('status').filter({ hasText: '1 dari 2' })).toBeVisible();
});

test('the writing in pictures is read once somebody switches that on', { tag: '@long' }, async ({ window }) => {
  await window.keyboard.press('Control+,');
  const dialog = window.getByRole('dialog', { name: 'Pengaturan' });
  const wish = dialog.getByRole('checkbox', { name: 'Baca tulisan pada gambar dan hasil pindai' });
  await expect(wish).not.toBeChecked();
  await dialog.getByText('Baca tulisan pada gambar dan hasil pindai').click();
  await expect(wish).toBeChecked();
  await expect(dialog.getByRole('status').filter({ hasText: '1 sudah dibaca. 0 memuat tulisan.' })).toBeVisible({
    timeout: 60_000,
  });
  expect(await stumbles(window, '[role="dialog"]')).toEqual([]);
  await dialog.getByText('Baca tulisan pada gambar dan hasil pindai').click();
  await expect(wish).not.toBeChecked();
  await window.keyboard.press('Escape');
  await cellOf(window, /Gudang Kopi/)
    .first()
    .click();
  await window.getByRole('button', { name: 'Tulisan pada gambar' }).click();
  await expect(window.getByText('Tidak ada tulisan yang terbaca.')).toBeVisible();
});

test('a spreadsheet is read, by its cells and its sheets', async ({ window }) => {
  const viewer = await look(window, /Daftar Peserta/);
  const table = viewer.getByRole('grid', { name: 'Tabel Peserta' });
  await expect(table.getByRole('columnheader', { name: 'Nama' })).toBeVisible();
  await window.keyboard.press('ArrowDown');
  await window.keyboard.press('ArrowRight');
  await expect(viewer.locator('.sheets__said')).toContainText('Peserta 1');
  await window.keyboard.press('/');
  await window.keyboard.type('puntang');
  await expect(viewer.locator('.sheets__said')).toContainText('Siti Puntang');
  await expect(table.getByRole('gridcell', { name: 'Siti Puntang' })).toBeVisible();
  await expect(table.getByRole('columnheader', { name: 'Nama' })).toBeVisible();
  await window.keyboard.press('Escape');
  await viewer.getByRole('tab', { name: 'Anggaran' }).click();
  await expect(viewer.getByRole('gridcell', { name: 'Konsumsi' })).toBeVisible();
  expect(await stumbles(window)).toEqual([]);
});

test('all facts of a photo are seen, and one is copied', async ({ room, window }) => {
  await searchField(window).fill('gudang ');
  await cellOf(window, /Gudang Kopi/)
    .first()
    .click();
  await window.getByRole('button', { name: 'Fakta', exact: true }).click();
  await window.getByRole('button', { name: 'Semua fakta…' }).click();
  const sheet = window.getByRole('dialog', { name: 'Semua fakta' });
  await expect(sheet.getByText('Canon EOS R6').first()).toBeVisible();
  await sheet.getByRole('tab', { name: 'Apa adanya di berkas' }).click();
  const filter = sheet.getByRole('searchbox', { name: 'Saring nama atau isi' });
  await filter.fill('lens');
  await expect(sheet.getByText('RF24-70mm F2.8').first()).toBeVisible();
  const row = sheet.locator('.facts > div', { hasText: 'RF24-70mm F2.8' }).first();
  await row.hover();
  await row.getByRole('button').click();
  expect(await room.copied()).toBe('RF24-70mm F2.8');
  expect(await stumbles(window)).toEqual([]);
});

test('all facts are seen beside the picture too, over it, and closed without leaving it', { tag: '@long' }, async ({
  window,
}) => {
  await searchField(window).fill('gudang ');
  const viewer = await look(window, /Gudang Kopi/);
  await window.keyboard.press('i');
  await viewer.getByRole('button', { name: 'Fakta', exact: true }).click();
  await viewer.getByRole('button', { name: 'Semua fakta…' }).click();
  const sheet = window.getByRole('dialog', { name: 'Semua fakta' });
  await sheet.getByRole('tab', { name: 'Apa adanya di berkas' }).click();
  await window.keyboard.press('i');
  await expect(sheet).toBeVisible();
  await window.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await expect(viewer).toBeVisible();
});
