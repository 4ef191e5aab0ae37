import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ChangeFeed } from '../../electron/engine/changes.ts';
import {
  all,
  run as change,
  close,
  get,
  openReader,
  transaction,
  type Writer,
} from '../../electron/engine/db/connection.ts';
import { proposals as guessing, waitingForGuesses } from '../../electron/engine/ingest/proposals/proposals.ts';
import { nodeHost } from '../../electron/engine/node-host.ts';
import { openSearch, type Search } from '../../electron/engine/search/search.ts';
import { generateLibrary } from './generate-library.ts';
import { Random } from './random.ts';
import { quantile, type Row } from './rows.ts';

export const name = 'proposals';

/** `BAHAN_BENCH_ASSETS`: how many assets are guessed about. */
const count = Number(process.env.BAHAN_BENCH_ASSETS ?? 100_000);
/** Milliseconds between two letters of somebody who types. */
const betweenKeys = 120;
const keys = 250;
/** Letters until it is the other's turn. */
const turn = 10;

/**
 * All guesses of a library that was never guessed about, one in six of its photos with a position and one in ten with a
 * theme that somebody said: seconds of one core
 * in the background, and what somebody who types waits for meanwhile, beside the same before it began.
 */
export async function run(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bahan-bench-'));
  const path = join(folder, 'library.db');
  const db = generateLibrary(path, { count, files: true });
  const reader = openReader(path);
  const host = nodeHost();
  const search = openSearch(reader, host);
  const changes = new ChangeFeed();
  const proposals = guessing({
    ...{ db, host, search, changes },
    isBusy: () => false,
    trouble: (error) => {
      throw error;
    },
  });
  try {
    addFacts(db);
    change(db, 'UPDATE asset SET theme_id = NULL WHERE id % 10 <> 0');
    const typed = keystrokes(db);
    await search.open({ session: 's', query: '' });
    proposals.start();
    const before: number[] = [];
    const meanwhile: number[] = [];
    // by turns, so that whatever else the computer does meets both alike
    for (let from = 0; from < typed.length; from += turn) {
      for (const [holds, times] of [
        [true, before],
        [false, meanwhile],
      ] as const) {
        proposals.hold(holds);
        times.push(...(await typing(search, typed.slice(from, from + turn))));
      }
    }
    if (waitingForGuesses(db) === 0) throw new Error('it was over before somebody could type');
    const left = waitingForGuesses(db);
    const usage = process.cpuUsage();
    const began = performance.now();
    await proposals.drained();
    const seconds = (performance.now() - began) / 1000;
    const { user, system } = process.cpuUsage(usage);
    const scale = count / left;
    const made = get<{ n: number }>(db, 'SELECT count(*) AS n FROM proposal')?.n ?? 0;
    const fields = all<{ reason: string; n: number }>(
      db,
      `SELECT CASE WHEN instr(reason, ':') THEN substr(reason, 1, instr(reason, ':') - 1) ELSE reason END AS reason,
          count(*) AS n FROM proposal GROUP BY 1 ORDER BY 2 DESC`,
    );
    return [
      { metric: `guesses for ${count} assets`, value: seconds * scale, unit: 's' },
      { metric: 'the same, processor time', value: ((user + system) / 1e6) * scale, unit: 's' },
      { metric: 'guesses made', value: made, unit: '' },
      ...fields.map(({ reason, n }) => ({ metric: `  ${reason}`, value: n, unit: '' })),
      ...([0.5, 0.95] as const).map((share) => ({
        metric: `first page of a keystroke meanwhile, p${share * 100}`,
        value: quantile(meanwhile, share),
        unit: 'ms',
        baseline: `before (${quantile(before, share).toFixed(2)} ms)`,
        ratio: quantile(meanwhile, share) / quantile(before, share),
      })),
    ];
  } finally {
    proposals.close();
    changes.close();
    search.close();
    close(reader);
    close(db);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Facts as files have them: a few hundred bytes, and a position somewhere on Java in one of six. */
function addFacts(db: Writer): void {
  const random = new Random(7);
  transaction(db, () => {
    for (const { id } of all<{ id: number }>(db, 'SELECT id FROM asset')) {
      const gps = random.chance(1 / 6) ? { lat: -7.8 + random.next() * 1.6, lon: 106.5 + random.next() * 6 } : null;
      const facts = {
        kind: 'photo',
        title: null,
        gps,
        technical: { lens: 'EF24-70mm f/2.8L II USM', iso: 400, aperture: 4 },
      };
      change(
        db,
        'INSERT INTO fact (asset_id, facts) VALUES (?, ?)',
        id,
        JSON.stringify({ ...facts, make: 'Canon', keywords: [] }),
      );
      if (gps) change(db, 'UPDATE asset SET lat = ?, lon = ? WHERE id = ?', gps.lat, gps.lon, id);
    }
  });
}

/** What stands in the field after each letter of titles that are there. */
function keystrokes(db: Writer): string[] {
  const titles = all<{ title: string }>(
    db,
    'SELECT title FROM asset WHERE title IS NOT NULL AND id % 997 = 0 LIMIT 40',
  );
  const texts = titles.flatMap(({ title }) => Array.from({ length: title.length }, (_, n) => title.slice(0, n + 1)));
  return texts.filter((text) => !text.endsWith(' ')).slice(0, keys);
}

async function typing(search: Search, texts: readonly string[]): Promise<number[]> {
  const times: number[] = [];
  for (const query of texts) {
    const from = performance.now();
    await search.open({ session: 's', query });
    times.push(performance.now() - from);
    await sleep(betweenKeys);
  }
  return times;
}
