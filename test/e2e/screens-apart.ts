import { readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Office } from './office.ts';
import { type Screens, ways } from './ways.ts';

const { openHealth, settle } = ways;

const missing = async (page: Page) => {
  await openHealth(page);
  await page.getByRole('button', { name: /^\d+ (tidak ditemukan|not found)/ }).click();
  await page.locator('.missing-row').first().waitFor();
  await settle(page);
};
const foundAgain = async (page: Page) => {
  await openHealth(page);
  await page
    .locator('section[aria-labelledby="health-found"]')
    .getByRole('button', { name: /^(Lihat|Show)/ })
    .first()
    .click();
  await page.locator('.found__items li').first().waitFor();
  await settle(page);
};

/** Screens while a folder has another name and one of its files is gone, as `moveFiles` leaves them. */
export const screensOfMoved: Screens = {
  'found-again': foundAgain,
  separate: async (page) => {
    await foundAgain(page);
    await page.locator('.found__items li .check-box').first().click();
    await page.getByRole('button', { name: /^(Bukan berkas yang sama|Not the same file)/ }).click();
    await settle(page);
  },
  missing,
  forget: async (page) => {
    await missing(page);
    await page
      .locator('.missing-row')
      .first()
      .getByRole('button', { name: /^(Lupakan|Forget)/ })
      .click();
    await settle(page);
  },
};

/** Renames a folder of the material and takes one file out of it; what it gives puts them back. */
export async function moveFiles(office: Office): Promise<() => Promise<void>> {
  const year = join(office.material, '2022');
  const [name = ''] = readdirSync(year);
  const [file = ''] = readdirSync(join(year, name)).filter((one) => /\.jpe?g$/i.test(one));
  const renamed = join(year, 'Diganti namanya');
  renameSync(join(year, name, file), join(office.folder, file));
  renameSync(join(year, name), renamed);
  await office.command('scan');
  return async () => {
    renameSync(renamed, join(year, name));
    renameSync(join(office.folder, file), join(year, name, file));
    await office.command('scan');
  };
}

/** Screens while the watched folder does not answer, as `takeFolder` leaves it. */
export const screensOfOffline: Screens = {
  offline: settle,
  'offline-health': openHealth,
  places: async (page) => {
    // as after a library came from another computer
    await page.addInitScript(() =>
      localStorage.setItem('bahan.places', JSON.stringify({ askedUntil: Date.now() + 600_000 })),
    );
    await page.reload();
    await page.locator('.places__name').waitFor();
    await settle(page);
  },
};

/** Takes the folder of material away; what it gives brings it back. */
export async function takeFolder(office: Office): Promise<() => Promise<void>> {
  const away = `${office.material} (away)`;
  renameSync(office.material, away);
  await office.command('scan').catch(() => {});
  return async () => {
    renameSync(away, office.material);
    await office.command('scan');
  };
}
