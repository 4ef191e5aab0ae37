import { readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { assets, expect, test } from './fixtures.ts';
import type { Office } from './office.ts';
import type { Entered, Room } from './rooms.ts';

/** One office of this file's own: its folders are renamed, taken away and brought back. */
let entered: Entered;
let office: Office;
let room: Room;
let page: Page;

const dance = '2022/Lomba Tari Tradisional 28-10-2022';
const danced = '2022/Lomba Tari';

test.beforeAll(async ({ enter }) => {
  test.setTimeout(180_000);
  entered = await enter({
    draw: { scale: 0.2, only: (path) => /^(2022\/Lomba|Kartu Memori)/.test(path) },
    watch: true,
  });
  office = entered.office;
});
test.afterAll(async () => entered?.close());

test.beforeEach(async () => {
  room = await entered.open();
  page = room.page;
  await expect(assets(page).getByRole('gridcell').first()).toBeVisible();
});
test.afterEach(async () => room?.close());

const all = () => assets(page).getAttribute('aria-label');
const openHealth = async (): Promise<Locator> => {
  await page.getByRole('button', { name: /folder dipantau/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Keadaan pustaka' });
  await expect(dialog).toBeVisible();
  return dialog;
};
const lookAgain = async () => {
  await page.getByRole('button', { name: 'Pengaturan' }).click();
  await page.getByRole('tab', { name: 'Folder pantauan' }).click();
  const more = page.getByRole('button', { name: /^Tindakan untuk/ });
  await more.click();
  await page.getByRole('menuitem', { name: 'Periksa sekarang' }).click();
  // the menu takes the first key for itself until it has gone
  await expect(page.getByRole('menu')).toHaveCount(0);
  await expect(more).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
};

test('a renamed folder is found again, told once, looked into, and its files separated', { tag: '@long' }, async () => {
  const before = await all();
  const count = readdirSync(join(office.material, dance)).length;
  renameSync(join(office.material, dance), join(office.material, danced));
  const said = page.getByText(
    /berkas ditemukan kembali setelah folder “Lomba Tari Tradisional 28-10-2022” berganti nama/,
  );
  await expect(said).toBeVisible({ timeout: 30_000 });
  await expect(said).toContainText('menjadi “Lomba Tari”');
  expect(await all()).toBe(before);
  await page.getByRole('button', { name: 'Lihat', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Ditemukan kembali' });
  await expect(dialog.getByText('komputer mencatatnya sebagai berkas yang sama').first()).toBeVisible();
  const items = dialog.locator('.found__items li');
  expect(await items.count()).toBeLessThanOrEqual(count);
  await items.first().locator('.check-box').click();
  await dialog.getByRole('button', { name: 'Bukan berkas yang sama…' }).click();
  await page.getByRole('button', { name: 'Pisahkan', exact: true }).click();
  await expect(page.getByText('1 berkas dipisahkan')).toBeVisible();
  await expect(dialog.getByText('dipisahkan', { exact: false }).first()).toBeVisible();
  await page.keyboard.press('Escape');
  await page.reload();
  await expect(page.getByRole('button', { name: /Tidak ditemukan/ })).toBeVisible();
  await expect(said).toHaveCount(0);
});

test('what is missing is listed with its words, and forgotten', { tag: '@long' }, async () => {
  const [gone] = readdirSync(join(office.material, danced))
    .filter((name) => /\.jpe?g$/i.test(name))
    .slice(-1);
  rmSync(join(office.material, danced, gone as string));
  await lookAgain();
  await page.getByRole('button', { name: /Tidak ditemukan/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Berkas yang tidak ditemukan' });
  const row = dialog.locator('.missing-row', { hasText: gone as string });
  await expect(row).toBeVisible({ timeout: 20_000 });
  await expect(row).toContainText('tidak ditemukan sejak');
  await row.getByRole('button', { name: /^Lupakan/ }).click();
  await expect(page.getByText(/tetap aman di jurnal/)).toBeVisible();
  await page.getByRole('button', { name: 'Lupakan', exact: true }).click();
  await expect(page.getByText('1 bahan dilupakan. Keterangannya tetap ada di jurnal.')).toBeVisible();
  await expect(row).toHaveCount(0);
});

test('a share that goes away is said in words, and its folder is pointed to where it lies now', {
  tag: '@long',
}, async () => {
  const before = await all();
  const moved = join(office.folder, 'Arsip Baru');
  renameSync(office.material, moved);
  await lookAgain();
  const dialog = await openHealth();
  await expect(dialog.getByText('“Foto Humas” sedang tidak terhubung.')).toBeVisible({ timeout: 20_000 });
  await expect(dialog.getByText(/^Tidak terhubung sejak/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Tunjukkan folder baru…' }).click();
  await room.chooseFolder(page.getByRole('button', { name: 'Pilih folder…' }), moved, 'Pilih folder ini');
  await expect(page.getByText(/\d+ dari \d+ berkas yang dikenal ada di sini\./)).toBeVisible();
  await expect(page.getByText('Ini folder yang sama.')).toBeVisible();
  await page.getByRole('button', { name: 'Pakai letak ini' }).click();
  await expect(page.getByText('“Foto Humas” sekarang dipantau di letak yang baru')).toBeVisible();
  await expect(dialog.getByText('“Foto Humas” sedang tidak terhubung.')).toHaveCount(0, { timeout: 20_000 });
  await page.keyboard.press('Escape');
  await expect(page.locator('.grid-cell[data-state="offline"]')).toHaveCount(0, { timeout: 20_000 });
  expect(await all()).toBe(before);
});

test('a backup is made and restored from the health page, and words said since are still there', {
  tag: '@door',
}, async () => {
  let dialog = await openHealth();
  await dialog.getByRole('button', { name: 'Buat cadangan sekarang' }).first().click();
  await expect(dialog.getByText('Cadangan selesai dibuat.')).toBeVisible({ timeout: 30_000 });
  await page.keyboard.press('Escape');
  await assets(page).getByRole('gridcell').first().click();
  const title = page.getByRole('textbox', { name: 'Judul', exact: true });
  await title.fill('Ditulis sesudah cadangan');
  await title.press('Enter');
  await expect(page.getByText('Tersimpan', { exact: true })).toBeVisible();
  dialog = await openHealth();
  await dialog
    .getByRole('button', { name: /^Pulihkan cadangan/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Pulihkan', exact: true }).click();
  await expect(page.getByText('Cadangan sudah dipulihkan.')).toBeVisible({ timeout: 40_000 });
  await expect(assets(page).getByRole('gridcell', { name: /Ditulis sesudah cadangan/ })).toBeVisible({
    timeout: 20_000,
  });
});
