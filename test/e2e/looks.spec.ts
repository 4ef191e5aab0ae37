import type { Locator, Page } from '@playwright/test';
import { axeOn } from '../fixtures/axe.ts';
import { assets, expect, test } from './fixtures.ts';
import { writeCopies } from './material.ts';
import type { Entered, Room } from './rooms.ts';

/** One office of this file's own: photos of it came back from a chat, and some are hidden. */
let entered: Entered;
let room: Room;
let page: Page;

test.beforeAll(async ({ enter }) => {
  test.setTimeout(180_000);
  entered = await enter({
    draw: { scale: 0.2, only: (path) => path.startsWith('2020-10-09 ') },
    also: writeCopies,
    watch: true,
  });
  room = await entered.open();
  page = room.page;
  await expect(assets(page).getByRole('gridcell').first()).toBeVisible();
});
test.afterAll(async () => {
  await room?.close();
  await entered?.close();
});

const groupsIn = (dialog: Locator) => dialog.getByRole('listitem');
const found = async (): Promise<number> =>
  Number(/\d+/.exec((await assets(page).getAttribute('aria-label')) ?? '')?.[0]);

test('copies from a chat are put behind their originals in one step, seen there, and taken back', {
  tag: '@long',
}, async () => {
  const before = await found();
  await page.getByRole('button', { name: 'Foto kembar…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Foto kembar' });
  await expect(groupsIn(dialog).first()).toBeVisible({ timeout: 20_000 });
  const { violations } = await (await axeOn(page, '.dialog')).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target.join(' ')}`)).toEqual([]);
  const groups = await groupsIn(dialog).count();
  expect(groups).toBeGreaterThan(3);
  // of each group the one that is suggested is no copy
  for (const suggested of await dialog.getByRole('radio', { checked: true }).all())
    await expect(suggested).not.toHaveAccessibleName(/WA00|Salinan/);

  await dialog.getByRole('button', { name: /^Simpan yang terpilih/ }).click();
  await expect(dialog.getByText('Tidak ada gambar yang sama dua kali')).toBeVisible({ timeout: 20_000 });
  await dialog.getByRole('button', { name: 'Lihat yang disembunyikan' }).click();
  await expect(dialog).toBeHidden();
  await expect.poll(found).toBeGreaterThanOrEqual(groups);
  const hidden = await found();
  await page.getByRole('button', { name: 'Urungkan' }).click();
  await page.getByRole('button', { name: 'Semua bahan' }).click();
  await expect.poll(found).toBe(before);
  expect(hidden).toBeLessThan(before);
});

test('another picture than the suggested one is kept, and a group is left as it is', async () => {
  await page.getByRole('button', { name: 'Foto kembar…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Foto kembar' });
  const first = groupsIn(dialog).first();
  await expect(first).toBeVisible({ timeout: 20_000 });
  const groups = await groupsIn(dialog).count();
  const other = first.getByRole('radio', { checked: false }).first();
  const name = (await other.getAttribute('aria-label')) ?? '';
  await first.locator('.alike__one:not([data-selected])').first().click();
  await expect(first.getByRole('radio', { checked: true })).toHaveAccessibleName(name);
  await first.getByRole('button', { name: 'Biarkan semua' }).click();
  await expect(groupsIn(dialog)).toHaveCount(groups - 1);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});

test('what looks like a photo is found from it, the copies of it first', async () => {
  const copy = assets(page)
    .getByRole('gridcell', { name: /Salinan 1/ })
    .first();
  await page.locator('#main-search').fill('nama:"Salinan 1" ');
  await copy.click();
  await page.keyboard.press('Control+Alt+KeyS');
  await expect(assets(page).getByRole('gridcell').nth(1)).toBeVisible({ timeout: 20_000 });
  await expect(assets(page).getByRole('gridcell').first()).toHaveAccessibleName(/Salinan 1/);
  expect(await found()).toBeGreaterThan(1);
});
