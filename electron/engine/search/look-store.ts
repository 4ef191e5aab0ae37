import type { Reader } from '../db/connection.ts';
import { traitBytes } from '../media/look.ts';
import { breathe } from './slices.ts';

/** What all pictures look like, one entry an asset, by its id upwards; see media/look.ts for the bytes. */
export interface Looks {
  readonly length: number;
  readonly id: Int32Array;
  /** The first and the second half of the shape. */
  readonly high: Uint32Array;
  readonly low: Uint32Array;
  /** 1 where a picture has a shape. */
  readonly shaped: Uint8Array;
  /** `traitBytes` an entry. */
  readonly traits: Uint8Array;
}

type Row = readonly [id: number, shape: Buffer | null, traits: Buffer];

const listed = 'asset_id, shape, colours FROM look';
export const nextLooks = `SELECT ${listed} WHERE asset_id > ? AND colours IS NOT NULL ORDER BY asset_id LIMIT 2000`;
export const looksById = `SELECT ${listed} WHERE asset_id IN (SELECT value FROM json_each(?)) AND colours IS NOT NULL ORDER BY asset_id`;

/** Beyond so many changes, reading all anew in slices is better than one long merge. */
const mergeLimit = 5_000;
/** Milliseconds after the last question for which looks are held in memory: 75 bytes a picture. */
const heldFor = 300_000;

/** Holds what pictures look like while somebody asks for it, and knows what was written since. */
export class LookStore {
  readonly #db: Reader;
  #looks: Looks | undefined;
  #loading: Promise<Looks> | undefined;
  #changed = new Set<number>();
  #timer: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(db: Reader) {
    this.#db = db;
  }

  /** These looks (ids of assets) were written or went since. */
  noteChanged(ids: readonly number[]): void {
    // what was never read will be read as it is then
    if (this.#looks || this.#loading) for (const id of ids) this.#changed.add(id);
  }

  /** All looks as they are now. The arrays are replaced by a change, never written again. */
  async read(): Promise<Looks> {
    clearTimeout(this.#timer);
    this.#loading ??= this.#refresh().finally(() => {
      this.#loading = undefined;
    });
    const looks = await this.#loading;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#looks = undefined;
      this.#changed.clear();
    }, heldFor);
    this.#timer.unref();
    return looks;
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    this.#looks = undefined;
  }

  async #refresh(): Promise<Looks> {
    let looks = this.#looks;
    if (!looks || this.#changed.size > mergeLimit) {
      this.#changed = new Set();
      looks = await this.#load();
    }
    while (this.#changed.size > 0 && !this.#isClosed) {
      const changed = [...this.#changed].slice(0, mergeLimit);
      for (const id of changed) this.#changed.delete(id);
      looks = this.#merge(looks, new Set(changed));
      await breathe();
    }
    this.#looks = looks;
    return looks;
  }

  async #load(): Promise<Looks> {
    let looks = room(4096);
    let length = 0;
    for (let after = Number.MIN_SAFE_INTEGER; !this.#isClosed; ) {
      const rows = this.#db.prepare(nextLooks).raw().all(after) as Row[];
      if (length + rows.length > looks.length) {
        const larger = room(looks.length * 2);
        copy(looks, 0, length, larger, 0);
        looks = larger;
      }
      for (const row of rows) put(looks, length++, row);
      const last = rows.at(-1);
      if (!last) break;
      after = last[0];
      await breathe();
    }
    return cut(looks, length);
  }

  #merge(old: Looks, changed: ReadonlySet<number>): Looks {
    const rows = this.#db
      .prepare(looksById)
      .raw()
      .all(JSON.stringify([...changed])) as Row[];
    const merged = room(old.length + rows.length);
    let at = 0;
    let from = 0;
    // whole stretches between two changes are copied at once
    const marks = [...changed].sort((a, b) => a - b);
    const byId = new Map(rows.map((row) => [row[0], row]));
    for (const id of marks) {
      const place = placeOf(old.id, id);
      copy(old, from, place, merged, at);
      at += place - from;
      from = old.id[place] === id ? place + 1 : place;
      const row = byId.get(id);
      if (row) put(merged, at++, row);
    }
    copy(old, from, old.length, merged, at);
    return cut(merged, at + old.length - from);
  }
}

/** Where the look of an asset is; -1 where there is none. */
export function lookIndex(looks: Looks, assetId: number): number {
  const at = placeOf(looks.id, assetId);
  return looks.id[at] === assetId ? at : -1;
}

function placeOf(ids: Int32Array, id: number): number {
  let low = 0;
  let high = ids.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ids[middle] ?? 0) < id) low = middle + 1;
    else high = middle;
  }
  return low;
}

const room = (length: number): Looks => ({
  length,
  id: new Int32Array(length),
  high: new Uint32Array(length),
  low: new Uint32Array(length),
  shaped: new Uint8Array(length),
  traits: new Uint8Array(length * traitBytes),
});

function put(looks: Looks, at: number, [id, shape, traits]: Row): void {
  looks.id[at] = id;
  looks.shaped[at] = shape?.length === 8 ? 1 : 0;
  if (shape?.length === 8) {
    looks.high[at] = shape.readUInt32BE(0);
    looks.low[at] = shape.readUInt32BE(4);
  }
  looks.traits.set(traits.subarray(0, traitBytes), at * traitBytes);
}

function copy(from: Looks, start: number, end: number, to: Looks, at: number): void {
  to.id.set(from.id.subarray(start, end), at);
  to.high.set(from.high.subarray(start, end), at);
  to.low.set(from.low.subarray(start, end), at);
  to.shaped.set(from.shaped.subarray(start, end), at);
  to.traits.set(from.traits.subarray(start * traitBytes, end * traitBytes), at * traitBytes);
}

function cut(looks: Looks, length: number): Looks {
  const exact = room(length);
  copy(looks, 0, length, exact, 0);
  return exact;
}
