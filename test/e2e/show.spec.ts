import { assets, cellOf, expect, searchField, test } from './fixtures.ts';

test('the map shows where pictures were taken, and leads to those of one spot', { tag: '@long' }, async ({
  window,
}) => {
  await window.getByRole('button', { name: 'Lihat di peta' }).click();
  const map = window.getByRole('region', { name: 'Peta', exact: true });
  // land and names come out of the program itself
  await expect(map.locator('.map__canvas[data-ready]')).toBeAttached();
  await expect(map.locator('.map__marker').first()).toBeVisible();
  await expect(map.getByText(/bahan terlihat/)).toBeVisible();
  await expect(async () => {
    await map.locator('.map__marker').first().click({ timeout: 2000 });
    await expect(map).toBeHidden({ timeout: 1000 });
  }).toPass({ timeout: 30_000 });
  await expect(assets(window).getByRole('gridcell').first()).toBeVisible();
  await expect(window.getByRole('search').getByText('wilayah di peta')).toBeVisible();
});

test('a search is kept as a living collection, and what fits later comes into it', { tag: '@long' }, async ({
  window,
}) => {
  await searchField(window).fill('judul:"uji koleksi hidup" ');
  await expect(assets(window).getByRole('gridcell')).toHaveCount(0);
  await window.keyboard.press('Control+s');
  const dialog = window.getByRole('dialog', { name: 'Simpan pencarian' });
  await expect(dialog.getByText('0 bahan cocok sekarang')).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Nama koleksi' }).fill('Diuji');
  await window.keyboard.press('Enter');
  await expect(window.getByRole('heading', { name: 'Diuji' })).toBeVisible();

  await window.getByRole('button', { name: /^Semua bahan/ }).click();
  await assets(window).getByRole('gridcell').first().click();
  const title = window.getByRole('complementary').getByRole('textbox', { name: 'Judul', exact: true });
  await title.fill('Uji koleksi hidup');
  await window.keyboard.press('Tab');
  const place = window.getByRole('navigation').getByRole('button', { name: /^Diuji/ });
  await place.click();
  await expect(assets(window).getByRole('gridcell')).toHaveCount(1);
  await expect(place).toHaveAccessibleName(/1$/, { timeout: 20_000 });
});

test('what was found is shown one after the other', async ({ window }) => {
  await searchField(window).fill('jenis:foto kopi ');
  await expect(cellOf(window, /Ekspor Kopi/).first()).toBeVisible();
  await window.getByRole('button', { name: 'Putar tayangan' }).click();
  const show = window.getByRole('dialog', { name: 'Tayangan' });
  await expect(show.locator('.slides__slide[data-shown] img')).toBeVisible();
  await window.keyboard.press('Space');
  await expect(show.locator('.slides__at')).toContainText(/^1 dari/);
  await window.keyboard.press('ArrowRight');
  await expect(show.locator('.slides__at')).toContainText(/^2 dari/);
  await window.keyboard.press('Escape');
  await expect(show).toBeHidden();
});
