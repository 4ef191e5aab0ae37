import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { assets, cellOf, expect, searchField, test } from './fixtures.ts';

test('a photo dropped into the watched folder appears as a picture by itself', async ({ window, office }) => {
  const bytes = await sharp({ create: { width: 900, height: 600, channels: 3, background: '#2a7f6f' } })
    .jpeg()
    .toBuffer();
  await searchField(window).fill('jatuhan');
  await expect(cellOf(window, /Foto jatuhan/)).toHaveCount(0);
  writeFileSync(join(office.material, 'Foto jatuhan.jpg'), bytes);
  await expect(cellOf(window, /Foto jatuhan/)).toBeVisible({ timeout: 15_000 });
  await expect(cellOf(window, /Foto jatuhan/).locator('img')).toBeVisible({ timeout: 15_000 });
});

test('a folder that goes away is offline, and nothing of it is lost when it comes back', { tag: '@door' }, async ({
  window,
  office,
}) => {
  const away = `${office.material} (dicabut)`;
  const lookAgain = async () => {
    await window.getByRole('button', { name: 'Pengaturan' }).click();
    await window.getByRole('tab', { name: 'Folder pantauan' }).click();
    await window.getByRole('button', { name: 'Tindakan untuk Foto Humas' }).click();
    await window.getByRole('menuitem', { name: 'Periksa sekarang' }).click();
  };
  const all = await assets(window).getAttribute('aria-label');
  renameSync(office.material, away);
  try {
    await lookAgain();
    await expect(
      window
        .getByRole('dialog')
        .getByText(/^Tidak terhubung sejak/)
        .first(),
    ).toBeVisible({ timeout: 20_000 });
    await window.keyboard.press('Escape');
    await expect(window.locator('.grid-cell[data-state="offline"]').first()).toBeVisible();
    await expect(assets(window)).toHaveAttribute('aria-label', all as string);
  } finally {
    renameSync(away, office.material);
  }
  await lookAgain();
  await window.keyboard.press('Escape');
  await expect(window.locator('.grid-cell[data-state="offline"]')).toHaveCount(0, { timeout: 30_000 });
  await expect(assets(window)).toHaveAttribute('aria-label', all as string);
});
