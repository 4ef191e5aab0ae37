import type { Change } from '../../../shared/model/change.ts';
import { all, get, transaction } from '../db/connection.ts';
import { setLook } from '../db/looks.ts';
import type { Look } from '../media/look.ts';
import type { MediaPool } from '../media/pool.ts';
import type { PictureStore } from '../media/store.ts';
import { breathe } from '../search/slices.ts';
import type { BackgroundContext } from './background-work.ts';
import { IdleLoop } from './idle-loop.ts';

/** Assets that are looked over at once for those whose look is not known, and pictures that are written down together. */
const stretch = 2_000;
const together = 24;
/** Milliseconds until the next try while folders are looked through or files are read and drawn. */
const busyRest = 1_000;
/** Milliseconds to rest for each picture: people who work on the same computer come first. */
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
 * Measures what pictures look like that were drawn before looks were kept, of their thumbnails, the newest first, while
 * nothing else is to be done. A look that is missing or is of another picture is what says that there is something to do.
 */
export class LookWork {
  readonly #context: LookContext;
  readonly #loop: IdleLoop;
  /** Assets whose picture is to be looked at; those to come last first. */
  #waiting: number[] = [];
  readonly #queued = new Set<number>();
  /** Whether all assets are to be looked over. */
  #isUnsure = true;

  constructor(context: LookContext) {
    this.#context = context;
    this.#loop = new IdleLoop(context, {
      failure: 'looks-not-measured',
      step: (isAwaited) => this.#step(isAwaited),
      changed: (change) => this.#changed(change),
    });
  }

  /** Pictures that were not looked at yet, as far as is known. */
  get waiting(): number {
    return this.#waiting.length;
  }

  /** Begins, and listens to what changes from now on. */
  start(): void {
    this.#loop.start();
  }

  /** Rests while the library cannot be written to. */
  hold(holds: boolean): void {
    this.#loop.hold(holds);
  }

  /** Until all pictures were looked at, or nothing can be done about it. */
  drained(): Promise<void> {
    this.#isUnsure = true;
    return this.#loop.drained();
  }

  close(): Promise<void> {
    return this.#loop.close();
  }

  #changed({ assets, assetsMore }: Change): boolean {
    if (assetsMore) this.#isUnsure = true;
    else if (assets.length > 0)
      for (const { id } of all<{ id: number }>(this.#context.db, named, JSON.stringify(assets))) this.#queue(id);
    return this.#isUnsure || this.#waiting.length > 0;
  }

  #queue(id: number): void {
    if (this.#queued.has(id)) return;
    this.#queued.add(id);
    this.#waiting.push(id);
  }

  async #step(isAwaited: boolean): Promise<number | undefined> {
    if (this.#context.isBusy() && !isAwaited) return busyRest;
    if (this.#isUnsure) await this.#lookOver();
    else if (this.#waiting.length > 0) return this.#next(isAwaited);
    else return undefined;
    return 0;
  }

  /** Finds all that is to be looked at, a stretch of ids at a time. */
  async #lookOver(): Promise<void> {
    const { db } = this.#context;
    this.#isUnsure = false;
    const last = get<{ id: number | null }>(db, 'SELECT max(id) AS id FROM asset')?.id ?? 0;
    for (let from = 0; from < last && !this.#loop.rests; from += stretch) {
      for (const { id } of all<{ id: number }>(db, lookedOver, from, from + stretch)) this.#queue(id);
      await breathe();
    }
  }

  /** @returns milliseconds to rest afterwards */
  async #next(isAwaited: boolean): Promise<number> {
    const measured: Measured[] = [];
    const one = async (id: number): Promise<void> => {
      this.#queued.delete(id);
      if (this.#loop.rests) {
        this.#queue(id);
        return;
      }
      const picture = pictureOf(this.#context, id);
      // one lost with a damaged store is drawn anew one day
      const kept = picture === undefined ? undefined : this.#context.store.get(picture, 'thumb');
      if (picture === undefined || !kept) return;
      const look = await this.#measure(kept.bytes);
      if (!this.#loop.isOff) measured.push({ id, picture, look });
    };
    const ids = this.#waiting.splice(-together).reverse();
    // somebody waits: as many at a time as there are processes
    if (isAwaited) await Promise.all(ids.map(one));
    else for (const id of ids) await one(id);
    if (measured.length > 0 && !this.#loop.isOff) {
      try {
        this.#write(measured);
      } catch (error) {
        for (const { id } of measured) this.#queue(id);
        throw error;
      }
      this.#context.looked(measured.map(({ id }) => id));
    }
    return isAwaited ? 0 : rest * ids.length;
  }

  /** Undefined for what cannot be drawn any more; that is written down too, so that it is not tried each time. */
  async #measure(kept: Uint8Array): Promise<Look | undefined> {
    try {
      return await this.#context.media.ask({ what: 'look', kept }, { signal: this.#loop.signal, priority: 'idle' });
    } catch {
      return undefined;
    }
  }

  #write(measured: readonly Measured[]): void {
    const { db } = this.#context;
    transaction(
      db,
      () => {
        for (const { id, picture, look } of measured) setLook(db, id, picture, look);
      },
      'reproducible',
    );
  }
}

function pictureOf({ db }: LookContext, id: number): string | undefined {
  const sql = 'SELECT picture FROM asset WHERE id = ? AND picture IS NOT NULL AND picture_kind = 0';
  return get<{ picture: string }>(db, sql, id)?.picture;
}
