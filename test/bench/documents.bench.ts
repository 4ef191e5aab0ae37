import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readFacts } from '../../electron/engine/media/probe/facts.ts';
import { pdfFile } from '../electron/engine/media/pdf-file.ts';
import { hasShared, sharedPath } from '../fixtures/shared.ts';
import { median, type Row } from './rows.ts';

export const name = 'documents';

const rounds = 5;

/**
 * Words of all PDFs at hand per second, beside pdftotext. Both work on one file after the other. A start of pdftotext is
 * measured on a PDF of one empty page and taken off for each file, since Bahan's reader starts once and then stays; ours
 * is read once before the clock runs. Without poppler or the material there is nothing to compare.
 */
export async function run(): Promise<Row[]> {
  const folder = sharedPath('media', 'dev', 'documents');
  if (!hasShared('media', 'dev', 'documents') || spawnSync('pdftotext', ['-v']).error) return [];
  const files = readdirSync(folder)
    .filter((each) => each.endsWith('.pdf'))
    .map((each) => join(folder, each));
  const own = mkdtempSync(join(tmpdir(), 'bahan-bench-'));
  try {
    const empty = join(own, 'empty.pdf');
    writeFileSync(empty, pdfFile(['']));
    const start = median(Array.from({ length: 20 }, () => timed(() => theirs(empty))));
    let pages = 0;
    for (const file of files) pages += (await readFacts(file)).pages ?? 0;
    const ours: number[] = [];
    const other: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const begin = performance.now();
      for (const file of files) await readFacts(file);
      ours.push(performance.now() - begin);
      const all = timed(() => {
        for (const file of files) theirs(file);
      });
      other.push(Math.max(1, all - start * files.length));
    }
    const rate = (pages / median(ours)) * 1000;
    return [
      {
        metric: `pages of ${files.length} PDFs read`,
        value: rate,
        unit: 'pages/s',
        ratio: median(other) / median(ours),
        baseline: 'pdftotext without its starts',
      },
      { metric: 'one start of pdftotext', value: start, unit: 'ms' },
    ];
  } finally {
    rmSync(own, { recursive: true, force: true });
  }
}

function timed(work: () => void): number {
  const begin = performance.now();
  work();
  return performance.now() - begin;
}

function theirs(file: string): void {
  spawnSync('pdftotext', [file, '-'], { maxBuffer: 64 * 1024 * 1024 });
}
