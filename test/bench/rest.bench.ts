import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { engineEnvironment, engineFlags } from '../../electron/engine/process-flags.ts';
import { family, memoryOf, processorMilliseconds } from './processes.ts';
import type { Row } from './rows.ts';

export const name = 'rest';

const roots = 10;
/** `BAHAN_BENCH_FILES`: files in each of the ten folders. */
const files = Number(process.env.BAHAN_BENCH_FILES ?? 1_000);
const perFolder = 50;
/** Milliseconds that are watched, and before that what is left of the work may end. */
const watched = Number(process.env.BAHAN_BENCH_WATCH ?? 120_000);
const settles = 30_000;

/** What a library that nobody uses costs: processor time and memory of the engine and all its processes, ten folders watched. */
export async function run(): Promise<Row[]> {
  if (process.platform !== 'linux') return [];
  const folder = mkdtempSync(join(tmpdir(), 'bahan-bench-'));
  const material = Array.from({ length: roots }, (_, n) => join(folder, `folder ${n}`));
  for (const [n, root] of material.entries()) {
    for (let file = 0; file < files; file += 1) {
      const at = join(root, `acara ${Math.floor(file / perFolder)}`);
      if (file % perFolder === 0) mkdirSync(at, { recursive: true });
      writeFileSync(join(at, `notulen ${file}.txt`), `Notulen rapat ${n} ${file}\n`);
    }
  }
  const script = fileURLToPath(new URL('./rest-child.ts', import.meta.url));
  const child = spawn(process.execPath, [...engineFlags, script, join(folder, 'library'), ...material], {
    env: { ...process.env, ...engineEnvironment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    await new Promise<void>((resolve, reject) => {
      child.stdout.once('data', () => resolve());
      child.once('exit', (code) => reject(new Error(`the library ended with ${code}`)));
    });
    await sleep(settles);
    const before = processorMilliseconds(family(child.pid as number));
    const began = performance.now();
    await sleep(watched);
    const used = processorMilliseconds(family(child.pid as number)) - before;
    const share = (used / (performance.now() - began)) * 100;
    const size = `${roots} folders of ${files} files, at rest`;
    return [
      { metric: `${size}: of one core`, value: Number(share.toPrecision(2)), unit: '%' },
      {
        metric: `${size}: memory of all processes`,
        value: Math.round(memoryOf(family(child.pid as number)) / 2 ** 20),
        unit: 'MB',
      },
      { metric: `${size}: processes`, value: family(child.pid as number).length, unit: '' },
    ];
  } finally {
    child.kill('SIGTERM');
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
