import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import sharp from 'sharp';
import { expect, test } from './fixtures.ts';

const folder = '2020-10-09 Pelepasan Ekspor Kopi';
const photos = 400;

/** The photographs of one occasion: small, each a little different from the others. */
async function writeEvent(material: string): Promise<void> {
  const into = join(material, folder);
  mkdirSync(into, { recursive: true });
  for (let from = 0; from < photos; from += 50) {
    await Promise.all(
      Array.from({ length: 50 }, (_, offset) => {
        const at = from + offset;
        const background = { r: 60 + (at % 150), g: 90 + ((at * 7) % 120), b: 50 + ((at * 13) % 140) };
        return sharp({ create: { width: 240, height: at % 5 === 0 ? 320 : 160, channels: 3, background } })
          .jpeg({ quality: 60 })
          .toFile(join(into, `IMG_${String(at + 1).padStart(4, '0')}.jpg`));
      }),
    );
  }
}

/** Does what a person does, and counts it: a key, a click, and typing one text are each one action. */
function person(page: Page) {
  let actions = 0;
  return {
    actions: () => actions,
    async key(keys: string) {
      actions += 1;
      await page.keyboard.press(keys);
    },
    async type(text: string) {
      actions += 1;
      await page.keyboard.insertText(text);
    },
    async click(what: Locator) {
      actions += 1;
      await what.click();
    },
  };
}

test('an event of four hundred photos is described in at most forty actions', { tag: '@long' }, async ({ enter }) => {
  test.setTimeout(300_000);
  const { office, open, close } = await enter({ also: writeEvent, watch: true });
  const room = await open();
  const { page } = room;
  await expect(page.getByRole('main').getByRole('gridcell').first()).toBeVisible();
  const someone = person(page);
  await someone.key('Control+d');
  const form = page.getByRole('region', { name: 'Keterangan kegiatan' });
  const title = form.getByRole('textbox', { name: 'Judul' });
  await expect(title).toHaveValue('Pelepasan Ekspor Kopi');
  await expect(form.getByRole('textbox', { name: 'Tanggal' })).toHaveValue('9 Oktober 2020');
  await expect(page.getByRole('option', { name: /IMG_0001|Pelepasan/ }).first()).toBeVisible();

  // ten photographs are of something else: each gets a title of its own, one after the other
  const photosOfEvent = page.getByRole('listbox', { name: '400 bahan dalam kegiatan ini' });
  await someone.click(photosOfEvent.getByRole('option').nth(3));
  await someone.key('t');
  const own = page.getByRole('textbox', { name: 'Judul khusus foto ini' });
  const corrected = Array.from({ length: 10 }, (_, at) => `Sambutan Bupati, foto ${at + 1}`);
  for (const [at, words] of corrected.entries()) {
    if (at > 0) await someone.key('Alt+ArrowRight');
    await expect(own).toBeFocused();
    await expect(own).toHaveValue('');
    await someone.type(words);
  }
  await someone.key('Enter');

  // nothing proposes a theme in a library that nobody has described anything in yet
  await someone.click(form.getByRole('combobox', { name: 'Tema' }));
  await someone.type('Perkebunan');
  await someone.key('Control+Enter');
  await expect(page.getByText('Semua kegiatan sudah berjudul, bertema, dan bertanggal.')).toBeVisible();
  expect(someone.actions()).toBeLessThanOrEqual(40);
  const found = (await office.command('search', 'tema:Perkebunan tanggal:2020-10-09', '--limit', '500')) as {
    title: string;
  }[];
  const titles = Map.groupBy(found, (asset) => asset.title);
  expect(found).toHaveLength(photos);
  expect(titles.get('Pelepasan Ekspor Kopi')).toHaveLength(photos - corrected.length);
  expect(corrected.filter((words) => titles.get(words)?.length !== 1)).toEqual([]);

  await room.close();
  await close();
});
