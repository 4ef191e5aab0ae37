import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from '@playwright/test';

/** What somebody is at work with. */
export interface Work {
  readonly page: Page;
  /** What finds the real photos, and what finds each other file that is looked at. */
  readonly photos: string;
  readonly others: readonly string[];
  /** Where exports go; emptied after each. */
  readonly target: string;
}

const typed = ['panen raya', 'rapat desa', 'jalan', 'bupati meresmikan', 'kopi'];
const copies = 2;

/** What a member of staff does again and again: searches, scrolls, looks, writes, and hands out; all as in the first round at its end. */
export async function round(work: Work, n: number): Promise<void> {
  await searchAndScroll(work, n);
  await look(work, n);
  await edit(work, n);
  await handOut(work);
  await find(work, '');
}

const cells = (page: Page) => page.getByRole('main').getByRole('grid').getByRole('gridcell');

async function find({ page }: Work, text: string): Promise<void> {
  const field = page.locator('#main-search');
  // what was looked for before became chips, and would narrow it
  await field.focus();
  await page.keyboard.press('Escape');
  await field.fill(text);
  await field.blur();
  await page.waitForTimeout(500);
  await cells(page).first().waitFor();
}

async function searchAndScroll(work: Work, n: number): Promise<void> {
  const { page } = work;
  const field = page.locator('#main-search');
  await field.fill('');
  await field.click();
  await page.keyboard.type(typed[n % typed.length] as string, { delay: 90 });
  await page.waitForTimeout(400);
  await find(work, n % 2 === 0 ? '' : 'jenis:foto ');
  await page.locator('.grid').hover();
  for (let notch = 0; notch < 50; notch += 1) {
    await page.mouse.wheel(0, notch % 20 < 14 ? 400 : -200);
    await page.waitForTimeout(40);
  }
}

async function look(work: Work, n: number): Promise<void> {
  const { page, others } = work;
  await find(work, work.photos);
  await open(page);
  for (const key of ['z', 'z', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowLeft', 'i', 'i']) {
    await page.keyboard.press(key);
    await page.waitForTimeout(250);
  }
  await shut(page);
  await find(work, others[n % others.length] as string);
  await open(page);
  await page.keyboard.press('Space');
  await page.waitForTimeout(1_000);
  await shut(page);
}

async function open(page: Page): Promise<void> {
  await cells(page).first().dblclick();
  await page.locator('.viewer').waitFor();
  await page.waitForTimeout(800);
}

async function shut(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await page.locator('.viewer').waitFor({ state: 'detached' });
}

/** Gives three photos a title, then one of them another, which is taken back. */
async function edit(work: Work, n: number): Promise<void> {
  const { page } = work;
  await find(work, work.photos);
  await cells(page).first().click();
  await cells(page)
    .nth(2)
    .click({ modifiers: ['Shift'] });
  await page.waitForTimeout(500);
  const title = page.getByRole('complementary', { name: 'Keterangan bahan' }).getByRole('textbox', { name: 'Judul' });
  await write(page, title, `Panen kopi putaran ${n}`);
  await cells(page).first().click();
  await page.waitForTimeout(500);
  await write(page, title, 'Judul yang keliru');
  await page.getByRole('main').getByRole('grid').focus();
  await page.keyboard.press('Control+z');
  await page.getByRole('gridcell', { name: /Judul yang keliru/ }).waitFor({ state: 'detached' });
}

async function write(page: Page, field: ReturnType<Page['getByRole']>, words: string): Promise<void> {
  await field.fill(words);
  await field.press('Enter');
  await page
    .getByRole('gridcell', { name: new RegExp(`^${words}`) })
    .first()
    .waitFor();
}

async function handOut(work: Work): Promise<void> {
  const { page, target } = work;
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target);
  await find(work, work.photos);
  await cells(page).first().click();
  await cells(page)
    .nth(1)
    .click({ modifiers: ['Shift'] });
  await page.keyboard.press('Control+Shift+E');
  const dialog = page.locator('.dialog--full');
  await dialog.getByRole('checkbox', { name: 'Web' }).setChecked(true, { force: true });
  const folder = dialog.getByRole('textbox', { name: 'Folder tujuan' });
  await folder.fill(target);
  await folder.blur();
  // it waits until the plan is made and may be begun
  await dialog.locator('.export-foot__buttons .button').last().click();
  await dialog.waitFor({ state: 'detached' });
  const until = performance.now() + 120_000;
  while (copiesIn(target) < copies) {
    if (performance.now() > until) throw new Error(`no copies in ${target} after two minutes`);
    await sleep(100);
  }
}

const copiesIn = (folder: string): number =>
  readdirSync(folder).filter((name) => /\.jpe?g$/.test(name) && !name.startsWith('.')).length;
