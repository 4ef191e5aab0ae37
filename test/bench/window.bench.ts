import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { close } from '../../electron/engine/db/connection.ts';
import { startChromium } from '../electron-double/chromium.ts';
import { launchDouble } from '../electron-double/launch.ts';
import { generateLibrary } from './generate-library.ts';
import { median, type Row } from './rows.ts';

export const name = 'window';

const assets = Number(process.env.BAHAN_BENCH_ASSETS ?? 100_000);
const runs = 5;
const dist = fileURLToPath(new URL('../../dist', import.meta.url));

/**
 * Milliseconds from the start of the desktop program, as the double runs it, to a drawn grid of a large library. The browser is
 * started before that, and stated apart. The program has to be built (`npm run build`).
 */
export async function run(): Promise<Row[]> {
  if (!existsSync(join(dist, 'electron', 'main.js'))) throw new Error('build the program first: npm run build');
  const folder = mkdtempSync(join(tmpdir(), 'bahan-bench-'));
  try {
    close(generateLibrary(join(folder, 'library.db'), { count: assets, files: true }));
    const browser: number[] = [];
    const drawn: number[] = [];
    // the first one fills the caches of the system, and is not counted
    for (let n = 0; n <= runs; n += 1) {
      const began = performance.now();
      const chromium = await startChromium();
      const alone = performance.now() - began;
      await chromium.close();
      const started = performance.now();
      const program = await launchDouble({ library: folder });
      await program.page.locator('.grid-cell').first().waitFor();
      const whole = performance.now() - started;
      await program.close();
      if (n === 0) continue;
      browser.push(alone);
      drawn.push(whole - alone);
    }
    const of = `${assets} assets, the program in the double`;
    return [
      { metric: `${of}: start to a drawn grid, without the browser`, value: Math.round(median(drawn)), unit: 'ms' },
      { metric: 'the browser alone', value: Math.round(median(browser)), unit: 'ms' },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
