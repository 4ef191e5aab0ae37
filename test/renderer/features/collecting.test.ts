import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, cell, edits, settle, troubles } from './in-page.ts';
import { openPages, type Pages } from './open-page.ts';

let pages: Pages;
beforeAll(async () => {
  pages = await openPages();
}, 120_000);
afterAll(() => pages.close());

const names = (page: Awaited<ReturnType<Pages['open']>>) =>
  page
    .getByRole('main')
    .getByRole('gridcell')
    .evaluateAll((cells) => cells.map((one) => one.querySelector('img')?.src));

describe('collections', () => {
  it('are made of what is chosen, taken by one key, and put in order by keyboard and pointer', async () => {
    const page = await pages.open();
    await cell(page, 1).click();
    await cell(page, 3).click({ modifiers: ['Shift'] });
    await page.keyboard.press('Shift+B');
    await page.getByRole('textbox', { name: 'Cari atau buat koleksi' }).fill('Buku tahunan');
    await page.keyboard.press('Enter');
    await page.getByText('3 bahan masuk ke “Buku tahunan”').waitFor();
    await cell(page, 5).click();
    await page.keyboard.press('b');
    await page.getByText('1 bahan masuk ke “Buku tahunan”').waitFor();
    await page.getByRole('navigation', { name: 'Pustaka' }).getByRole('button', { name: 'Buku tahunan 4' }).click();
    await page.getByRole('heading', { name: 'Buku tahunan' }).waitFor();
    await expect.poll(() => page.getByRole('main').getByRole('gridcell').count()).toBe(4);
    const before = await names(page);
    await cell(page, 0).click();
    await page.keyboard.press('Alt+ArrowRight');
    await expect.poll(() => names(page)).toEqual([before[1], before[0], before[2], before[3]]);
    expect(await troubles(page, '.collection-head', '.sidebar')).toEqual([]);

    const from = await cell(page, 1).boundingBox();
    const to = await cell(page, 3).boundingBox();
    if (!from || !to) throw new Error('nothing to drag');
    await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
    await page.mouse.down();
    await page.mouse.move(to.x + to.width * 0.6, to.y + to.height / 2, { steps: 6 });
    await page.locator('.grid-drop').waitFor();
    await page.mouse.move(to.x + to.width * 0.9, to.y + to.height / 2);
    await page.mouse.up();
    await expect.poll(() => names(page)).toEqual([before[1], before[2], before[3], before[0]]);
    await page.keyboard.press('Delete');
    await expect.poll(() => page.getByRole('main').getByRole('gridcell').count()).toBe(3);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { name: 'Buku tahunan' }).waitFor({ state: 'detached' });
    await page.context().close();
  }, 60_000);
});

describe('stacks', () => {
  it('are proposed with their pictures, and made as one edit without those that were left out', async () => {
    const page = await pages.open();
    await cell(page, 0).click();
    await cell(page, 6).click({ modifiers: ['Shift'] });
    await page.getByRole('button', { name: 'Tindakan untuk yang dipilih' }).click();
    await page.getByRole('menuitem', { name: 'Usulkan tumpukan…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Usulan tumpukan' });
    await dialog.getByRole('checkbox', { name: 'Tumpukan 2: 2 foto' }).press('Space');
    expect(await troubles(page, '.dialog')).toEqual([]);
    await dialog.getByRole('button', { name: 'Buat 1 tumpukan' }).click();
    await settle(page);
    const [said] = await ask(page, (handle) => handle.heard.filter((call) => call.name === 'assets.editEach'));
    const items = (said?.input as { items: { changes: { value: unknown }[] }[] } | undefined)?.items ?? [];
    expect(items).toHaveLength(3);
    expect(items.map(({ changes }) => changes[1]?.value)).toEqual(['yes', null, null]);
    await page.context().close();
  });
});

describe('the clock of a camera', () => {
  it('is put right by the right time of one photo', async () => {
    const page = await pages.open();
    await cell(page, 1).click();
    await cell(page, 4).click({ modifiers: ['Shift'] });
    await page.keyboard.press('Control+Alt+j');
    const dialog = page.getByRole('dialog', { name: 'Betulkan jam kamera' });
    await dialog.getByRole('textbox', { name: 'Jam yang benar' }).fill('10.45');
    await dialog.getByText('maju 1 jam 15 menit').waitFor();
    expect(await troubles(page, '.dialog')).toEqual([]);
    await dialog.getByRole('button', { name: 'Betulkan 4 bahan' }).click();
    await settle(page);
    const [edit] = await edits(page);
    expect(edit?.changes).toEqual([{ field: 'shift', op: 'add', value: 4500 }]);
    expect(edit?.ids).toHaveLength(4);
    await page.context().close();
  });

  it('is put back by a span', async () => {
    const page = await pages.open({ language: 'en', theme: 'dark' }, { width: 390, height: 800 });
    await cell(page, 1).click({ modifiers: ['Control'] });
    await page.keyboard.press('Control+Alt+j');
    const dialog = page.getByRole('dialog', { name: 'Correct the camera clock' });
    await dialog.getByText('Forward or back').click();
    await dialog.getByText('Back', { exact: true }).click();
    await dialog.getByRole('textbox', { name: 'Days' }).fill('1');
    await dialog.getByText('back 1 day').waitFor();
    expect(await troubles(page, '.dialog')).toEqual([]);
    await dialog.getByRole('button', { name: 'Correct 1 asset' }).click();
    await settle(page);
    expect((await edits(page))[0]?.changes).toEqual([{ field: 'shift', op: 'add', value: -86_400 }]);
    await page.context().close();
  });
});
