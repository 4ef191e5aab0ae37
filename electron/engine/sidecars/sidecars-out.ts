import { join, parse } from 'node:path';
import { errorCode } from '../../../shared/errors.ts';
import type { ChangeFeed } from '../changes.ts';
import { assetByUid } from '../db/assets.ts';
import { get, run, transaction, type Writer } from '../db/connection.ts';
import { type FileLook, filesOfAsset, insertFile, neighbours, type PlacedFile } from '../db/files.ts';
import { libraryId } from '../db/meta.ts';
import { rootById, watchedRoots } from '../db/roots.ts';
import { wordsOf } from '../db/said-words.ts';
import {
  dropUnwanted,
  dueSidecars,
  isUnqueued,
  nextSidecar,
  queueRoot,
  queueSidecars,
  retryAway,
  type SidecarRow,
  sidecarFailed,
  sidecarWritten,
} from '../db/sidecar-out.ts';
import type { Host } from '../host.ts';
import { accompanies, isReadSidecar, sidecarsFor } from '../ingest/ignore.ts';
import { readOwnersAgain } from '../ingest/sidecars.ts';
import { forgetLeft, type Left, leftBehind } from './left-behind.ts';
import type { SidecarDone } from './messages.ts';
import { SidecarProcess } from './sidecar-process.ts';

export interface SidecarsContext {
  readonly db: Writer;
  readonly host: Host;
  readonly changes: ChangeFeed;
  /** Told of assets that are others now, or none any more. */
  readonly changed?: (assetIds: readonly number[]) => void;
}

/** Milliseconds between two looks at what waits: for a folder that came back. */
const lookEvery = 5_000;
/** The same while a folder is written to, which may hang. */
const whileBusy = 500;
/** Milliseconds after so many changes at once that all assets of the folders are looked at: once for many of these. */
const afterMany = 30_000;
/** Assets taken up at once. */
const fetched = 500;
/** Milliseconds that closing waits for words that were just said. */
const lastMoments = 2_000;

/**
 * Writes what people say about assets beside their originals, in folders that want it. The table `sidecar_out` is the
 * queue: it is filled in the transaction of the edit, so that nothing is forgotten, and a row goes when every original of
 * the asset has its sidecar. Each folder has a process of its own, and the engine waits for none.
 */
export class SidecarsOut {
  readonly #context: SidecarsContext;
  readonly #processes = new Map<number, SidecarProcess>();
  /** Work in each root that writes now. */
  readonly #lanes = new Map<number, Promise<void>>();
  /** Counts what was said about an asset, to see whether something was while its sidecar was written. */
  readonly #said = new Map<number, number>();
  /** Sidecars that are being taken away. */
  readonly #leaving = new Set<string>();
  #online = '';
  /** Epoch milliseconds before which nothing is taken up: the library itself could not be written to. */
  #restsUntil = 0;
  #timer: NodeJS.Timeout | undefined;
  readonly #ended = new AbortController();
  #hears = false;
  #allLater: NodeJS.Timeout | undefined;
  #started = false;
  #closed = false;

  constructor(context: SidecarsContext) {
    this.#context = context;
  }

  /** Goes on with what waits. */
  start(): void {
    this.#started = true;
    this.#listen();
    this.#guard(() => this.#look());
    this.#soon();
  }

  /** Something new is said about these assets. To be called in the transaction of the edit. */
  note(assetIds: readonly number[]): void {
    const { db, host } = this.#context;
    if (queueSidecars(db, assetIds, host.clock.now()) === 0) return;
    for (const id of assetIds) if (this.#said.has(id)) this.#said.set(id, (this.#said.get(id) ?? 0) + 1);
    this.#soon();
  }

  /** A folder now wants sidecars, or does not any more; those that were written stay. */
  noteRoot(rootId: number): void {
    const { db, host } = this.#context;
    transaction(db, () => {
      if (rootById(db, rootId)?.sidecars_out === 1) queueRoot(db, rootId, host.clock.now());
      dropUnwanted(db);
    });
    this.#listen();
    this.#soon();
  }

  /** Resolves when nothing is being written; words that were just said are given a moment. */
  async close(): Promise<void> {
    if (this.#started && !this.#closed) {
      this.#guard(() => this.#take(Number.MAX_SAFE_INTEGER, true));
      const end = new Promise<void>((resolve) => setTimeout(resolve, lastMoments).unref());
      await Promise.race([Promise.all(this.#lanes.values()), end]);
    }
    this.#closed = true;
    this.#ended.abort();
    clearTimeout(this.#timer);
    clearTimeout(this.#allLater);
    for (const process of this.#processes.values()) process.close();
    await Promise.all(this.#lanes.values());
  }

  /** Hears of originals that come to where words are wanted: copies, moved ones, and those whose sidecar went away. */
  #listen(): void {
    const { db, host } = this.#context;
    if (this.#hears || !this.#started || !watchedRoots(db).some((root) => root.sidecars_out === 1)) return;
    this.#hears = true;
    this.#hear().catch((error) => host.log('error', 'sidecars-deaf', { error: String(error) }));
  }

  async #hear(): Promise<void> {
    const { db, changes } = this.#context;
    for await (const { assets, assetsMore } of changes.subscribe(this.#ended.signal)) {
      if (assetsMore) this.#allLater ??= setTimeout(() => this.#guard(() => this.#all()), afterMany).unref();
      const wasDone = this.#guard(() => {
        const ids = assets.flatMap((uid) => assetByUid(db, uid)?.id ?? []);
        const bare = ids.filter(
          (id) => isUnqueued(db, id) && this.#targets(id).some((file) => !this.#hasSidecar(file)),
        );
        if (bare.length) this.note(bare);
        for (const id of ids) for (const left of leftBehind(db, id)) void this.#takeBack(left);
      });
      // who they were is not kept: all are looked at when there is room again
      if (!wasDone) this.#allLater ??= setTimeout(() => this.#guard(() => this.#all()), afterMany).unref();
    }
  }

  /** Work that nobody waits for: a library that cannot be written to just now ends nothing. Returns whether it was done. */
  #guard(work: () => void): boolean {
    try {
      work();
      return true;
    } catch (error) {
      this.#rest(error);
      return false;
    }
  }

  /** The library could not be written to: it is tried again in a while, and not at once. */
  #rest(error: unknown): void {
    const { host } = this.#context;
    host.log('error', 'sidecar-failed', { error: String(error) });
    this.#restsUntil = host.clock.now() + lookEvery;
  }

  /** So many came at once that they were not named. */
  #all(): void {
    const { db, host } = this.#context;
    this.#allLater = undefined;
    if (this.#closed) return;
    for (const root of watchedRoots(db)) if (root.sidecars_out === 1) queueRoot(db, root.id, host.clock.now());
    this.#soon();
  }

  #hasSidecar({ dir_id, name }: PlacedFile): boolean {
    const names = neighbours(this.#context.db, dir_id, parse(name).name).map((one) => one.name);
    return sidecarsFor(name, names).some(isReadSidecar);
  }

  #soon(): void {
    if (!this.#started || this.#closed) return;
    const next = nextSidecar(this.#context.db);
    clearTimeout(this.#timer);
    if (next === undefined) return;
    const now = this.#context.host.clock.now();
    const least = Math.max(this.#lanes.size > 0 ? whileBusy : 20, this.#restsUntil - now);
    const wait = Math.min(lookEvery, Math.max(least, next - now));
    this.#timer = setTimeout(() => {
      this.#guard(() => this.#look());
      this.#soon();
    }, wait);
    this.#timer.unref();
  }

  #look(): void {
    if (this.#closed) return;
    const { db, host } = this.#context;
    const now = host.clock.now();
    const online = watchedRoots(db)
      .filter((root) => root.online === 1)
      .map((root) => root.id)
      .join();
    if (online !== this.#online) retryAway(db, now);
    this.#online = online;
    this.#take(now, false);
  }

  /** Gives what is due to the folders that have nothing to do. `last`: only what was never tried. */
  #take(until: number, last: boolean): void {
    const { db } = this.#context;
    const byRoot = new Map<number, SidecarRow[]>();
    for (const row of dueSidecars(db, until, fetched, [...this.#lanes.keys()])) {
      if (this.#said.has(row.asset_id) || (last && row.tries > 0)) continue;
      const root = this.#targets(row.asset_id)[0]?.root_id;
      if (root === undefined) sidecarWritten(db, row.asset_id);
      else byRoot.set(root, [...(byRoot.get(root) ?? []), row]);
    }
    for (const [root, rows] of byRoot) {
      if (this.#lanes.has(root)) continue;
      const lane = this.#work(rows).finally(() => {
        this.#lanes.delete(root);
        this.#soon();
      });
      this.#lanes.set(root, lane);
    }
  }

  #targets(assetId: number): PlacedFile[] {
    const { db } = this.#context;
    const wanted = (id: number) => rootById(db, id)?.sidecars_out === 1;
    return filesOfAsset(db, assetId).filter(
      (file) => !file.missing && !file.sidecar && file.watched === 1 && !accompanies(file.name) && wanted(file.root_id),
    );
  }

  async #work(rows: readonly SidecarRow[]): Promise<void> {
    const { db, host, changes } = this.#context;
    for (const row of rows) {
      if (this.#closed) break;
      this.#said.set(row.asset_id, 0);
      try {
        const failed = await this.#write(row.asset_id);
        if (this.#closed && failed) break;
        const again = (this.#said.get(row.asset_id) ?? 0) > 0;
        if (failed) sidecarFailed(db, row, failed, host.clock.now());
        else if (!again) sidecarWritten(db, row.asset_id);
      } catch (error) {
        // the row stays
        this.#rest(error);
        break;
      } finally {
        this.#said.delete(row.asset_id);
      }
    }
    changes.note({ roots: true });
  }

  /** Writes beside each original of an asset; the code of the first that could not be done. */
  async #write(assetId: number): Promise<string | undefined> {
    const { db, host } = this.#context;
    const words = wordsOf(db, assetId);
    const library = libraryId(db);
    let failed: string | undefined;
    for (const file of this.#targets(assetId)) {
      if (!file.online) {
        failed ??= 'folder-offline';
        continue;
      }
      const { root_path: root, name } = file;
      try {
        const task = { root, folder: join(root, file.dir), name, words, library };
        const done = await this.#process(file.root_id).write(task);
        if (done) this.#remember(file, done);
      } catch (error) {
        const code = errorCode.safeParse((error as { code?: unknown }).code);
        if (!code.success) throw error;
        if (code.data !== 'closed') host.log('warn', 'sidecar-waits', { code: code.data, error: String(error) });
        failed ??= code.data;
      }
    }
    return failed;
  }

  /** A sidecar that Bahan wrote does not stay behind where its original went away: the words lie beside that again. */
  async #takeBack(left: Left): Promise<void> {
    const { db, host, changes, changed } = this.#context;
    const { root, dir, name } = left;
    const key = `${left.dirId}/${name}`;
    if (this.#closed || this.#leaving.has(key)) return;
    this.#leaving.add(key);
    try {
      const task = { root: root.path, folder: join(root.path, dir), left: name, library: libraryId(db) };
      if (!(await this.#process(root.id).write(task)) || this.#closed) return;
      const touched = forgetLeft(db, left);
      changed?.([...touched.keys()]);
      changes.note({ assets: [...touched.values()], membership: true, folders: true });
    } catch (error) {
      if (!this.#closed) host.log('warn', 'sidecar-stays', { error: String(error) });
    } finally {
      this.#leaving.delete(key);
    }
  }

  #process(rootId: number): SidecarProcess {
    const process = this.#processes.get(rootId) ?? new SidecarProcess(this.#context.host);
    this.#processes.set(rootId, process);
    return process;
  }

  /**
   * Makes the sidecar known as it lies there now, so that no sweep takes it for news: what Bahan wrote is not what the file
   * says. Where another program had written it meanwhile, its owner is read again for that.
   */
  #remember(file: PlacedFile, { name, look, found }: SidecarDone): void {
    const { db } = this.#context;
    transaction(
      db,
      () => {
        const known = get<Pick<FileLook, 'size' | 'mtime' | 'ino'>>(
          db,
          'SELECT size, mtime, ino FROM file WHERE dir_id = ? AND name = ? AND missing = 0',
          file.dir_id,
          name,
        );
        const news = known?.size !== found?.size || known?.mtime !== found?.mtime;
        if (look) insertFile(db, file.dir_id, { ...look, sidecar: true });
        else run(db, 'DELETE FROM file WHERE dir_id = ? AND name = ? AND sidecar = 1', file.dir_id, name);
        if (news) readOwnersAgain(db, file.dir_id, name);
      },
      'reproducible',
    );
  }
}
