import { BahanError } from '../../../shared/errors.ts';
import type { EditChange, EditField } from '../../../shared/model/edit.ts';
import type { ListColumn, ListProblem } from '../../../shared/model/list.ts';
import { unguardedCell } from '../../../shared/text/csv.ts';
import type { Reader } from '../db/connection.ts';
import type { EditItem } from '../db/edits.ts';
import type { TableRow, TableValue } from '../media/table/table.ts';
import { type CellValue, cleanLine, readCell, readValue } from './cells.ts';
import { columnOfHead } from './columns.ts';
import { breathe, type Match, matchLoosely, matchWritten } from './match.ts';
import type { ReadList } from './read-list.ts';

/** What a list says about which assets. */
export interface ListPlan {
  readonly rows: number;
  /** Rows that found their asset. */
  readonly matched: number;
  /** Paths of those that did not, as they are written. */
  readonly unmatched: readonly string[];
  readonly items: readonly EditItem[];
  readonly problems: readonly ListProblem[];
  readonly problemsMore: boolean;
  /** The first mistake that a list by a program must not have. */
  readonly mistake: ListProblem | undefined;
}

export interface PlanOptions {
  readonly base?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Rows between two moments in which others have their turn. */
const slice = 200;
const mostProblems = 500;
/** Assets of one edit; a list that speaks of more comes in parts. */
const mostAssets = 200_000;
const longestValue = 200;
const hard: readonly ListProblem['problem'][] = ['no-path', 'bad-date', 'bad-line', 'too-long'];

/**
 * Finds the asset of each row and what the row says of it. Of two rows about one asset the later words hold. The list is
 * gone through twice, so that of a million rows only their paths are held.
 * @throws `cancelled`; `file-too-large` with `rows` where it speaks of too many assets
 */
export async function planList(db: Reader, list: ReadList, { base, signal }: PlanOptions = {}): Promise<ListPlan> {
  const matches = await matchRows(db, list, base, signal);
  const problems: ListProblem[] = [];
  let problemsMore = false;
  let mistake: ListProblem | undefined;
  const tell = (line: number, problem: ListProblem['problem'], value: string): void => {
    const told = { line, problem, value: cleanLine(value.slice(0, longestValue)) };
    if (hard.includes(problem)) mistake ??= told;
    if (problems.length < mostProblems) problems.push(told);
    else problemsMore = true;
  };
  const unmatched: string[] = [];
  const said = new Map<string, EditChange[]>();
  let rows = 0;
  let matched = 0;
  for await (const row of list.rows()) {
    if (rows % slice === slice - 1) await breathe(signal);
    const match = matches[rows];
    rows += 1;
    const path = pathOf(list, row);
    if (row.broken !== undefined) tell(row.line, 'bad-line', row.broken === 'quote' ? (path ?? '') : row.broken);
    if (row.cells === null) continue;
    if (path === undefined) tell(row.line, 'no-path', '');
    const changes = changesOf(list, row, (problem, value) => tell(row.line, problem, value));
    if (path === undefined || match === undefined) continue;
    if (match === 'none' || match === 'several') {
      unmatched.push(path);
      tell(row.line, match === 'none' ? 'unmatched' : 'ambiguous', path);
      continue;
    }
    matched += 1;
    if (changes.length > 0) said.set(match.id, [...(said.get(match.id) ?? []), ...changes]);
    if (said.size > mostAssets) throw new BahanError('file-too-large', { rows: mostAssets });
  }
  const items = [...said].map(([id, changes]) => ({ id, changes }));
  return { rows, matched, unmatched, items, problems, problemsMore, mistake };
}

/** The match of each row in its order; undefined for rows without a path. */
async function matchRows(
  db: Reader,
  list: ReadList,
  base: string | undefined,
  signal: AbortSignal | undefined,
): Promise<(Match | undefined)[]> {
  const matches: (Match | undefined)[] = [];
  const left = new Map<string, number[]>();
  for await (const row of list.rows()) {
    if (matches.length % slice === slice - 1) await breathe(signal);
    const path = pathOf(list, row);
    let match = path === undefined ? undefined : matchWritten(db, path, base);
    if (match === 'none' && path !== undefined && tidied(path) !== path) match = matchWritten(db, tidied(path), base);
    if (match === 'none' && path !== undefined) {
      const known = left.get(path);
      if (known) known.push(matches.length);
      else left.set(path, [matches.length]);
    }
    matches.push(match);
  }
  const named = Map.groupBy(left.keys(), tidied);
  for (const [tidy, match] of await matchLoosely(db, named.keys(), signal)) {
    for (const path of named.get(tidy) ?? []) for (const at of left.get(path) ?? []) matches[at] = match;
  }
  return matches;
}

/** A path without what people and programs put around it. */
function tidied(path: string): string {
  const plain = path.trim().replace(/^(["'])(.*)\1$/s, '$2');
  if (!/^file:\/\//i.test(plain)) return plain;
  try {
    return decodeURIComponent(plain.replace(/^file:\/\/(?:\/(?=[a-z]:))?/i, ''));
  } catch {
    return plain;
  }
}

function pathOf(list: ReadList, { cells }: TableRow): string | undefined {
  if (cells === null) return undefined;
  if (!isNamed(cells)) {
    const path = unguardedCell(cells[list.columns.indexOf('path')] ?? '');
    return path.trim() === '' ? undefined : path;
  }
  const [, path] = Object.entries(cells).find(([name]) => columnOfName(list, name) === 'path') ?? [];
  return typeof path === 'string' && path.trim() !== '' ? path : undefined;
}

const isNamed = (cells: TableRow['cells']): cells is Readonly<Record<string, TableValue>> => !Array.isArray(cells);

function columnOfName(list: ReadList, name: string): ListColumn {
  const at = list.names.indexOf(name);
  return at < 0 ? columnOfHead(name) : (list.columns[at] ?? 'ignore');
}

/** What a row says. */
function changesOf(
  list: ReadList,
  { cells }: TableRow,
  tell: (problem: ListProblem['problem'], value: string) => void,
): EditChange[] {
  const changes: EditChange[] = [];
  const put = (column: EditField, value: CellValue): void => {
    if (value === undefined) return;
    if (column === 'keywords' || column === 'people') {
      changes.push({ field: column, op: 'set', value: typeof value === 'string' ? [value] : [...value] });
    } else changes.push({ field: column, op: 'set', value: String(value) });
  };
  const named = isNamed(cells);
  const entries: [string | number, string | TableValue][] = named
    ? Object.entries(cells ?? {})
    : [...(cells ?? []).entries()];
  for (const [key, written] of entries) {
    const column = typeof key === 'number' ? (list.columns[key] ?? 'ignore') : columnOfName(list, key);
    if (column === 'ignore' || column === 'path') continue;
    const read = named ? readValue(column, written as TableValue) : readCell(column, written as string, list.from1904);
    if (read === 'bad-line') {
      tell('bad-line', String(key));
      continue;
    }
    if (read.problem) tell(read.problem, String(written));
    put(column, read.value);
  }
  return changes;
}
