import { get, type Reader } from '../db/connection.ts';
import { traitBytes } from '../media/look.ts';
import { breathe } from './slices.ts';

/** What all pictures look like, an entry an asset in no order; see media/look.ts for the bytes. */
export interface Looks {
  /** Entries; one whose `id` is 0 is empty. */
  readonly length: number;
  readonly id: Int32Array;
  /** The first and the second half of the shape. */
  readonly high: Uint32Array;
  readonly low: Uint32Array;
  /** 1 where a picture has a shape. */
  readonly shaped: Uint8Array;
  /** `traitBytes` an entry. */
  readonly traits: Uint8Array;
  /** Where the look of an asset is; -1 where there is none. */
  indexOf(assetId: number): number;
}

type Row = readonly [id: number, shape: Buffer | null, traits: Buffer];

export const nextLooks =
  'SELECT asset_id, shape, colours FROM look WHERE asset_id > ? AND colours IS NOT NULL ORDER BY asset_id LIMIT 1000';
export const looksById = `SELECT l.asset_id, l.shape, l.colours FROM json_each(?) j CROSS JOIN look l ON l.asset_id = j.value
  WHERE l.colours IS NOT NULL`;

/** Entries beyond those that are known. */
const spare = 4096;
/** Changes that are taken in at once. */
const taken = 1_000;
/** Milliseconds after the last question for which looks are held in memory: about 80 bytes a picture. */
const heldFor = 300_000;

/** Holds what pictures look like while somebody asks for it, and knows what was written since. */
export class LookStore {
  readonly #db: Reader;
  #version = 0;
  #held: Held | undefined;
  #loading: Promise<Looks> | undefined;
  #changed = new Set<number>();
  #timer: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(db: Reader) {
    this.#db = db;
  }

  /** Another number whenever looks became others than they were at the last reading. */
  get version(): number {
    return this.#version;
  }

  /** These looks (ids of assets) were written or went since. */
  noteChanged(ids: readonly number[]): void {
    // what was never read will be read as it is then
    if (this.#held || this.#loading) for (const id of ids) this.#changed.add(id);
  }

  /** All looks as they are now; what changes later comes in with the next reading, into the same arrays. */
  async read(): Promise<Looks> {
    this.#loading ??= this.#refresh().finally(() => {
      this.#loading = undefined;
    });
    const looks = await this.#loading;
    clearTimeout(this.#timer);
    if (this.#isClosed) return looks;
    this.#timer = setTimeout(() => {
      this.#held = undefined;
      this.#changed.clear();
    }, heldFor);
    this.#timer.unref();
    return looks;
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    this.#held = undefined;
  }

  async #refresh(): Promise<Looks> {
    const held = this.#held ?? (await this.#load());
    while (this.#changed.size > 0 && !this.#isClosed) {
      const changed = [...this.#changed].slice(0, taken);
      const rows = this.#db.prepare(looksById).raw().all(JSON.stringify(changed)) as Row[];
      const gone = new Set(changed);
      for (const row of rows) {
        if (held.put(row)) this.#version += 1;
        gone.delete(row[0]);
      }
      for (const id of gone) if (held.drop(id)) this.#version += 1;
      for (const id of changed) this.#changed.delete(id);
      await breathe();
    }
    this.#held = held;
    return held;
  }

  async #load(): Promise<Held> {
    const last = get<{ id: number | null }>(this.#db, 'SELECT max(asset_id) AS id FROM look')?.id ?? 0;
    const held = new Held(last);
    this.#version += 1;
    this.#changed.clear();
    for (let after = 0; !this.#isClosed; ) {
      const rows = this.#db.prepare(nextLooks).raw().all(after) as Row[];
      const last = rows.at(-1);
      if (!last) break;
      for (const row of rows) held.put(row);
      after = last[0];
      await breathe();
    }
    return held;
  }
}

class Held implements Looks {
  length = 0;
  id: Int32Array;
  high: Uint32Array;
  low: Uint32Array;
  shaped: Uint8Array;
  traits: Uint8Array;
  /** Entry of each asset and one, by its id; 0: none. */
  #places: Int32Array;

  /** @param last the highest id: nearly all ids have a look, and room that is never used costs nothing */
  constructor(last: number) {
    const length = last + spare;
    this.id = new Int32Array(length);
    this.high = new Uint32Array(length);
    this.low = new Uint32Array(length);
    this.shaped = new Uint8Array(length);
    this.traits = new Uint8Array(length * traitBytes);
    this.#places = new Int32Array(length);
  }

  indexOf(assetId: number): number {
    return (this.#places[assetId] ?? 0) - 1;
  }

  /** @returns whether it is another look than was known */
  put([id, shape, traits]: Row): boolean {
    let at = this.indexOf(id);
    const isNew = at < 0;
    if (isNew) {
      at = this.length++;
      if (at >= this.id.length) this.#grow();
      if (id >= this.#places.length) this.#places = larger(this.#places, Math.max(id + 1, this.#places.length * 2));
      this.#places[id] = at + 1;
      this.id[at] = id;
    }
    const isShaped = shape?.length === 8;
    const [high, low] = isShaped ? [shape.readUInt32BE(0), shape.readUInt32BE(4)] : [0, 0];
    const from = at * traitBytes;
    const isOther = isNew || this.high[at] !== high || this.low[at] !== low;
    this.shaped[at] = isShaped ? 1 : 0;
    this.high[at] = high;
    this.low[at] = low;
    this.traits.set(traits.subarray(0, traitBytes), from);
    return isOther;
  }

  /** @returns whether there was one */
  drop(id: number): boolean {
    const at = this.indexOf(id);
    if (at < 0) return false;
    this.id[at] = 0;
    this.shaped[at] = 0;
    this.#places[id] = 0;
    return true;
  }

  #grow(): void {
    const length = this.id.length * 2;
    this.id = larger(this.id, length);
    this.high = larger(this.high, length);
    this.low = larger(this.low, length);
    this.shaped = larger(this.shaped, length);
    this.traits = larger(this.traits, length * traitBytes);
  }
}

function larger<Numbers extends Int32Array | Uint32Array | Uint8Array>(numbers: Numbers, length: number): Numbers {
  const grown = new (numbers.constructor as new (length: number) => Numbers)(length);
  grown.set(numbers);
  return grown;
}
