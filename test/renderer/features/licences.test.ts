// @module-tag long
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gatherLicences } from '../../../resources/licences/gather.ts';
import { wide } from '../../fixtures/wide.ts';
import { house } from '../../house-files.ts';
import { settle, troubles } from './in-page.ts';
import { openPages, type Pages } from './open-page.ts';

const gathered = gatherLicences(house);
let pages: Pages;
beforeAll(async () => {
  pages = await openPages();
}, 120_000);
afterAll(() => pages.close());

/** The window with its dialog of licences open, by the menu of the system. `answer`: how the list is answered. */
async function openLicences(wish: Record<string, string> = {}, answer: 'list' | 'nothing' = 'list'): Promise<Page> {
  const page = await pages.open(wish);
  await answerWith(page, answer);
  await page.evaluate(() =>
    window.postMessage({ name: 'bahan:command', command: { kind: 'act', act: 'licences' } }, location.origin),
  );
  await page.getByRole('dialog', { name: /Lisensi|Licences/ }).waitFor();
  return page;
}

const answerWith = (page: Page, answer: 'list' | 'nothing') =>
  page.route('**/licences.json', (route) =>
    answer === 'list' ? route.fulfill({ json: gathered }) : route.fulfill({ status: 404 }),
  );

const names = (page: Page) => page.getByRole('option').locator('.licences__name').allTextContents();

describe('the licences', () => {
  it('are all there, and one is read by keys alone', async () => {
    const page = await openLicences();
    await page.getByRole('option').first().waitFor();
    expect(await names(page)).toEqual(gathered.parts.map(({ name }) => name));
    await page.getByText('Pilih satu bagian untuk membaca lisensinya.').waitFor();
    await page.keyboard.type('sharp apache');
    await expect.poll(() => names(page)).toHaveLength(2);
    await page.keyboard.press('Tab');
    await page.keyboard.press('End');
    await page.getByRole('heading', { name: 'sharp', exact: true }).waitFor();
    const text = page.getByRole('region', { name: 'Teks lisensi sharp' });
    expect(await text.textContent()).toContain('Apache License');
    await page.keyboard.press('Tab');
    expect(await text.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.context().close();
  });

  it('say what came in what, and that nothing is called like that', async () => {
    const page = await openLicences({ language: 'en' });
    const field = page.getByRole('searchbox', { name: 'Find a name or a licence' });
    await field.fill('openjpeg');
    await page.getByRole('option', { name: 'OpenJPEG' }).last().click();
    await page.getByText(/^Part of @cornerstonejs\/codec-openjpeg \d/).waitFor();
    await field.fill('  tidak ada ');
    await page.getByText('No part has “tidak ada” in it.').waitFor();
    expect(await names(page)).toEqual([]);
    await page.context().close();
  });

  it('are asked for again when they did not come', async () => {
    const page = await openLicences({}, 'nothing');
    await page.getByText('Daftar lisensi tidak dapat dibuka.').waitFor();
    expect(await troubles(page, '.dialog')).toEqual([]);
    await answerWith(page, 'list');
    await page.getByRole('button', { name: 'Coba lagi' }).click();
    await page.getByRole('option').first().waitFor();
    await page.context().close();
  });

  it.each(
    wide(2, [
      ['id', 'light'],
      ['en', 'dark'],
      ['id', 'dark'],
      ['en', 'light'],
    ]),
  )('stand in nobody’s way (%s, %s)', async (language, theme) => {
    const page = await openLicences({ language, theme });
    // nobody clicks in the moment in which the list is still moving
    await page.getByRole('option', { name: 'mediabunny' }).scrollIntoViewIfNeeded();
    await settle(page);
    await page.getByRole('option', { name: 'mediabunny' }).click();
    await page.getByRole('heading', { name: 'mediabunny' }).waitFor();
    await page.getByText('https://github.com/Vanilagy/mediabunny').waitFor();
    await settle(page);
    // the list stays where it was, so that the next part is where it is looked for
    expect(await page.locator('.licences__list').evaluate(({ scrollTop }) => scrollTop)).toBeGreaterThan(0);
    if (process.env.BAHAN_LOOK) await page.screenshot({ path: `${process.env.BAHAN_LOOK}/${language}-${theme}.png` });
    expect(await troubles(page, '.dialog')).toEqual([]);
    await page.context().close();
  });
});
