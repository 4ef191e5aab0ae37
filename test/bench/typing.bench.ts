import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium } from '@playwright/test';
import {
  close,
  run as execute,
  get,
  openReader,
  openWriter,
  type Reader,
} from '../../electron/engine/db/connection.ts';
import { migrate } from '../../electron/engine/db/migrate.ts';
import { openLibrary } from '../../electron/engine/library.ts';
import { nodeHost } from '../../electron/engine/node-host.ts';
import { windowSize } from '../../renderer/data/windows.ts';
import { words } from '../../shared/text/fold.ts';
import { findBrowser } from '../e2e/browser.ts';
import { openDoor } from './door.ts';
import { generateLibrary } from './generate-library.ts';
import { makePhotos } from './photos-recipe.ts';
import { Random } from './random.ts';
import { quantile, type Row } from './rows.ts';

export const name = 'typing';

const count = Number(process.env.BAHAN_BENCH_ASSETS ?? 100_000);
const photos = Number(process.env.BAHAN_BENCH_PHOTOS ?? 120);
const typedQueries = Number(process.env.BAHAN_BENCH_QUERIES ?? 12);
/** Milliseconds between two keys of somebody who types quickly. */
const betweenKeys = 120;
/** Milliseconds of rest after opening, as of a window that has been open for a while. */
const rest = Number(process.env.BAHAN_BENCH_REST ?? 20_000);

/**
 * What somebody who types meets: from the key to the results on the screen, in real Chromium behind the browser door; and the
 * engine's first page of each key while photos are taken in. `BAHAN_BENCH_LIBRARY` names a database that is kept.
 */
export async function run(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bahan-bench-'));
  const library = join(folder, 'library');
  const material = join(folder, 'foto');
  mkdirSync(library);
  try {
    const path = join(library, 'library.db');
    const kept = process.env.BAHAN_BENCH_LIBRARY;
    if (kept && existsSync(kept)) cpSync(kept, path);
    else close(generateLibrary(path, { count }));
    if (kept && !existsSync(kept)) {
      mkdirSync(dirname(kept), { recursive: true });
      cpSync(path, kept);
    }
    settle(path);
    await makePhotos(material, photos);
    const typed = keystrokes(path);
    const painted = await inWindow(library, typed);
    const { quiet, meanwhile } = await whileTakingIn(library, material, typed);
    const size = `${count / 1000} k`;
    const row = (metric: string, times: readonly number[], share: number, before?: readonly number[]): Row => ({
      metric: `${size}: ${metric}, p${share * 100}`,
      value: Number(quantile(times, share).toPrecision(3)),
      unit: 'ms',
      ...(before && {
        baseline: `without (${quantile(before, share).toPrecision(3)} ms)`,
        ratio: quantile(times, share) / quantile(before, share),
      }),
    });
    return [
      ...[0.5, 0.95, 0.99].map((share) => row('key to painted results', painted, share)),
      ...[0.5, 0.95, 0.99].map((share) => row('first page while photos are taken in', meanwhile, share, quiet)),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * The library as it is on every day but the first: guesses over all of it take minutes, go on beside whoever types, and are
 * made once. What they cost meanwhile is measured by `proposals.bench.ts`.
 */
function settle(path: string): void {
  const db = openWriter(path, false);
  migrate(db);
  for (const table of ['propose_todo', 'propose_again', 'event_todo']) execute(db, `DELETE FROM ${table}`);
  close(db);
}

/** Words that stand beside each other somewhere, as somebody types them. */
function keystrokes(path: string): string[] {
  const reader: Reader = openReader(path);
  const random = new Random(3);
  const most = get<{ most: number }>(reader, 'SELECT max(id) AS most FROM asset')?.most ?? 1;
  const texts: string[] = [];
  while (texts.length < typedQueries) {
    const sql = 'SELECT title FROM asset WHERE id = ?';
    const list = words(get<{ title: string | null }>(reader, sql, 1 + random.below(most))?.title ?? '');
    if (list.length > 2) texts.push(list.slice(0, 1 + random.below(2)).join(' '));
  }
  close(reader);
  return texts;
}

/** Milliseconds from each key to the frame that shows what it found. */
async function inWindow(library: string, typed: readonly string[]): Promise<number[]> {
  const door = await openDoor(library);
  const browser = await chromium.launch({ executablePath: await findBrowser(), args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.addInitScript(watch);
    await page.goto(door.link);
    await page.locator('.grid-cell').first().waitFor();
    await page.waitForTimeout(rest);
    const field = page.getByRole('search').getByRole('combobox').or(page.getByRole('searchbox')).first();
    await field.click();
    for (const text of typed) {
      await page.keyboard.type(text, { delay: betweenKeys });
      await page.waitForTimeout(600);
      await field.fill('');
      await page.waitForTimeout(600);
    }
    return await page.evaluate(() => (globalThis as unknown as { painted: number[] }).painted);
  } finally {
    await browser.close();
    await door.close();
  }
}

/**
 * Runs in the page. Notes when a key goes down, and the end of the frame in which the answer to it was drawn; also where the same
 * is found as before, which changes nothing on the screen.
 */
function watch(): void {
  const painted: number[] = [];
  (globalThis as unknown as { painted: number[] }).painted = painted;
  let pressed: number | undefined;
  /** The question that the key led to. */
  let asked: string | undefined;
  document.addEventListener(
    'keydown',
    ({ key, timeStamp }) => {
      pressed = key.length === 1 ? timeStamp : undefined;
      asked = undefined;
    },
    true,
  );
  const answered = ({ data }: MessageEvent): void => {
    const from = pressed;
    if (from === undefined || asked === undefined || typeof data !== 'string' || !data.startsWith(`{"i":"${asked}"`))
      return;
    pressed = undefined;
    // whoever hears it before has drawn it by then
    requestAnimationFrame(() => {
      // a message comes after the frame was painted
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => painted.push(performance.now() - from);
      port2.postMessage(null);
    });
  };
  const heard = new WeakSet<WebSocket>();
  const send = WebSocket.prototype.send;
  WebSocket.prototype.send = function (this: WebSocket, message) {
    if (!heard.has(this)) this.addEventListener('message', answered);
    heard.add(this);
    const id = typeof message === 'string' ? /^\{"i":"([^"]+)".*"\/search\/open"/.exec(message)?.[1] : undefined;
    if (id !== undefined && pressed !== undefined) asked = id;
    send.call(this, message);
  };
}

/**
 * First pages of the engine, without anything else and while photos come in, as in a window that has been open for a while: one
 * that counts whenever nobody types.
 */
async function whileTakingIn(
  folder: string,
  material: string,
  typed: readonly string[],
): Promise<{ quiet: number[]; meanwhile: number[] }> {
  const library = await openLibrary(folder, nodeHost({ log: () => {} }), { mode: 'live' });
  try {
    const client = library.client({ role: 'owner' });
    const type = async (goesOn: () => boolean): Promise<number[]> => {
      const times: number[] = [];
      for (const text of typed) {
        let result = '';
        for (let end = 1; end <= text.length && goesOn(); end++) {
          const began = performance.now();
          ({ result } = await client.search.open({ session: 'bench', query: text.slice(0, end), limit: windowSize }));
          times.push(performance.now() - began);
          await sleep(betweenKeys);
        }
        if (goesOn()) await client.search.summary({ result });
      }
      return times;
    };
    const { result } = await client.search.open({ session: 'bench', query: '', limit: windowSize });
    await client.search.summary({ result });
    await sleep(rest);
    const quiet = await type(() => true);
    const root = await client.roots.add({ path: material });
    let isOver = false;
    const sweep = client.roots.sweep({ root: root.id, pictures: true }).finally(() => {
      isOver = true;
    });
    const meanwhile = await type(() => !isOver);
    await sweep;
    return { quiet, meanwhile };
  } finally {
    await library.close();
  }
}
