import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wide } from '../../fixtures/wide.ts';
import { ask, cell, edits, settle, troubles } from './in-page.ts';
import { openPages, type Pages } from './open-page.ts';

let pages: Pages;
beforeAll(async () => {
  pages = await openPages();
}, 120_000);
afterAll(() => pages.close());

const several = async (wishes: Record<string, string> = {}, size?: { width: number; height: number }) => {
  const page = await pages.open(wishes, size);
  await cell(page, 0).click();
  await cell(page, 5).click({ modifiers: ['Shift'] });
  return page;
};

describe('changing many at once', () => {
  it('finds and replaces with the result in sight first, as one edit', async () => {
    const page = await several();
    await page.keyboard.press('Control+e');
    const dialog = page.getByRole('dialog', { name: 'Ubah 6 bahan sekaligus' });
    await dialog.getByText('Cari dan ganti').click();
    await dialog.getByRole('textbox', { name: 'Cari', exact: true }).fill('Ekspor');
    await dialog.getByRole('textbox', { name: 'Ganti dengan' }).fill('Panen');
    await dialog.getByText('bahan akan berubah').waitFor();
    await expect.poll(() => dialog.locator('.difference__after ins').first().textContent()).toBe('Panen ');
    expect(await edits(page)).toEqual([]);
    await page.keyboard.press('Control+Enter');
    await dialog.waitFor({ state: 'detached' });
    const [edit] = await edits(page);
    expect(edit?.ids).toHaveLength(6);
    expect(edit?.changes).toEqual([
      { field: 'title', op: 'replace', find: 'Ekspor', value: 'Panen', matchCase: false, wholeWords: false },
    ]);
    await page
      .getByRole('gridcell', { name: /Pelepasan Panen Kopi/ })
      .first()
      .waitFor();
    await page.context().close();
  });

  it('fills in a pattern from its parts, and tells of a part that it does not know', async () => {
    const page = await several();
    await page.getByRole('button', { name: 'Tindakan untuk yang dipilih' }).click();
    await page.getByRole('menuitem', { name: 'Ubah sekaligus…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Ubah 6 bahan sekaligus' });
    await dialog.getByText('Pola', { exact: true }).click();
    const pattern = dialog.getByRole('textbox', { name: 'Pola' });
    await pattern.fill('Panen ');
    await dialog.getByRole('button', { name: 'Sisipkan nomor' }).click();
    await pattern.pressSequentially(' di {kota}');
    await dialog.getByText('{kota} bukan bagian yang dikenal', { exact: false }).waitFor();
    expect(await pattern.inputValue()).toBe('Panen {nomor} di {kota}');
    await dialog.locator('.difference__after').filter({ hasText: 'Panen 1 di {kota}' }).waitFor();
    await dialog.getByRole('button', { name: 'Ubah 6 bahan' }).click();
    await settle(page);
    expect((await edits(page)).map((edit) => edit.changes)).toEqual([
      [{ field: 'title', op: 'template', value: 'Panen {nomor} di {kota}', start: 1 }],
    ]);
    await page.context().close();
  });

  it('shows what differs as such, and leaves it alone until somebody touches it', async () => {
    const page = await several();
    await page.keyboard.press('Control+e');
    const dialog = page.getByRole('dialog');
    const title = dialog.getByRole('textbox', { name: 'Judul' });
    const theme = dialog.getByRole('combobox', { name: 'Tema' });
    expect(await theme.getAttribute('placeholder').then((words) => words?.length)).toBeGreaterThan(0);
    await theme.fill('UMKM');
    await theme.press('Escape');
    await title.fill('Salah');
    await dialog.getByRole('button', { name: 'Biarkan seperti semula: Judul' }).click();
    await dialog.getByText('6 bahan akan berubah').waitFor();
    await dialog.getByRole('button', { name: 'Ubah 6 bahan' }).click();
    await settle(page);
    expect((await edits(page)).map((edit) => edit.changes)).toEqual([[{ field: 'theme', op: 'set', value: 'UMKM' }]]);
    await page.context().close();
  });

  it('comes back with every word when the engine refuses', async () => {
    const page = await several();
    await page.keyboard.press('Control+e');
    const dialog = page.getByRole('dialog', { name: 'Ubah 6 bahan sekaligus' });
    await dialog.getByRole('textbox', { name: 'Judul' }).fill('Jangan hilang');
    await dialog.getByText('6 bahan akan berubah').waitFor();
    await ask(page, (handle) => handle.fail('assets.edit', 'disk-full'));
    await dialog.getByRole('button', { name: 'Ubah 6 bahan' }).click();
    await dialog.getByRole('alert').waitFor();
    expect(await dialog.getByRole('textbox', { name: 'Judul' }).inputValue()).toBe('Jangan hilang');
    await dialog.getByRole('button', { name: 'Ubah 6 bahan' }).click();
    await page.getByText('Tersimpan untuk 6 bahan').waitFor();
    await page.context().close();
  });

  it('copies the description of one and pastes the ticked fields to others', async () => {
    const page = await pages.open();
    await cell(page, 1).click();
    await page.keyboard.press('Control+Alt+c');
    await page.getByText('Keterangan disalin.', { exact: false }).waitFor();
    await cell(page, 2).click();
    await cell(page, 4).click({ modifiers: ['Shift'] });
    await page.keyboard.press('Control+Alt+v');
    const dialog = page.getByRole('dialog', { name: 'Tempel keterangan ke 3 bahan' });
    await dialog.getByRole('checkbox', { name: /^Judul/ }).press('Space');
    await dialog.getByRole('button', { name: 'Tempel ke 3 bahan' }).press('Enter');
    await settle(page);
    const [edit] = await edits(page);
    expect(edit?.ids).toHaveLength(3);
    expect(edit?.changes.map((change) => change.field)).toEqual(['theme', 'date', 'place']);
    await page.context().close();
  });

  it.each(
    wide(1, [
      { language: 'id', theme: 'light', width: 1280 },
      { language: 'en', theme: 'dark', width: 390 },
    ]),
  )(
    'nothing stands in the way: $language, $theme, $width wide',
    async ({ language, theme, width }) => {
      const page = await several({ language, theme }, { width, height: 800 });
      await page.keyboard.press('Control+e');
      await page.locator('.batch').waitFor();
      expect(await troubles(page, '.dialog')).toEqual([]);
      const ways = page.locator('.batch .segmented').first();
      await ways.locator('label').nth(1).click();
      expect(await troubles(page, '.dialog')).toEqual([]);
      await ways.locator('label').nth(2).click();
      expect(await troubles(page, '.dialog')).toEqual([]);
      await page.context().close();
    },
    60_000,
  );
});

describe('marking', () => {
  it('gives stars, choices, colours and turns by single keys, seen at once', async () => {
    const page = await pages.open();
    await cell(page, 1).click();
    for (const key of ['4', 'p', '6', ']']) await page.keyboard.press(key);
    await page.getByRole('gridcell', { name: /4 bintang, dipilih, label merah/ }).waitFor();
    expect((await edits(page)).map((edit) => edit.changes[0])).toEqual([
      { field: 'rating', op: 'set', value: 4 },
      { field: 'pick', op: 'set', value: 'chosen' },
      { field: 'label', op: 'set', value: 'red' },
      { field: 'turn', op: 'add', value: 1 },
    ]);
    expect(await cell(page, 1).locator('.grid-picture').getAttribute('data-quarters')).toBe('1');
    await page.keyboard.press('Enter');
    await page.locator('.viewer').waitFor();
    await page.keyboard.press('x');
    await page.keyboard.press('Escape');
    await page.getByRole('gridcell', { name: /4 bintang, disisihkan/ }).waitFor();
    await page.context().close();
  });

  it('takes a mark back that was the beginning of a word', async () => {
    const page = await pages.open();
    await cell(page, 1).click();
    // at once, as fast hands do, however slow the machine of the test is
    await page.evaluate(() => {
      for (const key of 'pa')
        document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    });
    await expect.poll(() => page.locator('#main-search').inputValue()).toBe('pa');
    await settle(page);
    expect(await ask(page, (handle) => handle.heard.filter((call) => call.name === 'assets.undo').length)).toBe(1);
    await page.context().close();
  });
});
