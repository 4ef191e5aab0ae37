import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { close, openWriter, run as statement, transaction, type Writer } from '../../electron/engine/db/connection.ts';
import { assetsOfEvent } from '../../electron/engine/db/event-assets.ts';
import { describingTodo, listEvents, standingEvent } from '../../electron/engine/db/events.ts';
import { migrate } from '../../electron/engine/db/migrate.ts';
import { firstKey } from '../../electron/engine/db/sort-key.ts';
import { proposeNext } from '../../electron/engine/ingest/events/propose-events.ts';
import { median, type Row } from './rows.ts';

export const name = 'events';

const perFolder = Number(process.env.BAHAN_BENCH_PER_EVENT ?? 50);
const runs = 7;
const titles = ['Pelepasan Ekspor Kopi', 'Rakor Pengendalian Inflasi', 'Panen Raya Padi', 'Bimtek UMKM', 'Apel Pagi'];

/** Folders of fifty photos, as an office has them; one in twenty says nothing. */
function fill(db: Writer, assets: number): void {
  statement(db, "INSERT INTO root (id, uid, path, added_at) VALUES (1, 'aaaaaaaaaaaa', '/arsip/humas', 0)");
  const start = Date.UTC(2000, 0, 1) / 1000;
  for (let from = 0; from < assets; from += 10_000) {
    transaction(
      db,
      () => {
        for (let n = from; n < Math.min(from + 10_000, assets); n += 1) {
          const folder = Math.floor(n / perFolder);
          const second = start + folder * 40_000 + (n % perFolder) * 60;
          const at = new Date(second * 1000).toISOString().slice(0, 19);
          if (n % perFolder === 0) {
            const name =
              folder % 20 === 0 ? `DCIM/${100 + folder}CANON` : `${at.slice(0, 10)} ${titles[folder % 5]} ${folder}`;
            statement(
              db,
              'INSERT INTO dir (id, root_id, path) VALUES (?, 1, ?)',
              folder + 1,
              `${at.slice(0, 4)}/${name}`,
            );
          }
          statement(
            db,
            `INSERT INTO asset (uid, sk, kind, mime, bytes, captured_at, captured_certainty, date, root_id, dir_id, name, added_at)
             VALUES (?, ?, 0, 'image/jpeg', 1, ?, 'exact', ?, 1, ?, ?, 0)`,
            `u${n}`,
            firstKey(second),
            at,
            at.slice(0, 10),
            folder + 1,
            `IMG_${n}.JPG`,
          );
        }
      },
      'reproducible',
    );
  }
}

/** Milliseconds of processor time: on a computer that does other things too, the clock on the wall says little. */
function spent(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
}

/**
 * Events of a large library: proposed from nothing (all that the background does, in one go), listed, and looked at; all in processor time.
 * `BAHAN_BENCH_ASSETS`: how many assets; `BAHAN_BENCH_PER_EVENT`: how many in a folder.
 */
export async function run(count = Number(process.env.BAHAN_BENCH_ASSETS ?? 100_000)): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bahan-bench-'));
  const db = openWriter(join(folder, 'library.db'), false);
  try {
    migrate(db);
    fill(db, count);
    const began = process.cpuUsage();
    let longest = 0;
    for (;;) {
      const before = process.cpuUsage();
      if (!proposeNext(db, Date.now())) break;
      longest = Math.max(longest, spent(before));
    }
    const whole = spent(began);
    const timed = (work: () => unknown) =>
      median(
        Array.from({ length: runs }, () => {
          const before = process.cpuUsage();
          work();
          return spent(before);
        }),
      );
    const page = { offset: 0, limit: 100 };
    const { total, items } = listEvents(db, { todo: false, text: '', ...page });
    const id = standingEvent(db, items[0]?.id ?? '') ?? 0;
    return [
      {
        metric: `events proposed of ${count} assets: ${total}`,
        value: whole,
        unit: 'ms',
      },
      { metric: 'longest look at one folder', value: longest, unit: 'ms' },
      {
        metric: 'list, first page',
        value: timed(() => listEvents(db, { todo: false, text: '', ...page })),
        unit: 'ms',
      },
      {
        metric: 'list of what is to do',
        value: timed(() => listEvents(db, { todo: true, text: '', ...page })),
        unit: 'ms',
      },
      {
        metric: 'list by words',
        value: timed(() => listEvents(db, { todo: true, text: 'ekspor kopi', ...page })),
        unit: 'ms',
      },
      {
        metric: 'list, last page',
        value: timed(() => listEvents(db, { todo: false, text: '', offset: total - 100, limit: 100 })),
        unit: 'ms',
      },
      { metric: 'what is to do', value: timed(() => describingTodo(db)), unit: 'ms' },
      { metric: 'assets of one event', value: timed(() => assetsOfEvent(db, id, page)), unit: 'ms' },
    ];
  } finally {
    close(db);
    rmSync(folder, { recursive: true, force: true });
  }
}
