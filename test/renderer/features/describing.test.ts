import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wide } from '../../fixtures/wide.ts';
import { active, ask, cell, edits, field, settle, troubles } from './in-page.ts';
import { openPages, type Pages } from './open-page.ts';

let pages: Pages;
beforeAll(async () => {
  pages = await openPages();
}, 120_000);
afterAll(() => pages.close());

describe('the inspector', () => {
  it('takes a guess with Enter in the empty field', async () => {
    const page = await pages.open();
    await cell(page, 0).click();
    await page.getByText('usulan:').waitFor();
    await field(page, 'Judul').press('Enter');
    await settle(page);
    const [edit] = await edits(page);
    expect(edit?.changes).toEqual([{ field: 'title', op: 'set', value: 'Pelepasan Ekspor Kopi 2026' }]);
    await page.context().close();
  });

  it('saves what was typed when another asset is chosen, to the one it was typed for', async () => {
    const page = await pages.open();
    await cell(page, 1).click();
    const id = await ask(page, (handle) => handle.heard.filter((call) => call.name === 'assets.get').at(-1)?.input);
    await field(page, 'Judul').fill('Belum selesai');
    await cell(page, 3).click();
    await settle(page);
    expect(await edits(page)).toEqual([
      { ids: [(id as { id: string }).id], changes: [{ field: 'title', op: 'set', value: 'Belum selesai' }] },
    ]);
    await page.context().close();
  });

  it('keeps what the engine refused, and shows it again', async () => {
    const page = await pages.open();
    await cell(page, 1).click();
    await field(page, 'Judul').waitFor();
    await ask(page, (handle) => handle.fail('assets.edit', 'disk-full'));
    await field(page, 'Judul').fill('Jangan hilang');
    await field(page, 'Judul').press('Enter');
    await settle(page);
    expect(await field(page, 'Judul').inputValue()).toBe('Jangan hilang');
    await cell(page, 3).click();
    await page.locator('.head__picture[aria-label*="Pelepasan"]').waitFor();
    await ask(page, (handle) => handle.fail('assets.edit', 'disk-full'));
    await cell(page, 1).click();
    await settle(page);
    expect(await field(page, 'Judul').inputValue()).toBe('Jangan hilang');
    await page.context().close();
  });

  it('says what it understood of a date, and refuses what it did not', async () => {
    const page = await pages.open();
    await cell(page, 1).click();
    await field(page, 'Tanggal').fill('9 okt 20');
    await page.getByText('Dibaca: Jumat, 9 Oktober 2020').waitFor();
    await field(page, 'Tanggal').press('Enter');
    await settle(page);
    expect((await edits(page)).map((edit) => edit.changes[0]?.value)).toEqual(['2020-10-09']);
    await field(page, 'Tanggal').fill('entah kapan');
    await field(page, 'Tanggal').press('Enter');
    await page.getByText('Tanggal ini belum terbaca', { exact: false }).waitFor();
    expect(await edits(page)).toHaveLength(1);
    expect(await field(page, 'Tanggal').inputValue()).toBe('entah kapan');
    await page.context().close();
  });

  it('forgives typing errors in a theme', async () => {
    const page = await pages.open();
    await cell(page, 1).click();
    const theme = page.getByRole('combobox', { name: 'Tema' });
    await theme.fill('infrastuktr');
    await page.getByRole('option', { name: 'Infrastruktur' }).click();
    await settle(page);
    expect((await edits(page)).map((edit) => edit.changes[0]?.value)).toEqual(['Infrastruktur']);
    await page.context().close();
  });

  it('shows what many have and lets one value stand for all', async () => {
    const page = await pages.open();
    await cell(page, 0).click();
    for (let step = 0; step < 10; step++) await page.keyboard.press('Shift+PageDown');
    await page.locator('.frequent').first().waitFor();
    const count = (await active(page)) + 1;
    expect(await page.getByRole('combobox', { name: 'Tema' }).getAttribute('placeholder')).toBe('(berbeda-beda)');
    await page.getByRole('button', { name: `Pakai Perkebunan untuk semua ${count} bahan` }).click();
    await settle(page);
    const [edit] = await edits(page);
    expect(edit?.ids).toHaveLength(count);
    expect(edit?.changes).toEqual([{ field: 'theme', op: 'set', value: 'Perkebunan' }]);
    await page.context().close();
  });

  it('takes the guesses of many as one edit', async () => {
    const page = await pages.open();
    await cell(page, 0).click();
    await cell(page, 5).click({ modifiers: ['Shift'] });
    await page.getByText('2 bahan punya usulan').waitFor();
    const ofTitles = page.getByRole('button', { name: /^Pakai usulan Judul/ });
    expect(await ofTitles.getAttribute('title')).toBe('Dibaca dari nama foldernya (2)');
    await page.getByRole('button', { name: 'Pakai semua usulan' }).click();
    await page
      .getByRole('gridcell', { name: /^Pelepasan Ekspor Kopi 2026/ })
      .nth(5)
      .waitFor();
    await settle(page);
    const said = await ask(page, (handle) => handle.heard.filter((call) => call.name === 'assets.confirm'));
    expect(said.map((call) => (call.input as { ids: string[] }).ids.length)).toEqual([6]);
    await page.context().close();
  });

  it('adds keywords, several at once, and leaves the field empty', async () => {
    const page = await pages.open();
    await cell(page, 1).click();
    const words = page.getByRole('combobox', { name: 'Kata kunci' });
    await words.fill('kopi, ekspor');
    await words.press('Enter');
    await settle(page);
    expect((await edits(page)).map((edit) => edit.changes[0])).toEqual([
      { field: 'keywords', op: 'add', value: ['kopi', 'ekspor'] },
    ]);
    expect(await words.inputValue()).toBe('');
    await page.context().close();
  });

  it('takes back with Ctrl+Z', async () => {
    const page = await pages.open();
    await cell(page, 1).click();
    await field(page, 'Judul').fill('Salah');
    await field(page, 'Judul').press('Enter');
    await settle(page);
    await cell(page, 1).click();
    await page.keyboard.press('Control+z');
    await settle(page);
    expect(await ask(page, (handle) => handle.heard.filter((call) => call.name === 'assets.undo').length)).toBe(1);
    await page.context().close();
  });
});

describe('everybody can use it', () => {
  const looks = wide(1, [
    { language: 'id', theme: 'light' },
    { language: 'en', theme: 'dark' },
  ]);
  it.each(looks)(
    'nothing stands in the way: $language, $theme',
    async (wishes) => {
      const page = await pages.open(wishes);
      expect(await troubles(page, '.grid-room', '.inspector')).toEqual([]);
      await cell(page, 0).click();
      await page.locator('.guess').waitFor();
      for (const button of await page.locator('.section button').all()) await button.click();
      expect(await troubles(page, '.inspector')).toEqual([]);
      await cell(page, 6).click({ modifiers: ['Shift'] });
      await page.locator('.inspector__count').waitFor();
      expect(await troubles(page, '.grid-room', '.inspector')).toEqual([]);
      await page.keyboard.press('Enter');
      await page.locator('.viewer').waitFor();
      await page.keyboard.press('i');
      await page.mouse.move(300, 300);
      await page.mouse.move(310, 300);
      expect(await troubles(page, '.viewer')).toEqual([]);
      await page.context().close();
    },
    120_000,
  );
});
