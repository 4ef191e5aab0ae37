import { originalUrl } from '../../shared/api/media-url.ts';
import { assets, cellOf, expect, searchField, test } from './fixtures.ts';

interface Found {
  readonly id: string;
  readonly path: string;
}

test('an original that is held back is seen in the window, and neither opened by its address nor saved', {
  tag: '@long',
}, async ({ window, office }) => {
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
  const free = photos.find(({ id }) => id !== held.id) as Found;

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

  // another tab of the same browser, with what it has in its cache
  const tab = await window.context().newPage();
  const refused = await tab.goto(office.origin + originalUrl(held.id));
  expect(refused?.status()).toBe(403);
  await expect(tab.getByText('Berkas ini belum boleh keluar dari Bahan.')).toBeVisible();
  await expect(tab.getByText('Dikecualikan: tidak boleh diumumkan.')).toBeVisible();
  await tab.goto(office.origin);
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
  expect((await tab.goto(office.origin + originalUrl(free.id)))?.status()).toBe(200);
  await tab.close();
  const out = (await office.command('search', 'terbit:lainnya jenis:foto lomba')) as Found[];
  expect(out.map(({ id }) => id)).toEqual([free.id]);

  await assets(window).focus();
  await window.keyboard.press('Control+z');
  await expect.poll(() => office.command('search', 'klasifikasi:dikecualikan')).toEqual([]);
});
