import { assets, cellOf, expect, searchField, test } from './fixtures.ts';

test('a word is replaced in the titles of a whole search after a look at the result, and undo gives it back', async ({
  window,
  office,
}) => {
  await searchField(window).fill('jenis:foto ');
  const cells = assets(window).getByRole('gridcell');
  await expect(cells.first()).toBeVisible();
  await assets(window).focus();
  await window.keyboard.press('Control+a');
  const chosen = window.getByText(/^\d+ dipilih$/);
  await expect(chosen).toBeVisible();
  const count = Number((await chosen.textContent())?.match(/\d+/)?.[0]);
  expect(count).toBeGreaterThan(20);

  // all get a title by a pattern first, each with its number
  await window.keyboard.press('Control+e');
  const dialog = window.getByRole('dialog', { name: /^Ubah \d+ bahan sekaligus$/ });
  await dialog.getByText('Pola', { exact: true }).click();
  await dialog.getByRole('textbox', { name: 'Pola' }).fill('Arsip Dinas ');
  await dialog.getByRole('button', { name: 'Sisipkan nomor' }).click();
  await expect(dialog.getByText(`${count} bahan akan berubah`)).toBeVisible();
  await dialog.getByRole('button', { name: `Ubah ${count} bahan` }).click();
  await expect(dialog).toBeHidden();
  await expect(cellOf(window, /^Arsip Dinas \d+/).first()).toBeVisible();

  await window.keyboard.press('Control+e');
  await dialog.getByText('Cari dan ganti').click();
  await dialog.getByRole('textbox', { name: 'Cari', exact: true }).fill('arsip');
  await dialog.getByRole('textbox', { name: 'Ganti dengan' }).fill('Dokumentasi');
  await expect(dialog.getByText(`${count} bahan akan berubah`)).toBeVisible();
  await expect(dialog.locator('.difference__after').first()).toContainText('Dokumentasi Dinas');
  await dialog.getByRole('button', { name: `Ubah ${count} bahan` }).click();
  await expect(cellOf(window, /^Dokumentasi Dinas \d+/).first()).toBeVisible();
  await expect
    .poll(async () => (await office.command('search', 'judul:"Dokumentasi Dinas"')).length)
    .toBeGreaterThan(20);

  await assets(window).focus();
  await window.keyboard.press('Control+z');
  await expect(cellOf(window, /^Arsip Dinas \d+/).first()).toBeVisible();
  await window.keyboard.press('Control+Shift+z');
  await expect(cellOf(window, /^Dokumentasi Dinas \d+/).first()).toBeVisible();
  await window.keyboard.press('Control+z');
  await window.keyboard.press('Control+z');
  await expect(cellOf(window, /Arsip Dinas|Dokumentasi Dinas/)).toHaveCount(0);
});

test('what is marked while looking stays marked, and a collection keeps the order of a hand', { tag: '@long' }, async ({
  window,
}) => {
  await searchField(window).fill('folder:"Kartu Memori" jenis:foto ');
  const cells = assets(window).getByRole('gridcell');
  await cells.nth(0).click();
  for (const key of ['4', 'p', '6']) await window.keyboard.press(key);
  await expect(cells.nth(0)).toHaveAccessibleName(/4 bintang, dipilih, label merah/);
  await window.reload();
  await searchField(window).fill('folder:"Kartu Memori" jenis:foto ');
  await expect(cells.nth(0)).toHaveAccessibleName(/4 bintang, dipilih, label merah/);

  await cells.nth(0).click();
  await cells.nth(2).click({ modifiers: ['Shift'] });
  await window.keyboard.press('Shift+B');
  await window.getByRole('textbox', { name: 'Cari atau buat koleksi' }).fill('Buku tahunan');
  await window.keyboard.press('Enter');
  await window.getByRole('navigation', { name: 'Pustaka' }).getByRole('button', { name: 'Buku tahunan 3' }).click();
  await expect(cells).toHaveCount(3);
  await expect(cells.nth(0)).toHaveAccessibleName(/4 bintang/);
  await cells.nth(0).click();
  await window.keyboard.press('Alt+ArrowRight');
  await expect(cells.nth(1)).toHaveAccessibleName(/4 bintang/);
  await window.reload();
  await window.getByRole('navigation', { name: 'Pustaka' }).getByRole('button', { name: 'Buku tahunan 3' }).click();
  await expect(cells).toHaveCount(3);
  await expect(cells.nth(1)).toHaveAccessibleName(/4 bintang/);
});
