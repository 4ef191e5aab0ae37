import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  all,
  close,
  execute,
  get,
  openReader,
  openWriter,
  type Reader,
  type Writer,
} from '../../electron/engine/db/connection.ts';
import { engineEnvironment, engineFlags } from '../../electron/engine/process-flags.ts';
import { openSearch, type Search } from '../../electron/engine/search/search.ts';
import { words } from '../../shared/text/fold.ts';
import { generateLibrary } from './generate-library.ts';
import { Random } from './random.ts';
import { median, quantile, type Row } from './rows.ts';

export const name = 'search';

const runs = Number(process.env.BAHAN_BENCH_RUNS ?? 5);
const typedQueries = 40;
/** Milliseconds of rest in which a large library looks up what is common. */
const warmUp = Number(process.env.BAHAN_BENCH_REST ?? 40_000);
const host = { clock: { now: () => Date.UTC(2026, 0, 1) } };

/**
 * Typing into a library of `count` assets: first page of each keystroke, exact count with facets, opening.
 * `BAHAN_BENCH_LIBRARY` names a database that is made once and kept, `BAHAN_BENCH_RUNS` how often all is measured.
 * The baselines of the same run are a plain FTS5 table beside the assets (rowid = id, joined and sorted by date) and LIKE.
 */
export async function run(count = Number(process.env.BAHAN_BENCH_ASSETS ?? 100_000)): Promise<Row[]> {
  const kept = process.env.BAHAN_BENCH_LIBRARY;
  const folder = kept ? dirname(kept) : mkdtempSync(join(tmpdir(), 'bahan-bench-'));
  const path = kept ?? join(folder, 'library.db');
  try {
    const from = performance.now();
    const isMade = existsSync(path);
    const writer = isMade ? openWriter(path, false) : generateLibrary(path, { count });
    const made = (performance.now() - from) / 1000;
    const size = indexBytes(writer) / count;
    addPlainIndex(writer);
    close(writer);
    const rows = await measure(path, count);
    return [
      ...rows,
      alone('index size', size, 'bytes/asset'),
      ...(isMade ? [] : [alone('assets made and indexed', count / made, 'assets/s')]),
    ];
  } finally {
    if (!kept) rmSync(folder, { recursive: true, force: true });
  }
}

const rounded = (value: number): number => Number(value.toPrecision(3));

/** A row beside which a slower way stands, measured in the same run. */
function beside(metric: string, value: number, way: string, slower: number): Row {
  const baseline = `${way} (${rounded(slower)} ms)`;
  return { metric, value: rounded(value), unit: 'ms', baseline, ratio: rounded(value / slower) };
}

const alone = (metric: string, value: number, unit = 'ms'): Row => ({ metric, value: rounded(value), unit });

/** Milliseconds that work takes. */
async function timed(work: () => unknown): Promise<number> {
  return (await clocked(work)).wall;
}

interface Clocked {
  readonly wall: number;
  /** Time of this process on a processor: what others on the machine do hardly changes it. */
  readonly processor: number;
}

async function clocked(work: () => unknown): Promise<Clocked> {
  const from = performance.now();
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return { wall: performance.now() - from, processor: (user + system) / 1000 };
}

async function measure(path: string, count: number): Promise<Row[]> {
  const opened: number[] = [];
  const first: Clocked[][] = [];
  const whole: Clocked[][] = [];
  const warm: Clocked[][] = [];
  const warmWhole: Clocked[][] = [];
  const best: Clocked[][] = [];
  const columns: Clocked[] = [];
  const held: number[] = [];
  const heldCold: number[] = [];
  const plain: number[] = [];
  const like: number[] = [];
  for (let n = 0; n < runs; n++) {
    const reader = openReader(path);
    const typed = keystrokes(reader, n);
    const search = openSearch(reader, host);
    opened.push(await timed(() => search.open({ session: 's', query: '' })));
    first.push(await pages(search, typed));
    columns.push(await clocked(async () => search.summary(await search.open({ session: 's', query: '' }))));
    whole.push(await counts(search, typed, heldCold));
    const rest = performance.now();
    // as in a window that has been open for a while: what is common was looked up in the meantime
    while (performance.now() - rest < warmUp) await new Promise((resolve) => setTimeout(resolve, 500));
    warm.push(await pages(search, typed));
    warmWhole.push(await counts(search, typed, held));
    best.push(await pages(search, typed.slice(0, 150), 'best'));
    search.close();
    // keystrokes of the same; both take seconds in a large library, so some tell enough
    const step = count > 200_000 ? 12 : 1;
    for (let at = 0; at < typed.length; at += step) plain.push(await timed(() => plainPage(reader, typed[at] ?? '')));
    for (const text of typed.slice(0, count > 200_000 ? 5 : 20)) like.push(await timed(() => likePage(reader, text)));
    close(reader);
  }
  const memory = memoryOf(path, count);
  const of = (lists: readonly Clocked[][], share: number, clock: keyof Clocked = 'wall'): number =>
    median(
      lists.map((list) =>
        quantile(
          list.map((one) => one[clock]),
          share,
        ),
      ),
    );
  const size = count >= 1_000_000 ? `${count / 1_000_000} M` : `${count / 1000} k`;
  const keys = `${size}: first page of a keystroke`;
  const exact = `${size}: exact count and facets`;
  return [
    beside(`${keys}, p50`, of(first, 0.5), 'plain FTS5', quantile(plain, 0.5)),
    beside(`${keys}, p95`, of(first, 0.95), 'plain FTS5', quantile(plain, 0.95)),
    beside(`${keys}, p99`, of(first, 0.99), 'plain FTS5', quantile(plain, 0.99)),
    beside(`${keys}, p95`, of(first, 0.95), 'LIKE', quantile(like, 0.95)),
    alone(`${keys}, p95, processor time`, of(first, 0.95, 'processor')),
    alone(`${exact}, p50`, of(whole, 0.5)),
    alone(`${exact}, p95`, of(whole, 0.95)),
    alone(`${exact}, p95, processor time`, of(whole, 0.95, 'processor')),
    alone(`${exact}, worst`, of(whole, 1)),
    alone(`${keys}, warm, p95`, of(warm, 0.95)),
    alone(`${keys}, warm, p99`, of(warm, 0.99)),
    alone(`${keys}, warm, p95, processor time`, of(warm, 0.95, 'processor')),
    alone(`${exact}, warm, p95`, of(warmWhole, 0.95)),
    alone(`${exact}, warm, p95, processor time`, of(warmWhole, 0.95, 'processor')),
    alone(`${exact}, warm, worst`, of(warmWhole, 1)),
    alone(`${size}: longest that counting held the thread, p95`, quantile(heldCold, 0.95)),
    alone(`${size}: longest that counting held the thread, worst`, quantile(heldCold, 1)),
    alone(`${size}: longest that counting held the thread, warm, p95`, quantile(held, 0.95)),
    alone(`${size}: longest that counting held the thread, warm, worst`, quantile(held, 1)),
    alone(`${size}: first page, best match, p95`, of(best, 0.95)),
    alone(`${size}: first page, best match, p95, processor time`, of(best, 0.95, 'processor')),
    alone(`${size}: columns read`, median(columns.map(({ wall }) => wall))),
    alone(`${size}: columns read, processor time`, median(columns.map(({ processor }) => processor))),
    alone(`${size}: opened to first page`, median(opened)),
    alone(`${size}: memory of a process that searches, all looked up`, memory.built, 'MB'),
    alone(`${size}: the same at its most, while 100 keys are typed`, memory.most, 'MB'),
  ];
}

/** Megabytes of a process that does nothing but search, as `search-memory.ts` says them. */
function memoryOf(path: string, seed: number): { built: number; most: number } {
  const reader = openReader(path);
  const queries = keystrokes(reader, seed).slice(0, 100);
  close(reader);
  const file = fileURLToPath(new URL('./search-memory.ts', import.meta.url));
  const { stdout } = spawnSync(process.execPath, [...engineFlags, file, path, String(warmUp)], {
    input: JSON.stringify(queries),
    env: { ...process.env, ...engineEnvironment },
    encoding: 'utf8',
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  return JSON.parse(stdout);
}

/** Texts as they stand in the field after each key, when somebody types words that stand beside each other somewhere. */
function keystrokes(reader: Reader, seed: number): string[] {
  const random = new Random(seed + 1);
  const texts: string[] = [];
  const most = get<{ most: number }>(reader, 'SELECT max(id) AS most FROM asset')?.most ?? 1;
  for (let n = 0; n < typedQueries; ) {
    const found = get<{ title: string | null; caption: string | null }>(
      reader,
      'SELECT title, caption FROM asset WHERE id = ?',
      1 + random.below(most),
    );
    const list = words((random.chance(0.5) ? found?.title : found?.caption) ?? '');
    if (list.length < 3) continue;
    const start = random.below(list.length - 2);
    const text = list.slice(start, start + 1 + random.below(3)).join(' ');
    for (let end = 1; end <= text.length; end++) if (text.charAt(end - 1) !== ' ') texts.push(text.slice(0, end));
    n++;
  }
  return texts;
}

async function pages(
  search: Search,
  typed: readonly string[],
  order: 'newest' | 'best' = 'newest',
): Promise<Clocked[]> {
  const times: Clocked[] = [];
  for (const query of typed) times.push(await clocked(() => search.open({ session: 's', query, order })));
  return times;
}

/** @param held takes how long each count held the thread at the longest, in milliseconds */
async function counts(search: Search, typed: readonly string[], held: number[]): Promise<Clocked[]> {
  const { result } = await search.open({ session: 's', query: '' });
  // the columns are read once, before the first count
  await search.summary({ result });
  const times: Clocked[] = [];
  let longest = 0;
  let last = performance.now();
  let isOver = false;
  const look = (): void => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    if (!isOver) setImmediate(look);
  };
  look();
  for (const query of typed) {
    const from = performance.now();
    const before = process.cpuUsage();
    const page = await search.open({ session: 's', query });
    longest = 0;
    await search.summary({ result: page.result });
    held.push(longest);
    const { user, system } = process.cpuUsage(before);
    times.push({ wall: performance.now() - from, processor: (user + system) / 1000 });
  }
  isOver = true;
  return times;
}

function indexBytes(db: Writer): number {
  return (
    get<{ bytes: number }>(
      db,
      "SELECT sum(pgsize) AS bytes FROM dbstat WHERE name LIKE 'fts%' OR name LIKE 'search_%' OR name LIKE 'sqlite_autoindex_search%'",
    )?.bytes ?? Number.NaN
  );
}

function addPlainIndex(db: Writer): void {
  execute(
    db,
    `DROP TABLE IF EXISTS plain;
     CREATE VIRTUAL TABLE plain USING fts5(title, caption, keywords, people, place, content='asset', content_rowid='id');
     INSERT INTO plain (rowid, title, caption, keywords, people, place)
       SELECT id, title, caption, keywords, people, place FROM asset;
     INSERT INTO plain (plain) VALUES ('optimize');`,
  );
}

const columns = 'a.uid, a.kind, a.title, a.date, a.name, a.width, a.height, a.picture, a.thumbhash';

function plainPage(db: Reader, text: string): unknown[] {
  const match = words(text)
    .map((word, n, list) => (n === list.length - 1 ? `"${word}"*` : `"${word}"`))
    .join(' ');
  return all(
    db,
    `SELECT ${columns} FROM plain f JOIN asset a ON a.id = f.rowid WHERE plain MATCH ? ORDER BY a.date DESC LIMIT 200`,
    match,
  );
}

function likePage(db: Reader, text: string): unknown[] {
  const list = words(text);
  const where = list.map(
    () => "(a.title || ' ' || coalesce(a.caption, '') || ' ' || a.keywords || ' ' || a.people) LIKE '%' || ? || '%'",
  );
  const sql = `SELECT ${columns} FROM asset a WHERE ${where.join(' AND ')} ORDER BY a.date DESC LIMIT 200`;
  return all(db, sql, ...list);
}
