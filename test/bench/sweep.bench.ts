import { execFileSync, spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { close, get, openWriter, transaction, type Writer } from '../../electron/engine/db/connection.ts';
import { ensureDir, insertFile, setDirAgreed } from '../../electron/engine/db/files.ts';
import { migrate } from '../../electron/engine/db/migrate.ts';
import { insertRoot } from '../../electron/engine/db/roots.ts';
import type { SweptDir } from '../../electron/engine/ingest/sweep-messages.ts';
import { type SweepEnd, Sweeper } from '../../electron/engine/ingest/sweeper.ts';
import { nodeHost } from '../../electron/engine/node-host.ts';
import { median, type Row } from './rows.ts';

export const name = 'sweep';

/** Files of the wide tree; BAHAN_BENCH_FILES=1000000 for the size that is asked of a library. */
const count = Number(process.env.BAHAN_BENCH_FILES ?? 100_000);
const runs = 5;
const inFolder = 100;
/** The deep tree: so many levels, of few files each. */
const levels = 25;
const inLevel = 4;

/** Years, events and 100 photos in each, as an office keeps them. */
function wideFolder(n: number): string {
  return join(`bidang-${n % 10}`, `tahun-${Math.floor(n / 10) % 10}`, `kegiatan-${n}`);
}

const deepFolder = (n: number): string => {
  const chain = Math.floor(n / levels);
  return join(`rantai-${chain}`, ...Array.from({ length: n % levels }, (_, level) => `lapis-${level}`));
};

function grow(root: string, files: number, each: number, folderOf: (n: number) => string): void {
  for (let n = 0; n * each < files; n += 1) {
    const folder = join(root, folderOf(n));
    mkdirSync(folder, { recursive: true });
    for (let file = 0; file < each; file += 1) {
      closeSync(openSync(join(folder, `IMG_${String(file).padStart(4, '0')}.jpg`), 'w'));
    }
  }
}

/** Most memory that a process ever held, in MB; 0 where the system does not tell. */
function peakOf(pid: number): number {
  try {
    return Number(/^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

interface Bench {
  readonly db: Writer;
  readonly sweeper: Sweeper;
  sweep(quick?: boolean): Promise<SweepEnd & { seconds: number; differences: number }>;
}

function openBench(folder: string, root: string): Bench {
  const database = join(folder, 'library.db');
  const db = openWriter(database, true);
  migrate(db);
  const { id: rootId } = insertRoot(db, root, Date.now());
  const sweeper = new Sweeper(nodeHost());
  return {
    db,
    sweeper,
    async sweep(quick = false) {
      let differences = 0;
      const take = (dirs: readonly SweptDir[]) =>
        transaction(db, () => {
          for (const dir of dirs) {
            differences += dir.created.length + dir.changed.length + dir.gone.length + dir.moved.length;
            const dirId = dir.created.length ? ensureDir(db, rootId, dir.path) : 0;
            for (const look of dir.created) insertFile(db, dirId, look, Date.now());
            if (dir.agreed) setDirAgreed(db, rootId, dir.path, dir.agreed);
          }
        });
      const start = performance.now();
      const run = { database, rootId, rootPath: root, exclude: [], quick, onDirs: take, onUnreadable: () => {} };
      const end = await sweeper.sweep(run);
      return { ...end, seconds: (performance.now() - start) / 1000, differences };
    },
  };
}

/** Seconds of `find`, which looks at just as much of every entry and compares it with nothing. */
function findSeconds(root: string): number {
  const start = performance.now();
  execFileSync('find', [root, '-printf', '%s %T@ %p\\n'], { stdio: 'ignore' });
  return (performance.now() - start) / 1000;
}

async function measure(label: string, grown: (root: string) => void): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bahan-sweep-'));
  const root = join(folder, 'tree');
  try {
    grown(root);
    const { db, sweeper, sweep } = openBench(folder, root);
    const first = await sweep();
    // what is young is not believed to stay
    await new Promise((resolve) => setTimeout(resolve, 3_500));
    await sweep();
    const whole: number[] = [];
    const quick: number[] = [];
    const find: number[] = [];
    for (let run = 0; run < runs; run += 1) {
      find.push(findSeconds(root));
      const again = await sweep();
      if (again.differences || again.seen !== first.seen) throw new Error('an unchanged tree showed differences');
      whole.push(again.seconds);
      quick.push((await sweep(true)).seconds);
    }
    const seen = get<{ n: number }>(db, 'SELECT count(*) AS n FROM file')?.n ?? 0;
    const [sweepPeak, ownPeak] = [sweeper.pid ? peakOf(sweeper.pid) : 0, peakOf(process.pid)];
    sweeper.close();
    close(db);
    const files = seen.toLocaleString('en');
    const baseline = 'find -printf';
    return [
      { metric: `${label}: ${files} files met for the first time`, value: first.seconds, unit: 's' },
      {
        metric: `${label}: nothing changed, every entry looked at`,
        value: median(whole),
        unit: 's',
        baseline,
        ratio: median(whole) / median(find),
      },
      {
        metric: `${label}: nothing changed, by folder times`,
        value: median(quick),
        unit: 's',
        baseline,
        ratio: median(quick) / median(find),
      },
      { metric: `${label}: peak memory of the sweep process`, value: sweepPeak, unit: 'MB' },
      { metric: `${label}: peak memory of the process that asks`, value: ownPeak, unit: 'MB' },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Sweeps of trees of empty files in warm caches, beside `find` over the same trees in the same run. */
export async function run(): Promise<Row[]> {
  if (spawnSync('find', ['--version']).error) return [];
  return [
    ...(await measure('wide', (root) => grow(root, count, inFolder, wideFolder))),
    ...(await measure('deep', (root) => grow(root, Math.min(count, 100_000), inLevel, deepFolder))),
  ];
}
