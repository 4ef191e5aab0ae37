// @module-tag long
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, troubles } from './in-page.ts';
import { openPages, type Pages } from './open-page.ts';

let pages: Pages;
beforeAll(async () => {
  pages = await openPages();
}, 120_000);
afterAll(() => pages.close());

type Page = Awaited<ReturnType<Pages['open']>>;
const markers = (page: Page) => page.locator('.map__marker');
const opened = (page: Page) =>
  ask(page, (handle) => {
    // others are asked by those who count beside it
    const searches = handle.heard.filter((call) => call.name === 'search.open');
    const inputs = searches.map((call) => call.input as { session: string; query: string });
    return inputs.findLast(({ session }) => session.startsWith('page'))?.query ?? '';
  });
const asked = (page: Page) =>
  ask(
    page,
    (handle) =>
      handle.heard.filter((call) => call.name === 'search.map').at(-1)?.input as { area: number[]; scale: number },
  );

describe('the map', () => {
  it('shows where the result was taken, is walked by keys, and takes an area into the search', async () => {
    const page = await pages.open();
    await page.keyboard.press('Control+Alt+m');
    const map = page.getByRole('region', { name: 'Peta', exact: true });
    await map.locator('.map__canvas[data-ready]').waitFor({ state: 'attached' });
    await markers(page).first().waitFor();
    await map.getByText(/bahan terlihat/).waitFor();
    await map.getByRole('button', { name: /tanpa lokasi/ }).waitFor();
    expect(await troubles(page, '.map')).toEqual([]);

    await expect.poll(async () => (await asked(page)).scale).toBeGreaterThan(8);
    const before = await asked(page);
    await map.focus();
    await page.keyboard.press('+');
    await expect.poll(async () => (await asked(page)).scale / before.scale).toBeCloseTo(2, 1);
    const nearer = await asked(page);
    await page.keyboard.press('ArrowRight');
    await expect.poll(async () => (await asked(page)).area[1]).toBeGreaterThan(nearer.area[1] ?? 0);
    await page.keyboard.press('Home');
    await expect.poll(async () => (await asked(page)).scale).toBeLessThan(nearer.scale);

    // the largest is come nearer to, which parts it
    const count = await markers(page).count();
    await markers(page).first().click();
    await expect.poll(() => markers(page).count()).toBeGreaterThan(count);

    await page.keyboard.press('Escape');
    await page.getByRole('grid').waitFor();
    await page.getByRole('button', { name: 'Lihat di peta' }).click();
    await markers(page).first().waitFor();
    expect((await asked(page)).scale).toBeGreaterThan(before.scale);

    await page.getByRole('button', { name: 'Tandai wilayah' }).click();
    const box = await map.boundingBox();
    if (!box) throw new Error('no map');
    await page.mouse.move(box.x + 200, box.y + 150);
    await page.mouse.down();
    await page.mouse.move(box.x + 420, box.y + 360, { steps: 4 });
    await page.locator('.map__drawn').waitFor();
    await page.mouse.up();
    await expect.poll(() => opened(page)).toMatch(/^area:-?\d+\.\d+,\d+\.\d+,-?\d+\.\d+,\d+\.\d+$/);
    const drawn = await opened(page);
    const frame = await page.locator('.map__taken').boundingBox();
    expect(frame?.width).toBeGreaterThan(210);
    expect(frame?.width).toBeLessThan(240);
    await page.getByRole('button', { name: 'Hanya yang ada di peta ini' }).click();
    await expect.poll(() => opened(page)).not.toBe(drawn);
    expect((await opened(page)).match(/area:/g)).toHaveLength(1);
    await page.context().close();
  }, 60_000);

  it('leads to what lies on one spot, and to what has no position', async () => {
    const page = await pages.open({ assets: '4' });
    await page.getByRole('button', { name: 'Lihat di peta' }).click();
    await markers(page).first().waitFor();
    for (let tries = 0; tries < 6 && (await page.locator('.map').count()) > 0; tries += 1) {
      await markers(page).first().click();
      await page.waitForTimeout(400);
    }
    await page.getByRole('grid').waitFor();
    expect(await opened(page)).toMatch(/^area:/);

    await page.getByRole('button', { name: 'Lihat di peta' }).click();
    await page.getByRole('button', { name: /tanpa lokasi/ }).click();
    await page.getByRole('grid').waitFor();
    expect(await opened(page)).toContain('belum:lokasi');
    await page.context().close();
  }, 60_000);
});
