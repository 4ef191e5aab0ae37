import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { transaction } from '../../electron/engine/db/connection.ts';
import { applyEdit } from '../../electron/engine/db/edits.ts';
import { saveTerm } from '../../electron/engine/db/term-edits.ts';
import { termsOf } from '../../electron/engine/db/terms.ts';
import { planList } from '../../electron/engine/lists/plan.ts';
import { previewList } from '../../electron/engine/lists/preview-list.ts';
import { withList } from '../../electron/engine/lists/read-list.ts';
import { readTerms } from '../../electron/engine/lists/term-csv.ts';
import { importTerms } from '../../electron/engine/lists/term-import.ts';
import { openMediaPool } from '../../electron/engine/media/pool.ts';
import { nodeHost } from '../../electron/engine/node-host.ts';
import { openMade } from '../fixtures/made-library.ts';
import type { Row } from './rows.ts';

export const name = 'lists';

/** `BAHAN_BENCH_ROWS`: how many rows the list has, and assets the library. */
const rows = Number(process.env.BAHAN_BENCH_ROWS ?? 10_000);

/** Processor seconds, since what else the machine does is no matter of ours. */
async function seconds(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

/** A list of as many rows as there are assets, a list of 10,000 themes, and a theme that all assets carry renamed. */
export async function run(): Promise<Row[]> {
  const base = mkdtempSync(join(tmpdir(), 'bahan-bench-lists-'));
  const made = openMade(join(base, 'library'));
  const media = openMediaPool(nodeHost());
  try {
    const { db, context } = made;
    transaction(db, () => {
      for (let n = 0; n < rows; n += 1) made.add(`IMG_${n}.jpg`);
    });
    const path = join(base, 'list.csv');
    const lines = Array.from(
      { length: rows },
      (_, n) => `img_${n}.jpg;Panen ke-${n};Perkebunan;17 Agustus 2024;kopi, panen`,
    );
    writeFileSync(path, `Nama Berkas;Judul;Tema;Tanggal;Kata Kunci\r\n${lines.join('\r\n')}\r\n`);
    const preview = await seconds(() => withList(media, { path }, undefined, (list) => previewList(db, list)));
    const apply = await seconds(() =>
      withList(media, { path }, undefined, async (list) => applyEdit(db, context, (await planList(db, list)).items)),
    );
    const theme = termsOf(db, 'theme')[0]?.id;
    const rename = await seconds(() => saveTerm(db, context, 'theme', theme, { name: 'Kebun' }, true));
    const csv = Array.from({ length: 10_000 }, (_, n) => `Tema ${n};${n < 100 ? '' : `Tema ${n % 100}`};Sebutan ${n}`);
    const themes = await seconds(() => {
      const { entries } = readTerms('theme', `Nama;Induk;Sebutan lain\r\n${csv.join('\r\n')}\r\n`);
      applyEdit(db, context, [], importTerms(db, 'theme', entries, true).things);
    });
    const list = await seconds(() => termsOf(db, 'theme'));
    return [
      { metric: `list of ${rows} rows looked at, processor time`, value: preview, unit: 's' },
      { metric: `list of ${rows} rows applied, processor time`, value: apply, unit: 's' },
      { metric: `theme of ${rows} assets renamed, processor time`, value: rename, unit: 's' },
      { metric: '10,000 themes taken in, processor time', value: themes, unit: 's' },
      { metric: '10,000 themes listed with their counts, processor time', value: list, unit: 's' },
    ];
  } finally {
    await media.close();
    made.close();
    rmSync(base, { recursive: true, force: true });
  }
}
