import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Response } from '@playwright/test';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { id as common } from '../../../shared/i18n/common.ts';
import { id as menu } from '../../../shared/i18n/desktop.ts';
import { id as licenceWords } from '../../../shared/i18n/licences.ts';
import { id as settingWords } from '../../../shared/i18n/settings.ts';
import { id as toasts } from '../../../shared/i18n/toasts.ts';
import { id as welcome, en as welcomeInEnglish } from '../../../shared/i18n/welcome.ts';
import { licences } from '../../../shared/model/licence.ts';
import { type Double, launchDouble } from '../../electron-double/launch.ts';

let folder: string;
let material: string;
let program: Double;
const complaints: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bahan-own-page-'));
  material = join(folder, '2020-10-09 Pelepasan Ekspor Kopi');
  await mkdir(material);
  for (const [index, background] of ['#0e5a52', '#e0a63a', '#7a3b2e'].entries()) {
    const picture = sharp({ create: { width: 600 + index * 90, height: 480, channels: 3, background } });
    await picture.jpeg().toFile(join(material, `kopi-${index}.jpg`));
  }
  program = await launchDouble({ library: join(folder, 'library'), dist: inject('builtProgram').own });
  program.page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  program.page.on('pageerror', (error) => complaints.push(String(error)));
}, 120_000);

afterAll(async () => {
  await program?.close();
  await rm(folder, { recursive: true, force: true });
});

test('from the first start to a painted grid it takes one folder', async () => {
  await program.command({ kind: 'answer-open', folders: [material] });
  await program.page.getByRole('button', { name: welcome['welcome.choose'] }).click();
  const pictures = program.page.locator('img[src^="/media/thumb/"]');
  await expect.poll(() => pictures.count(), { timeout: 45_000 }).toBeGreaterThanOrEqual(3);
  const painted = await pictures.evaluateAll((images) =>
    Promise.all(
      images.map(async (image) => {
        await (image as HTMLImageElement).decode();
        return (image as HTMLImageElement).naturalWidth;
      }),
    ),
  );
  expect(Math.min(...painted)).toBeGreaterThan(0);
}, 120_000);

test('the page comes back whole after it was loaded again', async () => {
  await program.page.reload();
  await program.page.locator('img[src^="/media/thumb/"]').first().waitFor();
});

test('what the page loads before its first picture takes no more than 400 kB, packed', async () => {
  const { page } = program;
  const sizes = new Map<string, Promise<number>>();
  const hear = (response: Response) => {
    if (/\.(js|css|html)$|\/$/.test(new URL(response.url()).pathname)) {
      sizes.set(
        response.url(),
        response.body().then((body) => gzipSync(body).length),
      );
    }
  };
  page.on('response', hear);
  await page.reload();
  await page.locator('img[src^="/media/thumb/"]').first().waitFor();
  page.off('response', hear);
  const all = await Promise.all(sizes.values());
  expect(all.length).toBeGreaterThan(5);
  expect(all.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(400_000);
});

test('a page whose process is lost comes back to its place, with the words that were being typed', async () => {
  const { page } = program;
  const title = page.getByRole('textbox', { name: common['field.title'], exact: true });
  // a process that is lost tells its page nothing: as long as this is so, it does not hear that it is left
  const isLost = (lost: boolean) => page.evaluate((on) => sessionStorage.setItem('lost', on), String(lost));
  await page.addInitScript(() => {
    if (sessionStorage.getItem('lost') !== 'true') return;
    const add = window.addEventListener.bind(window);
    window.addEventListener = ((type: string, listener: EventListener, options?: AddEventListenerOptions) => {
      if (type !== 'pagehide') add(type, listener, options);
    }) as typeof window.addEventListener;
  });
  await isLost(true);
  await page.reload();
  await page.locator('#main-search').fill('kopi');
  await page.locator('.grid-cell').nth(1).click();
  await title.fill('Pelepasan Ekspor K');
  await isLost(false);
  await page.reload();
  await page.getByText(toasts['toast.page-back']).waitFor();
  expect(await page.locator('#main-search').inputValue()).toBe('kopi');
  expect(await title.inputValue()).toBe('Pelepasan Ekspor K');
  // one that is left says goodbye, and its words are saved
  await page.reload();
  await page.locator('.grid-cell').nth(1).click();
  expect(await page.locator('#main-search').inputValue()).toBe('');
  expect(await title.inputValue()).toBe('Pelepasan Ekspor K');
  expect(await page.getByText(toasts['toast.page-back']).count()).toBe(0);
}, 60_000);

test('what the program is made of is read by its menu, and names every package in its bundles', async () => {
  const dist = inject('builtProgram').own;
  await program.command({ kind: 'click-menu', path: [menu['menu.help'], menu['menu.licences']] });
  const dialog = program.page.getByRole('dialog', { name: licenceWords['licences.title'] });
  await dialog.getByRole('option', { name: 'better-sqlite3' }).waitFor();
  const { parts } = licences.parse(JSON.parse(await readFile(join(dist, 'renderer', 'licences.json'), 'utf8')));
  const names = await dialog.getByRole('option').locator('.licences__name').allTextContents();
  expect(names).toEqual(parts.map(({ name }) => name));
  const maps = (await readdir(join(dist, 'electron'))).filter((name) => name.endsWith('.map'));
  const bundled = new Set<string>();
  for (const map of maps) {
    const { sources } = JSON.parse(await readFile(join(dist, 'electron', map), 'utf8')) as { sources: string[] };
    for (const source of sources) {
      const name = /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(resolve(dist, 'electron', source))?.[1];
      if (name) bundled.add(name);
    }
  }
  expect([...bundled]).toEqual(expect.arrayContaining(['zod', '@orpc/server']));
  expect([...bundled].filter((name) => !names.includes(name))).toEqual([]);
  await program.page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
});

test('the page had nothing to complain about', () => {
  expect(complaints).toEqual([]);
});

test('a person whose system speaks English is met in English, and the menu follows what they choose', async () => {
  const other = await launchDouble({
    library: join(folder, 'other'),
    dist: inject('builtProgram').own,
    languages: ['en-GB', 'id-ID'],
  });
  try {
    await other.page.locator('html[lang="en"]').waitFor();
    const first = async () => (await other.menu())[0]?.label;
    await expect.poll(first).toBe('File');
    await other.page.getByRole('button', { name: welcomeInEnglish['welcome.choose'] }).waitFor();
    expect(await other.command({ kind: 'click-menu', path: ['File', 'Settings…'] })).toBe(true);
    await other.page.getByText('Indonesia', { exact: true }).click();
    await expect.poll(first, { timeout: 20_000 }).toBe('Berkas');
  } finally {
    await other.close();
  }
}, 120_000);

test('the colour of the system is taken when a person wants it, followed, and left where it means something else', async () => {
  const { page } = program;
  const fill = () => page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--accent-fill'));
  const own = await fill();
  await page.keyboard.press('Control+,');
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  const choice = dialog.getByRole('radiogroup', { name: settingWords['settings.accent'] });
  expect(await choice.count()).toBe(0);
  await program.command({ kind: 'accent', colour: '0067c0ff' });
  await choice.waitFor();
  expect(await fill()).toBe(own);
  await choice.getByText(settingWords['settings.theme.system']).click();
  await expect.poll(fill).toContain('#0067c0');
  await program.command({ kind: 'accent', colour: '744da9ff' });
  await expect.poll(fill).toContain('#744da9');
  await program.command({ kind: 'accent', colour: 'e81123ff' });
  await dialog.getByText(settingWords['settings.accent.unfit']).waitFor();
  expect(await fill()).toBe(own);
  await page.keyboard.press('Escape');
}, 60_000);
