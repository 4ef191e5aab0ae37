import { assets, cellOf, expect, searchField, test } from './fixtures.ts';

test('typing finds, letter by letter, and Esc shows everything again', async ({ window }) => {
  const all = await assets(window).getAttribute('aria-label');
  await searchField(window).pressSequentially('ekspor ko', { delay: 30 });
  await expect(cellOf(window, /Ekspor Kopi/).first()).toBeVisible();
  await expect(cellOf(window, /Puskesmas/)).toHaveCount(0);
  await searchField(window).fill('');
  await expect(assets(window)).toHaveAttribute('aria-label', all as string);
});

test('what nothing holds is said, with a way back', async ({ window }) => {
  await searchField(window).fill('zzzqqqxxx');
  await expect(window.getByText('Tidak ada bahan yang cocok').first()).toBeVisible();
  await window.getByRole('button', { name: 'Tampilkan semua bahan' }).click();
  await expect(assets(window).getByRole('gridcell').first()).toBeVisible();
});

test('a facet narrows the result and counts what remains', async ({ window }) => {
  const facets = window.getByRole('group', { name: 'Persempit hasil' });
  const documents = facets.getByRole('button', { name: /^Dokumen/ });
  const count = Number(((await documents.textContent()) ?? '').replace(/\D/g, ''));
  expect(count).toBeGreaterThan(0);
  await documents.click();
  await expect(documents).toHaveAttribute('aria-pressed', 'true');
  await expect(assets(window)).toHaveAccessibleName(`${count} bahan`);
  await expect(cellOf(window, /\bfoto, \d/)).toHaveCount(0);
  await documents.click();
  await expect(cellOf(window, /\bfoto, \d/).first()).toBeVisible();
});

test('words and filters hold together, and a filter goes by its cross', async ({ window }) => {
  await searchField(window).fill('jenis:foto kopi ');
  await expect(cellOf(window, /Ekspor Kopi/).first()).toBeVisible();
  const documents = window.getByRole('group', { name: 'Persempit hasil' }).getByRole('button', { name: /^Dokumen/ });
  await expect(documents).toHaveCount(0);
  await window.getByRole('button', { name: /^Hapus saringan Foto/ }).click();
  await expect(documents).toBeVisible();
  await expect(cellOf(window, /Ekspor Kopi/).first()).toBeVisible();
});

test('words inside of a document find it', async ({ window }) => {
  await searchField(window).fill('selimut');
  await expect(cellOf(window, /Laporan Situasi Banjir/)).toBeVisible();
});
