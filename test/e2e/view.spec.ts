import { assets, cellOf, expect, searchField, test } from './fixtures.ts';

test('a picture opens large, is zoomed, and the next one follows', async ({ window }) => {
  await searchField(window).fill('jenis:foto kopi ');
  await cellOf(window, /Ekspor Kopi/)
    .first()
    .dblclick();
  const viewer = window.getByRole('dialog', { name: 'Lihat bahan' });
  await expect(viewer).toBeVisible();
  await expect(viewer.locator('.stage img').first()).toBeVisible();
  const percent = viewer.locator('.viewer__percent');
  const whole = (await percent.textContent()) ?? '';
  await window.keyboard.press('z');
  await expect(percent).not.toHaveText(whole);
  await window.keyboard.press('z');
  await expect(percent).toHaveText(whole);
  await expect(viewer.locator('.viewer__name')).toContainText('1 dari');
  await window.keyboard.press('ArrowRight');
  await expect(viewer.locator('.viewer__name')).toContainText('2 dari');
  await window.keyboard.press('Escape');
  await expect(viewer).toBeHidden();
  await expect(assets(window).getByRole('gridcell', { selected: true })).toHaveCount(1);
});

test('a video plays and stops', { tag: '@door' }, async ({ window }) => {
  await searchField(window).fill('jenis:video ');
  await cellOf(window, /\bvideo, \d/)
    .first()
    .dblclick();
  const viewer = window.getByRole('dialog', { name: 'Lihat bahan' });
  const video = viewer.locator('video');
  await expect(video).toBeVisible();
  // a clip of five seconds would end by itself while a slow computer looks
  await video.evaluate((element: HTMLVideoElement) => {
    element.loop = true;
  });
  await window.keyboard.press('Space');
  await expect.poll(() => video.evaluate((element: HTMLVideoElement) => element.currentTime)).toBeGreaterThan(0.2);
  await window.keyboard.press('Space');
  await expect(viewer.getByRole('button', { name: 'Putar' })).toBeAttached();
  expect(await video.evaluate((element: HTMLVideoElement) => element.paused)).toBe(true);
});

test('a recording plays, and a document shows its page', async ({ window }) => {
  await searchField(window).fill('jenis:rekaman ');
  await cellOf(window, /\brekaman/)
    .first()
    .dblclick();
  const viewer = window.getByRole('dialog', { name: 'Lihat bahan' });
  const audio = viewer.locator('audio');
  await expect(viewer.getByRole('button', { name: 'Putar' })).toBeAttached();
  await window.keyboard.press('Space');
  await expect.poll(() => audio.evaluate((element: HTMLAudioElement) => element.currentTime)).toBeGreaterThan(0.2);
  await window.keyboard.press('Escape');
  await searchField(window).fill('jenis:dokumen laporan situasi ');
  await cellOf(window, /Laporan Situasi/)
    .first()
    .dblclick();
  await expect(window.getByRole('dialog', { name: 'Lihat bahan' }).locator('.viewer__name')).toContainText(
    'Laporan Situasi Banjir',
  );
});
