import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { holdFiles } from './dragging.ts';
import { assets, cellOf, door, expect, searchField, test } from './fixtures.ts';
import { sticksOut } from './sticks-out.ts';
import { anyStumbles, colourStumbles } from './stumbles.ts';

const dialogOf = (page: Page) => page.getByRole('dialog');

/** Photos in a folder that nobody watches. */
async function photosOn(desk: string, ...names: string[]): Promise<string[]> {
  mkdirSync(desk, { recursive: true });
  return Promise.all(
    names.map(async (name) => {
      const path = join(desk, name);
      // each of a colour of its own, so that none is taken for another
      const [r = 0, g = 0, b = 0] = createHash('sha256').update(path).digest();
      const picture = sharp({ create: { width: 900, height: 600, channels: 3, background: { r, g, b } } });
      writeFileSync(path, await picture.jpeg().toBuffer());
      return path;
    }),
  );
}

const stateOf = (paths: readonly string[]) =>
  paths.map((path) => [statSync(path).mtimeMs, readFileSync(path).toString('hex')]);
/** A browser tells no page where a file lies. */
const inDesktop = door === 'browser' ? [] : (['id', 'en'] as const);

test('files that are dropped on the window are copied into the library and found, or it is said how else', {
  tag: '@door',
}, async ({ window, office }) => {
  const paths = await photosOn(join(office.folder, 'Unduhan'), 'Titipan pelantikan.jpg', 'Titipan apel.jpg');
  const before = stateOf(paths);
  const held = await holdFiles(window, paths);
  const veil = window.locator('.drop-veil');
  if (door === 'browser') {
    await expect(veil).toContainText('Dari peramban, berkas belum bisa disalin');
    await held.drop();
    await expect(veil).toHaveCount(0);
    await expect(dialogOf(window)).toContainText(office.material);
    return;
  }
  await expect(veil).toContainText('Lepas untuk menyalin ke pustaka');
  // what a script made lies nowhere, whatever it is called
  expect(await window.evaluate(`bahanDesktop.takeFiles([new File(['x'], '/etc/passwd')])`)).toBeNull();
  await held.drop();
  await expect(veil).toHaveCount(0);
  await expect(dialogOf(window).getByText(/^2 berkas, /)).toBeVisible();
  await dialogOf(window)
    .getByRole('textbox', { name: /^Folder baru/ })
    .fill('Titipan: hari ini');
  await dialogOf(window).getByRole('button', { name: 'Salin 2 berkas' }).click();
  await expect(dialogOf(window).getByText('2 berkas sudah disalin dan cocok dengan aslinya.')).toBeVisible();
  const made = join(office.material, 'Titipan hari ini');
  expect(readdirSync(made).sort()).toEqual(['Titipan apel.jpg', 'Titipan pelantikan.jpg']);
  for (const path of paths)
    expect(readFileSync(join(made, path.split('/').at(-1) as string))).toEqual(readFileSync(path));
  expect(stateOf(paths)).toEqual(before);
  await dialogOf(window).getByRole('button', { name: 'Lihat foldernya' }).click();
  await expect(cellOf(window, /Titipan/)).toHaveCount(2);
  await searchField(window).fill('titipan pelantikan');
  await expect(cellOf(window, /Titipan pelantikan/)).toBeVisible();
  await expect(cellOf(window, /Titipan apel/)).toHaveCount(0);
});

if (inDesktop.length > 0) {
  test('what lies in the library already is not copied, and the folder that is looked at is proposed', {
    tag: '@door',
  }, async ({ window, office }) => {
    const folder = readdirSync(join(office.material, '2022')).find((name) => name.startsWith('Lomba')) as string;
    const lying = join(office.material, '2022', folder);
    const [own] = readdirSync(lying).filter((name) => /\.jpe?g$/i.test(name));
    await searchField(window).fill(`folder:"${lying}" `);
    await (await holdFiles(window, [join(lying, own as string)])).drop();
    await expect(dialogOf(window).getByText(/sudah ada di pustaka: letaknya di dalam folder pantauan/)).toBeVisible();
    await expect(dialogOf(window).getByRole('button', { name: /^Salin/ })).toHaveCount(0);
    await dialogOf(window).getByRole('button', { name: 'Tutup' }).last().click();

    // the same content from elsewhere, and a whole folder with it
    const desk = join(office.folder, 'Kiriman');
    await photosOn(desk, 'Baru datang.jpg');
    writeFileSync(join(desk, 'Sudah punya.jpg'), readFileSync(join(lying, own as string)));
    await (await holdFiles(window, [desk])).drop();
    await expect(dialogOf(window).getByText(/^1 sudah ada di pustaka dengan isi yang sama/)).toBeVisible();
    await expect(dialogOf(window).getByText(`Disalin ke: ${lying}`)).toBeVisible();
    await dialogOf(window).getByRole('button', { name: 'Salin 1 berkas' }).click();
    await expect(dialogOf(window).getByText('1 berkas sudah disalin dan cocok dengan aslinya.')).toBeVisible();
    expect(readdirSync(join(lying, 'Kiriman'))).toEqual(['Baru datang.jpg']);
  });
}

test('files that are chosen in the dialog of the system are copied as those that are dropped', {
  tag: '@door',
}, async ({ room, window, office }) => {
  const asks = window.getByRole('button', { name: 'Salin berkas…' });
  if (door === 'browser') {
    await asks.click();
    await expect(dialogOf(window)).toContainText('Ada dua cara lain');
    return;
  }
  const [path = ''] = await photosOn(join(office.folder, 'Unduhan'), 'Dipilih lewat dialog.jpg');
  await room.chooseFolder(asks, path, '');
  await expect(dialogOf(window)).toContainText('Dipilih lewat dialog.jpg');
  await dialogOf(window).getByRole('button', { name: 'Salin 1 berkas' }).click();
  await expect(dialogOf(window).getByText('1 berkas sudah disalin dan cocok dengan aslinya.')).toBeVisible();
  await dialogOf(window).getByRole('button', { name: 'Tutup' }).last().click();
  await searchField(window).fill('dipilih lewat');
  await expect(cellOf(window, /Dipilih lewat dialog/)).toBeVisible();
});

for (const language of inDesktop) {
  test(`what is shown of copying is clean in ${language}`, { tag: '@door' }, async ({ window, office }) => {
    await window.evaluate((chosen) => {
      localStorage.setItem('bahan.settings', JSON.stringify({ language: chosen, theme: 'system' }));
    }, language);
    await window.reload();
    await assets(window).getByRole('gridcell').first().waitFor();
    const desk = join(office.folder, `Kiriman ${language}`);
    await photosOn(desk, 'a.jpg', 'b.jpg');
    writeFileSync(join(desk, 'pasang.exe'), 'x');
    symlinkSync(desk, join(desk, 'pintasan'));
    const held = await holdFiles(window, [desk]);
    await look(window, 'held');
    await held.drop();
    await dialogOf(window).locator('.dropped__count').waitFor();
    await look(window, 'asked');
    await dialogOf(window)
      .getByRole('button', { name: /^(Salin|Copy) 2 / })
      .click();
    await dialogOf(window)
      .getByText(/^2 (berkas sudah disalin|files are copied)/)
      .waitFor();
    await look(window, 'copied');
  });
}

/** Looks at what is shown, in both themes and narrow. */
async function look(page: Page, name: string): Promise<void> {
  expect.soft(await anyStumbles(page), `${name}, light`).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect.soft.poll(() => colourStumbles(page), { message: `${name}, dark`, timeout: 5_000 }).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  await expect.soft.poll(() => sticksOut(page), { message: `${name}, 390 px`, timeout: 3_000 }).toEqual([]);
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.emulateMedia({ colorScheme: 'light' });
}
