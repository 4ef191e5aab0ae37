// @module-tag long
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, sep } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { id as published } from '../../../shared/i18n/published.ts';
import { id as welcome } from '../../../shared/i18n/welcome.ts';
import { type Double, launchDouble } from '../../electron-double/launch.ts';

let folder: string;
let material: string;
let program: Double;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bahan-drag-out-'));
  material = join(folder, '2020-10-09 Pelepasan Ekspor Kopi');
  await mkdir(material);
  const picture = sharp({ create: { width: 3000, height: 2000, channels: 3, background: '#0e5a52' } });
  const position = {
    GPSLatitudeRef: 'S',
    GPSLatitude: '6/1 54/1 0/1',
    GPSLongitudeRef: 'E',
    GPSLongitude: '107/1 36/1 0/1',
  };
  await picture.jpeg().withExif({ IFD3: position }).toFile(join(material, 'kopi.jpg'));
  program = await launchDouble({ library: join(folder, 'library'), dist: inject('builtProgram').own });
  await program.command({ kind: 'answer-open', folders: [material] });
  await program.page.getByRole('button', { name: welcome['welcome.choose'] }).click();
  await program.page.locator('img[src^="/media/thumb/"]').first().waitFor({ timeout: 45_000 });
}, 120_000);

afterAll(async () => {
  await program?.close();
  await rm(folder, { recursive: true, force: true });
});

const patient = { timeout: 20_000 };

/** Pulls what is looked at; answers the file that the system was given. */
async function pulled(times: number, by = '.stage--picture'): Promise<string> {
  const { page } = program;
  const box = await page.locator(by).boundingBox();
  if (!box) throw new Error('nothing to pull');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 60, y + 40, { steps: 5 });
  await expect.poll(() => program.calls('webContents.startDrag'), patient).toHaveLength(times);
  await page.mouse.up();
  const [item] = ((await program.calls('webContents.startDrag')).at(-1)?.values ?? []) as { files: string[] }[];
  expect(item?.files).toHaveLength(1);
  return item?.files[0] as string;
}

test('the picture in the viewer is dragged out as a copy of the size that the person chose', async () => {
  const { page } = program;
  await page.getByRole('main').getByRole('gridcell').first().click();
  await page.keyboard.press('Space');
  await page.locator('.stage--picture[data-leaves] img').first().waitFor();
  const usual = await pulled(1);
  expect(basename(usual)).toBe('kopi.jpg');
  expect(usual).toContain(`${sep}handed${sep}`);
  expect((await sharp(usual).metadata()).width).toBe(2048);
  expect((await readFile(usual)).includes('GPS')).toBe(false);

  // by its name, as whatever has no picture that could be pulled
  expect(basename(await pulled(2, '.viewer__name'))).toBe('kopi.jpg');

  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+,');
  await page.getByRole('tab', { name: 'Ekspor' }).click();
  await page.getByRole('button', { name: new RegExp(`^${published['ways.handed-as']}`) }).click();
  await page
    .getByRole('menuitemradio', { name: /^WhatsApp/ })
    .first()
    .click();
  await page.getByRole('menu').waitFor({ state: 'detached' });
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByRole('main').getByRole('gridcell').first().click();
  await page.keyboard.press('Space');
  await page.locator('.stage--picture[data-leaves] img').first().waitFor();
  const chosen = await pulled(3);
  expect((await sharp(chosen).metadata()).width).toBeLessThan(2048);
}, 90_000);
