import type { Locator } from '@playwright/test';
import { assets, expect, searchField, test } from './fixtures.ts';
import { stumbles } from './stumbles.ts';

test('a newcomer is at the first found photo after three decisions', async ({ fresh: { room, page, office } }) => {
  // a question of the window that a person answers; to confirm the answer belongs to it
  let decisions = 0;
  await room.chooseFolder(page.getByRole('button', { name: 'Pilih folder…' }), office.material, 'Pantau folder ini');
  decisions += 2; // that there shall be one, and which
  await expect(assets(page).getByRole('gridcell').first()).toBeVisible({ timeout: 30_000 });
  await searchField(page).fill('dsc0');
  decisions += 1;
  await expect(assets(page).getByRole('gridcell', { name: /DSC0/ }).first()).toBeVisible();
  await expect(assets(page).locator('img').first()).toBeVisible({ timeout: 30_000 });
  expect(decisions).toBeLessThanOrEqual(3);
});

test('hints stand in their places, take nothing from anybody, and are gone for good by one key or click', async ({
  fresh: { room, page, office },
}) => {
  const note = (words: RegExp) => page.getByRole('note').filter({ hasText: words });
  const putAway = (of: Locator) => of.getByRole('button', { name: /^Mengerti/ }).click();
  await room.chooseFolder(page.getByRole('button', { name: 'Pilih folder…' }), office.material, 'Pantau folder ini');
  await expect(assets(page).getByRole('gridcell').first()).toBeVisible({ timeout: 30_000 });
  const search = note(/Ketik kata yang Anda ingat/);
  await expect(search).toBeVisible();
  expect(await stumbles(page)).toEqual([]);
  await assets(page).focus();
  await page.keyboard.press('Escape');
  await expect(search).toBeHidden();

  await assets(page).getByRole('gridcell').first().click();
  const takeOut = note(/membuat salinan untuk diterbitkan/);
  await expect(takeOut).toBeVisible();
  if (process.env.BAHAN_PICTURES) await page.screenshot({ path: `${process.env.BAHAN_PICTURES}/tips.png` });
  await putAway(takeOut);
  await expect(takeOut).toBeHidden();

  await page.reload();
  await assets(page).getByRole('gridcell').first().click();
  await expect(page.getByRole('complementary').getByRole('textbox').first()).toBeVisible();
  await expect(search).toBeHidden();
  await expect(takeOut).toBeHidden();
});

test('a library in use has no hints', async ({ window }) => {
  await assets(window).getByRole('gridcell').first().click();
  await expect(window.getByRole('complementary').getByRole('textbox').first()).toBeVisible();
  await expect(window.getByRole('note')).toHaveCount(0);
});
