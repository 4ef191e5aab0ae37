import { assets, cellOf, expect, searchField, test } from './fixtures.ts';

test('a range is chosen, gets title, theme and date at once, and undo takes each back', async ({ window }) => {
  await searchField(window).fill('folder:"Kartu Memori" jenis:foto ');
  const cells = cellOf(window, /DSC0/);
  await expect(cells.first()).toBeVisible();
  await cells.nth(0).click();
  await cells.nth(3).click({ modifiers: ['Shift'] });
  await expect(window.getByText('4 dipilih')).toBeVisible();

  const panel = window.getByRole('complementary', { name: 'Keterangan bahan' });
  const title = panel.getByRole('textbox', { name: 'Judul' });
  const theme = panel.getByRole('combobox', { name: 'Tema' });
  const date = panel.getByRole('textbox', { name: 'Tanggal' });
  await title.fill('Pagi di Kebun Teh Lawang');
  await title.press('Enter');
  await expect(cellOf(window, /^Pagi di Kebun Teh Lawang/)).toHaveCount(4);

  await theme.fill('Perkebunan');
  await theme.press('Enter');
  await date.fill('18 Mei 2024');
  await date.press('Enter');
  await expect(date).toHaveValue(/18 Mei 2024/);
  await expect(
    window.getByRole('navigation', { name: 'Pustaka' }).getByRole('button', { name: /^Perkebunan/ }),
  ).toBeVisible();

  // a field takes back its own letters first, so the keyboard stands among the pictures
  await assets(window).focus();
  await window.keyboard.press('Control+z');
  await window.keyboard.press('Control+z');
  await window.keyboard.press('Control+z');
  await expect(cellOf(window, /^Pagi di Kebun Teh Lawang/)).toHaveCount(0);
  await expect(cells).not.toHaveCount(0);
});

test('what was said is found by search at once', { tag: '@door' }, async ({ window, office }) => {
  await searchField(window).fill('folder:"Kartu Memori" jenis:foto ');
  await cellOf(window, /DSC0/).last().click();
  const title = window.getByRole('complementary', { name: 'Keterangan bahan' }).getByRole('textbox', { name: 'Judul' });
  await title.fill('Kabut turun dari Lawang');
  await title.press('Enter');
  await searchField(window).fill('kabut');
  await expect(cellOf(window, /^Kabut turun dari Lawang/)).toBeVisible();
  const [found] = (await office.command('search', 'kabut')) as { title: string }[];
  expect(found?.title).toBe('Kabut turun dari Lawang');
});
