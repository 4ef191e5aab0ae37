import type { Locator, Page } from '@playwright/test';
import { assets, expect, searchField, test } from './fixtures.ts';
import { stumbles } from './stumbles.ts';

test('a newcomer is at the first found photo after three decisions', async ({ fresh: { page } }) => {
  let decisions = 0;
  /** A decision is a question of the window that a person answers; to confirm the answer belongs to it. */
  const decide = async (on: Locator, what: (on: Locator) => Promise<void> = (one) => one.click()) => {
    decisions += 1;
    await what(on);
  };
  await decide(page.getByRole('button', { name: 'Pilih folder…' }));
  const offered = page.getByRole('dialog', { name: 'Pilih folder' });
  await decide(offered.getByRole('option', { name: 'Foto Humas' }), async (folder) => {
    await folder.click();
    await offered.getByRole('button', { name: 'Pantau folder ini' }).click();
  });
  await expect(assets(page).getByRole('gridcell').first()).toBeVisible({ timeout: 30_000 });
  await decide(searchField(page), (field) => field.fill('dsc0'));
  await expect(assets(page).getByRole('gridcell', { name: /DSC0/ }).first()).toBeVisible();
  await expect(assets(page).locator('img').first()).toBeVisible({ timeout: 30_000 });
  expect(decisions).toBeLessThanOrEqual(3);
});

test('hints stand in their places, take nothing from anybody, and are gone for good by one key or click', async ({
  fresh: { page },
}) => {
  const note = (words: RegExp) => page.getByRole('note').filter({ hasText: words });
  const putAway = (of: Locator) => of.getByRole('button', { name: /^Mengerti/ }).click();
  await addFirstFolder(page);
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

async function addFirstFolder(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Pilih folder…' }).click();
  await page.getByRole('option', { name: 'Foto Humas' }).click();
  await page.getByRole('button', { name: 'Pantau folder ini' }).click();
  await expect(assets(page).getByRole('gridcell').first()).toBeVisible({ timeout: 30_000 });
}
