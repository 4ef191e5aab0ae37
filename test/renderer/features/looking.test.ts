// @module-tag long
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { active, ask, cell, chosen, edits, settle } from './in-page.ts';
import { openPages, type Pages } from './open-page.ts';

let pages: Pages;
beforeAll(async () => {
  pages = await openPages();
}, 120_000);
afterAll(() => pages.close());

describe('the grid', () => {
  it('draws only what is near the eye', async () => {
    const page = await pages.open({ assets: '5000' });
    expect(await page.getByRole('gridcell').count()).toBeLessThan(150);
    await page.keyboard.press('Tab');
    await cell(page, 0).click();
    await page.keyboard.press('End');
    await cell(page, 4999).waitFor();
    expect(await page.getByRole('gridcell').count()).toBeLessThan(150);
    expect(await chosen(page)).toBe(1);
    await page.context().close();
  });

  it('walks with arrows, extends with Shift, leaves with Ctrl, lets go with Esc', async () => {
    const page = await pages.open();
    await cell(page, 2).click();
    await page.keyboard.press('ArrowRight');
    expect(await active(page)).toBe(3);
    await page.keyboard.press('ArrowDown');
    const below = await active(page);
    await page.keyboard.press('ArrowUp');
    expect(below).toBeGreaterThan(3);
    expect(await active(page)).toBe(3);
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Shift+ArrowRight');
    expect(await chosen(page)).toBe(3);
    await page.keyboard.press('Control+ArrowRight');
    expect(await chosen(page)).toBe(3);
    await page.keyboard.press('Control+Space');
    expect(await chosen(page)).toBe(4 - 1 + 1);
    await page.keyboard.press('Escape');
    expect(await chosen(page)).toBe(0);
    expect(await page.locator('.grid').evaluate((grid) => grid === document.activeElement)).toBe(true);
    await page.context().close();
  });

  it('hears the keys before anything was touched', async () => {
    const page = await pages.open();
    await page.keyboard.press('Control+a');
    await page.getByText('400 dipilih').first().waitFor();
    await page.keyboard.press('ArrowRight');
    expect(await active(page)).toBe(0);
    await page.context().close();
  });

  it('points at the active cell for those who listen to the window', async () => {
    const page = await pages.open();
    await cell(page, 1).click();
    const pointed = await page.locator('.grid').getAttribute('aria-activedescendant');
    expect(await page.locator(`#${pointed}`).getAttribute('data-index')).toBe('1');
    expect(await page.locator(`#${pointed}`).textContent()).toMatch(/foto/);
    await page.context().close();
  });

  it('selects with a frame, and a day with one press', async () => {
    const page = await pages.open();
    const first = await cell(page, 0).boundingBox();
    const second = await cell(page, 1).boundingBox();
    if (!first || !second) throw new Error('no cells');
    await page.mouse.move(first.x + first.width - 10, first.y + 20);
    await page.mouse.down();
    await page.mouse.move(second.x + 20, second.y + 60, { steps: 6 });
    await page.mouse.up();
    expect(await chosen(page)).toBe(2);
    await page.getByRole('rowheader').first().hover();
    await page.locator('[data-day="0"]').click();
    await settle(page);
    expect(await page.locator('[data-day="0"]').getAttribute('aria-pressed')).toBe('true');
    await page.locator('[data-day="0"]').click();
    await settle(page);
    expect(await chosen(page)).toBe(0);
    await page.context().close();
  });

  it('drags what is selected out of the window, where there is a desktop', async () => {
    const page = await pages.open({ desktop: '' });
    await cell(page, 0).click();
    await cell(page, 2).click({ modifiers: ['Control'] });
    const box = await cell(page, 2).boundingBox();
    if (!box) throw new Error('no cell');
    await page.mouse.move(box.x + 20, box.y + 20);
    await page.mouse.down();
    await page.mouse.move(box.x + 60, box.y + 60, { steps: 4 });
    // the copies are made first
    await expect.poll(async () => (await ask(page, (handle) => handle.dragged)).map((ids) => ids.length)).toEqual([2]);
    await page.mouse.up();
    expect(await chosen(page)).toBe(2);
    await page.context().close();
  });

  it('stays where it is when newer material comes in above', async () => {
    const page = await pages.open({ assets: '2000' });
    await page.locator('.grid').evaluate((grid) => grid.scrollTo(0, 6000));
    await settle(page);
    const seen = await page.evaluate(() => {
      const grid = document.querySelector('.grid')?.getBoundingClientRect();
      const found = document.elementFromPoint((grid?.left ?? 0) + 40, (grid?.top ?? 0) + 300)?.closest('[data-index]');
      return { said: found?.textContent, top: found?.getBoundingClientRect().top };
    });
    await ask(page, (handle) => handle.arrive(50));
    await page.waitForTimeout(1200);
    const still = await page.evaluate(() => {
      const grid = document.querySelector('.grid')?.getBoundingClientRect();
      const found = document.elementFromPoint((grid?.left ?? 0) + 40, (grid?.top ?? 0) + 300)?.closest('[data-index]');
      return { said: found?.textContent, top: found?.getBoundingClientRect().top };
    });
    expect(still).toEqual(seen);
    await page.context().close();
  });

  it('zooms about the pointer with Ctrl and the wheel', async () => {
    const page = await pages.open({ assets: '2000' });
    await page.locator('.grid').evaluate((grid) => grid.scrollTo(0, 5000));
    await settle(page);
    await page.mouse.move(600, 400);
    const under = () =>
      page.evaluate(() => document.elementFromPoint(600, 400)?.closest('[data-index]')?.getAttribute('data-index'));
    const before = await under();
    const height = (await cell(page, Number(before)).boundingBox())?.height ?? 0;
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -120);
    await settle(page);
    await page.keyboard.up('Control');
    const box = await cell(page, Number(before)).boundingBox();
    expect(box?.height).toBeGreaterThan(height);
    expect(box?.y).toBeLessThanOrEqual(400);
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeGreaterThanOrEqual(400);
    await page.context().close();
  });

  it('goes through the years with the timeline', async () => {
    const page = await pages.open({ assets: '3000' });
    const scale = page.getByRole('slider', { name: 'Garis waktu' });
    expect(await scale.getAttribute('aria-valuetext')).toBe('Oktober 2026');
    await scale.focus();
    await page.keyboard.press('PageDown');
    await settle(page);
    expect(await scale.getAttribute('aria-valuetext')).not.toBe('Oktober 2026');
    await page.keyboard.press('End');
    await settle(page);
    expect(await page.locator('.grid').evaluate((grid) => grid.scrollTop)).toBeGreaterThan(10_000);
    await page.context().close();
  });

  it('says what to do when nothing fits', async () => {
    const page = await pages.open();
    await page.getByRole('search').getByRole('combobox').or(page.getByRole('searchbox')).first().fill('qqqq');
    await page.getByRole('heading', { name: 'Tidak ada bahan yang cocok' }).waitFor();
    await page.getByRole('button', { name: 'Tampilkan semua bahan' }).click();
    await cell(page, 0).waitFor();
    await page.context().close();
  });
});

describe('the viewer', () => {
  it('opens with Space, walks, and comes back to the same picture with Esc', async () => {
    const page = await pages.open();
    await cell(page, 1).click();
    await page.keyboard.press('Space');
    await page.locator('.stage--picture img').waitFor();
    expect(await page.locator('.viewer').getAttribute('data-quiet')).toBe('');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    expect(await page.locator('.viewer [aria-live]').textContent()).toContain('4 dari 400');
    await page.keyboard.press('Escape');
    await page.locator('.viewer').waitFor({ state: 'detached' });
    await settle(page);
    expect(await page.locator('.grid').evaluate((grid) => grid === document.activeElement)).toBe(true);
    expect(await active(page)).toBe(3);
    await page.context().close();
  });

  it('shows what surrounds the picture only when the pointer moves', async () => {
    const page = await pages.open();
    await cell(page, 1).dblclick();
    await page.locator('.stage--picture').waitFor();
    await page.mouse.move(500, 300);
    await page.mouse.move(520, 310);
    expect(await page.locator('.viewer').getAttribute('data-quiet')).toBeNull();
    await page.waitForTimeout(2800);
    expect(await page.locator('.viewer').getAttribute('data-quiet')).toBe('');
    await page.context().close();
  });

  it('goes to the pixels with Z, moves with arrows, and asks for the original then', async () => {
    const page = await pages.open();
    await cell(page, 1).click();
    await page.keyboard.press('Enter');
    await page.locator('.stage__sheet').waitFor();
    const width = () => page.locator('.stage__sheet').evaluate((sheet) => sheet.getBoundingClientRect().width);
    const fitted = await width();
    await page.keyboard.press('z');
    await page.locator('.stage__original').waitFor();
    await expect.poll(width).toBeGreaterThan(fitted * 2);
    const left = () => page.locator('.stage__sheet').evaluate((sheet) => sheet.getBoundingClientRect().left);
    const before = await left();
    await page.keyboard.press('ArrowRight');
    await expect.poll(left).toBeLessThan(before);
    await page.keyboard.press('z');
    await expect.poll(width).toBeCloseTo(fitted);
    await page.context().close();
  });

  it('lets the inspector beside it be typed in', async () => {
    const page = await pages.open();
    await cell(page, 1).click();
    await page.keyboard.press('Enter');
    await page.locator('.viewer').waitFor();
    await page.keyboard.press('i');
    const title = page.locator('.viewer__side').getByRole('textbox', { name: 'Judul', exact: true });
    await title.fill('Kopi dari Gunung Puntang z');
    await title.press('ArrowLeft');
    await title.press('Enter');
    await settle(page);
    expect((await edits(page)).map((edit) => edit.changes)).toEqual([
      [{ field: 'title', op: 'set', value: 'Kopi dari Gunung Puntang z' }],
    ]);
    expect(await page.locator('.viewer [aria-live]').textContent()).toContain('2 dari 400');
    await page.context().close();
  });

  it('keeps what is looked at when it leaves the result, until one goes on', async () => {
    const page = await pages.open();
    await page.getByRole('search').getByRole('combobox').or(page.getByRole('searchbox')).first().fill('belum:judul ');
    await page.getByText('80 bahan', { exact: true }).first().waitFor();
    await cell(page, 0).click();
    const name = await ask(page, (handle) => handle.heard.filter((call) => call.name === 'assets.get').at(-1)?.input);
    await page.keyboard.press('Enter');
    await page.locator('.viewer').waitFor();
    await page.keyboard.press('i');
    const title = page.locator('.viewer__side').getByRole('textbox', { name: 'Judul', exact: true });
    await title.fill('Sudah berjudul');
    await title.press('Enter');
    await ask(page, (handle) => handle.change({ membership: true }));
    await page.locator('.viewer [aria-live]', { hasText: '1 dari 79' }).waitFor({ state: 'attached' });
    expect(await title.inputValue()).toBe('Sudah berjudul');
    await page.mouse.move(300, 300);
    await page.mouse.move(320, 310);
    await page.getByRole('button', { name: 'Berikutnya' }).click();
    await settle(page);
    const asked = await ask(page, (handle) => handle.heard.filter((call) => call.name === 'assets.get').at(-1)?.input);
    expect(asked).not.toEqual(name);
    expect(await page.locator('.viewer [aria-live]').textContent()).toContain('1 dari 79');
    await page.context().close();
  });
});
