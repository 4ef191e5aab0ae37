import { expect, type Page } from '@playwright/test';
import type { Language } from '../../shared/i18n/format.ts';
import { calm } from './calm.ts';
import { dialogsShown } from './dialogs-shown.ts';
import { windowOfTests } from './playwright.config.ts';
import { sticksOut } from './sticks-out.ts';
import { anyStumbles, colourStumbles, wordStumbles } from './stumbles.ts';

export const languages = ['id', 'en'] as const;
/** A window of 1280 × 800 whose text is twice as large. */
const enlarged = { width: 640, height: 400 };
/** Milliseconds: one look at a large dialog may take seconds where much else is done. */
const patience = 20_000;
export const phone = { width: 390, height: 844 };

/**
 * Looks at what is shown: in both themes and languages, in a window of twice the text and on a phone. Leaves the page as it was
 * last looked at: dark, on a phone.
 */
export async function look(page: Page, name: string): Promise<void> {
  await page.setViewportSize(windowOfTests.viewport);
  for (const [file, [screen, seen]] of Object.entries(dialogsShown))
    if (screen === name) await expect.soft(page.locator(seen).first(), `${file}: ${seen}`).toBeVisible();
  await lookAsItIs(page, `${name}, wide`);

  await page.setViewportSize(enlarged);
  await calm(page, 'short');
  await fits(page, `${name}, 200 %`);
  await speak(page, other(await spoken(page)));
  await fits(page, `${name}, 200 %`);

  await page.setViewportSize(phone);
  await calm(page, 'short');
  await lookAsItIs(page, `${name}, phone`);
}

/** Looks at what is shown in both themes and languages, in the window as it is. */
export async function lookAsItIs(page: Page, name: string): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light' });
  await calm(page, 'short');
  const first = await spoken(page);
  await fits(page, name);
  // a notice may lie over something for a moment
  await expect.soft.poll(() => anyStumbles(page), { message: `${name}, ${first}`, timeout: patience }).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  await calm(page, 'short');
  // what is shown changes its colours in a moment
  await expect.soft.poll(() => colourStumbles(page), { message: `${name}, dark`, timeout: patience }).toEqual([]);
  await speak(page, other(first));
  await fits(page, name);
  const words = { message: `${name}, ${other(first)}`, timeout: patience };
  await expect.soft.poll(() => wordStumbles(page), words).toEqual([]);
}

/** Nothing sticks out, or is hidden by something else, once the page has found its places. */
const fits = async (page: Page, name: string): Promise<void> =>
  expect.soft
    .poll(() => sticksOut(page), { message: `${name}, ${await spoken(page)}, places`, timeout: patience })
    .toEqual([]);

const other = (language: Language): Language => (language === 'id' ? 'en' : 'id');
const spoken = async (page: Page): Promise<Language> =>
  (await page.locator('html').getAttribute('lang')) === 'en' ? 'en' : 'id';

/** Changes the language as another window of the library would. */
async function speak(page: Page, language: Language): Promise<void> {
  await page.evaluate((chosen) => {
    const key = 'bahan.settings';
    localStorage.setItem(key, JSON.stringify({ ...JSON.parse(localStorage.getItem(key) ?? '{}'), language: chosen }));
    dispatchEvent(new StorageEvent('storage', { key }));
  }, language);
  await expect(page.locator('html')).toHaveAttribute('lang', language);
  await calm(page, 'short');
}
