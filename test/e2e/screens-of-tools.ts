import { Buffer } from 'node:buffer';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import type { Screens, Ways } from './ways.ts';

const csv = (name: string, ...lines: string[]) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(`${lines.join('\n')}\n`),
});

/** Screens of the tools of the library, of the help, and of what opens for a moment: menus, hints, notices. */
export function screensOfTools({ cells, find, openFirst, openHealth, openTool, settle }: Ways): Screens {
  const give = async (page: Page, button: Locator, file: ReturnType<typeof csv>) => {
    const chooser = page.waitForEvent('filechooser');
    await button.click();
    await (await chooser).setFiles(file);
  };
  const vocabulary = (page: Page) => openTool(page, /^(Kosakata kantor|Office vocabulary)/);
  const theme = async (page: Page) => {
    await vocabulary(page);
    await page.getByRole('dialog').getByRole('option').first().click();
    await settle(page);
  };
  const lists = (page: Page) => openTool(page, /^(Daftar kantor|Office list)/);
  return {
    intake: (page) => openTool(page, /^(Ambil dari kartu|From a card)/),
    lists,
    'lists-seen': async (page) => {
      await lists(page);
      const list = csv('Daftar Foto.csv', 'Nama Berkas;Judul;Tema', 'DSC0001.JPG;Panen Teh;Perkebunan', 'x.jpg;Y;Z');
      await give(page, page.getByRole('button', { name: /^(Pilih berkas daftar|Choose a list)/ }), list);
      await page.locator('.dialog select').first().waitFor();
      await settle(page);
    },
    vocabulary: theme,
    'vocabulary-people': async (page) => {
      await vocabulary(page);
      await page.getByRole('tab').nth(1).click();
      await settle(page);
    },
    'vocabulary-same': async (page) => {
      await vocabulary(page);
      await page.getByRole('tab').last().click();
      await settle(page);
    },
    'vocabulary-merge': async (page) => {
      await theme(page);
      await page.getByRole('button', { name: /^(Gabungkan ke|Merge into)/ }).click();
      await settle(page);
    },
    'vocabulary-read': async (page) => {
      await vocabulary(page);
      const button = page.getByRole('button', { name: /^(Ambil|Take) (dari|from) CSV/ });
      await give(page, button, csv('tema.csv', 'nama,warna', 'Panen Raya,hijau', 'Rapat,tidak ada'));
      await settle(page);
    },
    help: async (page) => {
      await page.keyboard.press('F1');
      await page.locator('.help').waitFor();
      await settle(page);
    },
    'help-found': async (page) => {
      await page.keyboard.press('F1');
      await page.locator('.help').getByRole('searchbox').fill('ekspor');
      await settle(page);
    },
    'menu-of-chosen': async (page) => {
      await cells(page).first().click();
      await page.locator('.count .icon-button').first().click();
      await page.getByRole('menu').waitFor();
      await settle(page);
    },
    'menu-of-size': async (page) => {
      await page.keyboard.press('Control+,');
      await page.getByRole('tab').nth(2).click();
      await page.locator('.presets-page__one [aria-haspopup="true"]').first().click();
      await page.getByRole('menu').waitFor();
      await settle(page);
    },
    'menu-of-order': async (page) => {
      await page.locator('.facet--tool').click();
      await page.getByRole('menu').waitFor();
      await settle(page);
    },
    'menu-of-marks': async (page) => {
      await openFirst(page, 'jenis:foto kopi ');
      await page.getByRole('button', { name: /^(Tanda|Marks)$/ }).focus();
      await page.keyboard.press('Enter');
      await page.locator('.popover').waitFor();
      await settle(page);
    },
    tooltip: async (page) => {
      await page.getByRole('button', { name: /^(Pengaturan|Settings)$/ }).focus();
      await page.keyboard.press('Shift+Tab');
      await page.keyboard.press('Tab');
      await page.getByRole('tooltip').waitFor();
    },
    notice: async (page) => {
      await cells(page).first().click();
      await page.keyboard.press('3');
      await page.keyboard.press('Control+z');
      await page.locator('.toast').first().waitFor();
      await settle(page);
    },
    history: async (page) => {
      await openFirst(page, 'jenis:foto kopi ');
      await page.keyboard.press('i');
      await page
        .locator('.viewer__side')
        .getByRole('button', { name: /^(Riwayat|History)/ })
        .click();
      await settle(page);
    },
    unreadable: async (page) => {
      await openHealth(page);
      await page
        .locator('.health__row')
        .getByRole('button', { name: /tidak terbaca|could not be read/ })
        .first()
        .click();
      await settle(page);
    },
    logos: async (page) => {
      await page.keyboard.press('Control+,');
      await page.getByRole('tab').nth(2).click();
      await page.getByRole('button', { name: /^(Ubah|Change) Web$/ }).click();
      const form = page.locator('.preset-form');
      const box = form.getByRole('checkbox', { name: /^(Bubuhkan logo|Put a logo on it)/ });
      if (!(await box.isChecked())) {
        await box.focus();
        await page.keyboard.press('Space');
      }
      if ((await form.locator('.logo-choice__one').count()) === 0) {
        const chooser = page.waitForEvent('filechooser');
        await form.getByRole('button', { name: /^(Tambah logo|Add (a )?logo)/ }).click();
        await (await chooser).setFiles(join(import.meta.dirname, '../../resources/icons/bahan.png'));
      }
      await form.locator('.logo-picture img').first().waitFor();
      await settle(page);
    },
    'settings-computer': async (page) => {
      await page.keyboard.press('Control+,');
      await page.getByRole('tab').nth(3).click();
      await settle(page);
    },
    'found-inside': (page) => find(page, 'durian '),
  };
}
