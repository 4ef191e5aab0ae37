import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { makeBench } from '../fixtures/library.ts';
import { caption, fileName, inventedName, keywords, type OccasionText, occasion, title } from './captions.ts';
import { Random } from './random.ts';
import { median, quantile, type Row } from './rows.ts';
import { openTracker } from './tracker.ts';

export const name = 'others';

/** `BAHAN_BENCH_FILES`: how many files the folder has. */
const files = Number(process.env.BAHAN_BENCH_FILES ?? 10_000);
const perFolder = 40;
const questions = 40;
const page = 200;
/** Where the program's package keeps the statements that make its database. */
const digikamSchema = '/usr/share/digikam/database/dbconfig.xml';

interface Written {
  readonly folder: string;
  readonly name: string;
  readonly title: string;
  readonly caption: string;
  readonly keywords: readonly string[];
}

const has = (program: string): boolean => spawnSync(program, ['--help'], { stdio: 'ignore' }).error === undefined;

/**
 * One folder of real files with invented captions, asked the same questions by Bahan and by what else this computer has:
 * recoll on the same files (`recollindex`, `recollq`), the store of Tracker (`tracker3`), and the tables and the keyword search of
 * digiKam in SQLite, both filled with the same words. First page of 200 each; of those that are asked from outside, the time that
 * it takes to find nothing is taken off.
 */
export async function run(): Promise<Row[]> {
  const bench = makeBench();
  try {
    const written = writeFiles(bench.material);
    const asked = questionsOf(written);
    const { client } = await bench.open('live');
    const began = performance.now();
    await client.roots.add({ path: bench.material });
    await untilRead(async () => (await client.upkeep.health({})).work);
    const taken = (performance.now() - began) / 1000;
    const own = await timesOf(asked, async (words) => {
      await client.search.open({ session: 'bench', query: words.join(' '), limit: page });
    });
    return [
      { metric: `${files} files taken in, read and searchable`, value: taken, unit: 's' },
      ...rowsFor('Bahan', own),
      ...(await recollRows(bench.folder, bench.material, asked, own)),
      ...(await trackerRows(bench.folder, written, asked, own)),
      ...(await digikamRows(written, asked, own)),
    ];
  } finally {
    await bench.remove();
  }
}

function writeFiles(material: string): Written[] {
  const random = new Random(11);
  const villages = Array.from({ length: 400 }, () => inventedName(random));
  const people = Array.from({ length: 300 }, () => `${inventedName(random)} ${inventedName(random)}`);
  const then = Date.now() / 1000 - 86_400;
  const written: Written[] = [];
  let of: OccasionText | undefined;
  for (let n = 0; n < files; n += 1) {
    if (!of || n % perFolder === 0) of = occasion(random, villages, people);
    const folder = join(of.day.slice(0, 4), `${of.day} ${of.name}`);
    const one = {
      folder,
      name: `${n} ${fileName(random, n, 'txt')}`,
      title: title(random, of),
      caption: caption(random, of),
      keywords: keywords(random, of),
    };
    mkdirSync(join(material, folder), { recursive: true });
    const path = join(material, folder, one.name);
    writeFileSync(path, `${one.title}\n\n${one.caption}\n\n${one.keywords.join(', ')}\n`);
    utimesSync(path, then, then);
    written.push(one);
  }
  return written;
}

/** Words of captions that are there: one, two or three of them. */
function questionsOf(written: readonly Written[]): string[][] {
  const random = new Random(5);
  return Array.from({ length: questions }, (_, n) => {
    const words = random.pick(written).caption.match(/\p{L}{4,}/gu) ?? ['kopi'];
    return Array.from({ length: 1 + (n % 3) }, () => random.pick(words).toLowerCase());
  });
}

async function untilRead(state: () => Promise<{ reading: number; provisional: number }>): Promise<void> {
  for (let seen = false; ; ) {
    const { reading, provisional } = await state();
    if (reading > 0) seen = true;
    if (seen && reading === 0 && provisional === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** Milliseconds of each question, after one round that fills the caches. */
async function timesOf(asked: readonly string[][], ask: (words: string[]) => Promise<void> | void): Promise<number[]> {
  const times: number[] = [];
  for (const round of [0, 1]) {
    for (const words of asked) {
      const from = performance.now();
      await ask(words);
      if (round === 1) times.push(performance.now() - from);
    }
  }
  return times;
}

function rowsFor(who: string, times: readonly number[], own?: readonly number[]): Row[] {
  return ([0.5, 0.95] as const).map((share) => {
    const value = quantile(times, share);
    const row = { metric: `${who}, first page, p${share * 100}`, value, unit: 'ms' };
    if (!own) return row;
    const ours = quantile(own, share);
    return { ...row, baseline: `Bahan (${ours.toPrecision(3)} ms)`, ratio: value / ours };
  });
}

async function recollRows(folder: string, material: string, asked: readonly string[][], own: number[]): Promise<Row[]> {
  if (!has('recollindex') || !has('recollq')) return [];
  const settings = join(folder, 'recoll');
  mkdirSync(settings);
  writeFileSync(join(settings, 'recoll.conf'), `topdirs = ${material}\nloglevel = 1\n`);
  const began = performance.now();
  execFileSync('recollindex', ['-c', settings], { stdio: 'ignore' });
  const seconds = (performance.now() - began) / 1000;
  const ask = (words: readonly string[]): void => {
    execFileSync('recollq', ['-c', settings, '-n', String(page), '-b', ...words], { stdio: 'ignore' });
  };
  const nothing = median(
    await timesOf(
      asked.map(() => ['zzqxwv']),
      ask,
    ),
  );
  const times = (await timesOf(asked, ask)).map((time) => Math.max(0, time - nothing));
  return [{ metric: 'recoll, all files indexed', value: seconds, unit: 's' }, ...rowsFor('recoll', times, own)];
}

async function trackerRows(
  folder: string,
  written: readonly Written[],
  asked: readonly string[][],
  own: number[],
): Promise<Row[]> {
  const tracker = await openTracker(folder, written, page);
  if (!tracker) return [];
  try {
    const ask = async (words: readonly string[]): Promise<void> => void (await tracker.ask(words));
    const nothing = median(
      await timesOf(
        asked.map(() => ['zzqxwv']),
        ask,
      ),
    );
    const times = (await timesOf(asked, ask)).map((time) => Math.max(0, time - nothing));
    return [
      { metric: 'Tracker, all texts taken in', value: tracker.taken, unit: 's' },
      ...rowsFor('Tracker', times, own),
    ];
  } finally {
    await tracker.close();
  }
}

async function digikamRows(written: readonly Written[], asked: readonly string[][], own: number[]): Promise<Row[]> {
  if (!existsSync(digikamSchema)) return [];
  const db = new Database(':memory:');
  try {
    for (const action of ['CreateDB', 'CreateIndices']) for (const sql of statementsOf(action)) db.exec(sql);
    fill(db, written);
    const times = await timesOf(asked, (words) => {
      db.prepare(digikamQuery(words.length)).all(...words.flatMap((word) => Array(5).fill(`%${word}%`)), page);
    });
    return rowsFor('digiKam’s tables and keyword search', times, own);
  } finally {
    db.close();
  }
}

/** The plain statements of an action in the part for SQLite, which comes first. */
function statementsOf(action: string): string[] {
  const text = readFileSync(digikamSchema, 'utf8');
  const from = text.indexOf(`<dbaction name="${action}"`);
  const part = text.slice(from, text.indexOf('</dbaction>', from));
  return [...part.matchAll(/<statement mode="plain">([\s\S]*?)<\/statement>/g)].map(([, sql = '']) => sql);
}

function fill(db: Database.Database, written: readonly Written[]): void {
  const tags = new Map<string, number>();
  const albums = new Map<string, number>();
  const id = (known: Map<string, number>, key: string, insert: () => void): number => {
    const at = known.get(key) ?? known.size + 1;
    if (!known.has(key)) {
      known.set(key, at);
      insert();
    }
    return at;
  };
  db.transaction(() => {
    db.exec("INSERT INTO AlbumRoots VALUES (1, 'a', 0, 1, 'b', '/')");
    written.forEach((one, n) => {
      const album = id(albums, one.folder, () =>
        db
          .prepare('INSERT INTO Albums (id, albumRoot, relativePath) VALUES (?, 1, ?)')
          .run(albums.size, `/${one.folder}`),
      );
      db.prepare('INSERT INTO Images (id, album, name, status, category) VALUES (?, ?, ?, 1, 1)').run(
        n,
        album,
        one.name,
      );
      db.prepare('INSERT INTO ImageInformation (imageid, creationDate) VALUES (?, ?)').run(n, one.folder.slice(5, 15));
      const comment = db.prepare('INSERT INTO ImageComments (imageid, type, language, comment) VALUES (?, ?, ?, ?)');
      comment.run(n, 3, 'x-default', one.title);
      comment.run(n, 1, 'x-default', one.caption);
      for (const word of new Set(one.keywords)) {
        const tag = id(tags, word, () =>
          db.prepare('INSERT INTO Tags (id, pid, name) VALUES (?, 0, ?)').run(tags.size, word),
        );
        db.prepare('INSERT INTO ImageTags VALUES (?, ?)').run(n, tag);
      }
    });
  })();
}

/** How its search of all keywords asks: each word in a folder's path or caption, a name, a tag or a comment, newest first. */
function digikamQuery(words: number): string {
  const one = `(Albums.relativePath LIKE ? OR Images.name LIKE ?
    OR Images.id IN (SELECT imageid FROM ImageTags WHERE tagid IN (SELECT id FROM Tags WHERE name LIKE ?))
    OR Albums.caption LIKE ? OR Images.id IN (SELECT imageid FROM ImageComments WHERE comment LIKE ?))`;
  return `SELECT DISTINCT Images.id, Images.name FROM Images
    LEFT JOIN ImageInformation ON Images.id = ImageInformation.imageid LEFT JOIN Albums ON Albums.id = Images.album
    WHERE Images.status = 1 AND ${Array(words).fill(one).join(' AND ')}
    ORDER BY ImageInformation.creationDate DESC LIMIT ?`;
}
