import type { Locator } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPages, type Pages } from './open-page.ts';

let pages: Pages;
beforeAll(async () => {
  pages = await openPages();
}, 120_000);
afterAll(() => pages.close());

/** What is drawn of a thing besides its words. */
const drawn = (thing: Locator, part?: string): Promise<string> =>
  thing.first().evaluate((element, pseudo) => {
    const { borderColor, outlineStyle, outlineColor, outlineOffset } = getComputedStyle(element, pseudo);
    return [borderColor, outlineStyle, outlineColor, outlineOffset].join(' ');
  }, part);

describe('colours that a person forces onto every program', () => {
  it('leave to be seen what is chosen: a picture, a place, a tab, a part of a row of choices, a tick', async () => {
    const page = await pages.open({ desktop: '' });
    await page.emulateMedia({ forcedColors: 'active' });
    const differ = async (one: Locator, other: Locator, part?: string) =>
      expect(await drawn(one, part)).not.toBe(await drawn(other, part));
    await page.locator('.grid-cell').first().click();
    const cell = (isSelected: boolean) => page.locator(`.grid-cell[aria-selected="${isSelected}"]`);
    await differ(cell(true), cell(false), '::after');
    const places = page.getByRole('navigation', { name: 'Pustaka' }).getByRole('button');
    await differ(places.and(page.locator('[aria-current="true"]')), places.filter({ hasText: 'Baru masuk' }));

    await page.keyboard.press('Control+,');
    await page.getByRole('dialog').waitFor();
    await differ(page.locator('.tabs__tab[data-selected]'), page.locator('.tabs__tab:not([data-selected])'));
    await differ(page.locator('.segmented__one[data-selected]'), page.locator('.segmented__one:not([data-selected])'));
    const tick = (name: RegExp) => page.locator('.check-box', { hasText: name }).locator('svg');
    const isSeen = (name: RegExp) => tick(name).evaluate((element) => getComputedStyle(element).visibility);
    expect([await isSeen(/Mulai bersama komputer/), await isSeen(/banyak berkas masuk/)]).toEqual([
      'hidden',
      'visible',
    ]);
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/forced.png` });
    await page.context().close();
  }, 60_000);
});

describe('a person who wants less motion', () => {
  it('sees none: nothing takes longer to come than a blink', async () => {
    const page = await pages.open();
    const longest = () =>
      page.evaluate(() =>
        Math.max(
          ...[...document.querySelectorAll('*')].flatMap((element) => {
            const { transitionDuration, animationDuration } = getComputedStyle(element);
            return `${transitionDuration},${animationDuration}`.split(',').map((time) => Number.parseFloat(time));
          }),
        ),
      );
    expect(await longest()).toBeLessThan(0.001);
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    expect(await longest()).toBeGreaterThan(0.05);
    await page.context().close();
  }, 60_000);
});
