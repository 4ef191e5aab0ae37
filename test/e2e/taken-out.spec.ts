import type { Page } from '@playwright/test';
import { originalUrl } from '../../shared/api/media-url.ts';
import { assets, cellOf, expect, searchField, test } from './fixtures.ts';
import type { Office } from './office.ts';

interface Found {
  readonly id: string;
  readonly path: string;
}

/** The first of two photos is excluded by keys; the other one is free. */
async function holdBackOne(window: Page, office: Office): Promise<{ readonly held: Found; readonly free: Found }> {
  const photos = (await office.command('search', 'jenis:foto lomba', '--limit', '2')) as Found[];
  await searchField(window).fill('jenis:foto lomba ');
  await expect(cellOf(window, /Lomba/).first()).toBeVisible();
  await assets(window).getByRole('gridcell').first().click();
  await window.keyboard.press('Control+Alt+h');
  const dialog = window.getByRole('dialog', { name: 'Hak bahan ini' });
  await dialog.getByRole('radio', { name: 'Belum' }).focus();
  for (let step = 0; step < 3; step += 1) await window.keyboard.press('ArrowRight');
  await window.keyboard.press('Tab');
  await window.keyboard.type('Wajah anak terlihat');
  await window.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  const [held] = (await office.command('search', 'klasifikasi:dikecualikan')) as [Found];
  return { held, free: photos.find(({ id }) => id !== held.id) as Found };
}

async function takeBack(window: Page, office: Office): Promise<void> {
  await assets(window).focus();
  await window.keyboard.press('Control+z');
  await expect.poll(() => office.command('search', 'klasifikasi:dikecualikan')).toEqual([]);
}

test('an original that is held back is seen in the window, and to look at one is not written down', {
  tag: ['@long', '@door'],
}, async ({ window, office }) => {
  const { held, free } = await holdBackOne(window, office);
  const seen = (id: string) =>
    window.evaluate(async (address) => {
      const image = new Image();
      image.src = address;
      await image.decode();
      return image.naturalWidth;
    }, originalUrl(id));
  expect(await seen(held.id)).toBeGreaterThan(0);
  expect(await seen(free.id)).toBeGreaterThan(0);
  expect(await office.command('search', 'terbit:lainnya jenis:foto lomba')).toEqual([]);
  await takeBack(window, office);
});

// no window of the desktop opens a second tab, or any address but its page
test('an original that is held back is neither opened by its address nor saved, also after it was seen', {
  tag: ['@long', '@browser'],
}, async ({ window, office }) => {
  const { held, free } = await holdBackOne(window, office);
  // shown beside each other, so that the browser has both in its cache
  await window.evaluate(
    (addresses) =>
      Promise.all(
        addresses.map((address) => {
          const image = new Image();
          image.src = address;
          return image.decode();
        }),
      ),
    [held, free].map(({ id }) => originalUrl(id)),
  );

  const { origin } = new URL(window.url());
  // another tab of the same browser, with what it has in its cache
  const tab = await window.context().newPage();
  const refused = await tab.goto(origin + originalUrl(held.id));
  expect(refused?.status()).toBe(403);
  await expect(tab.getByText('Berkas ini belum boleh keluar dari Bahan.')).toBeVisible();
  await expect(tab.getByText('Dikecualikan: tidak boleh diumumkan.')).toBeVisible();
  await tab.goto(origin);
  await expect(assets(tab)).toBeVisible();
  const saved = async (id: string) => {
    const download = tab.waitForEvent('download', { timeout: 5_000 });
    await tab.evaluate((address) => {
      const link = document.createElement('a');
      link.href = address;
      link.download = 'foto.jpg';
      link.click();
    }, originalUrl(id));
    return await download.then((one) => one.failure()).catch(() => 'it did not begin');
  };
  expect(await saved(held.id)).not.toBeNull();
  expect(await saved(free.id)).toBeNull();
  expect((await tab.goto(origin + originalUrl(free.id)))?.status()).toBe(200);
  await tab.close();
  const out = (await office.command('search', 'terbit:lainnya jenis:foto lomba')) as Found[];
  expect(out.map(({ id }) => id)).toEqual([free.id]);
  await takeBack(window, office);
});
