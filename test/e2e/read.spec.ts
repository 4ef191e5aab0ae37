import type { BrowserContext, Page } from '@playwright/test';
import { test as base, cellOf, expect, searchField } from './fixtures.ts';
import { writeMaterial } from './material.ts';
import { type Office, openOffice } from './office.ts';
import { stumbles } from './stumbles.ts';

interface OfRun {
  readonly reading: { readonly office: Office; readonly state: Awaited<ReturnType<BrowserContext['storageState']>> };
}

/** One library with a film, a recording, a PDF, a spreadsheet and a photo, for all tests here. */
const test = base.extend<{ readonly room: Page }, OfRun>({
  reading: [
    async ({ browser }, use) => {
      const office = await openOffice({ also: writeMaterial, watch: true });
      const context = await browser.newContext();
      const page = await context.newPage();
      await page.goto(office.link);
      await expect(page.getByRole('gridcell').first()).toBeVisible();
      const state = await context.storageState();
      await context.close();
      await use({ office, state: { ...state, origins: [] } });
      await office.close();
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  room: async ({ reading, browser, contextOptions }, use) => {
    const context = await browser.newContext({
      ...contextOptions,
      storageState: reading.state,
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    const page = await context.newPage();
    const troubles: string[] = [];
    page.on('pageerror', (error) => troubles.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') troubles.push(`${message.text()} ${message.location().url}`);
    });
    await page.goto(reading.office.origin);
    await expect(page.getByRole('gridcell').first()).toBeVisible();
    await use(page);
    await context.close();
    expect(troubles).toEqual([]);
  },
});

const viewerOf = (page: Page) => page.getByRole('dialog', { name: 'Lihat bahan' });
const copied = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

async function look(page: Page, words: RegExp) {
  await cellOf(page, words).first().dblclick();
  const viewer = viewerOf(page);
  await expect(viewer).toBeVisible();
  return viewer;
}

test('a film is watched, and a moment is found with its frames', async ({ room }) => {
  const viewer = await look(room, /Pasar Pagi/);
  const video = viewer.locator('video');
  await expect(video).toBeVisible();
  const line = viewer.getByRole('slider', { name: 'Posisi pemutaran' });
  await expect.poll(() => video.evaluate((film: HTMLVideoElement) => film.readyState)).toBeGreaterThan(0);
  const length = await video.evaluate((film: HTMLVideoElement) => film.duration);
  const box = await line.boundingBox();
  if (!box) throw new Error('no line');
  await room.mouse.move(box.x + box.width * 0.5, box.y + box.height / 2);
  await room.mouse.move(box.x + box.width * 0.6, box.y + box.height / 2);
  await expect(viewer.locator('.time-line__over')).toContainText(':');
  // frames lie along the line where something on this computer can decode films
  if ((await viewer.locator('.film__along').count()) > 0) await expect(viewer.locator('.film__over')).toBeVisible();
  await room.mouse.down();
  await room.mouse.up();
  const now = () => video.evaluate((film: HTMLVideoElement) => film.currentTime);
  await expect.poll(now).toBeCloseTo(length * 0.6, 0);
  const stood = await now();
  await room.keyboard.press(',');
  await expect.poll(now).toBeLessThan(stood);
  await room.keyboard.press('Home');
  await expect.poll(now).toBe(0);
  await room.keyboard.press('m');
  await expect(viewer.getByRole('button', { name: 'Nyalakan suara' })).toBeVisible();
  await room.keyboard.press('Shift+>');
  await expect(viewer.getByRole('button', { name: /Kecepatan 1,25×/ })).toBeVisible();
  expect(await video.evaluate((film: HTMLVideoElement) => film.playbackRate)).toBe(1.25);
  expect(await stumbles(room)).toEqual([]);
});

test('a film in the grid is gone through under the pointer, unless less motion is wanted', { tag: '@long' }, async ({
  room,
}) => {
  const cell = cellOf(room, /Pasar Pagi/).first();
  await cell.hover();
  await room.waitForTimeout(600);
  await expect(cell.locator('.grid-scrub-line')).toHaveCount(0);
  await room.emulateMedia({ reducedMotion: 'no-preference' });
  await room.mouse.move(5, 5);
  await cell.hover();
  await expect(cell.locator('.grid-scrub-line')).toHaveCount(1);
  await expect(cell.locator('.grid-scrub-frame, .grid-scrub video[data-shown]')).toHaveCount(1);
});

test('a recording is listened to, and its line is walked with the keys', async ({ room }) => {
  const viewer = await look(room, /Sambutan Bupati/);
  const audio = viewer.locator('audio');
  const now = () => audio.evaluate((sound: HTMLAudioElement) => sound.currentTime);
  await expect.poll(() => audio.evaluate((sound: HTMLAudioElement) => sound.readyState)).toBeGreaterThan(0);
  await room.keyboard.press('Space');
  await expect.poll(now).toBeGreaterThan(0.2);
  await room.keyboard.press('Space');
  const line = viewer.getByRole('slider', { name: 'Posisi pemutaran' });
  await line.focus();
  await room.keyboard.press('Home');
  await expect.poll(now).toBe(0);
  await room.keyboard.press('ArrowRight');
  await expect.poll(now).toBe(5);
  await expect(line).toHaveAttribute('aria-valuetext', /^0:05 dari 0:/);
  expect(await stumbles(room)).toEqual([]);
});

test('a PDF is read, a word is found in it, and a line is copied', async ({ room }) => {
  const viewer = await look(room, /Laporan Ekspor Kopi/);
  await expect(viewer.getByText('dari 60')).toBeVisible();
  await expect(viewer.locator('.page img').first()).toBeVisible();
  const pageField = viewer.getByRole('textbox', { name: 'Halaman' });
  await expect(pageField).toHaveValue('1');
  await room.keyboard.press('Control+f');
  await room.keyboard.type('durian');
  await expect(viewer.getByRole('status').filter({ hasText: '1 dari 2' })).toBeVisible();
  await expect(viewer.locator('.page__mark[data-current]')).toBeVisible();
  await expect(pageField).toHaveValue('8');
  await room.keyboard.press('Enter');
  await expect(pageField).toHaveValue('45');
  const line = viewer
    .getByRole('region', { name: 'Halaman 45' })
    .locator('.page__words span')
    .filter({ hasText: 'durian' });
  await expect(line).toBeVisible();
  await room.keyboard.press('Escape');
  await expect(viewer.locator('.page__mark')).toHaveCount(0);
  await line.click({ clickCount: 3 });
  await room.keyboard.press('Control+c');
  expect(await copied(room)).toContain('Panen durian istimewa di Ciwidey');
  await pageField.fill('60');
  await pageField.press('Enter');
  await expect(pageField).toHaveValue('60');
  // of sixty pages only those near the eye are there
  expect(await viewer.locator('.page').count()).toBeLessThan(12);
  expect(await stumbles(room)).toEqual([]);
});

test('a search finds words inside a PDF, shows where they stand, and opens it at that page', async ({ room }) => {
  await searchField(room).fill('istimewa durian');
  await expect(cellOf(room, /Gudang Kopi/)).toHaveCount(0);
  await cellOf(room, /Laporan Ekspor Kopi/)
    .first()
    .click();
  await expect(room.locator('.grid-caption-found')).toHaveText('Halaman 8: Panen durian istimewa di Ciwidey');
  const found = room.getByRole('region', { name: 'Ditemukan di dalamnya' });
  await expect(found.getByRole('button')).toHaveCount(2);
  await expect(found.locator('mark')).toHaveText(['durian', 'istimewa', 'durian', 'istimewa']);
  expect(await stumbles(room, '.passages')).toEqual([]);
  await found.getByRole('button', { name: 'Halaman 45' }).click();
  const viewer = viewerOf(room);
  const pageField = viewer.getByRole('textbox', { name: 'Halaman' });
  await expect(pageField).toHaveValue('45');
  await expect(viewer.getByRole('region', { name: 'Halaman 45' }).locator('.page__mark')).toBeVisible();
  // the keys still belong to the viewer
  await room.keyboard.press('Escape');
  await expect(viewer).toHaveCount(0);
  await cellOf(room, /Laporan Ekspor Kopi/)
    .first()
    .dblclick();
  await expect(pageField).toHaveValue('8');
});

test('what is typed for the search while a PDF is still being read is kept', { tag: '@long' }, async ({ room }) => {
  let isSlow = false;
  await room.routeWebSocket(/.*/, (socket) => {
    const engine = socket.connectToServer();
    socket.onMessage((message) => engine.send(message));
    engine.onMessage((message) => {
      if (isSlow) setTimeout(() => socket.send(message), 2000);
      else socket.send(message);
    });
  });
  await room.reload();
  await expect(cellOf(room, /Laporan Ekspor Kopi/).first()).toBeVisible();
  isSlow = true;
  const viewer = await look(room, /Laporan Ekspor Kopi/);
  await room.keyboard.press('Control+f');
  await room.keyboard.type('duriam');
  await room.keyboard.press('Backspace');
  const field = viewer.getByRole('textbox', { name: 'Cari di dokumen ini' });
  expect(await field.count()).toBe(0);
  await expect(field).toHaveValue('duria');
  isSlow = false;
  await room.keyboard.type('n');
  await expect(field).toHaveValue('durian');
  await expect(viewer.getByRole('status').filter({ hasText: '1 dari 2' })).toBeVisible();
});

test('the writing in pictures is read once somebody switches that on', { tag: '@long' }, async ({ room }) => {
  await room.keyboard.press('Control+,');
  const dialog = room.getByRole('dialog', { name: 'Pengaturan' });
  const wish = dialog.getByRole('checkbox', { name: 'Baca tulisan pada gambar dan hasil pindai' });
  await expect(wish).not.toBeChecked();
  await dialog.getByText('Baca tulisan pada gambar dan hasil pindai').click();
  await expect(wish).toBeChecked();
  await expect(dialog.getByRole('status').filter({ hasText: '1 sudah dibaca. 0 memuat tulisan.' })).toBeVisible({
    timeout: 60_000,
  });
  expect(await stumbles(room, '[role="dialog"]')).toEqual([]);
  await dialog.getByText('Baca tulisan pada gambar dan hasil pindai').click();
  await expect(wish).not.toBeChecked();
  await room.keyboard.press('Escape');
  await cellOf(room, /Gudang Kopi/)
    .first()
    .click();
  await room.getByRole('button', { name: 'Tulisan pada gambar' }).click();
  await expect(room.getByText('Tidak ada tulisan yang terbaca.')).toBeVisible();
});

test('a spreadsheet is read, by its cells and its sheets', async ({ room }) => {
  const viewer = await look(room, /Daftar Peserta/);
  const table = viewer.getByRole('grid', { name: 'Tabel Peserta' });
  await expect(table.getByRole('columnheader', { name: 'Nama' })).toBeVisible();
  await room.keyboard.press('ArrowDown');
  await room.keyboard.press('ArrowRight');
  await expect(viewer.locator('.sheets__said')).toContainText('Peserta 1');
  await room.keyboard.press('/');
  await room.keyboard.type('puntang');
  await expect(viewer.locator('.sheets__said')).toContainText('Siti Puntang');
  await expect(table.getByRole('gridcell', { name: 'Siti Puntang' })).toBeVisible();
  await expect(table.getByRole('columnheader', { name: 'Nama' })).toBeVisible();
  await room.keyboard.press('Escape');
  await viewer.getByRole('tab', { name: 'Anggaran' }).click();
  await expect(viewer.getByRole('gridcell', { name: 'Konsumsi' })).toBeVisible();
  expect(await stumbles(room)).toEqual([]);
});

test('all facts of a photo are seen, and one is copied', async ({ room }) => {
  await searchField(room).fill('gudang ');
  await cellOf(room, /Gudang Kopi/)
    .first()
    .click();
  await room.getByRole('button', { name: 'Fakta', exact: true }).click();
  await room.getByRole('button', { name: 'Semua fakta…' }).click();
  const sheet = room.getByRole('dialog', { name: 'Semua fakta' });
  await expect(sheet.getByText('Canon EOS R6').first()).toBeVisible();
  await sheet.getByRole('tab', { name: 'Apa adanya di berkas' }).click();
  const filter = sheet.getByRole('searchbox', { name: 'Saring nama atau isi' });
  await filter.fill('lens');
  await expect(sheet.getByText('RF24-70mm F2.8').first()).toBeVisible();
  const row = sheet.locator('.facts > div', { hasText: 'RF24-70mm F2.8' }).first();
  await row.hover();
  await row.getByRole('button').click();
  expect(await copied(room)).toBe('RF24-70mm F2.8');
  expect(await stumbles(room)).toEqual([]);
});

test('all facts are seen beside the picture too, over it, and closed without leaving it', { tag: '@long' }, async ({
  room,
}) => {
  await searchField(room).fill('gudang ');
  const viewer = await look(room, /Gudang Kopi/);
  await room.keyboard.press('i');
  await viewer.getByRole('button', { name: 'Fakta', exact: true }).click();
  await viewer.getByRole('button', { name: 'Semua fakta…' }).click();
  const sheet = room.getByRole('dialog', { name: 'Semua fakta' });
  await sheet.getByRole('tab', { name: 'Apa adanya di berkas' }).click();
  await room.keyboard.press('i');
  await expect(sheet).toBeVisible();
  await room.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await expect(viewer).toBeVisible();
});
