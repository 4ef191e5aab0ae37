import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from '@playwright/test';
import { close } from '../../electron/engine/db/connection.ts';
import { findBrowser } from '../e2e/browser.ts';
import { openDoor } from './door.ts';
import { generateLibrary } from './generate-library.ts';
import { addPictures } from './grid-pictures.ts';
import { median, type Row } from './rows.ts';
import { type ScrollCost, scrollSteadily } from './scroll-trace.ts';

export const name = 'grid';

const runs = 5;
const seconds = 8;
const slow = 50;

/**
 * Steady scrolling through the pictures of a large library: real Chromium, the real page, the real engine behind the
 * browser door. Beside it, a page of plain boxes scrolled the same way says what the machine itself could do.
 */
export async function run(count = Number(process.env.BAHAN_BENCH_ASSETS ?? 100_000)): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bahan-bench-'));
  const library = join(folder, 'library');
  mkdirSync(library);
  const db = generateLibrary(join(library, 'library.db'), { count });
  await addPictures(db, library);
  close(db);
  const door = await openDoor(library);
  const browser = await chromium.launch({ executablePath: await findBrowser(), args: ['--no-sandbox'] });
  try {
    return rowsOf(count, ...(await measure(browser, door.link)));
  } finally {
    await browser.close();
    await door.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(browser: Browser, link: string): Promise<[ours: ScrollCost[], plain: ScrollCost[]]> {
  const ours: ScrollCost[] = [];
  const plain: ScrollCost[] = [];
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  for (let n = 0; n < runs; n++) {
    const page = await context.newPage();
    await page.goto(n === 0 ? link : new URL(link).origin);
    await page.locator('.grid-picture[data-shown]').first().waitFor();
    await page.waitForTimeout(1500);
    ours.push(await scrollSteadily(page, '.grid', seconds));
    await page.close();
    const boxes = await context.newPage();
    await boxes.setContent(plainPage);
    plain.push(await scrollSteadily(boxes, 'main', seconds));
    await boxes.close();
  }
  await context.close();
  return [ours, plain];
}

/** Coloured boxes in rows, nothing else: what any page costs here. */
const plainPage = `<main style="height:100vh;overflow:auto">${Array.from(
  { length: 2000 },
  (_, n) =>
    `<div style="float:left;width:19%;height:176px;margin:2px;background:hsl(${(n * 47) % 360} 40% 50%)"></div>`,
).join('')}</main>`;

function rowsOf(count: number, ours: readonly ScrollCost[], plain: readonly ScrollCost[]): Row[] {
  const size = `${count / 1000} k`;
  const of = (costs: readonly ScrollCost[], figure: (cost: ScrollCost) => number) => median(costs.map(figure));
  const share = (cost: ScrollCost) =>
    (cost.frames.filter((frame) => frame > slow).length / Math.max(1, cost.frames.length)) * 100;
  const longest = (kind: 'wall' | 'busy') => (cost: ScrollCost) => Math.max(0, ...cost.tasks.map((task) => task[kind]));
  const over = (kind: 'wall' | 'busy') => (cost: ScrollCost) => cost.tasks.filter((task) => task[kind] > slow).length;
  const total = (cost: ScrollCost) => cost.tasks.reduce((sum, task) => sum + task.busy, 0) / seconds / 10;
  const rounded = (value: number) => Number(value.toPrecision(3));
  const row = (metric: string, unit: string, figure: (cost: ScrollCost) => number): Row => ({
    metric: `${size}: ${metric}`,
    value: rounded(of(ours, figure)),
    unit,
    baseline: `plain boxes (${rounded(of(plain, figure))} ${unit})`,
    ratio: rounded(of(ours, figure) / Math.max(0.001, of(plain, figure))),
  });
  return [
    row('main-thread tasks over 50 ms', 'tasks', over('wall')),
    row('main-thread tasks over 50 ms of processor time', 'tasks', over('busy')),
    row('longest main-thread task', 'ms', longest('wall')),
    row('longest main-thread task, processor time', 'ms', longest('busy')),
    row('frames over 50 ms', '%', share),
    row('main thread busy', '%', total),
    { metric: `${size}: scrolled`, value: rounded(of(ours, (cost) => cost.scrolled)), unit: 'px' },
    { metric: `${size}: page memory before`, value: rounded(of(ours, ({ heap }) => heap[0] / 1e6)), unit: 'MB' },
    { metric: `${size}: page memory after`, value: rounded(of(ours, ({ heap }) => heap[1] / 1e6)), unit: 'MB' },
  ];
}
