// @module-tag long
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, cell, settle, troubles } from './in-page.ts';
import { openPages, type Pages } from './open-page.ts';

let pages: Pages;
beforeAll(async () => {
  pages = await openPages();
}, 120_000);
afterAll(() => pages.close());

const prepared = async (page: Page): Promise<{ ids: string[]; preset: string; channel: string }[]> => {
  const heard = await ask(page, (handle) => handle.heard);
  return heard.filter(({ name }) => name === 'exports.prepare').map(({ input }) => input) as never;
};
const dragged = (page: Page): Promise<string[][]> => ask(page, (handle) => handle.dragged);

/** Presses and moves a hand's breadth from the middle of something; lets go once it was seen what comes of it. */
async function pull(
  page: Page,
  what: ReturnType<Page['locator']>,
  seen: () => Promise<unknown> = () => settle(page),
): Promise<void> {
  const box = await what.boundingBox();
  if (!box) throw new Error('nothing to pull');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 40, y + 30, { steps: 4 });
  await seen();
  await page.mouse.up();
}

describe('a drag out of the window', () => {
  it('says once what stays behind and what leaves as its own bytes', async () => {
    const page = await pages.open({ desktop: '' });
    await cell(page, 0).click();
    await cell(page, 6).click({ modifiers: ['Shift'] });
    await pull(page, cell(page, 2));
    // of seven, one may not leave; one is a film and one a document
    await expect.poll(async () => (await dragged(page)).map((ids) => ids.length)).toEqual([6]);
    const notices = page.getByRole('region', { name: 'Pemberitahuan' });
    await notices.getByText('1 bahan tidak ikut karena belum boleh keluar').waitFor();
    await notices.getByText('2 berkas ikut apa adanya, termasuk keterangan di dalamnya').waitFor();
    expect(await prepared(page)).toMatchObject([{ preset: 'web', channel: 'other' }]);
    await page.context().close();
  });

  it('begins at the picture in the viewer too, as long as it is seen whole', async () => {
    const page = await pages.open({ desktop: '' });
    await cell(page, 2).click();
    await page.keyboard.press('Space');
    const picture = page.locator('.stage--picture');
    await picture.locator('img').first().waitFor();
    await settle(page);
    await pull(page, picture);
    await expect.poll(async () => (await prepared(page)).map(({ ids }) => ids)).toEqual(await dragged(page));
    expect(await dragged(page)).toHaveLength(1);
    // close up it is moved about instead
    await page.keyboard.press('z');
    await settle(page);
    const placed = () => picture.locator('.stage__sheet').evaluate((sheet) => (sheet as HTMLElement).style.transform);
    const before = await placed();
    await pull(page, picture);
    expect(await placed()).not.toBe(before);
    await settle(page);
    expect(await dragged(page)).toHaveLength(1);
    await page.context().close();
  });

  it('does not begin once the hand has let go, while the copies were still being made', async () => {
    const page = await pages.open({ desktop: '' });
    await cell(page, 2).click();
    const box = await cell(page, 2).boundingBox();
    if (!box) throw new Error('no cell');
    // in one turn of the page, so that nothing is ready before
    await page.evaluate(
      ([x, y]) => {
        const at = document.elementFromPoint(x as number, y as number) as Element;
        const tell = (type: string, by: number) =>
          at.dispatchEvent(
            new PointerEvent(type, {
              bubbles: true,
              pointerId: 1,
              pointerType: 'mouse',
              clientX: x + by,
              clientY: y,
              button: 0,
            }),
          );
        tell('pointerdown', 0);
        tell('pointermove', 40);
        tell('pointerup', 40);
      },
      [box.x + 30, box.y + 30] as const,
    );
    await page.getByText('Salinannya sudah siap. Seret sekali lagi.').waitFor();
    expect(await dragged(page)).toEqual([]);
    await pull(page, cell(page, 2));
    await expect.poll(async () => (await dragged(page)).length).toBe(1);
    await page.context().close();
  });

  it('does not begin where there is no desktop', async () => {
    const page = await pages.open();
    await cell(page, 2).click();
    await page.keyboard.press('Space');
    const picture = page.locator('.stage--picture');
    await picture.locator('img').first().waitFor();
    await settle(page);
    await pull(page, picture);
    await settle(page);
    expect([await prepared(page), await dragged(page)]).toEqual([[], []]);
    await page.context().close();
  });
});

describe('the size of what is handed over', () => {
  const choose = async (page: Page, name: string) => {
    await page.keyboard.press('Control+,');
    const dialog = page.getByRole('dialog', { name: 'Pengaturan' });
    await dialog.getByRole('tab', { name: 'Ekspor' }).click();
    await dialog.getByRole('button', { name: /^Ukuran untuk seret dan Salin gambar/ }).click();
    await page.getByRole('menuitemradio', { name }).click();
    expect(await troubles(page, '.dialog')).toEqual([]);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  };

  it('is chosen in the settings of export, and remembered', async () => {
    const page = await pages.open({ desktop: '' });
    await cell(page, 2).click();
    await choose(page, 'WhatsApp');
    await page.reload();
    await cell(page, 2).click();
    await pull(page, cell(page, 2));
    await expect.poll(async () => (await dragged(page)).length).toBe(1);
    expect((await prepared(page)).map(({ preset }) => preset)).toEqual(['wa']);
    await page.context().close();
  });

  it('is the usual one again when the office took away what was chosen', async () => {
    const page = await pages.open({ desktop: '' });
    await page.evaluate(() => localStorage.setItem('bahan.handing', '{"preset":"spanduk-lama"}'));
    await page.reload();
    await cell(page, 2).click();
    await pull(page, cell(page, 2));
    await expect.poll(async () => (await dragged(page)).length).toBe(1);
    expect((await prepared(page)).map(({ preset }) => preset)).toEqual(['spanduk-lama', 'web']);
    expect(await page.evaluate(() => localStorage.getItem('bahan.handing'))).toBe('{"preset":"web"}');
    await page.context().close();
  });
});

describe('the original in a browser', () => {
  it('is downloaded only where it may leave, and it is said what goes along', async () => {
    const page = await pages.open();
    const look = async (index: number) => {
      await cell(page, index).click();
      await page.keyboard.press('Space');
      await page.locator('.viewer').waitFor();
      // its bars come when the pointer moves
      await page.mouse.move(500, 300);
      await page.mouse.move(560, 340, { steps: 3 });
    };
    const downloads: string[] = [];
    page.on('download', (download) => downloads.push(download.suggestedFilename()));
    const button = page.getByRole('button', { name: 'Unduh berkas aslinya' });
    await look(1);
    await button.click();
    await page.getByText('1 bahan tidak ikut karena belum boleh keluar').waitFor();
    expect(downloads).toEqual([]);
    await page.keyboard.press('Escape');
    await page.locator('.viewer').waitFor({ state: 'detached' });
    await look(2);
    await button.click();
    await expect.poll(() => downloads).toEqual(['IMG_0002.jpg']);
    await page.getByText('1 berkas ikut apa adanya, termasuk keterangan di dalamnya').waitFor();
    await page.context().close();
  });
});

describe('an export of which a warning came up since its plan', () => {
  it('says so and copies nothing, until it is asked for once more', async () => {
    const page = await pages.open({ desktop: '' });
    await cell(page, 0).click();
    await page.keyboard.press('Control+Shift+E');
    const dialog = page.locator('.dialog--full');
    await dialog.waitFor();
    await dialog.getByRole('textbox', { name: 'Folder tujuan' }).fill('/home/humas/Keluar');
    await dialog.getByRole('textbox', { name: 'Folder tujuan' }).blur();
    await ask(page, (handle) => handle.fail('exports.start', 'warnings-unseen'));
    const go = dialog.getByRole('button', { name: /^Ekspor \d salinan/ });
    await go.click();
    await dialog.getByRole('alert').getByText('Ada peringatan yang baru muncul.').waitFor();
    const plans = (await ask(page, (handle) => handle.heard)).filter(({ name }) => name === 'exports.plan').length;
    expect(plans).toBeGreaterThan(1);
    await go.click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('1 salinan sedang dibuat').waitFor();
    await page.context().close();
  });
});
