import { all, type Reader } from '../db/connection.ts';
import { breathe } from './slices.ts';

/** What is counted, filtered and laid out for whole results, one entry an asset, sorted by sort key upwards. */
export interface Columns {
  readonly length: number;
  readonly sk: Float64Array;
  readonly id: Int32Array;
  readonly kind: Uint8Array;
  /** 0: no theme. */
  readonly theme: Uint32Array;
  /** round(32 · width / height) limited to 8..255; 0: size unknown. */
  readonly aspect: Uint8Array;
  readonly flags: Uint8Array;
  readonly root: Uint16Array;
  /** Days since 1970. */
  readonly added: Uint16Array;
}

export const missingFlag = 1;
export const errorFlag = 2;
export const datedFlag = 4;

type Row = readonly [
  sk: number,
  id: number,
  kind: number,
  theme: number | null,
  width: number | null,
  height: number | null,
  missing: number,
  error: number,
  dated: number,
  root: number,
  added: number,
];

const listed = `a.sk, a.id, a.kind, a.theme_id, a.width, a.height, a.missing, a.error_code IS NOT NULL, a.date IS NOT NULL,
  a.root_id, a.added_at`;
export const nextRows = `SELECT ${listed} FROM asset a WHERE a.sk > ? ORDER BY a.sk LIMIT 4000`;
export const rowsById = `SELECT ${listed} FROM json_each(?) j CROSS JOIN asset a ON a.id = j.value`;

const dayMs = 86_400_000;
/** Beyond this, reading all anew in slices is better than one long merge. */
const mergeLimit = 20_000;

function columnsOf(length: number): Columns {
  return {
    length,
    sk: new Float64Array(length),
    id: new Int32Array(length),
    kind: new Uint8Array(length),
    theme: new Uint32Array(length),
    aspect: new Uint8Array(length),
    flags: new Uint8Array(length),
    root: new Uint16Array(length),
    added: new Uint16Array(length),
  };
}

function put(columns: Columns, at: number, row: Row): void {
  const [sk, id, kind, theme, width, height, missing, error, dated, root, added] = row;
  columns.sk[at] = sk;
  columns.id[at] = id;
  columns.kind[at] = kind;
  columns.theme[at] = theme ?? 0;
  columns.aspect[at] = width && height ? Math.min(255, Math.max(8, Math.round((32 * width) / height))) : 0;
  columns.flags[at] = (missing ? missingFlag : 0) | (error ? errorFlag : 0) | (dated ? datedFlag : 0);
  columns.root[at] = root;
  columns.added[at] = Math.floor(added / dayMs);
}

function copy(from: Columns, start: number, end: number, to: Columns, at: number): void {
  to.sk.set(from.sk.subarray(start, end), at);
  to.id.set(from.id.subarray(start, end), at);
  to.kind.set(from.kind.subarray(start, end), at);
  to.theme.set(from.theme.subarray(start, end), at);
  to.aspect.set(from.aspect.subarray(start, end), at);
  to.flags.set(from.flags.subarray(start, end), at);
  to.root.set(from.root.subarray(start, end), at);
  to.added.set(from.added.subarray(start, end), at);
}

/** Keeps the columns of a library up to date, reading only what changed, and only when somebody asks. */
export class ColumnStore {
  readonly #db: Reader;
  #columns: Columns | undefined;
  #loading: Promise<Columns> | undefined;
  #changed = new Set<number>();
  #isClosed = false;

  constructor(db: Reader) {
    this.#db = db;
  }

  /** These assets were written since; what is read from now on must show it. */
  noteChanged(ids: readonly number[]): void {
    for (const id of ids) this.#changed.add(id);
  }

  /** The columns as the library is now. The arrays are replaced by a change, never written again. */
  async read(): Promise<Columns> {
    this.#loading ??= this.#refresh().finally(() => {
      this.#loading = undefined;
    });
    return this.#loading;
  }

  close(): void {
    this.#isClosed = true;
    this.#columns = undefined;
  }

  async #refresh(): Promise<Columns> {
    let columns = this.#columns;
    if (!columns || this.#changed.size > mergeLimit) {
      this.#changed = new Set();
      columns = await this.#load();
    }
    // what changed while it was being read comes in the next round
    while (this.#changed.size > 0 && this.#changed.size <= mergeLimit) {
      const changed = this.#changed;
      this.#changed = new Set();
      columns = this.#merge(columns, changed);
      await breathe();
    }
    this.#columns = columns;
    return columns;
  }

  async #load(): Promise<Columns> {
    let columns = columnsOf(8192);
    let length = 0;
    for (let after = Number.MIN_SAFE_INTEGER; !this.#isClosed; ) {
      const rows = this.#db.prepare(nextRows).raw().all(after) as Row[];
      const lastRow = rows.at(-1);
      if (!lastRow) break;
      if (length + rows.length > columns.length) {
        const larger = columnsOf(Math.max(columns.length * 2, length + rows.length));
        copy(columns, 0, length, larger, 0);
        columns = larger;
      }
      for (const row of rows) put(columns, length++, row);
      after = lastRow[0];
      await breathe();
    }
    const exact = columnsOf(length);
    copy(columns, 0, length, exact, 0);
    return exact;
  }

  #merge(old: Columns, changed: ReadonlySet<number>): Columns {
    const rows = (
      this.#db
        .prepare(rowsById)
        .raw()
        .all(JSON.stringify([...changed])) as Row[]
    ).sort((a, b) => a[0] - b[0]);
    const dropped: number[] = [];
    for (let i = 0; i < old.length; i++) if (changed.has(old.id[i] ?? 0)) dropped.push(i);
    const merged = columnsOf(old.length - dropped.length + rows.length);
    let at = 0;
    let from = 0;
    let drop = 0;
    const copyUntil = (end: number): void => {
      for (; (dropped[drop] ?? Number.POSITIVE_INFINITY) < end; drop++) {
        const gap = dropped[drop] ?? end;
        copy(old, from, gap, merged, at);
        at += gap - from;
        from = gap + 1;
      }
      if (end <= from) return;
      copy(old, from, end, merged, at);
      at += end - from;
      from = end;
    };
    for (const row of rows) {
      copyUntil(indexFrom(old.sk, row[0]));
      put(merged, at++, row);
    }
    copyUntil(old.length);
    return merged;
  }
}

/** First index whose key is `sk` or higher. */
export function indexFrom(keys: Float64Array, sk: number): number {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((keys[middle] ?? 0) < sk) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Paths of the watched folders and which of them do not answer now. */
export function rootsNow(
  db: Reader,
): readonly { readonly id: number; readonly path: string; readonly online: number }[] {
  return all(db, 'SELECT id, path, online FROM root');
}
