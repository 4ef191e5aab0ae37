import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { findBrowser } from '../e2e/browser.ts';
import { openDoor } from './door.ts';
import { libraryWithPhotos } from './library-with-photos.ts';
import { megapixels24 } from './photos-recipe.ts';
import { quantile, type Row } from './rows.ts';
import { type ScrollCost, startTrace } from './scroll-trace.ts';

export const name = 'export-frames';

/** `BAHAN_BENCH_PHOTOS`: how many leave; `BAHAN_BENCH_ASSETS`: how many assets the library holds besides. */
const photos = Number(process.env.BAHAN_BENCH_PHOTOS ?? 24);
const count = Number(process.env.BAHAN_BENCH_ASSETS ?? 20_000);
/** Milliseconds of rest after opening, as of a window that has been open for a while. */
const rest = Number(process.env.BAHAN_BENCH_REST ?? 8_000);
const presets = ['web', 'instagram-4x5', 'youtube-thumbnail'];
const copies = photos * presets.length;
/** Milliseconds without an export, to compare with, and of the export that are traced. */
const traced = 20_000;
/** No frame of the window may be longer, whatever leaves meanwhile (milliseconds). */
const limit = 150;
const typed = ['panen', 'rapat desa', 'jalan', 'bupati'];

/** What the window did in a stretch of time, in milliseconds. */
interface Seen {
  readonly frames: readonly number[];
  /** Each task of the page's main thread while it was traced. */
  readonly tasks: ScrollCost['tasks'];
}

/**
 * The window while large photos leave to three presets: somebody scrolls and types in real Chromium, behind the door of the
 * engine that makes the copies. Beside it the same without an export.
 */
export async function run(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bahan-bench-'));
  const [library, material, out] = [join(folder, 'library'), join(folder, 'foto'), join(folder, 'keluar')];
  try {
    const ids = await libraryWithPhotos(library, material, { count, photos, size: megapixels24 });
    const door = await openDoor(library);
    const browser = await chromium.launch({ executablePath: await findBrowser(), args: ['--no-sandbox'] });
    try {
      const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
      await page.goto(door.link);
      await page.locator('.grid-picture[data-shown]').first().waitFor();
      await page.waitForTimeout(rest);
      await watch(page);
      // a first time for all that is loaded only then
      await used(page, untilTime(4_000));
      const quiet = await tracedUse(page, untilTime(traced));
      const leaving = leave(library, out, ids);
      await firstCopy(out, leaving);
      const began = performance.now();
      const already = copiesIn(out);
      const goesOn = () => leaving.exitCode === null && leaving.signalCode === null;
      const isSoon = untilTime(traced);
      const meanwhile = await tracedUse(page, () => isSoon() && goesOn());
      const frames = [...meanwhile.frames, ...(await used(page, goesOn))];
      const speed = (copies - already) / ((performance.now() - began) / 1000);
      if (copiesIn(out) !== copies) throw new Error(`${copiesIn(out)} of ${copies} copies`);
      return rowsOf(quiet, { ...meanwhile, frames }, speed);
    } finally {
      await browser.close();
      await door.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Another program asks the engine behind the door for the export, and waits for it. */
function leave(library: string, to: string, ids: readonly string[]): ChildProcess {
  const program = resolve(import.meta.dirname, '../../electron/doors/bahan.mjs');
  const wanted = presets.flatMap((preset) => ['--preset', preset]);
  const args = ['export', '--library', library, ...wanted, '--to', to, '--ids', ids.join(',')];
  return spawn(process.execPath, [program, ...args], { stdio: 'ignore' });
}

const copiesIn = (out: string): number =>
  existsSync(out) ? readdirSync(out).filter((name) => !name.startsWith('.')).length : 0;

async function firstCopy(out: string, leaving: ChildProcess): Promise<void> {
  while (copiesIn(out) === 0) {
    if (leaving.exitCode !== null) throw new Error(`the export ended with ${leaving.exitCode}`);
    await new Promise((done) => setTimeout(done, 20));
  }
}

const untilTime = (milliseconds: number): (() => boolean) => {
  const end = performance.now() + milliseconds;
  return () => performance.now() < end;
};

/** Notes each frame from now on. */
function watch(page: Page): Promise<void> {
  return page.evaluate(() => {
    const frames: [at: number, gap: number][] = [];
    Object.assign(globalThis, { framesSeen: frames });
    let last = performance.now();
    const note = (): void => {
      const now = performance.now();
      frames.push([now, now - last]);
      last = now;
      requestAnimationFrame(note);
    };
    requestAnimationFrame(note);
  });
}

async function tracedUse(page: Page, goesOn: () => boolean): Promise<Seen> {
  const end = await startTrace(page);
  const frames = await used(page, goesOn);
  return { frames, tasks: await end() };
}

/** Scrolls and types as long as `goesOn`. @returns the frames meanwhile */
async function used(page: Page, goesOn: () => boolean): Promise<number[]> {
  const field = page.getByRole('search').getByRole('combobox').or(page.getByRole('searchbox')).first();
  const from = await page.evaluate(() => performance.now());
  for (let n = 0; goesOn(); n += 1) {
    await page.locator('.grid').hover();
    for (let notch = 0; notch < 60 && goesOn(); notch += 1) {
      await page.mouse.wheel(0, notch % 20 < 14 ? 240 : -120);
      await page.waitForTimeout(40);
    }
    await field.click();
    for (const letter of typed[n % typed.length] as string) {
      if (!goesOn()) break;
      await page.keyboard.type(letter);
      await page.waitForTimeout(120);
    }
    if (goesOn()) await page.waitForTimeout(400);
    await field.fill('');
  }
  return await page.evaluate((since) => {
    const { framesSeen } = globalThis as unknown as { framesSeen: [at: number, gap: number][] };
    const gaps = framesSeen.filter(([at]) => at > since).map(([, gap]) => gap);
    // the first one began before
    return gaps.slice(1);
  }, from);
}

const most = (tasks: ScrollCost['tasks'], kind: 'wall' | 'busy'): number =>
  tasks.reduce((longest, task) => Math.max(longest, task[kind]), 0);

function rowsOf(quiet: Seen, meanwhile: Seen, speed: number): Row[] {
  const rounded = (value: number): number => Number(value.toPrecision(3));
  const row = (metric: string, unit: string, figure: (seen: Seen) => number): Row => ({
    metric,
    value: rounded(figure(meanwhile)),
    unit,
    baseline: `without an export (${rounded(figure(quiet))} ${unit})`,
    ratio: rounded(figure(meanwhile) / Math.max(0.001, figure(quiet))),
  });
  return [
    row('longest frame', 'ms', ({ frames }) => quantile(frames, 1)),
    row('frame, p95', 'ms', ({ frames }) => quantile(frames, 0.95)),
    row('frame, p99', 'ms', ({ frames }) => quantile(frames, 0.99)),
    row(`frames over ${limit} ms`, 'frames', ({ frames }) => frames.filter((ms) => ms > limit).length),
    row('longest task of the page', 'ms', ({ tasks }) => most(tasks, 'wall')),
    row('the same, processor time', 'ms', ({ tasks }) => most(tasks, 'busy')),
    { metric: 'frames seen meanwhile', value: meanwhile.frames.length, unit: 'frames' },
    { metric: `copies of ${photos} photos meanwhile`, value: rounded(speed), unit: 'a second' },
  ];
}
