import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { inspectFile } from '../../electron/engine/media/inspect.ts';
import { openMediaPool } from '../../electron/engine/media/pool.ts';
import { nodeHost } from '../../electron/engine/node-host.ts';
import { hasShared, sharedPath } from '../fixtures/shared.ts';
import { memoryOf } from './processes.ts';
import type { Row } from './rows.ts';

export const name = 'memory';

const megabyte = 1024 * 1024;
/** Milliseconds between two looks at the memory of the whole tree. */
const lookEvery = 100;
/** Milliseconds of rest after which the engine should have given back what it took. */
const rest = 30_000;

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Memory of the engine's process and of its media processes while every real file at hand is read and drawn. */
export async function run(): Promise<Row[]> {
  const set = sharedPath('media', 'dev');
  if (!existsSync('/proc/self/smaps_rollup') || !hasShared('media', 'dev')) return [];
  const pids = new Set<number>([process.pid]);
  const base = nodeHost();
  const pool = openMediaPool({
    ...base,
    startWorker: (entry) => {
      const worker = base.startWorker(entry);
      if (worker.pid) pids.add(worker.pid);
      return worker;
    },
  });
  const files = filesUnder(set);
  const start = memoryOf([process.pid]);
  let peak = 0;
  let heaviest = '';
  const reading = new Set<string>();
  const look = setInterval(() => {
    const now = memoryOf([...pids]);
    if (now > peak) {
      peak = now;
      heaviest = [...reading].map((path) => path.slice(set.length + 1)).join(', ');
    }
  }, lookEvery);
  try {
    let next = 0;
    const take = async (): Promise<void> => {
      for (let path = files[next++]; path !== undefined; path = files[next++]) {
        reading.add(path);
        await inspectFile(pool, path);
        reading.delete(path);
      }
    };
    await Promise.all([take(), take(), take(), take()]);
  } finally {
    clearInterval(look);
    await pool.close();
  }
  await new Promise((resolve) => setTimeout(resolve, rest));
  const after = memoryOf([process.pid]);
  return [
    { metric: `peak PSS of engine and media processes, ${files.length} files`, value: peak / megabyte, unit: 'MB' },
    { metric: `(while at ${heaviest})`, value: files.length, unit: 'files' },
    {
      metric: 'PSS of the engine after 30 s of rest',
      value: after / megabyte,
      unit: 'MB',
      baseline: 'at its start',
      ratio: after / start,
    },
  ];
}
