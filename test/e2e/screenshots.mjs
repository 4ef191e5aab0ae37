/**
 * `npm run screenshots -- DIR`: paints every screen and state from the demo, in both themes, both languages and the
 * widths of a phone, a small laptop, a normal window and a large one. `--only name,name` paints some screens, `--quick` only
 * light Indonesian at the normal width. `--keep DIR` keeps the library there for the next time. Look at them as pictures.
 */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { chromium } from '@playwright/test';
import { findBrowser } from './browser.ts';
import { hearCalls } from './calm.ts';
import { writeBurst, writeCopies, writeMaterial } from './material.ts';
import { openOffice } from './office.ts';
import { screens } from './screens.ts';
import { moveFiles, screensOfMoved, screensOfOffline, takeFolder } from './screens-apart.ts';
import { sayOfLeaving, screensOfLeaving } from './screens-of-leaving.ts';
import { screensOfTrouble } from './screens-of-trouble.ts';
import { ways } from './ways.ts';

const args = process.argv.slice(2);
const flag = (name) => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
const target = resolve(
  process.env.INIT_CWD ?? '.',
  args.find((arg, at) => !arg.startsWith('--') && !['--only', '--keep'].includes(args[at - 1])) ?? 'screenshots',
);
const only = flag('--only')?.split(',');
const wants = (...names) => !only || names.some((name) => only.includes(name));
const keep = flag('--keep');
const quick = args.includes('--quick');
mkdirSync(target, { recursive: true });

const widths = quick ? [1280] : [390, 1024, 1280, 1920];
const heights = { 390: 844, 1024: 640, 1280: 800, 1920: 1080 };
const themes = quick ? ['light'] : ['light', 'dark'];
const languages = quick ? ['id'] : ['id', 'en'];

const { cells, settle } = ways;

const failed = [];
let painted = 0;
const browser = await chromium.launch({
  executablePath: await findBrowser(),
  args: ['--no-sandbox', '--disable-dev-shm-usage', '--mute-audio', '--font-render-hinting=none'],
});

/**
 * One picture for each theme, language and width. `before` is done to the page before the library is opened in it; where it is
 * shut nothing of it is waited for; `act` brings the page into the state.
 */
async function paint(name, office, cookies, { act, before, isShut = false }) {
  if (!wants(name)) return;
  for (const theme of themes) {
    for (const language of languages) {
      for (const width of widths) {
        const context = await browser.newContext({
          viewport: { width, height: heights[width] },
          locale: language === 'id' ? 'id-ID' : 'en-GB',
          timezoneId: 'Asia/Jakarta',
          colorScheme: theme,
          reducedMotion: 'reduce',
          hasTouch: width === 390,
          ...(cookies ? { storageState: { cookies, origins: [] } } : {}),
        });
        const page = await context.newPage();
        page.setDefaultTimeout(15_000);
        const file = `${name}.${theme}.${language}.${width}.png`;
        try {
          await context.addInitScript((chosen) => {
            localStorage.setItem('bahan.settings', JSON.stringify({ language: chosen, theme: 'system' }));
          }, language);
          await hearCalls(context);
          await before?.(page);
          await page.goto(office.origin);
          if (!isShut) {
            await cells(page).first().waitFor();
            await settle(page);
          }
          await act(page);
          await page.screenshot({ path: join(target, file) });
          painted += 1;
        } catch (error) {
          failed.push(`${file}: ${error.message.split('\n')[0]}`);
          await page.screenshot({ path: join(target, `failed-${file}`) }).catch(() => {});
        }
        await context.close();
      }
    }
  }
  console.log(name);
}

async function signIn(office) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(office.link);
  await page.waitForTimeout(1500);
  const cookies = await context.cookies();
  await context.close();
  return cookies;
}

console.log('Drawing the demo library …');
const full = await openOffice({
  draw: { scale: quick || only ? 0.4 : 0.6 },
  also: async (folder) => {
    await writeMaterial(folder);
    await writeCopies(folder);
    await writeBurst(folder);
  },
  watch: true,
  described: true,
  ...(keep ? { keep: resolve(process.env.INIT_CWD ?? '.', keep) } : {}),
});
const cookies = await signIn(full);
if (wants('restore')) await full.command('backup');
if (wants(...Object.keys(screensOfLeaving(ways)))) await sayOfLeaving(browser, full, cookies, ways);
for (const [name, act] of Object.entries(screens)) await paint(name, full, cookies, { act });
for (const [name, way] of Object.entries(screensOfTrouble)) await paint(name, full, cookies, way);

// while the engine does not answer: the shapes of what is to come
await paint('loading', full, cookies, {
  act: (page) => page.waitForTimeout(2000),
  before: (page) => page.routeWebSocket(/.*/, () => {}),
  isShut: true,
});
await paint('sign-in', full, undefined, { act: settle, isShut: true });

if (wants(...Object.keys(screensOfMoved))) {
  const putBack = await moveFiles(full);
  for (const [name, act] of Object.entries(screensOfMoved)) await paint(name, full, cookies, { act });
  await putBack();
}
if (wants(...Object.keys(screensOfOffline))) {
  const bringBack = await takeFolder(full);
  for (const [name, act] of Object.entries(screensOfOffline)) await paint(name, full, cookies, { act });
  await bringBack();
}
await full.close();
if (wants('welcome', 'welcome-browse')) {
  const empty = await openOffice({ watch: false });
  const guest = await signIn(empty);
  await paint('welcome', empty, guest, { act: settle, isShut: true });
  await paint('welcome-browse', empty, guest, {
    act: async (page) => {
      await page.getByRole('button', { name: /^(Pilih folder|Choose (a )?folder)/ }).click();
      await settle(page);
    },
    isShut: true,
  });
  await empty.close();
}

await browser.close();
console.log(`${painted} pictures in ${target}`);
for (const line of failed) console.error(line);
process.exit(Math.min(failed.length, 1));
