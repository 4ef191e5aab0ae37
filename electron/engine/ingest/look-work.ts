import { setTimeout as sleep } from 'node:timers/promises';
import { all, get, run, transaction } from '../db/connection.ts';
import type { Look } from '../media/look.ts';
import type { MediaPool } from '../media/pool.ts';
import type { PictureStore } from '../media/store.ts';
import { breathe } from '../search/slices.ts';
import type { BackgroundContext } from './background-work.ts';
import { isWriteTrouble } from './write-trouble.ts';

/** Assets that are looked over at once for those whose look is not known, and pictures that are written down together. */
const stretch = 2_000;
const together = 24;
/** Milliseconds until the next try while folders are looked through or files are read and drawn. */
const busyRest = 1_000;
/** Milliseconds between two pictures: people who work on the same computer come first. */
const rest = 5;

export interface LookContext extends Omit<BackgroundContext, 'search'> {
  readonly store: PictureStore;
  readonly media: MediaPool;
  /** Told which looks (ids of assets) were written. */
  looked(ids: readonly number[]): void;
}

interface Measured {
  readonly id: number;
  readonly picture: string;
  readonly look: Look | undefined;
}

export const lookedOver = `SELECT a.id FROM asset a LEFT JOIN look l ON l.asset_id = a.id
  WHERE a.id > ? AND a.id <= ? AND a.picture IS NOT NULL AND a.picture_kind = 0 AND a.picture IS NOT l.picture
  ORDER BY a.id`;
const named = `SELECT a.id FROM json_each(?) j CROSS JOIN asset a ON a.uid = j.value LEFT JOIN look l ON l.asset_id = a.id
  WHERE a.picture IS NOT NULL AND a.picture_kind = 0 AND a.picture IS NOT l.picture`;

/**
 * Measures what pictures look like, of the thumbnails that are kept, the newest first, while nothing else is to be done. A
 * look that is missing or is of another picture is what says that there is something to do.
 */
export class LookWork {
  readonly #context: LookContext;
  readonly #closing = new AbortController();
  /** Assets whose picture is to be looked at; those to come last first. */
  #waiting: number[] = [];
  readonly #queued = new Set<number>();
  /** Whether all assets are to be looked over. */
  #isUnsure = true;
  #isOff = true;
  #isHeld = false;
  #running: Promise<void> | undefined;
  #hurries = 0;
  /** Aborted when somebody waits: then nobody rests. */
  #resting = new AbortController();

  constructor(context: LookContext) {
    this.#context = context;
  }

  /** Pictures that were not looked at yet, as far as is known. */
  get waiting(): number {
    return this.#waiting.length;
  }

  /** Begins, and listens to what changes from now on. */
  start(): void {
    this.#isOff = false;
    void this.#listen();
    this.#wake();
  }

  /** Rests while the library cannot be written to. */
  hold(holds: boolean): void {
    this.#isHeld = holds;
    if (!holds) this.#wake();
  }

  /** Until all pictures were looked at, or nothing can be done about it. */
  async drained(): Promise<void> {
    if (this.#isOff) return;
    this.#isUnsure = true;
    this.#hurries += 1;
    this.#resting.abort();
    this.#resting = new AbortController();
    this.#wake();
    await this.#running;
    this.#hurries -= 1;
  }

  async close(): Promise<void> {
    this.#isOff = true;
    this.#closing.abort();
    await this.#running;
  }

  get #rests(): boolean {
    return this.#isOff || this.#isHeld;
  }

  async #listen(): Promise<void> {
    const { db, changes } = this.#context;
    for await (const { assets, assetsMore } of changes.subscribe(this.#closing.signal)) {
      if (assetsMore) this.#isUnsure = true;
      else if (assets.length > 0)
        for (const { id } of all<{ id: number }>(db, named, JSON.stringify(assets))) this.#queue(id);
      if (this.#isUnsure || this.#waiting.length > 0) this.#wake();
    }
  }

  #queue(id: number): void {
    if (this.#queued.has(id)) return;
    this.#queued.add(id);
    this.#waiting.push(id);
  }

  #wake(): void {
    if (this.#rests) return;
    this.#running ??= this.#run().then((isDone) => {
      this.#running = undefined;
      // what came while it ended; after a failure something has to happen first
      if (isDone && (this.#isUnsure || this.#waiting.length > 0)) this.#wake();
    });
  }

  /** @returns whether all was done that could be */
  async #run(): Promise<boolean> {
    const { host, trouble } = this.#context;
    try {
      while (!this.#rests) {
        if (this.#context.isBusy() && this.#hurries === 0) await this.#pause(busyRest);
        else if (this.#isUnsure) await this.#lookOver();
        else if (this.#waiting.length > 0) await this.#next();
        else return true;
      }
    } catch (error) {
      if (this.#isOff) return false;
      if (isWriteTrouble(error)) trouble(error);
      else host.log('error', 'looks-not-measured', { error: String(error) });
    }
    return false;
  }

  async #pause(milliseconds: number): Promise<void> {
    const signal = AbortSignal.any([this.#closing.signal, this.#resting.signal]);
    // a process that has nothing else to do need not stay for it
    await sleep(milliseconds, undefined, { ref: this.#hurries > 0, signal }).catch(() => {});
  }

  /** Finds all that is to be looked at, a stretch of ids at a time. */
  async #lookOver(): Promise<void> {
    const { db } = this.#context;
    this.#isUnsure = false;
    const last = get<{ id: number | null }>(db, 'SELECT max(id) AS id FROM asset')?.id ?? 0;
    for (let from = 0; from < last && !this.#rests; from += stretch) {
      for (const { id } of all<{ id: number }>(db, lookedOver, from, from + stretch)) this.#queue(id);
      await breathe();
    }
  }

  async #next(): Promise<void> {
    const { store } = this.#context;
    const measured: Measured[] = [];
    const one = async (id: number): Promise<void> => {
      this.#queued.delete(id);
      if (this.#rests) {
        this.#queue(id);
        return;
      }
      const picture = pictureOf(this.#context, id);
      // one lost with a damaged store is drawn anew one day
      const kept = picture === undefined ? undefined : store.get(picture, 'thumb');
      if (picture === undefined || !kept) return;
      const look = await this.#measure(kept.bytes);
      if (!this.#isOff) measured.push({ id, picture, look });
    };
    const ids = this.#waiting.splice(-together).reverse();
    // somebody waits: as many at a time as there are processes
    if (this.#hurries > 0) await Promise.all(ids.map(one));
    else
      for (const id of ids) {
        await one(id);
        await this.#pause(rest);
      }
    if (measured.length === 0 || this.#isOff) return;
    try {
      this.#write(measured);
    } catch (error) {
      for (const { id } of measured) this.#queue(id);
      throw error;
    }
    this.#context.looked(measured.map(({ id }) => id));
  }

  /** Undefined for what cannot be drawn any more; that is written down too, so that it is not tried each time. */
  async #measure(kept: Uint8Array): Promise<Look | undefined> {
    try {
      return await this.#context.media.ask({ what: 'look', kept }, { signal: this.#closing.signal, priority: 'idle' });
    } catch {
      return undefined;
    }
  }

  #write(measured: readonly Measured[]): void {
    const { db } = this.#context;
    const sql = `INSERT OR REPLACE INTO look (asset_id, picture, shape, colours)
      SELECT id, picture, ?, ? FROM asset WHERE id = ? AND picture = ?`;
    transaction(
      db,
      () => {
        for (const { id, picture, look } of measured)
          run(db, sql, look?.shape ?? null, look?.traits ?? null, id, picture);
      },
      'reproducible',
    );
  }
}

function pictureOf({ db }: LookContext, id: number): string | undefined {
  const sql = 'SELECT picture FROM asset WHERE id = ? AND picture IS NOT NULL AND picture_kind = 0';
  return get<{ picture: string }>(db, sql, id)?.picture;
}
