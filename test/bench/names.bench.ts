import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeBench } from '../fixtures/library.ts';
import type { Row } from './rows.ts';

export const name = 'names';

/** `BAHAN_BENCH_FILES`: how many files the folder has. */
const files = Number(process.env.BAHAN_BENCH_FILES ?? 20_000);
const perFolder = 250;

/**
 * Seconds from adding a folder of many files that nobody has seen until the last of them is found by its name, and what a
 * person waits for a page meanwhile.
 */
export async function run(): Promise<Row[]> {
  const bench = makeBench();
  try {
    const then = Date.now() / 1000 - 86_400;
    for (let n = 0; n < files; n += 1) {
      const folder = join(bench.material, String(2015 + (n % 10)), `Kegiatan ${Math.floor(n / perFolder)}`);
      if (n % perFolder < 10) mkdirSync(folder, { recursive: true });
      const path = join(folder, `IMG_${String(n).padStart(6, '0')}.jpg`);
      writeFileSync(path, `${n}`);
      utimesSync(path, then + n / 1000, then + n / 1000);
    }
    const { client } = await bench.open('live');
    const began = performance.now();
    await client.roots.add({ path: bench.material });
    let slowest = 0;
    let first = 0;
    for (;;) {
      const asked = performance.now();
      const page = await client.search.open({ session: 'bench', query: '', limit: 50 });
      slowest = Math.max(slowest, performance.now() - asked);
      if (page.items.length && !first) first = performance.now() - began;
      const { work, database } = await client.upkeep.health({});
      if (database.assets >= files) break;
      if (performance.now() - began > 600_000)
        throw new Error(`only ${database.assets} of ${files}, ${work.reading} wait`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    const seconds = (performance.now() - began) / 1000;
    // what is being read meanwhile may move in the order while it is counted
    let total = 0;
    for (let n = 0; n < 10 && total < files; n += 1) {
      const found = await client.search.open({ session: 'bench', query: 'kegiatan', limit: 1 });
      total = (await client.search.summary({ result: found.result })).total;
    }
    if (total !== files) throw new Error(`${total} of ${files} are found`);
    return [
      { metric: `${files} names searchable`, value: seconds, unit: 's' },
      { metric: 'names a second', value: files / seconds, unit: '/s' },
      { metric: 'first card after', value: first, unit: 'ms' },
      { metric: 'slowest page meanwhile', value: slowest, unit: 'ms' },
    ];
  } finally {
    await bench.remove();
  }
}
