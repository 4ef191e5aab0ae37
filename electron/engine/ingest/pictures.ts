import { BahanError } from '../../../shared/errors.ts';
import { type AssetIdentity, assetById, factsOf, type PictureRow, setPicture } from '../db/assets.ts';
import { all, get, run, transaction } from '../db/connection.ts';
import { filesOfAsset, type PlacedFile, pathOf } from '../db/files.ts';
import { setLook } from '../db/looks.ts';
import { pictureKey } from '../db/picture-key.ts';
import type { Look } from '../media/look.ts';
import type { Pictures as Drawing } from '../media/pictures.ts';
import type { IngestContext } from './context.ts';
import { bytesForPictures, type Paces, type Rest } from './pace.ts';
import { endedReader, noteEndedReader } from './retries.ts';
import { isWriteTrouble } from './write-trouble.ts';

/**
 * Films and sounds wait for a decoder that takes them one after the other; they have places of their own, so that photos
 * never wait behind them. `kinds` are the numbers of video and audio as the database keeps them.
 */
const lanes = {
  still: { places: 8, kinds: 'a.kind NOT IN (1, 2)' },
  moving: { places: 2, kinds: 'a.kind IN (1, 2)' },
} as const;
type Lane = keyof typeof lanes;
const laneNames: readonly Lane[] = ['still', 'moving'];
/** Assets asked of the table at once. */
const fetched = 100;
/** Milliseconds that the first of several pictures waits to be written down together with the next. */
const batchWait = 60;
/** Milliseconds after which the pace of a folder that rests is looked up again. */
const longestRest = 2_000;

/** What was drawn: of another content, or turned otherwise, the picture is no use. */
type Drawn = Pick<AssetIdentity, 'content' | 'turn'>;

/** Photos that had a picture before somebody turned them; it may be kept, so that their file is not needed. */
const turnedBefore = 'a.picture IS NULL AND a.picture_kind = 0 AND a.kind = 0 AND a.thumbhash IS NOT NULL';
/** Those of which a picture can be drawn now. */
const reachable = `(a.missing = 0 AND r.online = 1 OR ${turnedBefore})`;

const rowOf = (key: string, pictures: Drawing): PictureRow => ({
  key,
  kind: pictures.kind === 'picture' ? 0 : 1,
  state: 1,
  thumbhash: pictures.thumbhash,
  strip: pictures.strip?.frames ?? null,
});

interface Settled {
  readonly asset: Waiting;
  readonly of: Drawn;
  readonly picture: PictureRow;
  readonly look: Look | undefined;
}

interface Waiting {
  readonly id: number;
  readonly uid: string;
  readonly root: number;
}

/**
 * Draws the pictures of assets that have none yet: what people look at first, then the newest. The assets themselves are
 * the queue (`picture_state` 0).
 */
export class Pictures {
  readonly #context: IngestContext;
  readonly #flying = new Map<number, Lane>();
  /** Assets to be drawn next, the newest last. */
  readonly #queues: Record<Lane, Waiting[]> = { still: [], moving: [] };
  /** Assets whose file could not be reached; they stay without a picture until a sweep says otherwise. */
  readonly #unreached = new Set<number>();
  #settled: Settled[] = [];
  #timer: NodeJS.Timeout | undefined;
  readonly #visible = new Map<string, readonly string[]>();
  readonly #abort = new AbortController();
  readonly #waiters: (() => void)[] = [];
  #closed = false;
  #paused = false;
  #background: boolean;
  #drawn = 0;
  #failed = 0;

  readonly #paces: Paces;
  #paceTimer: NodeJS.Timeout | undefined;
  readonly #onTrouble: (error: unknown) => void;

  /** `onTrouble` is told when a picture could not be kept; it waits, as all others do, until `pause(false)`. */
  constructor(context: IngestContext, paces: Paces, background: boolean, onTrouble: (error: unknown) => void) {
    this.#context = context;
    this.#paces = paces;
    this.#background = background;
    this.#onTrouble = onTrouble;
  }

  get isIdle(): boolean {
    return this.#flying.size === 0;
  }

  /** How many were drawn and could not be drawn since the start. */
  get counts(): { drawn: number; failed: number } {
    return { drawn: this.#drawn, failed: this.#failed };
  }

  waiting(): number {
    return (
      get<{ n: number }>(
        this.#context.db,
        'SELECT count(*) AS n FROM asset a JOIN root r ON r.id = a.root_id WHERE a.picture_state = 0 AND a.missing = 0 AND r.online = 1',
      )?.n ?? 0
    );
  }

  /** "These are visible" of one page; replaces what it said before. */
  show(session: string, ids: readonly string[]): void {
    this.#visible.delete(session);
    this.#visible.set(session, ids);
    // pages that are gone never say so; the list of the newest few is enough
    if (this.#visible.size > 30) this.#visible.delete(this.#visible.keys().next().value as string);
    this.wake();
  }

  /** Looks for assets without a picture and draws them. To be called whenever there may be new ones. */
  wake(): void {
    for (const lane of laneNames) this.#queues[lane] = [];
    this.#fill();
  }

  /** After a sweep: what could not be reached before may be there again. */
  tryAgain(): void {
    this.#unreached.clear();
    this.wake();
  }

  /** Stops to draw at all, while pictures cannot be kept; what is being drawn ends. */
  pause(paused: boolean): void {
    if (this.#paused === paused) return;
    this.#paused = paused;
    this.wake();
  }

  #fill(): void {
    if (this.#closed) return;
    const resting = this.#paces.resting();
    for (const lane of laneNames) {
      while (!this.#paused && this.#flown(lane) < lanes[lane].places) {
        const next = this.#nextVisible(lane) ?? (this.#background ? this.#nextNewest(lane, resting) : undefined);
        if (!next) break;
        this.#flying.set(next.id, lane);
        void this.#draw(next);
      }
    }
    // a folder that is only read slowly goes on in a moment; one outside of its hours is not waited for
    const rates = [...resting.values()].filter((rest) => rest.why === 'rate' && this.#background && !this.#paused);
    if (!this.#flying.size && !rates.length) for (const resolve of this.#waiters.splice(0)) resolve();
    clearTimeout(this.#paceTimer);
    if (!resting.size) return;
    const wait = Math.min(longestRest, ...[...resting.values()].map((rest) => rest.for));
    this.#paceTimer = setTimeout(() => this.#fill(), wait);
    this.#paceTimer.unref();
  }

  #flown(lane: Lane): number {
    let count = 0;
    for (const each of this.#flying.values()) if (each === lane) count += 1;
    return count;
  }

  /** Whether to draw also what nobody looks at now. A person may pause or cancel that; what is on screen is always drawn. */
  background(wanted: boolean): void {
    if (this.#background === wanted) return;
    this.#background = wanted;
    this.#fill();
  }

  /** Resolves when nothing waits that can be drawn now. */
  drained(): Promise<void> {
    return new Promise((resolve) => {
      this.#waiters.push(resolve);
      this.wake();
    });
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    clearTimeout(this.#paceTimer);
    this.#abort.abort(new BahanError('closed'));
    for (const resolve of this.#waiters.splice(0)) resolve();
  }

  #nextVisible(lane: Lane): Waiting | undefined {
    for (const ids of this.#visible.values()) {
      if (!ids.length) continue;
      const rows = all<Waiting>(
        this.#context.db,
        `SELECT a.id, a.uid, a.root_id AS root FROM json_each(?) j CROSS JOIN asset a ON a.uid = j.value JOIN root r ON r.id = a.root_id
          WHERE a.picture_state = 0 AND ${lanes[lane].kinds} AND ${reachable} LIMIT ?`,
        JSON.stringify(ids),
        lanes[lane].places + 1 + this.#unreached.size,
      );
      const next = rows.find((row) => this.#isFree(row));
      if (next) return next;
    }
    return undefined;
  }

  #nextNewest(lane: Lane, resting: ReadonlyMap<number, Rest>): Waiting | undefined {
    const queued = this.#nextQueued(lane, resting);
    if (queued) return queued;
    this.#queues[lane] = all<Waiting>(
      this.#context.db,
      `SELECT a.id, a.uid, a.root_id AS root FROM asset a JOIN root r ON r.id = a.root_id
        WHERE a.picture_state = 0 AND ${lanes[lane].kinds} AND ${reachable}
          AND r.id NOT IN (SELECT value FROM json_each(?)) ORDER BY a.sk DESC LIMIT ?`,
      JSON.stringify([...resting.keys()]),
      fetched + this.#unreached.size,
    ).reverse();
    return this.#nextQueued(lane, resting);
  }

  #nextQueued(lane: Lane, resting: ReadonlyMap<number, Rest>): Waiting | undefined {
    for (;;) {
      const next = this.#queues[lane].pop();
      if (next && resting.has(next.root)) continue;
      if (!next || (this.#isFree(next) && this.#waits(next))) return next;
    }
  }

  #isFree(asset: Waiting): boolean {
    return !this.#flying.has(asset.id) && !this.#unreached.has(asset.id);
  }

  #waits(asset: Waiting): boolean {
    return get(this.#context.db, 'SELECT 1 FROM asset WHERE id = ? AND picture_state = 0', asset.id) !== undefined;
  }

  async #draw(waiting: Waiting): Promise<void> {
    const { db, media, store, host } = this.#context;
    try {
      const asset = assetById(db, waiting.id);
      const facts = factsOf(db, waiting.id);
      if (asset && facts?.kind === 'photo' && (await this.#turnKept(waiting, asset))) return;
      const file = this.#fileOf(waiting.id);
      // its file went offline or away since it was queued: there is a picture to draw when it is back
      if (asset && !file) return this.#passBy(waiting);
      if (!asset || !facts || !file || asset.content === null) {
        return this.#settle(waiting, asset, null);
      }
      this.#paces.take(file.root_id, bytesForPictures(facts.kind, file.size));
      const visible = [...this.#visible.values()].some((ids) => ids.includes(waiting.uid));
      const { pictures, error } = await media.render(pathOf(file), facts, {
        signal: this.#abort.signal,
        priority: visible ? 'now' : 'idle',
        bytes: file.size,
      });
      if (this.#closed) return;
      // replaced while it was drawn: the picture is of what is no longer there
      if (assetById(db, waiting.id)?.content !== asset.content) return this.#again(waiting);
      if (error?.code === 'file-missing' || error?.code === 'file-unreadable') return this.#passBy(waiting, file);
      if (error && endedReader(error.code)) noteEndedReader(db, file, error.code, host.clock.now());
      // a picture may be there and still not be whole: both are said
      if (error && facts.error === null && error.code !== 'file-unsupported') {
        run(
          db,
          'UPDATE asset SET error_code = ?, error_message = ? WHERE id = ?',
          error.code,
          error.message,
          waiting.id,
        );
      }
      if (!pictures) return this.#settle(waiting, asset, null);
      store.put(asset.content, pictures);
      const isTurned = asset.turn !== 0 && facts.kind === 'photo' && pictures.kind === 'picture';
      if (isTurned) await this.#turn(waiting, asset, pictures.preview);
      else this.#settle(waiting, asset, rowOf(asset.content, pictures), pictures.look);
    } catch (error) {
      if (this.#closed) return;
      if (isWriteTrouble(error)) {
        this.#hold(error, [waiting]);
        return;
      }
      host.log('error', 'picture-failed', { error: String(error) });
      this.#settle(waiting, assetById(db, waiting.id), null);
    }
  }

  /** A photo that was turned, or turned back: its picture is made of the one that is kept, without its file. */
  async #turnKept(waiting: Waiting, asset: AssetIdentity): Promise<boolean> {
    const { db, store } = this.#context;
    if (
      asset.content === null ||
      get(db, `SELECT 1 FROM asset a WHERE id = ? AND ${turnedBefore}`, asset.id) === undefined
    )
      return false;
    const kept = store.get(asset.content, 'preview') ?? store.get(asset.content, 'thumb');
    if (!kept) return false;
    await this.#turn(waiting, asset, kept.bytes);
    return true;
  }

  async #turn(waiting: Waiting, asset: AssetIdentity, kept: Uint8Array): Promise<void> {
    const { db, media, store } = this.#context;
    const pictures = await media.ask(
      { what: 'turned', kept, turn: asset.turn },
      { signal: this.#abort.signal, priority: 'now' },
    );
    if (this.#closed) return;
    const now = assetById(db, waiting.id);
    if (now?.content !== asset.content || now.turn !== asset.turn) return this.#again(waiting);
    const key = pictureKey(asset.content ?? '', asset.turn);
    store.put(key, pictures);
    this.#settle(waiting, asset, rowOf(key, pictures), pictures.look);
  }

  /** It became another one while it was drawn: it is drawn once more. */
  #again(waiting: Waiting): void {
    this.#flying.delete(waiting.id);
    this.#fill();
  }

  /**
   * Its file could not be reached. One that a sweep has met elsewhere since is drawn from there, any other one waits until
   * a sweep says something new.
   */
  #passBy(waiting: Waiting, tried?: PlacedFile): void {
    this.#flying.delete(waiting.id);
    const now = tried && this.#fileOf(waiting.id);
    if (!now || pathOf(now) === pathOf(tried)) this.#unreached.add(waiting.id);
    this.#fill();
  }

  #fileOf(assetId: number): PlacedFile | undefined {
    const { db } = this.#context;
    const there = filesOfAsset(db, assetId).filter((one) => !one.missing && one.online);
    const content = assetById(db, assetId)?.content;
    // one that is to be read again may be something else by now
    return there.find((one) => one.content === content) ?? there[0];
  }

  /** The pictures of these assets could not be kept: they are drawn again when there is room. */
  #hold(error: unknown, assets: readonly Waiting[]): void {
    this.#paused = true;
    for (const { id } of assets) this.#flying.delete(id);
    this.#onTrouble(error);
    this.#fill();
  }

  /** Written down in batches: a commit waits for the disk. */
  #settle(asset: Waiting, of: Drawn | undefined, picture: PictureRow | null, look?: Look): void {
    if (picture) this.#drawn += 1;
    else this.#failed += 1;
    this.#settled.push({
      asset,
      of: of ?? { content: null, turn: 0 },
      picture: picture ?? { key: null, kind: null, state: 2, thumbhash: null, strip: null },
      look,
    });
    this.#timer ??= setTimeout(() => this.#flush(), batchWait);
  }

  #flush(): void {
    this.#timer = undefined;
    if (this.#closed) return;
    const batch = this.#settled;
    this.#settled = [];
    const { db, changes, search } = this.#context;
    try {
      transaction(
        db,
        () => {
          for (const { asset, of, picture, look } of batch) {
            setPicture(db, asset.id, of, picture);
            if (look && picture.key !== null) setLook(db, asset.id, picture.key, look);
          }
        },
        'reproducible',
      );
    } catch (error) {
      this.#hold(
        error,
        batch.map(({ asset }) => asset),
      );
      return;
    }
    for (const { asset } of batch) this.#flying.delete(asset.id);
    search.looks.noteChanged(batch.flatMap(({ asset, look }) => (look ? [asset.id] : [])));
    changes.note({ assets: batch.map(({ asset }) => asset.uid) });
    this.#fill();
  }
}
