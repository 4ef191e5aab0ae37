import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { assets, expect, searchField, test } from './fixtures.ts';
import { stumbles } from './stumbles.ts';

const dialog = (window: Page) => window.locator('.dialog--full');
const panel = (window: Page) => window.getByRole('region', { name: 'Bagian yang diambil' });

const queries = { video: 'jenis:video ', audio: 'jenis:audio ', document: 'format:pdf ' };

/** Opens the export of the first asset of a kind, for one use, into a folder. */
async function openExport(window: Page, kind: 'video' | 'audio' | 'document', target: string): Promise<void> {
  mkdirSync(target, { recursive: true });
  await searchField(window).fill(queries[kind]);
  await assets(window).locator(`[data-kind="${kind}"]`).first().click();
  await window.keyboard.press('Control+Shift+E');
  await expect(dialog(window)).toBeVisible();
  await dialog(window)
    .getByRole('checkbox', { name: /WhatsApp/ })
    .setChecked(true, { force: true });
  await window.getByRole('textbox', { name: 'Folder tujuan' }).fill(target);
}

const choose = (window: Page, name: string) =>
  panel(window).getByRole('radio', { name, exact: true }).setChecked(true, { force: true });

test('a part of a film is chosen by keys and by typing, and goes out as a clip', { tag: '@door' }, async ({
  window,
  office,
}) => {
  const target = join(office.folder, 'Potongan');
  await openExport(window, 'video', target);
  await choose(window, 'Cuplikan');
  const [from, to] = [
    panel(window).getByRole('slider', { name: 'Awal cuplikan' }),
    panel(window).getByRole('slider', { name: 'Akhir cuplikan' }),
  ];
  await from.focus();
  await window.keyboard.press('Shift+ArrowRight');
  await window.keyboard.press('ArrowRight');
  await expect(from).toHaveAttribute('aria-valuetext', '0:01,1');
  const until = panel(window).getByRole('textbox', { name: 'Sampai' });
  await until.fill('0:02,6');
  await until.press('Enter');
  await expect(to).toHaveAttribute('aria-valuenow', '2.6');
  await expect(panel(window).getByText('Panjangnya 0:01,5')).toBeVisible();
  await expect(panel(window).getByText(/^Ditulis sebagai (MP4|WebM)/)).toBeVisible();
  expect(await stumbles(window, '.extract')).toEqual([]);
  await window.keyboard.press('Control+Enter');
  await expect(dialog(window)).toBeHidden();
  const clips = () => readdirSync(target).filter((name) => /\.(mp4|webm)$/.test(name));
  await expect.poll(() => clips().length, { timeout: 60_000 }).toBeGreaterThan(0);
});

test('a handle is dragged over the frames of a film, and stays beside the other', { tag: '@long' }, async ({
  window,
  office,
}) => {
  await openExport(window, 'video', join(office.folder, 'Geser'));
  await choose(window, 'Cuplikan');
  const from = panel(window).getByRole('slider', { name: 'Awal cuplikan' });
  const to = panel(window).getByRole('slider', { name: 'Akhir cuplikan' });
  const line = await window.locator('.extract-line').boundingBox();
  const handle = await from.boundingBox();
  if (!line || !handle) throw new Error('there is no line');
  const whole = Number(await to.getAttribute('aria-valuenow'));
  await window.mouse.move(handle.x + handle.width / 2, handle.y + handle.height / 2);
  await window.mouse.down();
  await window.mouse.move(line.x + line.width / 2, line.y + 10, { steps: 5 });
  expect(Math.abs(Number(await from.getAttribute('aria-valuenow')) - whole / 2)).toBeLessThan(whole / 10);
  await window.mouse.move(line.x + line.width * 2, line.y + 10, { steps: 5 });
  await window.mouse.up();
  expect(Number(await from.getAttribute('aria-valuenow'))).toBeCloseTo(whole - 0.5, 1);
  const typed = panel(window).getByRole('textbox', { name: 'Dari' });
  await typed.fill('sebentar lagi');
  await expect(panel(window).getByText('Tulis menit dan detik', { exact: false })).toBeVisible();
  await typed.blur();
  expect(Number(await from.getAttribute('aria-valuenow'))).toBeCloseTo(whole - 0.5, 1);
});

test('a moment of a film goes out as a picture', { tag: '@long' }, async ({ window, office }) => {
  const target = join(office.folder, 'Gambar');
  await openExport(window, 'video', target);
  await choose(window, 'Satu gambar');
  await panel(window).getByRole('slider', { name: 'Saat gambar diambil' }).press('Home');
  // it is seen as it will be, in the pixels that it will have
  await expect(dialog(window).locator('.copy-tile').getByRole('img', { name: 'Pratinjau WhatsApp' })).toBeVisible();
  await expect(dialog(window).locator('.copy-tile__pixels').first()).toHaveText(/^[\d.]+ × [\d.]+ piksel$/);
  expect(await stumbles(window, '.extract')).toEqual([]);
  await window.keyboard.press('Control+Enter');
  const pictures = () => readdirSync(target).filter((name) => name.endsWith('.jpg'));
  await expect.poll(() => pictures().length, { timeout: 60_000 }).toBeGreaterThan(0);
  const bytes = readFileSync(join(target, pictures()[0] as string));
  expect((await sharp(bytes).metadata()).format).toBe('jpeg');
});

test('a part of a recording is chosen over its loudness', { tag: '@long' }, async ({ window, office }) => {
  await openExport(window, 'audio', join(office.folder, 'Suara'));
  await choose(window, 'Cuplikan');
  await expect(panel(window).getByText(/^Ditulis sebagai (M4A|WebM|WAV)/)).toBeVisible();
  expect(await stumbles(window, '.extract')).toEqual([]);
});

test('pages of a document are ticked or typed', async ({ window, office }) => {
  await openExport(window, 'document', join(office.folder, 'Halaman'));
  await choose(window, 'Halaman sebagai gambar');
  const typed = panel(window).getByRole('textbox', { name: 'Halaman' });
  await expect(typed).toHaveValue('1');
  expect(await stumbles(window, '.extract')).toEqual([]);
  await typed.fill('999999');
  await expect(panel(window).getByText(/^Tulis nomor halaman/)).toBeVisible();
});
