import type { Reader } from '../db/connection.ts';
import { ColumnSet } from './column-set.ts';
import { ColumnNames, type ColumnRow, type Columns, columnList, columnsOf, copyColumns, putRow } from './columns.ts';
import { breathe } from './slices.ts';

export const nextKeys = 'SELECT a.sk, a.id FROM asset a WHERE a.sk > ? ORDER BY a.sk LIMIT ?';
export const nextRows = `SELECT ${columnList} FROM asset a WHERE a.id > ? ORDER BY a.id LIMIT ?`;
export const rowsById = `SELECT ${columnList} FROM json_each(?) j CROSS JOIN asset a ON a.id = j.value`;

/** Assets of a block: few enough that a change copies little, many enough that there are few blocks. */
const blockSize = 8192;
/** Rows that are read at a time, so that nobody waits. */
const rowStep = 1_000;
/** So many that changed are read in no time. */
const soonRead = 5_000;
/** Beyond this, reading all anew is better than keeping what changed in memory. */
const mergeLimit = 100_000;

/** Keeps the columns of a library up to date, reading only what changed, and only when somebody asks. */
export class ColumnStore {
  readonly #db: Reader;
  readonly #names: ColumnNames;
  readonly #whenRead: (set: ColumnSet) => void;
  #set: ColumnSet | undefined;
  /** Sort key of each asset in the columns, by its id; NaN: it is not there. */
  #keys = new Float64Array(0);
  #loading: Promise<ColumnSet> | undefined;
  #changed = new Set<number>();
  #isClosed = false;

  /** @param whenRead is told of the columns once they were read whole */
  constructor(db: Reader, whenRead: (set: ColumnSet) => void = () => {}) {
    this.#db = db;
    this.#whenRead = whenRead;
    this.#names = new ColumnNames(db);
  }

  /** These assets were written since; what is read from now on must show it. */
  noteChanged(ids: readonly number[]): void {
    for (const id of ids) this.#changed.add(id);
  }

  /** The blocks of the columns that were read last. */
  get blocks(): readonly Columns[] {
    return this.#set?.blocks ?? [];
  }

  /** The columns, where they were read and nothing changed since. */
  get current(): ColumnSet | undefined {
    return this.#changed.size === 0 && !this.#loading ? this.#set : undefined;
  }

  /** The columns as the library is now, where few assets changed since they were read. */
  get soon(): Promise<ColumnSet> | undefined {
    return this.#set && this.#changed.size <= soonRead ? this.read() : undefined;
  }

  /** The columns as the library is now. A set and its blocks are replaced by a change, never written again. */
  async read(): Promise<ColumnSet> {
    const running = this.#loading;
    if (running) {
      const set = await running;
      // what changed while that was being read is not in it
      return this.#changed.size === 0 || this.#isClosed ? set : this.read();
    }
    if (this.#set && this.#changed.size === 0) return this.#set;
    this.#loading = this.#refresh().finally(() => {
      this.#loading = undefined;
    });
    return this.#loading;
  }

  close(): void {
    this.#isClosed = true;
    this.#set = undefined;
  }

  async #refresh(): Promise<ColumnSet> {
    const changed = this.#changed;
    this.#changed = new Set();
    this.#names.forgetIds();
    const old = this.#set;
    const isMerged = old !== undefined && changed.size <= mergeLimit;
    const set = isMerged ? await this.#merge(old, changed) : await this.#load();
    this.#set = set;
    if (!isMerged && !this.#isClosed) this.#whenRead(set);
    return set;
  }

  /** By key first, which the index alone can tell, then row by row as they lie on the disk. */
  async #load(): Promise<ColumnSet> {
    const blocks: Columns[] = [];
    this.#keys = new Float64Array(0);
    for (let after = Number.MIN_SAFE_INTEGER; !this.#isClosed; ) {
      const rows = this.#db.prepare(nextKeys).raw().all(after, blockSize) as [sk: number, id: number][];
      if (rows.length === 0) break;
      const block = columnsOf(rows.length);
      rows.forEach(([sk, id], at) => {
        block.sk[at] = sk;
        block.id[at] = id;
        this.#setKey(id, sk);
      });
      blocks.push(block);
      after = rows.at(-1)?.[0] ?? after;
      await breathe();
    }
    const places = new Uint32Array(this.#keys.length);
    blocks.forEach((block, number) => {
      block.id.forEach((id, at) => {
        places[id] = number * blockSize + at;
      });
    });
    for (let after = Number.MIN_SAFE_INTEGER; !this.#isClosed; ) {
      const rows = this.#db.prepare(nextRows).raw().all(after, rowStep) as ColumnRow[];
      const last = rows.at(-1);
      if (!last) break;
      for (const row of rows) {
        const [sk, id] = row;
        const place = places[id] ?? 0;
        const block = blocks[Math.floor(place / blockSize)];
        // one that came or moved meanwhile is among those that changed
        if (block && this.#keys[id] === sk) putRow(block, place % blockSize, row, this.#names);
      }
      after = last[1];
      await breathe();
    }
    return new ColumnSet(blocks, this.#names);
  }

  async #merge(old: ColumnSet, changed: ReadonlySet<number>): Promise<ColumnSet> {
    const rows = await this.#rowsOf([...changed]);
    /** By number of the old block: what comes into it. */
    const coming = new Map<number, ColumnRow[]>();
    const listOf = (number: number): ColumnRow[] => {
      const known = coming.get(number);
      const list = known ?? [];
      if (!known) coming.set(number, list);
      return list;
    };
    for (const id of changed) {
      const sk = this.#keys[id];
      if (sk === undefined || Number.isNaN(sk)) continue;
      // it leaves its block, or is written anew there
      listOf(old.blockOf(sk));
      this.#keys[id] = Number.NaN;
    }
    for (const row of rows) {
      listOf(old.blockOf(row[0])).push(row);
      this.#setKey(row[1], row[0]);
    }
    const blocks: Columns[] = [];
    for (let number = 0; number < Math.max(1, old.blocks.length); number++) {
      const block = old.blocks[number];
      const list = coming.get(number);
      if (!list) {
        if (block) blocks.push(block);
        continue;
      }
      blocks.push(...this.#rebuilt(block ?? columnsOf(0), list, changed));
      await breathe();
    }
    return new ColumnSet(blocks, this.#names);
  }

  async #rowsOf(ids: readonly number[]): Promise<ColumnRow[]> {
    const rows: ColumnRow[] = [];
    for (let from = 0; from < ids.length; from += rowStep) {
      if (from > 0) await breathe();
      const part = JSON.stringify(ids.slice(from, from + rowStep));
      rows.push(...(this.#db.prepare(rowsById).raw().all(part) as ColumnRow[]));
    }
    return rows;
  }

  /** A block without what changed and with what comes, in as many blocks as that takes. */
  #rebuilt(old: Columns, rows: readonly ColumnRow[], changed: ReadonlySet<number>): Columns[] {
    const coming = rows.toSorted((a, b) => a[0] - b[0]);
    const merged = columnsOf(old.length + coming.length);
    let length = 0;
    let next = 0;
    let from = 0;
    const copyUntil = (end: number): void => {
      copyColumns(old, from, end, merged, length);
      length += end - from;
      from = end;
    };
    for (let at = 0; at < old.length; at++) {
      const sk = old.sk[at] ?? 0;
      if ((coming[next]?.[0] ?? Number.POSITIVE_INFINITY) <= sk) {
        copyUntil(at);
        for (let row = coming[next]; row && row[0] <= sk; row = coming[++next])
          putRow(merged, length++, row, this.#names);
      }
      if (!changed.has(old.id[at] ?? 0)) continue;
      copyUntil(at);
      from = at + 1;
    }
    copyUntil(old.length);
    for (let row = coming[next]; row; row = coming[++next]) putRow(merged, length++, row, this.#names);
    const parts = Math.ceil(length / (2 * blockSize));
    const size = Math.ceil(length / parts);
    return Array.from({ length: parts }, (_, part) => {
      const start = part * size;
      const end = Math.min(length, start + size);
      const block = columnsOf(end - start);
      copyColumns(merged, start, end, block, 0);
      return block;
    });
  }

  #setKey(id: number, sk: number): void {
    if (id >= this.#keys.length) {
      const larger = new Float64Array(Math.max(1024, id + 1, this.#keys.length * 2)).fill(Number.NaN);
      larger.set(this.#keys);
      this.#keys = larger;
    }
    this.#keys[id] = sk;
  }
}
