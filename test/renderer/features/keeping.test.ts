// @module-tag long
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wide } from '../../fixtures/wide.ts';
import { ask, cell, settle, troubles } from './in-page.ts';
import { openPages, type Pages } from './open-page.ts';

let pages: Pages;
beforeAll(async () => {
  pages = await openPages();
}, 120_000);
afterAll(() => pages.close());

const inputs = (page: Page, name: string): Promise<unknown[]> =>
  ask(page, (handle) => handle.heard).then((heard) =>
    heard.filter((call) => call.name === name).map((call) => call.input),
  );
const openHealth = async (page: Page) => {
  await page.getByRole('button', { name: /folder dipantau|folders watched/ }).click();
  await page.getByRole('dialog', { name: /Keadaan pustaka|Library health/ }).waitFor();
};

describe('the health of the library', () => {
  it('says first what needs a person, with the button that does it', async () => {
    const page = await pages.open({ troubled: '' });
    await page.getByText('Disk penuh. Pencatatan berhenti dulu.').first().waitFor();
    await openHealth(page);
    const rows = page.locator('.trouble-row strong');
    expect(await rows.allTextContents()).toEqual([
      'Disk penuh. Pencatatan berhenti dulu.',
      '“Arsip Bersama” sedang tidak terhubung.',
      'Cadangan terakhir sudah lama.',
      'Hanya sebagian “Foto Kegiatan” yang terpantau langsung.',
    ]);
    await page.locator('.trouble-row').nth(2).getByRole('button').click();
    await page.getByText('Membuat cadangan').first().waitFor();
    // the button that was pressed is off while its work goes on: the keys stay in the dialog
    expect(await inputs(page, 'upkeep.backup')).toEqual([{ to: null, pictures: false }]);
    await page.getByRole('button', { name: '2 berkas tidak terbaca' }).click();
    await page.getByText('IMG_0040.jpg').waitFor();
    await page.keyboard.press('Escape');
    await page.getByText('IMG_0040.jpg').waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.context().close();
  });

  it('says in the program what stopped by itself, and puts it into the report that a person copies', async () => {
    const page = await pages.open({ desktop: '' });
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await openHealth(page);
    await page.getByRole('heading', { name: 'Yang sempat berhenti sendiri' }).waitFor();
    expect(await page.getByText(/pustaka berhenti dan dibuka lagi \(exit 9\)/).count()).toBe(1);
    expect(await troubles(page, '.health')).toEqual([]);
    await page.getByRole('button', { name: 'Salin laporan' }).click();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain('exit 9');
    await page.context().close();
  });

  it('says that work rests on a battery, and goes on with what a person paused', async () => {
    const page = await pages.open();
    await ask(page, ({ keeping }) => {
      const work = { ...keeping.health.work, held: 'paused' as const, sparing: true };
      keeping.health = { ...keeping.health, work };
    });
    await ask(page, (handle) => handle.change({ health: true }));
    await openHealth(page);
    await page.getByText(/Komputer ini memakai baterai/).waitFor();
    const paused = page.getByRole('dialog').getByText('Dijeda. Berkas baru belum diambil masuk.');
    await paused.waitFor();
    expect(await troubles(page, '[role="dialog"]')).toEqual([]);
    await page.getByRole('button', { name: 'Lanjutkan' }).click();
    await paused.waitFor({ state: 'detached' });
    expect(await inputs(page, 'upkeep.pause')).toEqual([{ paused: false }]);
    await page.context().close();
  });

  it('says calmly that all is well, and what to do while it cannot be read', async () => {
    const page = await pages.open();
    await openHealth(page);
    await page.getByText('Semua berjalan baik.').waitFor();
    await page.context().close();
    const failing = await pages.open({ fail: 'upkeep.health' });
    await openHealth(failing);
    await failing.getByText('Keadaan pustaka belum bisa dibaca').waitFor();
    await ask(failing, (handle) => handle.failAlways('upkeep.health'));
    await failing.getByRole('button', { name: 'Coba lagi' }).click();
    await failing.getByText('Semua berjalan baik.').waitFor();
    await failing.context().close();
  });

  it('follows what happens while it is open', async () => {
    const page = await pages.open();
    await openHealth(page);
    await page.getByText('Semua berjalan baik.').waitFor();
    await ask(page, (handle) => {
      const { keeping } = handle;
      keeping.health = {
        ...keeping.health,
        troubles: [{ kind: 'backup-failed', severity: 'warn', values: {}, root: null }],
      };
      handle.change({ health: true });
    });
    await page.getByText('Cadangan terakhir tidak berhasil dibuat.').first().waitFor();
    await page.context().close();
  });

  it('chooses a second place, and lets it go', async () => {
    const page = await pages.open({ desktop: '' });
    await openHealth(page);
    await page.getByRole('button', { name: 'Pilih tempat kedua…' }).click();
    await page.getByText('/home/humas/Ekspor').waitFor();
    await page.getByRole('button', { name: 'Jangan pakai lagi' }).click();
    await page.getByRole('button', { name: 'Pilih tempat kedua…' }).waitFor();
    expect(await inputs(page, 'upkeep.secondPlace')).toEqual([{ folder: '/home/humas/Ekspor' }, { folder: null }]);
    await page.context().close();
  });

  it('restores after saying what happens, waits for the engine, and comes back', async () => {
    const page = await pages.open();
    await openHealth(page);
    await page
      .getByRole('button', { name: /^Pulihkan cadangan/ })
      .first()
      .click();
    await page.getByText('Foto, video, dan dokumen asli tidak disentuh.').waitFor();
    await page.getByRole('button', { name: 'Pulihkan', exact: true }).click();
    await page.getByText('Memulihkan cadangan…').waitFor();
    await ask(page, (handle) => handle.setOpen(false));
    await settle(page);
    await page.getByText('Memulihkan cadangan…').waitFor();
    await ask(page, (handle) => handle.setOpen(true));
    await page.getByText('Cadangan sudah dipulihkan.').waitFor();
    expect(await page.getByText('Memulihkan cadangan…').count()).toBe(0);
    await page.context().close();
  });

  it('restores nothing when somebody thinks better of it while the backup is looked at', async () => {
    const page = await pages.open();
    await ask(page, (handle) => {
      handle.keeping.slowBackups = true;
    });
    await openHealth(page);
    await page
      .getByRole('button', { name: /^Pulihkan cadangan/ })
      .first()
      .click();
    await page.getByRole('button', { name: 'Pulihkan', exact: true }).click();
    await page.getByText('Cadangannya diperiksa dulu. Anda masih bisa membatalkan.').waitFor();
    await page.getByRole('button', { name: 'Batal', exact: true }).click();
    await page.getByText('Foto, video, dan dokumen asli tidak disentuh.').waitFor({ state: 'detached' });
    expect(await ask(page, (handle) => handle.keeping.calledOff)).toBe(1);
    expect(await page.getByText('Memulihkan cadangan…').count()).toBe(0);
    await page.context().close();
  });
});

describe('what was found again', () => {
  it('is told once, looked into, and separated in part', async () => {
    const page = await pages.open({ troubled: '' });
    await page.getByText(/^214 berkas ditemukan kembali setelah folder “Pelepasan Ekspor” berganti nama/).waitFor();
    await page.getByRole('button', { name: 'Lihat', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Ditemukan kembali' });
    await dialog.getByText('komputer mencatatnya sebagai berkas yang sama').first().waitFor();
    await settle(page);
    expect(await inputs(page, 'refound.told')).toEqual([{ groups: ['group-1'] }]);
    await dialog.locator('.found__items .check-box').nth(1).click();
    await dialog.getByRole('button', { name: 'Bukan berkas yang sama…' }).click();
    await page.getByText('Pisahkan 1 berkas?').waitFor();
    await page.getByRole('button', { name: 'Pisahkan', exact: true }).click();
    await page.getByText('1 berkas dipisahkan').waitFor();
    expect(await inputs(page, 'refound.undo')).toEqual([{ group: 'group-1', items: [2] }]);
    await page.keyboard.press('Escape');
    await settle(page);
    expect(await page.getByText(/^214 berkas ditemukan kembali/).count()).toBe(0);
    await page.context().close();
  });
});

describe('what was found again while somebody does something else', () => {
  it.each([
    ['a dialog', 'F1', 'Escape'],
    ['the viewer', ' ', 'Escape'],
  ])('is told when %s no longer lies over the library', async (_what, open, close) => {
    const page = await pages.open({ troubled: '' });
    const words = page.getByText(/^214 berkas ditemukan kembali/);
    await words.waitFor();
    await cell(page, 0).click();
    await page.keyboard.press(open);
    await words.waitFor({ state: 'detached' });
    await page.keyboard.press(close);
    await words.waitFor();
    expect(await inputs(page, 'refound.told')).toEqual([]);
    await page.context().close();
  });
});

describe('what is missing', () => {
  it('has a place only when there is any, and is forgotten after saying that words stay', async () => {
    const well = await pages.open();
    expect(await well.getByRole('button', { name: /Tidak ditemukan/ }).count()).toBe(0);
    await well.context().close();
    const page = await pages.open({ troubled: '' });
    await page.getByRole('button', { name: /Tidak ditemukan/ }).click();
    const dialog = page.getByRole('dialog', { name: 'Berkas yang tidak ditemukan' });
    await dialog.getByText('3 isian ditulis orang', { exact: false }).first().waitFor();
    await dialog.locator('.missing-row .check-box').first().click();
    await dialog.locator('.missing-row .check-box').nth(1).click();
    await dialog.getByRole('button', { name: 'Lupakan 2 bahan…' }).click();
    await page.getByText(/tetap aman di jurnal/).waitFor();
    await page.getByRole('button', { name: 'Lupakan', exact: true }).click();
    await page.getByText('2 bahan dilupakan. Keterangannya tetap ada di jurnal.').waitFor();
    await dialog.getByText('8 berkas').waitFor();
    await page.context().close();
  });
});

describe('a folder', () => {
  it('is pointed to its new place after the count is seen, also where few are known', async () => {
    const page = await pages.open({ troubled: '', desktop: '' });
    await openHealth(page);
    await ask(page, (handle) => {
      handle.keeping.found = 3;
    });
    await page.locator('.trouble-row').nth(1).getByRole('button', { name: 'Tunjukkan folder baru…' }).click();
    await page.getByRole('button', { name: 'Pilih folder…' }).click();
    await page.getByText('3 dari 50 berkas yang dikenal ada di sini.').waitFor();
    await page.getByText(/Kemungkinan besar ini bukan folder yang sama/).waitFor();
    await ask(page, (handle) => {
      handle.keeping.found = 48;
    });
    await page.getByRole('button', { name: 'Pilih folder…' }).click();
    await page.getByText(/dari 50 berkas/).waitFor();
    await page.getByRole('button', { name: /Tetap pakai letak ini|Pakai letak ini/ }).click();
    await page.getByText('“Arsip Bersama” sekarang dipantau di letak yang baru').waitFor();
    const calls = (await inputs(page, 'roots.point')) as { try: boolean; path: string }[];
    expect(calls.filter((call) => !call.try).map((call) => call.path)).toEqual(['/home/humas/Ekspor']);
    await page.context().close();
  });

  it('gets a speed, hours and words beside its files', async () => {
    const page = await pages.open();
    await openHealth(page);
    await page.getByRole('button', { name: 'Pengaturan folder… Foto Kegiatan' }).click();
    const dialog = page.getByRole('dialog', { name: 'Folder “Foto Kegiatan”' });
    await dialog.getByText('5 MB/detik').click();
    await dialog.getByText('Atur sendiri').click();
    await dialog.getByRole('textbox', { name: 'Dari pukul' }).fill('25');
    await dialog.getByRole('textbox', { name: 'Dari pukul' }).press('Enter');
    await dialog.getByText('Tulis jam seperti 17.00.').waitFor();
    await dialog.getByRole('textbox', { name: 'Dari pukul' }).fill('18.30');
    await dialog.getByRole('textbox', { name: 'Dari pukul' }).press('Enter');
    await dialog.getByText('Tulis juga di folder ini').click();
    await settle(page);
    expect(await inputs(page, 'roots.settings')).toEqual([
      { root: 'root-1', pace: { megabytesPerSecond: 5, from: null, to: null } },
      { root: 'root-1', pace: { megabytesPerSecond: 5, from: '18:30', to: '07:00' } },
      { root: 'root-1', sidecarsOut: true },
    ]);
    await page.context().close();
  });
});

describe('a library that comes from another computer', () => {
  it('is opened from the first page, refused in words, and asks for its folders', async () => {
    const page = await pages.open({ assets: '0', new: '' });
    await page.getByRole('button', { name: 'Buka cadangan…' }).click();
    const path = page.getByRole('textbox', { name: 'Letak folder' });
    await path.fill('/media/kosong');
    await page.getByRole('button', { name: 'Buka cadangan di sini' }).click();
    await page.getByRole('button', { name: 'Pulihkan', exact: true }).click();
    await page.getByText('Cadangan tidak ditemukan di tempat ini.').waitFor();
    await page.getByRole('button', { name: 'Batal' }).click();
    await page.getByRole('button', { name: 'Buka cadangan…' }).click();
    await path.fill('/media/usb/Bahan');
    await page.getByRole('button', { name: 'Buka cadangan di sini' }).click();
    await page.getByRole('button', { name: 'Pulihkan', exact: true }).click();
    await page.getByText('Memulihkan cadangan…').waitFor();
    await ask(page, (handle) => {
      handle.setOpen(false);
      handle.roots.push(...handle.awayRoots);
      handle.setOpen(true);
    });
    await page.getByText('Di mana folder-foldernya?').waitFor();
    await page.getByText('Folder 1 dari 2').waitFor();
    // what closes the dialog has the same name, and is there before the form is
    await page.locator('.dialog__body').getByRole('button', { name: 'Nanti saja' }).click();
    await page.getByText('Folder 2 dari 2').waitFor();
    await page.getByRole('button', { name: 'Pilih folder…' }).last().click();
    await page.getByRole('button', { name: 'Pilih folder ini' }).click();
    await page.getByRole('button', { name: 'Pakai letak ini' }).click();
    await page.getByText('Di mana folder-foldernya?').waitFor({ state: 'detached' });
    await page.context().close();
  });
});

describe('earlier versions', () => {
  it('stand in the inspector with why they belong together', async () => {
    const page = await pages.open({ troubled: '' });
    await cell(page, 1).click();
    await page.getByRole('button', { name: /Versi sebelumnya/ }).click();
    await page.getByText('tanda pengenal di dalam berkasnya sama', { exact: false }).waitFor();
    await page.getByText('Pelepasan ekspor', { exact: true }).waitFor();
    await page.context().close();
  });
});

describe('everybody can use it', () => {
  const looks = wide(1, [
    { language: 'id', theme: 'light' },
    { language: 'en', theme: 'dark' },
  ]);
  it.each(looks)(
    'nothing stands in the way: $language, $theme',
    async (wishes) => {
      const page = await pages.open({ ...wishes, troubled: '' });
      expect(await troubles(page, '.strip', '.status', '.sidebar')).toEqual([]);
      await openHealth(page);
      expect(await troubles(page, '.dialog')).toEqual([]);
      await page.locator('.health__row .icon-button').first().click();
      await page.getByRole('dialog', { name: /“Foto Kegiatan”/ }).waitFor();
      await settle(page);
      expect(await troubles(page, '.dialog')).toEqual([]);
      await page.keyboard.press('Escape');
      await page.locator('.trouble-row').nth(1).getByRole('button').first().click();
      await page.locator('.point').waitFor();
      await settle(page);
      expect(await troubles(page, '.point')).toEqual([]);
      await page.keyboard.press('Escape');
      await settle(page);
      await page.keyboard.press('Escape');
      await page.locator('.toast .button').click();
      await page.locator('.found__items li').first().waitFor();
      await settle(page);
      expect(await troubles(page, '.dialog')).toEqual([]);
      await page.keyboard.press('Escape');
      await page.locator('.place', { hasText: /Tidak ditemukan|Not found/ }).click();
      await page.locator('.missing-row').first().waitFor();
      await settle(page);
      expect(await troubles(page, '.dialog')).toEqual([]);
      await page.context().close();
    },
    120_000,
  );
});
