import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CDPSession, chromium } from '@playwright/test';
import { engineFlags } from '../../electron/engine/process-flags.ts';
import { findBrowser } from '../e2e/browser.ts';
import { writeMaterial } from '../e2e/material.ts';
import { openDoor } from './door.ts';
import { type HeapWatch, watchHeap } from './engine-heap.ts';
import { libraryWithPhotos, photoFolder } from './library-with-photos.ts';
import { megapixels12 } from './photos-recipe.ts';
import { family, handlesOf, memoryOf, ownMemoryOf } from './processes.ts';
import { median, type Row } from './rows.ts';
import { round } from './use-round.ts';

export const name = 'use';

const count = Number(process.env.BAHAN_BENCH_ASSETS ?? 5_000);
const photos = Number(process.env.BAHAN_BENCH_PHOTOS ?? 24);
/** `BAHAN_BENCH_MINUTES`: how long somebody works. The first sixth warms up what is kept once it was needed. */
const minutes = Number(process.env.BAHAN_BENCH_MINUTES ?? 60);
const warmUp = minutes / 6;
/**
 * And so many rounds, which are fewer than the sixth of an hour on a computer that does nothing else. Some things fill up to a bound
 * of their own and not by the clock: Chromium keeps decoded pictures up to 512 MB (4 rounds) and, for who drives it from outside,
 * 200 MB of what it loaded (14 rounds); V8 compiles what was run often enough (12 rounds); SQLite keeps pages of what was written.
 */
const warmRounds = 25;
/** Of so many samples at either end the median is taken. */
const samplesAtEnd = 11;

/** Milliseconds after which something will not come any more, also on a busy computer. */
const patience = 180_000;

const figures = {
  'engine: memory (PSS)': 'MB',
  // the bound is for this: what is in files weighs more or less with what else runs on the computer
  'engine: memory of its own': 'MB',
  'engine and its processes: memory (PSS)': 'MB',
  'engine: JavaScript in use': 'MB',
  'engine: files open': '',
  'write-ahead log': 'MB',
  // most of it decoded pictures, which Chromium gives back when memory is short
  'page: memory of its process (PSS)': 'MB',
  'page: JavaScript in use': 'MB',
  'page: nodes': '',
  'page: listeners': '',
  'page: documents': '',
} as const;
type Sample = Readonly<Record<keyof typeof figures, number>>;

/** An hour of work in one window: what the engine and the page hold at its end, beside what they held when warm. */
export async function run(): Promise<Row[]> {
  if (process.platform !== 'linux') return [];
  const folder = mkdtempSync(join(tmpdir(), 'bahan-bench-'));
  const [library, material] = [join(folder, 'library'), join(folder, 'foto')];
  try {
    mkdirSync(material);
    await writeMaterial(material);
    await libraryWithPhotos(library, material, { count, photos, size: megapixels12 });
    const { warm, end, rounds } = await work(library, join(folder, 'keluar'));
    const rows = Object.entries(figures).map(([metric, unit]): Row => {
      const [before, after] = [warm, end].map((samples) =>
        median(samples.map((sample) => sample[metric as keyof Sample])),
      ) as [number, number];
      const baseline = `when warm (${Number(before.toPrecision(4))}${unit && ` ${unit}`})`;
      return { metric, value: after, unit, baseline, ratio: before === 0 ? Number(after === 0) : after / before };
    });
    return [...rows, { metric: 'rounds of work', value: rounds, unit: `in ${minutes} minutes` }];
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function work(
  library: string,
  target: string,
): Promise<{ warm: readonly Sample[]; end: readonly Sample[]; rounds: number }> {
  let said = '';
  const door = await openDoor(library, [...engineFlags, '--inspect=127.0.0.1:0'], (text) => {
    said += text;
  });
  const browser = await chromium.launch({ executablePath: await findBrowser(), args: ['--no-sandbox'] });
  const heap = await watchHeap(() => said);
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'id-ID' });
    page.setDefaultTimeout(patience);
    await page.goto(door.link);
    await page.locator('.grid-picture[data-shown]').first().waitFor();
    const cdp = await page.context().newCDPSession(page);
    const { processInfo } = await (await browser.newBrowserCDPSession()).send('SystemInfo.getProcessInfo');
    const renderers = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
    await cdp.send('Performance.enable');
    const others = ['pasar pagi ', 'sambutan bupati ', 'laporan ekspor kopi ', 'daftar peserta '];
    const warm: Sample[] = [];
    const end: Sample[] = [];
    const began = performance.now();
    const passed = (): number => (performance.now() - began) / 60_000;
    let rounds = 0;
    while (passed() < minutes) {
      await round({ page, photos: `folder:"${photoFolder}" `, others, target }, rounds);
      rounds += 1;
      // each sample collects all garbage, which nobody at work does
      const list = passed() < warmUp || rounds <= warmRounds ? warm : end;
      list.push(await sample({ engine: door.pid, renderers }, library, heap, cdp));
      if (list.length > samplesAtEnd) list.shift();
      if (process.env.BAHAN_BENCH_TELL) console.error(rounds, passed().toFixed(1), JSON.stringify(list.at(-1)));
    }
    if (end.length === 0) throw new Error(`it was not warm after ${rounds} rounds: more minutes`);
    return { warm, end, rounds };
  } finally {
    heap.close();
    await browser.close();
    await door.close();
  }
}

async function sample(
  pids: { readonly engine: number; readonly renderers: readonly number[] },
  library: string,
  heap: HeapWatch,
  cdp: CDPSession,
): Promise<Sample> {
  const engineHeap = await heap.used();
  // what the first collecting lets go of may hold what only the second finds
  for (let n = 0; n < 3; n += 1) await cdp.send('HeapProfiler.collectGarbage');
  const { metrics } = await cdp.send('Performance.getMetrics');
  const ofPage = (metric: string): number => metrics.find((one) => one.name === metric)?.value ?? Number.NaN;
  const log = join(library, 'library.db-wal');
  return {
    'engine: memory (PSS)': memoryOf([pids.engine]) / 2 ** 20,
    'engine: memory of its own': ownMemoryOf([pids.engine]) / 2 ** 20,
    'engine and its processes: memory (PSS)': memoryOf(family(pids.engine)) / 2 ** 20,
    'engine: JavaScript in use': engineHeap / 2 ** 20,
    'engine: files open': handlesOf(pids.engine),
    'write-ahead log': existsSync(log) ? statSync(log).size / 2 ** 20 : 0,
    'page: memory of its process (PSS)': memoryOf(pids.renderers) / 2 ** 20,
    'page: JavaScript in use': ofPage('JSHeapUsedSize') / 2 ** 20,
    'page: nodes': ofPage('Nodes'),
    'page: listeners': ofPage('JSEventListeners'),
    'page: documents': ofPage('Documents'),
  };
}
