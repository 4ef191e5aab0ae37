import { cellOf, expect, test } from './fixtures.ts';

test('a newcomer sees the first pictures after three clicks', async ({ fresh: { page } }) => {
  await expect(page.getByRole('heading', { name: 'Selamat datang di Bahan' })).toBeVisible();
  await page.getByRole('button', { name: 'Pilih folder…' }).click();
  await page.getByRole('option', { name: 'Foto Humas' }).click();
  await expect(page.getByRole('textbox', { name: 'Letak folder' })).toHaveValue(/Foto Humas$/);
  await page.getByRole('button', { name: 'Pantau folder ini' }).click();
  await expect(cellOf(page, /DSC0\d+\.JPG/).first()).toBeVisible({ timeout: 30_000 });
  await expect(page.locator('.grid-cell img').first()).toBeVisible({ timeout: 30_000 });
});

test('a folder that is not there is said in plain words, and the person can go on', { tag: '@long' }, async ({
  fresh: { page },
}) => {
  await page.getByRole('button', { name: 'Pilih folder…' }).click();
  const path = page.getByRole('textbox', { name: 'Letak folder' });
  await path.fill('/tidak/ada/di/sini');
  await page.getByRole('button', { name: 'Pantau folder ini' }).click();
  const trouble = page.getByRole('dialog').getByRole('alert');
  await expect(trouble).toBeVisible();
  await expect(trouble).not.toContainText(/ENOENT|Error|folder-missing/);
  await page.getByRole('button', { name: 'Batal' }).click();
  await expect(page.getByRole('button', { name: 'Pilih folder…' })).toBeVisible();
});
