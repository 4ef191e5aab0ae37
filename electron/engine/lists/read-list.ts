import { createReadStream, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { BahanError } from '../../../shared/errors.ts';
import type { ListColumn } from '../../../shared/model/list.ts';
import type { MediaPool } from '../media/pool.ts';
import type { TableRead, TableRow } from '../media/table/table.ts';
import { columnsOf, isFileName, knownHeads } from './columns.ts';

/** Where a list comes from: a file, or its bytes (base64) with its name. */
export type ListSource = { readonly path: string } | { readonly name: string; readonly bytes: string };

/** A list that was read: what its columns are called and taken for, and its rows. */
export interface ReadList {
  readonly format: TableRead['format'];
  readonly from1904: boolean;
  readonly names: readonly string[];
  readonly columns: readonly ListColumn[];
  /** Line of the row with the names; 0 where rows name their values themselves. */
  readonly headLine: number;
  /** The rows below the names; `cells` by column. A row of JSON has its values by name. */
  rows(): AsyncGenerator<TableRow>;
}

/** Rows that are looked at for the names of the columns: some lists have a title above them. */
const headRows = 30;
/** Rows that a column is known by for one of file names. */
const sampleRows = 50;

/**
 * Reads a list in the media process and gives it to `work`; what was written down of it is gone afterwards.
 * @param columns what each column is taken for; by its name where absent
 * @throws `file-missing`, `file-empty`, `file-unsupported`, `file-too-large`, `file-damaged`, `file-truncated`,
 *   `file-locked-by-password`, `file-timed-out`, `reader-crashed`, `cancelled`
 */
export async function withList<T>(
  media: MediaPool,
  source: ListSource,
  columns: readonly ListColumn[] | undefined,
  work: (list: ReadList) => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'bahan-list-'));
  try {
    const target = join(folder, 'rows');
    const path = 'path' in source ? source.path : receive(folder, source);
    const bytes = 'path' in source ? undefined : Math.floor(source.bytes.length * 0.75);
    const read = await media.ask({ what: 'table', path, target }, { signal, priority: 'now', bytes });
    const list = read.format === 'json' ? await jsonList(target, read) : await tableList(target, read, columns);
    return await work(list);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The bytes as a file under a name that keeps its ending only. */
function receive(folder: string, { name, bytes }: { name: string; bytes: string }): string {
  const ending = /\.[a-z0-9]{1,6}$/i.exec(basename(name))?.[0] ?? '';
  const path = join(folder, `list${ending}`);
  writeFileSync(path, Buffer.from(bytes, 'base64'), { mode: 0o600 });
  return path;
}

/** Rows as they were written down; a line of JSON may hold what else ends a line. */
async function* written(target: string): AsyncGenerator<TableRow> {
  const stream = createReadStream(target, { encoding: 'utf8', highWaterMark: 256 * 1024 });
  let rest = '';
  try {
    for await (const part of stream) {
      const lines = (rest + part).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) yield JSON.parse(line) as TableRow;
    }
  } finally {
    stream.destroy();
  }
}

async function first(target: string, count: number): Promise<TableRow[]> {
  const rows: TableRow[] = [];
  for await (const row of written(target)) {
    rows.push(row);
    if (rows.length >= count) break;
  }
  return rows;
}

const cellsOf = (row: TableRow): readonly string[] => (Array.isArray(row.cells) ? row.cells : []);

async function tableList(
  target: string,
  read: TableRead,
  columns: readonly ListColumn[] | undefined,
): Promise<ReadList> {
  const head = await headOf(target);
  if (!head) throw new BahanError('file-empty', {});
  const names = cellsOf(head).map((name) => name.replace(/\s+/g, ' ').trim().slice(0, 300));
  const below: TableRow[] = [];
  for await (const row of behind(target, head)) {
    below.push(row);
    if (below.length >= sampleRows) break;
  }
  const width = Math.min(500, Math.max(names.length, ...below.map((row) => cellsOf(row).length)));
  while (names.length < width) names.push('');
  const looksLikePath = (at: number): boolean => {
    const cells = below.map((row) => cellsOf(row)[at] ?? '').filter((cell) => cell !== '');
    return cells.length > 0 && cells.filter(isFileName).length * 5 >= cells.length * 4;
  };
  const guessed = columnsOf(names, looksLikePath);
  return {
    format: read.format,
    from1904: read.from1904,
    names,
    columns: columns ? names.map((_, at) => columns[at] ?? 'ignore') : guessed,
    headLine: head.line,
    rows: () => behind(target, head),
  };
}

/** The row that names the columns: the one of the first rows with the most names that are known, of the first sheet with one. */
async function headOf(target: string): Promise<TableRow | undefined> {
  const bySheet = new Map<number, TableRow[]>();
  for await (const row of written(target)) {
    const rows = bySheet.get(row.sheet) ?? [];
    if (rows.length < headRows) rows.push(row);
    bySheet.set(row.sheet, rows);
    // the sheets behind a long first one are of no interest when that one has names
    if (rows.length === headRows && bySheet.size === 1 && rows.some((each) => knownHeads(cellsOf(each)) > 1)) break;
  }
  for (const rows of bySheet.values()) {
    const best = rows.toSorted((a, b) => knownHeads(cellsOf(b)) - knownHeads(cellsOf(a)))[0];
    if (best && knownHeads(cellsOf(best)) > 1) return best;
  }
  return [...bySheet.values()].find((rows) => rows.length > 0)?.[0];
}

async function* behind(target: string, head: TableRow): AsyncGenerator<TableRow> {
  for await (const row of written(target)) {
    if (row.sheet === head.sheet && row.line > head.line) yield row;
    else if (row.sheet > head.sheet) return;
  }
}

/** The columns of JSON Lines are the keys of its objects, by the names that scripts use and those of people's lists. */
async function jsonList(target: string, read: TableRead): Promise<ReadList> {
  const names = new Set<string>();
  for (const { cells } of await first(target, sampleRows * 4)) {
    for (const key of Object.keys(cells ?? {})) if (names.size < 500) names.add(key);
  }
  const list = [...names];
  return {
    format: 'json',
    from1904: read.from1904,
    names: list,
    columns: columnsOf(list, () => false),
    headLine: 0,
    rows: () => written(target),
  };
}
