// @module-tag long
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { wide } from '../../fixtures/wide.ts';
import { ask, cell, troubles } from './in-page.ts';
import { openPages, type Pages } from './open-page.ts';

let pages: Pages;
beforeAll(async () => {
  pages = await openPages();
});
afterAll(() => pages.close());

/** A page on which every call is answered, with nothing open. */
const fresh = async (wishes: Record<string, string>): Promise<Page> => {
  const page = await pages.open({ assets: '40', ...wishes });
  await cell(page, 1).click();
  return page;
};
const shut = async (page: Page) => {
  await page.keyboard.press('Escape');
  await page.locator('[role="dialog"]').first().waitFor({ state: 'detached' });
  await cell(page, 1).focus();
};

it.each(
  wide(1, [
    ['light', 'id'],
    ['dark', 'en'],
  ]),
)('everybody can say what may leave, and where it went, in %s, %s', async (theme, language) => {
  const page = await fresh({ theme, language });
  await page.keyboard.press('Control+Alt+h');
  await page.getByText(/^(Dikecualikan|Excluded)$/).click();
  expect.soft(await troubles(page, '.dialog'), 'rights').toEqual([]);
  await shut(page);

  await page.keyboard.press('Control+Alt+b');
  await page.locator('.publish input').first().fill('instagram.com');
  expect.soft(await troubles(page, '.dialog'), 'a publication with a link that is none').toEqual([]);
  await shut(page);

  await page.locator('.count .icon-button').first().click();
  await page.getByRole('menuitem', { name: /^(Buat lembar|Make a sheet)/ }).click();
  await page.locator('.target__line .button').click();
  await page.locator('.target__list').waitFor();
  expect.soft(await troubles(page, '.dialog'), 'a sheet, and folders to put it into').toEqual([]);
  await shut(page);

  await ask(page, (handle) => handle.fillPapers(60));
  await page.getByRole('button', { name: /^(Izin orang yang tampak|Consent of those shown)…$/ }).click();
  await page.locator('.consent').first().waitFor();
  expect.soft(await troubles(page, '.dialog'), 'consents').toEqual([]);
  await page.getByRole('tab').last().click();
  await page.locator('.consent__link').first().waitFor();
  expect.soft(await troubles(page, '.dialog'), 'what has to be taken down').toEqual([]);
  await page.getByRole('button', { name: /^(Catat izin|Write down a consent)…$/ }).click();
  const form = page.getByRole('dialog', { name: /^(Catat izin|Write down a consent)$/ });
  await form.getByText(/^(Semua kanal|Every channel)$/).click();
  expect.soft(await troubles(page, '.rights-form'), 'a consent').toEqual([]);
  await page.context().close();
});

it.each(
  wide(1, [
    ['light', 'en'],
    ['dark', 'id'],
  ]),
)('everybody can see how an export ended, and change sizes, in %s, %s', async (theme, language) => {
  const page = await fresh({ theme, language });
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+Shift+E');
  await page.locator('.target__line input').fill('/home/humas/Keluar');
  await page.locator('.target__line input').blur();
  await page.getByRole('button', { name: /despite the warnings|meski ada peringatan/ }).click();
  await page.getByRole('button', { name: /^(Lihat kemajuannya|See the progress)$/ }).click();
  // more than the window is high
  await ask(page, (handle) => handle.finishExport('export-1', 20, 2));
  await page.locator('.export-progress__troubles').waitFor();
  expect.soft(await troubles(page, '.dialog'), 'an export of which some failed').toEqual([]);
  await shut(page);

  await page.keyboard.press('Control+,');
  await page.getByRole('tab').nth(2).click();
  await page.getByRole('button', { name: /^(Ukuran baru|New size)$/ }).click();
  await page.locator('.dialog__foot .button').last().click();
  await page.locator('.preset-form__check').waitFor();
  expect.soft(await troubles(page, '.preset-form'), 'a size without a name').toEqual([]);
  await page.context().close();
});
