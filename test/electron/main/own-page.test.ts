import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { id as welcome, en as welcomeInEnglish } from '../../../shared/i18n/welcome.ts';
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
