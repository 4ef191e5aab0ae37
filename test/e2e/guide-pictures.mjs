/**
 * `npm run guide-pictures`: makes the pictures of the help and of the README from the demo library, in both languages, into
 * `resources/help/pictures`. Run it when a screen that they show was changed; `--only name,name` makes some of them, `--keep DIR`
 * keeps the library there for the next time.
 */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { chromium } from '@playwright/test';
import sharp from 'sharp';
import { browserWords, findBrowser } from './browser.ts';
import { openOffice } from './office.ts';

const args = process.argv.slice(2);
const flag = (name) => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
const only = flag('--only')?.split(',');
const keep = flag('--keep');
const target = resolve(import.meta.dirname, '../../resources/help/pictures');
mkdirSync(target, { recursive: true });

const cells = (page) => page.getByRole('main').getByRole('grid').getByRole('gridcell');
const settle = async (page) => {
  await page.waitForTimeout(500);
  await page.waitForFunction(() => [...document.images].every((image) => image.complete), undefined, {
    timeout: 20_000,
  });
  await page.waitForTimeout(300);
};
const find = async (page, text) => {
  await page.locator('#main-search').fill(text);
  await settle(page);
  await page.locator('#main-search').blur();
};

/** What a person did to come to each picture; all begin with the library open. `id` says whether it is in Indonesian. */
const pictures = {
  library: (page) => cells(page).first().click(),
  finding: (page, { id }) => find(page, id ? 'jenis:foto kopi ' : 'kind:photo kopi '),
  describing: async (page) => {
    await page.keyboard.press('Control+d');
    await page.locator('.photos [role="option"] img').first().waitFor();
  },
  'taking-out': async (page, { id }) => {
    await find(page, id ? 'jenis:foto "ekspor kopi" ' : 'kind:photo "ekspor kopi" ');
    await page.getByRole('main').getByRole('grid').focus();
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Control+Shift+E');
    await page.locator('.dialog--full .presets').waitFor();
    await page.locator('.item-strip__one').nth(2).click();
    for (const name of [/4:5/, /9:16/])
      await page.locator('.presets').getByRole('checkbox', { name }).setChecked(true, { force: true });
    await page.locator('.copy-tile img').nth(2).waitFor();
  },
  health: async (page) => {
    await page.getByRole('button', { name: /folder dipantau|folders? watched/ }).click();
    await page.locator('.health').waitFor();
  },
  card: async (page, { id, card }) => {
    await page.getByRole('button', { name: /^(Ambil dari kartu|From a card)/ }).click();
    await page.getByRole('button', { name: /^(Folder lain|Another folder)/ }).click();
    const chooser = page.getByRole('dialog').last();
    await chooser.getByRole('textbox').first().fill(card);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /^(Pilih folder ini|Choose this folder)/ }).click();
    const event = page.getByRole('dialog').getByLabel(/^(Kegiatan|Event)$/);
    await event.waitFor();
    await event.fill(id ? 'Panen Raya Padi' : 'Rice Harvest');
  },
};

/** Where the library of the pictures lies says nothing to anybody. Runs in the page. */
function withoutPath(path) {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) texts.currentNode.data = texts.currentNode.data.replace(path, '//server/humas');
}

const folder = keep ? resolve(process.env.INIT_CWD ?? '.', keep) : undefined;
console.log('Drawing the demo library …');
const office = await openOffice({
  draw: { scale: 0.5 },
  watch: true,
  described: true,
  ...(folder ? { keep: folder } : {}),
});
// a card with what the library does not know yet
const card = join(mkdtempSync(join(office.folder, 'kartu-')), 'EOS_DIGITAL');
mkdirSync(join(card, 'DCIM'), { recursive: true });
for (let n = 1; n <= 9; n++) {
  await sharp(join(office.material, 'Gudang Kopi.jpg'))
    .rotate(n)
    .withExif({ IFD2: { DateTimeOriginal: `2026:03:1${n > 5 ? 2 : 1} 09:3${n}:00` } })
    .jpeg()
    .toFile(join(card, 'DCIM', `IMG_100${n}.JPG`));
}
const browser = await chromium.launch({
  executablePath: await findBrowser(),
  args: [...browserWords, '--font-render-hinting=none'],
});
const guest = await browser.newContext();
const first = await guest.newPage();
await first.goto(office.link);
await cells(first).first().waitFor();
const { cookies } = await guest.storageState();

const failed = [];
for (const [name, arrive] of Object.entries(pictures)) {
  for (const language of only && !only.includes(name) ? [] : ['id', 'en']) {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 800 },
      locale: language === 'id' ? 'id-ID' : 'en-GB',
      timezoneId: 'Asia/Jakarta',
      colorScheme: 'light',
      reducedMotion: 'reduce',
      storageState: { cookies, origins: [] },
    });
    await context.addInitScript((chosen) => {
      localStorage.setItem('bahan.settings', JSON.stringify({ language: chosen, theme: 'light' }));
    }, language);
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    try {
      await page.goto(office.origin);
      await cells(page).first().waitFor();
      await settle(page);
      await arrive(page, { id: language === 'id', card });
      await settle(page);
      await page.evaluate(withoutPath, office.folder);
      const picture = await sharp(await page.screenshot())
        .resize(1120)
        .webp({ quality: 72, effort: 6 })
        .toBuffer();
      writeFileSync(join(target, `${name}.${language}.webp`), picture);
      console.log(`${name}.${language} ${Math.round(picture.length / 1000)} kB`);
    } catch (error) {
      failed.push(`${name}.${language}: ${error.message.split('\n')[0]}`);
    }
    await context.close();
  }
}
await browser.close();
await office.close();
for (const line of failed) console.error(line);
process.exit(Math.min(failed.length, 1));
