import { spawn, spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { MediaPool } from '../../electron/engine/media/pool.ts';
import { readFacts } from '../../electron/engine/media/probe/facts.ts';
import { nodeHost } from '../../electron/engine/node-host.ts';
import { filesOf } from '../fixtures/files-of.ts';
import { hasShared, sharedPath } from '../fixtures/shared.ts';
import { median, type Row } from './rows.ts';

export const name = 'facts';

const repeats = Number(process.env.BAHAN_BENCH_REPEATS ?? 20);
const runs = 3;
const atOnce = 32;

/**
 * Facts of photos a second: the reader alone, and through the pool of media processes, beside `exiftool -json -fast2` of
 * the same list. Starts are excluded on all sides. The reader's own share also takes a fingerprint of each file, which
 * exiftool does not.
 */
export async function run(): Promise<Row[]> {
  if (!hasShared('media', 'dev', 'photos')) return [missing('the photos to read are not here')];
  if (spawnSync('exiftool', ['-ver']).status !== 0) return [missing('exiftool is not here')];
  const photos = filesOf(sharedPath('media', 'dev', 'photos')).filter((path) => !/\.(xmp|aae)$/i.test(path));
  const list = Array.from({ length: repeats }, () => photos).flat();
  const alone: number[] = [];
  const pooled: number[] = [];
  const theirs: number[] = [];
  const pool = new MediaPool(nodeHost(), { size: availableParallelism() });
  try {
    for (const photo of photos) await Promise.all([readFacts(photo), pool.read(photo)]);
    for (let n = 0; n < runs; n += 1) {
      alone.push(await rate(list, 1, readFacts));
      pooled.push(await rate(list, atOnce, (path) => pool.read(path)));
      theirs.push(await exiftool(list));
    }
  } finally {
    await pool.close();
  }
  const baseline = 'exiftool -json -fast2';
  const beside = median(theirs);
  return [
    {
      metric: 'photos a second, the reader alone',
      value: median(alone),
      unit: '/s',
      baseline,
      ratio: median(alone) / beside,
    },
    {
      metric: 'photos a second, through the pool',
      value: median(pooled),
      unit: '/s',
      baseline,
      ratio: median(pooled) / beside,
    },
    { metric: baseline, value: beside, unit: '/s' },
  ];
}

const missing = (what: string): Row => ({ metric: `not measured: ${what}`, value: 0, unit: '' });

/** Files a second. */
async function rate(
  list: readonly string[],
  workers: number,
  read: (path: string) => Promise<unknown>,
): Promise<number> {
  let next = 0;
  const begin = performance.now();
  await Promise.all(
    Array.from({ length: workers }, async () => {
      for (let path = list[next++]; path !== undefined; path = list[next++]) await read(path);
    }),
  );
  return list.length / ((performance.now() - begin) / 1000);
}

/** One process that stays open: it is started, told the list, and timed until it says that it is ready again. */
async function exiftool(list: readonly string[]): Promise<number> {
  const child = spawn('exiftool', ['-stay_open', 'True', '-@', '-'], { stdio: ['pipe', 'pipe', 'ignore'] });
  const ask = (args: readonly string[]): Promise<void> =>
    new Promise((resolve, reject) => {
      let tail = '';
      const hear = (chunk: Buffer): void => {
        tail = (tail + chunk.toString('latin1')).slice(-64);
        if (!tail.includes('{ready}')) return;
        child.stdout.off('data', hear);
        resolve();
      };
      child.stdout.on('data', hear);
      child.once('error', reject);
      child.stdin.write(`${args.join('\n')}\n-execute\n`);
    });
  try {
    await ask(['-ver']);
    const begin = performance.now();
    await ask(['-json', '-fast2', ...list]);
    return list.length / ((performance.now() - begin) / 1000);
  } finally {
    child.stdin.end('-stay_open\nFalse\n');
    await new Promise((resolve) => child.once('close', resolve));
  }
}
