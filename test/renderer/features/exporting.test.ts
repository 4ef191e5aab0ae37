// @module-tag long
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wide } from '../../fixtures/wide.ts';
import { ask, cell, settle, troubles } from './in-page.ts';
import { openPages, type Pages } from './open-page.ts';

let pages: Pages;
beforeAll(async () => {
  pages = await openPages();
});
afterAll(() => pages.close());

const heard = (page: Page, name: string): Promise<Record<string, unknown>[]> =>
  page.evaluate(
    `globalThis.bahanTest.heard.filter((call) => call.name === ${JSON.stringify(name)}).map((call) => call.input)`,
  ) as Promise<Record<string, unknown>[]>;

/** The window of export over the first assets, with nothing ticked but what a new window ticks. */
async function openExport(
  wishes: Record<string, string> = {},
  options: { readonly count?: number; readonly size?: { width: number; height: number } } = {},
): Promise<Page> {
  const page = await pages.open(wishes, options.size);
  await cell(page, 0).click();
  if (options.count === Number.POSITIVE_INFINITY) await page.keyboard.press('Control+a');
  else if ((options.count ?? 1) > 1) await cell(page, (options.count ?? 1) - 1).click({ modifiers: ['Shift'] });
  if (!(await page.locator('.inspector__foot').isVisible())) await page.keyboard.press('Control+i');
  await page.locator('.inspector__foot .button').last().click();
  await page.locator('.dialog--full').waitFor();
  return page;
}
const tick = (page: Page, name: string) => page.getByRole('checkbox', { name }).setChecked(true, { force: true });
const folder = (page: Page) => page.getByRole('textbox', { name: 'Folder tujuan' });
const toFolder = async (page: Page, path: string) => {
  await folder(page).fill(path);
  await folder(page).blur();
};
const tiles = (page: Page) => page.locator('.copy-tile');

describe('the window of export', () => {
  it('shows what would happen, then begins it', async () => {
    const page = await openExport({ desktop: '' }, { count: 3 });
    await page.getByText('Pilih folder tujuannya', { exact: false }).waitFor();
    await page.getByRole('button', { name: 'Pilih folder…' }).click();
    await page.getByText('2 salinan akan dibuat').waitFor();
    await page.getByRole('button', { name: /^Ekspor 2 salinan/ }).click();
    await page.getByText('2 salinan sedang dibuat').waitFor();
    const [start] = await heard(page, 'exports.start');
    expect(start).toMatchObject({ to: '/home/humas/Ekspor', presets: ['web'], conflict: 'number', as: 'files' });
    expect(start).not.toHaveProperty('metadata');
    await page.context().close();
  });

  it('says why a folder cannot be written into, and stays', async () => {
    const page = await openExport();
    await tick(page, 'Asli');
    await toFolder(page, '/terlarang');
    await page.getByRole('button', { name: /Ekspor \d salinan/ }).click();
    await page.getByText('Bahan tidak diizinkan menulis di folder tujuan.').waitFor();
    await page.getByRole('button', { name: 'Batal' }).click();
    await page.context().close();
  });

  it('finds sizes by name, channel and number, and shows all chosen ones side by side', async () => {
    const page = await openExport();
    await expect.poll(() => tiles(page).count()).toBe(1);
    const search = page.getByRole('searchbox', { name: 'Cari ukuran atau kanal' });
    await search.fill('instagram 1080');
    await expect.poll(() => page.locator('.presets .check-box').count()).toBe(3);
    await tick(page, 'Instagram 4:5');
    await tick(page, 'Instagram Story');
    await search.fill('tidak ada');
    await page.getByText('Tidak ada pilihan yang cocok.').waitFor();
    await search.fill('');
    await expect.poll(() => tiles(page).count()).toBe(3);
    await page.getByRole('img', { name: 'Pratinjau Instagram 4:5' }).waitFor();
    await tiles(page).getByText('1.080 × 1.350 piksel').waitFor();
    await expect.poll(() => tiles(page).nth(2).locator('.covered').count()).toBe(2);
    await page.context().close();
  });

  it('remembers what was taken last, and where to', async () => {
    const page = await openExport();
    await tick(page, 'WhatsApp');
    await toFolder(page, '/home/humas/Keluar');
    await page.reload();
    await cell(page, 0).click();
    await page.locator('.inspector__foot .button').last().click();
    await expect.poll(() => tiles(page).count()).toBe(2);
    expect(await folder(page).inputValue()).toBe('/home/humas/Keluar');
    await page.context().close();
  });

  it('says plainly where there is nothing to preview', async () => {
    const page = await openExport({ fail: 'exports.preview' });
    await tiles(page).getByText('Pratinjaunya belum bisa dibuat.', { exact: false }).waitFor();
    await tick(page, 'Asli');
    await tiles(page).getByText('Berkas asli apa adanya', { exact: false }).waitFor();
    await page.context().close();
  });

  it('asks of a film how it goes out, and shows what is made of it', async () => {
    const page = await openExport({ assets: '40' }, { count: Number.POSITIVE_INFINITY });
    await page.locator('.item-strip__one').nth(4).click();
    await page.getByText('Ini video. Pilih dulu mau diambil sebagai apa', { exact: false }).waitFor();
    expect(await tiles(page).count()).toBe(0);
    const choose = (name: string) => page.getByRole('radio', { name, exact: true }).setChecked(true, { force: true });
    await tick(page, 'Instagram 4:5');
    await choose('Satu gambar');
    await page.getByRole('img', { name: 'Pratinjau Instagram 4:5' }).waitFor();
    await tiles(page).getByText('1.080 × 1.350 piksel').waitFor();
    // it is cut to the channel like a photo, and over this very moment
    await page.getByRole('button', { name: /^Atur potongan 4:5/ }).click();
    const frame = page.getByRole('application', { name: 'Bingkai potongan 4:5' });
    await frame.waitFor();
    const { y = -1, height = 0 } = (await frame.boundingBox()) ?? {};
    expect(y >= 0 && y + height <= (page.viewportSize()?.height ?? 0)).toBe(true);
    await frame.focus();
    await page.keyboard.press('ArrowRight');
    const crops = () => heard(page, 'exports.crop');
    await expect.poll(async () => (await crops()).length).toBe(1);
    expect((await crops())[0]).toMatchObject({ ratio: '4:5', of: { what: 'still' } });
    await page.getByRole('button', { name: 'Selesai mengatur' }).click();
    await choose('Cuplikan');
    await expect
      .poll(() =>
        tiles(page)
          .getByText(/^Cuplikan .* mulai 0:00/)
          .count(),
      )
      .toBe(2);
    await choose('Video asli');
    await expect.poll(() => tiles(page).getByText('Berkas asli apa adanya', { exact: false }).count()).toBe(2);
    await page.context().close();
  });

  it('offers one press for all that no size can be made of yet', async () => {
    const page = await openExport({ assets: '40' }, { count: Number.POSITIVE_INFINITY });
    await toFolder(page, '/home/humas/Keluar');
    await page.getByText('Ini bukan foto', { exact: false }).waitFor();
    await page.getByRole('button', { name: /^Ambil satu gambar dari/ }).click();
    await page.getByRole('button', { name: /^Ambil satu gambar dari/ }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: /^Ambil \d+ berkas asli/ }).click();
    await page.getByText('Ini bukan foto', { exact: false }).waitFor({ state: 'detached' });
    const plans = await heard(page, 'exports.plan');
    const said = Object.values((plans.at(-1)?.extracts ?? {}) as Record<string, { what: string }>);
    expect(new Set(said.map(({ what }) => what))).toEqual(new Set(['still', 'original']));
    await page.context().close();
  });

  it('walks through what is taken out', async () => {
    const page = await openExport({ assets: '40' }, { count: Number.POSITIVE_INFINITY });
    await page.getByText('1 dari 40').waitFor();
    await page.locator('.item-strip__one').first().focus();
    await page.keyboard.press('ArrowRight');
    await page.getByText('2 dari 40').waitFor();
    await page.keyboard.press('End');
    await page.getByText('40 dari 40').waitFor();
    await page.getByRole('button', { name: 'Sebelumnya' }).click();
    await page.getByText('39 dari 40').waitFor();
    await page.context().close();
  });
});

describe('a crop', () => {
  const crops = (page: Page) => heard(page, 'exports.crop') as Promise<{ ratio: string; part: { x: number } | null }[]>;

  it('is moved by keys, several of which are one step, and goes back to the proposal', async () => {
    const page = await openExport();
    await tick(page, 'Instagram 4:5');
    await page.getByRole('button', { name: 'Atur potongan 4:5 untuk Instagram 4:5' }).click();
    const frame = page.getByRole('application', { name: 'Bingkai potongan 4:5' });
    await frame.focus();
    await page.getByText('Usulan Bahan').waitFor();
    for (const key of ['ArrowRight', 'ArrowRight', 'Shift+ArrowRight', '-']) await page.keyboard.press(key);
    await expect.poll(async () => (await crops(page)).length).toBe(1);
    const [said] = await crops(page);
    expect(said?.ratio).toBe('4:5');
    expect(said?.part?.x).toBeGreaterThan(0.25);
    await page.getByText('Diatur sendiri').waitFor();
    await frame.focus();
    await page.keyboard.press('Home');
    await expect.poll(async () => (await crops(page)).at(-1)?.part).toBe(null);
    await page.getByText('Usulan Bahan').waitFor();
    await page.context().close();
  });

  it('follows the pointer at once, and is said once it is let go', async () => {
    const page = await openExport();
    await tick(page, 'Instagram 1:1');
    await page.getByRole('button', { name: /^Atur potongan 1:1/ }).click();
    const frame = page.getByRole('application');
    const box = await frame.boundingBox();
    if (!box) throw new Error('no frame to hold');
    const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    await page.mouse.move(middle.x, middle.y);
    await page.mouse.down();
    await page.mouse.move(middle.x + 30, middle.y, { steps: 4 });
    await page.locator('.copy-tile__cut').waitFor();
    expect(await crops(page)).toEqual([]);
    await page.mouse.up();
    await expect.poll(async () => (await crops(page)).length).toBe(1);
    const corner = await page.locator('.crop-frame__corner--bottom-right').boundingBox();
    const before = await frame.boundingBox();
    if (!corner || !before) throw new Error('no corner to pull');
    await page.mouse.move(corner.x + 8, corner.y + 8);
    await page.mouse.down();
    await page.mouse.move(corner.x - 42, corner.y - 42, { steps: 4 });
    await page.mouse.up();
    const after = await frame.boundingBox();
    expect(after?.width).toBeLessThan(before.width - 20);
    expect(Math.round(after?.x ?? 0)).toBe(Math.round(before.x));
    await page.context().close();
  });
});

describe('what leaves, and what may', () => {
  it('shows the words inside a copy, and lets less or more out', async () => {
    const page = await openExport();
    await page.getByText('Pelepasan Ekspor Kopi', { exact: true }).last().waitFor();
    await tick(page, 'Lokasi (GPS)');
    await page.getByText('Lokasi rumah atau orang bisa terbaca', { exact: false }).waitFor();
    await page.getByText('-6.91750, 107.61000').waitFor();
    await toFolder(page, '/home/humas/Keluar');
    await page.getByRole('button', { name: /Ekspor \d salinan/ }).click();
    await expect.poll(async () => (await heard(page, 'exports.start')).length).toBe(1);
    const [start] = await heard(page, 'exports.start');
    expect(start?.metadata).toEqual({ words: true, credit: true, people: true, position: true, camera: false });
    await page.context().close();
  });

  it('says what is held back and what needs attention, and goes to it', async () => {
    const page = await openExport({}, { count: 3 });
    await toFolder(page, '/home/humas/Keluar');
    const gate = page.getByRole('region', { name: 'Boleh keluar?' });
    await gate.getByText('Ditahan').waitFor();
    await gate.getByText('Siti Aminah', { exact: false }).waitFor();
    await gate.getByText('Perlu perhatian').waitFor();
    await gate.getByRole('button', { name: 'Lengkapi sekaligus…' }).click();
    await page.getByRole('dialog', { name: 'Ubah 1 bahan' }).waitFor();
    await page.keyboard.press('Escape');
    await gate.getByRole('button', { name: 'Lihat bahannya' }).last().click();
    await page.getByText('3 dari 3').waitFor();
    await page.locator('.copy-tile .verdict--warned').waitFor();
    await page.getByRole('button', { name: /^Ekspor \d salinan meski ada peringatan$/ }).click();
    await expect.poll(async () => (await heard(page, 'exports.start')).length).toBe(1);
    expect((await heard(page, 'exports.start'))[0]?.warningsSeen).toBe(true);
    await page.context().close();
  });

  it('asks once what becomes of names that are taken, and whether a watched folder is meant', async () => {
    const page = await openExport();
    await toFolder(page, '/home/humas/penuh');
    await page.getByText('2 nama sudah ada di folder itu.').waitFor();
    await page.getByText('Timpa', { exact: true }).click();
    await page.getByText('Salinan lama dengan nama yang sama akan diganti.').waitFor();
    await toFolder(page, '/home/humas/Foto Kegiatan/Keluar');
    const go = page.getByRole('button', { name: /Ekspor \d salinan/ });
    await page.getByText('Folder ini ada di dalam folder pantauan.').waitFor();
    expect(await go.isDisabled()).toBe(true);
    await tick(page, 'Tetap simpan di sini; salinannya tidak dicatat sebagai bahan baru');
    await go.click();
    await expect.poll(async () => (await heard(page, 'exports.start')).length).toBe(1);
    expect((await heard(page, 'exports.start'))[0]).toMatchObject({ conflict: 'overwrite', insideRoot: true });
    await page.context().close();
  });
});

describe('an export that goes on', () => {
  const begin = async (wishes: Record<string, string>): Promise<Page> => {
    const page = await openExport(wishes);
    await toFolder(page, '/home/humas/Keluar');
    // by keys alone, from the field in which the folder was said
    await folder(page).focus();
    await page.keyboard.press('Control+Enter');
    await page.getByText('1 salinan sedang dibuat').waitFor();
    return page;
  };

  it('is looked at, paused and goes on, and its folder is opened at the end', async () => {
    const page = await begin({ desktop: '' });
    await page.getByRole('button', { name: 'Lihat kemajuannya' }).click();
    const dialog = page.getByRole('dialog', { name: 'Ekspor ke Keluar' });
    await dialog.getByRole('button', { name: 'Jeda' }).click();
    await dialog.getByText('Dijeda.', { exact: false }).waitFor();
    await dialog.getByRole('button', { name: 'Lanjutkan' }).click();
    await ask(page, (handle) => handle.finishExport('export-1', 0));
    await dialog.getByText('Semua salinan sudah jadi.', { exact: false }).waitFor();
    await dialog.getByRole('button', { name: 'Buka folder' }).waitFor();
    expect(await troubles(page, '.dialog')).toEqual([]);
    await page.keyboard.press('Escape');
    // who has seen it is not told again
    await settle(page);
    expect(await page.getByText('Ekspor selesai', { exact: false }).count()).toBe(0);
    await page.context().close();
  });

  it('tells what was not made and why, and tries it again', async () => {
    const page = await begin({});
    await ask(page, (handle) => handle.finishExport('export-1', 1));
    await page.getByText('Ekspor selesai, 1 salinan tidak berhasil').waitFor();
    await page.getByRole('button', { name: 'Lihat rinciannya' }).click();
    const dialog = page.getByRole('dialog', { name: 'Ekspor ke Keluar' });
    await dialog.getByText('1 salinan tidak jadi').waitFor();
    await dialog.getByText('Ruang di folder tujuan tidak cukup.').waitFor();
    await dialog.getByRole('button', { name: 'Coba lagi yang gagal' }).click();
    await expect.poll(async () => heard(page, 'exports.retry')).toEqual([{ job: 'export-1' }]);
    await page.context().close();
  });
});

describe('everybody can export', () => {
  it.each(
    wide(1, [
      ['light', 'en', 390],
      ['dark', 'en', 1024],
      ['light', 'id', 1280],
    ]),
  )('in %s, %s, at %d pixels', async (theme, language, width) => {
    const page = await openExport({ theme, language }, { count: 3, size: { width, height: 800 } });
    await page.locator('.presets .check-box').nth(3).click();
    await page.locator('.copy-tile__frame img').first().waitFor();
    await page.locator('.target__line input').fill('/home/humas/penuh');
    await page.locator('.target__line input').blur();
    await page.locator('.gate-part').waitFor();
    expect(await troubles(page, '.dialog')).toEqual([]);
    await page.locator('.copy-tile .button').first().click();
    await page.locator('.crop-frame').waitFor();
    expect(await troubles(page, '.dialog')).toEqual([]);
    if (process.env.LOOK_AT)
      await page.screenshot({ path: `${process.env.LOOK_AT}/${theme}-${language}-${width}.png` });
    await page.context().close();
  });
});
