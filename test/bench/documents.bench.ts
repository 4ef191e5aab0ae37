import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readFacts } from '../../electron/engine/media/probe/facts.ts';
import { pdfFile } from '../electron/engine/media/pdf-file.ts';
import { hasShared, sharedPath } from '../fixtures/shared.ts';
import { median, type Row } from './rows.ts';

export const name = 'documents';

const rounds = 7;

/**
 * Words of PDFs per second, beside pdftotext. All PDFs at hand that have words are put into one (`pdfunite`), so that a
 * start of pdftotext weighs little beside its work; one start, measured on an empty page, is taken off all the same.
 * Ours is read once before the clock runs, since it starts once and then stays. The two take turns. Without poppler or
 * the material there is nothing to compare.
 */
export async function run(): Promise<Row[]> {
  const folder = sharedPath('media', 'dev', 'documents');
  if (!hasShared('media', 'dev', 'documents') || spawnSync('pdfunite', ['-v']).error) return [];
  const own = mkdtempSync(join(tmpdir(), 'bahan-bench-'));
  try {
    const files: string[] = [];
    for (const each of readdirSync(folder).filter((one) => one.endsWith('.pdf'))) {
      const { text, technical } = await readFacts(join(folder, each));
      if (text !== null && technical.encrypted === undefined) files.push(join(folder, each));
    }
    const united = join(own, 'united.pdf');
    if (spawnSync('pdfunite', [...files, united]).status !== 0) return [];
    const empty = join(own, 'empty.pdf');
    writeFileSync(empty, pdfFile(['']));
    const pages = (await readFacts(united)).pages ?? 0;
    const ours: number[] = [];
    const other: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const begin = performance.now();
      await readFacts(united);
      ours.push(performance.now() - begin);
      const start = timed(() => theirs(empty));
      other.push(Math.max(1, timed(() => theirs(united)) - start));
    }
    return [
      {
        metric: `words of ${files.length} PDFs in one`,
        value: (pages / median(ours)) * 1000,
        unit: 'pages/s',
        ratio: median(other) / median(ours),
        baseline: 'pdftotext',
      },
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
