import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wide } from '../../fixtures/wide.ts';
import { ask, settle, troubles } from './in-page.ts';
import { openPages, type Pages } from './open-page.ts';

let pages: Pages;
beforeAll(async () => {
  pages = await openPages();
}, 120_000);
afterAll(() => pages.close());

/** The screen of a library of four hundred assets in ten events. */
async function opened(wishes: Record<string, string> = {}, size?: { width: number; height: number }): Promise<Page> {
  const page = await pages.open(wishes, size);
  await page.keyboard.press('Control+d');
  await photos(page).first().waitFor();
  return page;
}

const photos = (page: Page) => page.locator('.photos').getByRole('option');
const events = (page: Page) => page.locator('.queue').getByRole('option');
const field = (page: Page, name: string) =>
  page.locator('.describing-form').getByRole('textbox', { name, exact: true });
const own = (page: Page) => page.locator('.chosen-bar [data-own="title"] input');
const chosen = (page: Page) => page.locator('.photos [aria-selected="true"]').count();
const heard = (
  page: Page,
  name: string,
): Promise<{ id?: string; words?: unknown; changes?: unknown; ids?: string[] }[]> =>
  page.evaluate(
    (wanted) =>
      (globalThis as unknown as { bahanTest: { heard: { name: string; input: object }[] } }).bahanTest.heard
        .filter((call) => call.name === wanted)
        .map((call) => call.input),
    name,
  );

describe('the describing screen', () => {
  it('confirms a whole event by one key, and goes on to the next', async () => {
    const page = await opened();
    expect(await field(page, 'Judul').inputValue()).toBe('Pelepasan Ekspor Kopi 2026');
    expect(await field(page, 'Tanggal').inputValue()).toBe('9 Oktober 2026');
    await page.keyboard.press('Control+Enter');
    await page.waitForFunction(
      () => document.querySelector<HTMLInputElement>('.describing-form input')?.value === 'Rakor Medsos 2026',
    );
    const [confirmed] = await heard(page, 'events.confirm');
    expect(confirmed).toMatchObject({
      id: 'event-0',
      words: {
        title: 'Pelepasan Ekspor Kopi 2026',
        theme: 'Perkebunan',
        date: '2026-10-09',
        place: 'Gunung Puntang',
      },
    });
    await page.getByText('“Pelepasan Ekspor Kopi 2026”: 40 bahan sudah dijelaskan').waitFor();
    await page.getByText('Tinggal 9 kegiatan lagi').waitFor();
    await page.context().close();
  });

  it('asks once for what is missing, and goes on without it when it is meant', async () => {
    const page = await opened();
    await page.keyboard.press('Alt+ArrowDown');
    await page.keyboard.press('Control+Enter');
    await page.getByText('Belum diisi: Tema', { exact: false }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.closest('[data-field]')?.getAttribute('data-field'))).toBe(
      'theme',
    );
    expect(await heard(page, 'events.confirm')).toEqual([]);
    await page.keyboard.press('Control+Enter');
    await settle(page);
    expect(await heard(page, 'events.confirm')).toHaveLength(1);
    await page.context().close();
  });

  it('leads by Enter from field to field to the button', async () => {
    const page = await opened();
    await page.keyboard.press('e');
    for (let step = 0; step < 3; step++) await page.keyboard.press('Enter');
    const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
    expect(await focused()).toContain('Pakai untuk 40 bahan');
    await page.keyboard.press('Enter');
    await settle(page);
    expect(await heard(page, 'events.confirm')).toHaveLength(1);
    await page.context().close();
  });

  it('titles the chosen photographs alone, one after the other without leaving the field', async () => {
    const page = await opened();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('t');
    await own(page).fill('Sambutan Bupati');
    await page.keyboard.press('Alt+ArrowRight');
    await own(page).fill('Panen perdana');
    await page.keyboard.press('Enter');
    await settle(page);
    const said = await heard(page, 'assets.edit');
    expect(said.map(({ changes }) => changes)).toEqual([
      [{ field: 'title', op: 'set', value: 'Sambutan Bupati' }],
      [{ field: 'title', op: 'set', value: 'Panen perdana' }],
    ]);
    expect(said.map(({ ids }) => ids?.length)).toEqual([1, 1]);
    expect(said[0]?.ids).not.toEqual(said[1]?.ids);
    await page.getByText('Panen perdana').first().waitFor();
    await page.context().close();
  });

  it('chooses, marks, compares and looks by single keys', async () => {
    const page = await opened();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Shift+ArrowRight');
    expect(await chosen(page)).toBe(3);
    for (const key of ['p', '4', '8']) await page.keyboard.press(key);
    await page.locator('.photos .cell-marks').nth(2).waitFor();
    const said = (await heard(page, 'assets.edit')).map(({ changes }) => changes);
    expect(said).toEqual([
      [{ field: 'pick', op: 'set', value: 'chosen' }],
      [{ field: 'rating', op: 'set', value: 4 }],
      [{ field: 'label', op: 'set', value: 'green' }],
    ]);
    await page.keyboard.press('c');
    expect(await page.locator('.compare__one').count()).toBe(3);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('x');
    await page.locator('.compare__one[data-pick="rejected"]').waitFor();
    expect(await page.locator('.compare__one[data-pick="rejected"]').count()).toBe(1);
    await page.keyboard.press('z');
    const transforms = () =>
      page.locator('.compare__sheet').evaluateAll((all) => all.map((one) => getComputedStyle(one).transform));
    await expect.poll(async () => (await transforms())[0]).toContain('4');
    expect(new Set(await transforms()).size).toBe(1);
    await page.keyboard.press('Escape');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Space');
    await page.locator('.large').waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    expect(await chosen(page)).toBe(0);
    await page.keyboard.press('Escape');
    await page.getByRole('main').getByRole('grid').waitFor();
    await page.context().close();
  });

  it('splits the chosen ones off into an event of their own', async () => {
    const page = await opened();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('s');
    await page.getByText('2 bahan menjadi kegiatan baru').waitFor();
    await page.getByRole('listbox', { name: '2 bahan dalam kegiatan ini' }).waitFor();
    await page.context().close();
  });

  it('moves photographs by a drag onto the list', async () => {
    const page = await opened();
    const first = photos(page).first();
    await first.click();
    await first.dragTo(events(page).nth(2));
    await settle(page);
    expect(await heard(page, 'events.move')).toMatchObject([{ id: 'event-2' }]);
    await page.getByRole('listbox', { name: '39 bahan dalam kegiatan ini' }).waitFor();
    await page.context().close();
  });

  it('merges with the neighbour, found without typing', async () => {
    const page = await opened();
    await page.keyboard.press('m');
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Rakor Medsos/ })
      .first()
      .click();
    await page.getByRole('listbox', { name: '80 bahan dalam kegiatan ini' }).waitFor();
    await page.context().close();
  });

  it('keeps what was typed when the engine refuses, and leads back to it', async () => {
    const page = await opened();
    await field(page, 'Judul').fill('Judul yang tidak boleh hilang');
    await ask(page, (handle) => handle.fail('events.confirm', 'disk-full'));
    await page.keyboard.press('Control+Enter');
    await page.getByRole('button', { name: 'Lihat kegiatannya' }).click();
    await photos(page).first().waitFor();
    expect(await field(page, 'Judul').inputValue()).toBe('Judul yang tidak boleh hilang');
    await page.context().close();
  });

  it('keeps what was typed for each event, also when the window is loaded again', async () => {
    const page = await opened();
    await field(page, 'Judul').fill('Belum selesai');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Alt+ArrowDown');
    await page.locator('[data-field="unit"] input').fill('Dinas Pertanian');
    await page.reload();
    await page.getByRole('gridcell').first().waitFor();
    await page.keyboard.press('Control+d');
    await photos(page).first().waitFor();
    await events(page).nth(1).click();
    await page.waitForFunction(
      () => document.querySelector<HTMLInputElement>('[data-field="unit"] input')?.value === 'Dinas Pertanian',
    );
    await page.context().close();
  });

  it('tells when another window has said the same field meanwhile, and lets a person decide', async () => {
    const page = await opened();
    await field(page, 'Judul').fill('Judul punyaku');
    await ask(page, (handle) => handle.sayOfEvent('event-0', { title: 'Judul dari Budi' }));
    await page.getByText('diubah menjadi “Judul dari Budi”', { exact: false }).waitFor();
    expect(await field(page, 'Judul').inputValue()).toBe('Judul punyaku');
    await page.getByRole('button', { name: 'Pakai yang itu' }).click();
    expect(await field(page, 'Judul').inputValue()).toBe('Judul dari Budi');
    await page.context().close();
  });

  it('filters the list, and says so where nothing fits', async () => {
    const page = await opened();
    await page.keyboard.press('/');
    await page.keyboard.type('puskesmas');
    await page.waitForFunction(() => document.querySelectorAll('.queue [role="option"]').length === 2);
    await page.keyboard.type('zzz');
    await page.getByText('Tidak ada kegiatan dengan kata itu.').waitFor();
    await page.context().close();
  });

  const looks = wide(1, [
    ['light', 'id'],
    ['dark', 'en'],
  ]);
  it.each(looks)('has nothing that stands in anybody’s way, in %s %s', async (theme, language) => {
    const page = await opened({ theme, language });
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('p');
    await page.locator('.chosen-bar').waitFor();
    expect.soft(await troubles(page, '#root')).toEqual([]);
    if (theme === 'dark') return page.context().close();
    await page.keyboard.press('c');
    await page.locator('.compare').waitFor();
    expect.soft(await troubles(page, '#root')).toEqual([]);
    await page.context().close();
  });

  it('never lets the page grow wider than the screen', async () => {
    const page = await opened();
    await page.keyboard.press('ArrowRight');
    await page.locator('.chosen-bar').waitFor();
    for (const width of [1024, 640, 360]) {
      await page.setViewportSize({ width, height: 640 });
      await settle(page);
      const over = await page.evaluate(() =>
        [document.documentElement, ...document.querySelectorAll<HTMLElement>('.describing, .describing__main')]
          .filter((part) => part.scrollWidth > part.clientWidth + 1)
          .map((part) => part.className),
      );
      expect.soft(over, String(width)).toEqual([]);
    }
    await page.context().close();
  });
});
