import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { close } from '../../electron/engine/db/connection.ts';
import { openLibrary } from '../../electron/engine/library.ts';
import { nodeHost } from '../../electron/engine/node-host.ts';
import { generateLibrary } from './generate-library.ts';
import { median, type Row } from './rows.ts';

export const name = 'start';

/** `BAHAN_BENCH_ASSETS=1000000` for the whole size, which takes half an hour to make. */
const assets = Number(process.env.BAHAN_BENCH_ASSETS ?? 100_000);
const runs = 5;

/** Milliseconds from opening a library, as its window does, until the first page of the grid is there. */
export async function run(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bahan-bench-'));
  try {
    close(generateLibrary(join(folder, 'library.db'), { count: assets, files: true }));
    const opened: number[] = [];
    const page: number[] = [];
    for (let n = 0; n < runs; n += 1) {
      const began = performance.now();
      const library = await openLibrary(folder, nodeHost({ log: () => {} }), { mode: 'live' });
      opened.push(performance.now() - began);
      const client = library.client({ role: 'owner' });
      const { items } = await client.search.open({ session: 'bench', query: '', limit: 200 });
      page.push(performance.now() - began);
      if (items.length !== 200) throw new Error(`${items.length} cards on the first page`);
      await library.close();
    }
    return [
      { metric: `${assets} assets, start to first page`, value: median(page), unit: 'ms' },
      { metric: 'the first of five, with a cold cache of its own', value: page[0] as number, unit: 'ms' },
      { metric: 'of that, opening', value: median(opened), unit: 'ms' },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
