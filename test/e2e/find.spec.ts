import type { Locator, Page } from '@playwright/test';
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

const facetsOf = (page: Page) => page.getByRole('group', { name: 'Persempit hasil' });
const chip = (page: Page, name: RegExp) => page.getByRole('button', { name });
const openFacet = async (page: Page, name: RegExp) => {
  await facetsOf(page).getByRole('button', { name }).click();
  const values = page.getByRole('dialog').getByRole('treegrid');
  await expect(values.getByRole('row').first()).toBeVisible();
  return values;
};
/** The number that a row or button ends with. */
const countOf = async (row: Locator) =>
  Number(/([\d.]+)\D*$/.exec((await row.textContent()) ?? '')?.[1]?.replace('.', ''));

test('a facet narrows the result and counts what remains, one value beside the other', async ({ window }) => {
  const kinds = await openFacet(window, /^Jenis$/);
  const documents = kinds.getByRole('row', { name: 'Dokumen' });
  const videos = kinds.getByRole('row', { name: 'Video' });
  const [some, others] = [await countOf(documents), await countOf(videos)];
  await documents.click();
  await expect(documents).toHaveAttribute('aria-selected', 'true');
  await expect(assets(window)).toHaveAccessibleName(`${some} bahan`);
  await expect(cellOf(window, /\bfoto, \d/)).toHaveCount(0);
  // what a choice hides can be chosen beside it
  await expect(videos).toBeVisible();
  await videos.click();
  await expect(assets(window)).toHaveAccessibleName(`${some + others} bahan`);
  await expect(chip(window, /^Ubah saringan Dokumen atau Video/)).toBeVisible();
  await window.keyboard.press('Escape');
  await chip(window, /^Hapus saringan Dokumen atau Video/).click();
  await expect(cellOf(window, /\bfoto, \d/).first()).toBeVisible();
});

test('a value is left out, by the keyboard and by the pointer', async ({ window }) => {
  const kinds = await openFacet(window, /^Jenis$/);
  await window.keyboard.press('Home');
  await expect(kinds.getByRole('row', { name: 'Foto' })).toBeFocused();
  await window.keyboard.press('-');
  await expect(cellOf(window, /\bfoto, \d/)).toHaveCount(0);
  await expect(chip(window, /^Ubah saringan bukan Foto/)).toBeVisible();
  await window.keyboard.press('Space');
  await expect(cellOf(window, /\bfoto, \d/).first()).toBeVisible();
  await expect(chip(window, /^Ubah saringan Foto/)).toBeVisible();
  const videos = kinds.getByRole('row', { name: 'Video' });
  await videos.hover();
  await videos.getByRole('button', { name: 'Kecualikan Video' }).click();
  await expect(chip(window, /^Ubah saringan bukan Video/)).toBeVisible();
  await window.getByRole('button', { name: 'Lepas pilihan' }).click();
  await expect(window.locator('#main-search')).toHaveValue('');
});

test('facets that are seldom needed lie behind one button, folders as they lie in each other', {
  tag: '@long',
}, async ({ window }) => {
  await facetsOf(window).getByRole('button', { name: 'Lainnya' }).click();
  await window.getByRole('option', { name: 'Folder' }).click();
  const folders = window.getByRole('dialog').getByRole('treegrid');
  const top = folders.getByRole('row', { name: 'Foto Humas' });
  await expect(top).toHaveAttribute('aria-expanded', 'true');
  await folders.getByRole('row', { name: '2022' }).click();
  await expect(chip(window, /^Ubah saringan folder: 2022/)).toBeVisible();
  await expect(cellOf(window, /Ekspor Kopi/)).toHaveCount(0);
});

test('words and filters hold together, and a filter goes by its cross', async ({ window }) => {
  await searchField(window).fill('jenis:foto kopi ');
  await expect(cellOf(window, /Ekspor Kopi/).first()).toBeVisible();
  const narrowed = (await assets(window).getAttribute('aria-label')) as string;
  await chip(window, /^Hapus saringan Foto/).click();
  await expect(assets(window)).not.toHaveAccessibleName(narrowed);
  await expect(cellOf(window, /Ekspor Kopi/).first()).toBeVisible();
});

test('a filter is changed where it stands', async ({ window }) => {
  await searchField(window).fill('jenis:foto kopi ');
  await chip(window, /^Ubah saringan Foto/).click();
  await expect(searchField(window)).toHaveValue('kopi jenis:foto');
  await expect(searchField(window)).toBeFocused();
  await window.keyboard.press('Backspace');
  await window.keyboard.press('Backspace');
  await window.keyboard.press('Backspace');
  await window.keyboard.press('Backspace');
  await window.keyboard.type('dokumen ');
  await expect(chip(window, /^Ubah saringan Dokumen/)).toBeVisible();
  await expect(searchField(window)).toHaveValue('kopi ');
});

test('a stretch of time is drawn over, by the pointer and by the keyboard', async ({ window }) => {
  await window.getByRole('button', { name: 'Linimasa' }).click();
  const bars = window.getByRole('slider', { name: /^Linimasa/ });
  const box = await bars.boundingBox();
  if (!box) throw new Error('no bars');
  await window.mouse.move(box.x + 2, box.y + 20);
  await window.mouse.down();
  await window.mouse.move(box.x + box.width / 3, box.y + 20, { steps: 4 });
  await window.mouse.up();
  await expect(chip(window, /^Ubah saringan \p{L}+ 2020 sampai /u)).toBeVisible();
  await expect(cellOf(window, /Ekspor Kopi/).first()).toBeVisible();
  await expect(cellOf(window, /Banjir/)).toHaveCount(0);
  await window.getByRole('button', { name: 'Semua waktu' }).click();
  await expect(cellOf(window, /Banjir/).first()).toBeVisible();
  await bars.focus();
  await window.keyboard.press('Home');
  await expect(bars).toHaveAttribute('aria-valuetext', /^Oktober 2020 · \d+ bahan$/);
  await window.keyboard.press('Enter');
  await expect(chip(window, /^Ubah saringan Oktober 2020/)).toBeVisible();
  await expect(cellOf(window, /Banjir/)).toHaveCount(0);
});

test('a slip of the fingers is forgiven, and what was typed can be insisted on', async ({ window }) => {
  await searchField(window).fill('pelepsan ekspor');
  await expect(window.getByText('Menampilkan hasil untuk “pelepasan”.')).toBeVisible();
  await expect(cellOf(window, /Pelepasan Ekspor/).first()).toBeVisible();
  await window.getByRole('button', { name: 'Cari persis “pelepsan”' }).click();
  await expect(searchField(window)).toHaveValue('"pelepsan" ekspor');
  await expect(window.getByRole('heading', { name: 'Tidak ada bahan yang cocok' })).toBeVisible();
});

test('where nothing fits, each way to loosen says how much it finds', async ({ window }) => {
  await searchField(window).fill('ekspor kopi jenis:foto tahun:1999 ');
  const way = window.getByRole('button', { name: /^Tanpa 1999/ });
  const count = await countOf(way);
  await way.click();
  await expect(assets(window)).toHaveAccessibleName(`${count} bahan`);
  await expect(chip(window, /^Ubah saringan Foto/)).toBeVisible();
});

test('a filter that means nothing is taken as words, and that is said', async ({ window }) => {
  await searchField(window).fill('kopi ukuran:besar ');
  await expect(window.getByText('“ukuran:besar” dibaca sebagai kata biasa')).toBeVisible();
});

test('searches of before and fields are offered, and examples teach the rest', async ({ window }) => {
  await searchField(window).fill('jenis:foto kopi');
  await window.keyboard.press('Enter');
  await searchField(window).fill('');
  await searchField(window).focus();
  await expect(window.getByRole('option', { name: 'Foto · kopi' })).toBeVisible();
  await window.keyboard.press('ArrowDown');
  await window.keyboard.press('Shift+Delete');
  await expect(window.getByRole('option', { name: 'Foto · kopi' })).toHaveCount(0);
  await window.keyboard.type('oran');
  await expect(window.getByRole('option', { name: 'orang: orang yang tampak' })).toBeVisible();
  await window.getByRole('button', { name: 'Kosongkan pencarian' }).click();
  await window.getByRole('option', { name: 'Contoh cara mencari' }).click();
  const help = window.getByRole('dialog', { name: 'Cara mencari' });
  await help.getByRole('button', { name: /^belum:judul / }).click();
  await expect(help).toBeHidden();
  await expect(chip(window, /^Ubah saringan belum ada judul/)).toBeVisible();
});

test('what is looked for is marked where it stands', async ({ window }) => {
  await searchField(window).fill('ekspor');
  await expect(assets(window).locator('mark', { hasText: 'Ekspor' }).first()).toBeAttached();
  await assets(window).getByRole('gridcell').first().click();
  const found = window.getByRole('region', { name: 'Kata yang cocok' });
  await expect(found.locator('mark').first()).toHaveText(/^ekspor/i);
});

test('words inside of a document find it', async ({ window }) => {
  await searchField(window).fill('selimut');
  await expect(cellOf(window, /Laporan Situasi Banjir/)).toBeVisible();
});
