import { cellOf, door, expect, test } from './fixtures.ts';

test('a newcomer sees the first pictures after three clicks', { tag: '@door' }, async ({
  fresh: { room, page, office },
}) => {
  await expect(page.getByRole('heading', { name: 'Selamat datang di Bahan' })).toBeVisible();
  await room.chooseFolder(page.getByRole('button', { name: 'Pilih folder…' }), office.material, 'Pantau folder ini');
  await expect(cellOf(page, /DSC0\d+\.JPG/).first()).toBeVisible({ timeout: 30_000 });
  await expect(page.locator('.grid-cell img').first()).toBeVisible({ timeout: 30_000 });
});

test('a folder that is not there is said in plain words, and the person can go on', {
  tag: ['@long', '@door'],
}, async ({ fresh: { room, page } }) => {
  const asks = page.getByRole('button', { name: 'Pilih folder…' });
  await room.chooseFolder(asks, '/tidak/ada/di/sini', 'Pantau folder ini', 'typed');
  const dialog = page.getByRole('dialog');
  // the system's own dialog has gone by then, and the page says it where the person stands
  const trouble = (door === 'browser' ? dialog : page.getByRole('main')).getByRole('alert');
  await expect(trouble).toBeVisible();
  await expect(trouble).not.toContainText(/ENOENT|Error|folder-missing/);
  if (door === 'browser') await page.getByRole('button', { name: 'Batal' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(asks).toBeVisible();
});
