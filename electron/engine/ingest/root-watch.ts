import { join } from 'node:path';
import { BahanError } from '../../../shared/errors.ts';
import type { SweepSummary } from '../../../shared/model/root.ts';
import { assetById, refreshPlace } from '../db/assets.ts';
import { all, get, run, transaction } from '../db/connection.ts';
import { ensureDir, type FileLook, insertFile, setFileMissing, updateLook } from '../db/files.ts';
import { type RootRow, setRootOnline, setRootSwept } from '../db/roots.ts';
import { indexAssets } from '../search/index-write.ts';
import type { IngestContext } from './context.ts';
import type { Reading } from './reading.ts';
import { isQuiet, lookEvery, manyLooks, sameLook } from './settle.ts';
import type { SweptDir } from './sweep-messages.ts';
import { Sweeper } from './sweeper.ts';
import { type FolderWatch, watchRoot } from './watch.ts';

/** Milliseconds between two sweeps of a root that nobody gave a hint about, and between two tries of one that is away. */
const sweepEvery = 10 * 60_000;
const retryEvery = 5_000;

interface Unsettled {
  readonly dir: string;
  look: FileLook;
  /** Row of the file when it is a known one that changed. */
  readonly file: number | undefined;
  readonly linked: boolean;
  looks: number;
}

export interface SweepOptions {
  /** Folders relative to the root; absent: the whole root. */
  readonly only?: readonly string[];
  readonly onSeen?: (seen: number) => void;
}

/** One watched root: its sweep process, its watcher and the files that are still being written. */
export class RootWatch {
  readonly #context: IngestContext;
  readonly #reading: Reading;
  readonly #onHinted: (dirs: readonly string[]) => void;
  readonly #root: RootRow;
  readonly #sweeper: Sweeper;
  readonly #unsettled = new Map<string, Unsettled>();
  readonly #settledWaiters: (() => void)[] = [];
  #watch: FolderWatch | undefined;
  #lookTimer: NodeJS.Timeout | undefined;
  #sweepTimer: NodeJS.Timeout | undefined;
  #queue: Promise<unknown> = Promise.resolve();
  #sweeping = false;
  #closed = false;
  #listens = false;

  /** `onHinted` is told when a hint was followed up, with the folders that it named. */
  constructor(context: IngestContext, reading: Reading, root: RootRow, onHinted: (dirs: readonly string[]) => void) {
    this.#onHinted = onHinted;
    this.#context = context;
    this.#reading = reading;
    this.#root = root;
    this.#sweeper = new Sweeper(context.host);
  }

  get row(): RootRow {
    return this.#root;
  }

  get sweeping(): boolean {
    return this.#sweeping;
  }

  /** Files on their way in: not quiet yet. */
  get settling(): readonly string[] {
    return [...this.#unsettled.entries()].filter(([, one]) => one.looks >= manyLooks).map(([path]) => path);
  }

  /** Begins to listen for hints and to sweep by the clock. */
  listen(): void {
    if (this.#closed || this.#watch) return;
    this.#listens = true;
    const files = this.#reading.waiting(this.#root.id) + (this.#known()?.n ?? 0);
    this.#watch = watchRoot(
      this.#root.path,
      files,
      (dirs) =>
        void this.sweep({ only: dirs })
          .then(() => this.#onHinted(dirs))
          .catch((error) => this.#log('hint-sweep-failed', error)),
      (error) => this.#log('watch-failed', error),
    );
    this.#schedule(sweepEvery);
  }

  /**
   * One sweep of the whole root or of some folders. Resolves when every difference is in the tables and the files that
   * were being written have settled or are known to keep changing.
   */
  async sweep(options: SweepOptions, signal?: AbortSignal): Promise<SweepSummary> {
    const started = performance.now();
    const walk = this.#queue.then(() => this.#walk(options, signal));
    this.#queue = walk.catch(() => {});
    const summary = await walk;
    // outside the queue: a film that takes minutes to copy must not hold up the photos beside it
    if (!options.only) await this.#settled(signal);
    return { ...summary, changing: [...this.settling], seconds: (performance.now() - started) / 1000 };
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#lookTimer);
    clearTimeout(this.#sweepTimer);
    this.#sweeper.close();
    for (const resolve of this.#settledWaiters.splice(0)) resolve();
    await this.#watch?.close();
    this.#watch = undefined;
    await this.#queue;
  }

  /** A file that was written to while it was read: it has to be quiet before it is read again. */
  resettle(dir: string, fileId: number, look: FileLook): void {
    this.#unsettled.set(join(this.#root.path, dir, look.name), { dir, look, file: fileId, linked: true, looks: 0 });
    this.#scheduleLook();
  }

  async #walk({ only, onSeen }: SweepOptions, signal?: AbortSignal): Promise<SweepSummary> {
    if (this.#closed) throw new BahanError('closed');
    const summary: SweepSummary = {
      seen: 0,
      added: 0,
      changed: 0,
      refound: 0,
      missing: 0,
      failed: 0,
      seconds: 0,
      changing: [],
    };
    this.#sweeping = !only;
    const { db, changes, host, databasePath, libraryFolder } = this.#context;
    if (!only) changes.note({ roots: true });
    try {
      const end = await this.#sweeper.sweep(
        {
          database: databasePath,
          rootId: this.#root.id,
          rootPath: this.#root.path,
          exclude: [libraryFolder],
          ...(only ? { only } : {}),
          onDirs: (dirs, seen) => {
            summary.seen = seen;
            summary.missing += this.#take(dirs);
            onSeen?.(seen);
          },
          onUnreadable: (path, code) => {
            summary.failed += 1;
            host.log('warn', 'folder-unreadable', { path, code });
          },
        },
        signal,
      );
      summary.seen = Math.max(summary.seen, end.seen);
      if (end.offline) {
        this.#setOnline(false);
        throw new BahanError('folder-offline', { path: this.#root.path, reason: end.offline });
      }
      this.#setOnline(true);
      if (end.cancelled) throw new BahanError('cancelled');
      if (!only) setRootSwept(db, this.#root.id, host.clock.now());
    } catch (error) {
      if (error instanceof BahanError && error.code === 'folder-offline') this.#setOnline(false);
      throw error;
    } finally {
      this.#sweeping = false;
      if (!this.#closed && !only) {
        changes.note({ roots: true });
        this.#schedule(this.#isOnline() ? sweepEvery : retryEvery);
      }
    }
    return summary;
  }

  /** Writes differences into the tables; returns how many files went missing. */
  #take(dirs: readonly SweptDir[]): number {
    const { db, changes, search, host } = this.#context;
    const now = host.clock.now();
    const touched = new Set<number>();
    let missing = 0;
    transaction(db, () => {
      for (const dir of dirs) {
        const dirId = ensureDir(db, this.#root.id, dir.path);
        for (const look of dir.created)
          this.#arrive(dirId, { dir: dir.path, look, file: undefined, linked: false, looks: 0 }, now);
        for (const changed of dir.changed) {
          const { file, sameFile, ...look } = changed;
          this.#arrive(dirId, { dir: dir.path, look, file, linked: sameFile, looks: 0 }, now);
        }
        for (const [ids, gone] of [
          [dir.gone, true],
          [dir.back, false],
        ] as const) {
          for (const id of ids) {
            setFileMissing(db, id, gone);
            const asset = get<{ asset_id: number | null }>(db, 'SELECT asset_id FROM file WHERE id = ?', id)?.asset_id;
            if (asset) touched.add(asset);
          }
        }
        missing += dir.gone.length;
      }
      for (const id of touched) refreshPlace(db, id);
      indexAssets(db, [...touched]);
    });
    if (touched.size) {
      search.noteChanged([...touched]);
      changes.note({
        assets: [...touched].flatMap((id) => assetById(db, id)?.uid ?? []),
        membership: true,
        folders: true,
        roots: true,
      });
    }
    this.#reading.wake();
    return missing;
  }

  #arrive(dirId: number, one: Unsettled, now: number): void {
    const path = join(this.#root.path, one.dir, one.look.name);
    if (isQuiet(one.look, now)) {
      this.#unsettled.delete(path);
      this.#admit(dirId, one);
      return;
    }
    const before = this.#unsettled.get(path);
    // the same state as at an earlier look is judged by the second look, not by chance of a double hint
    if (!before || !sameLook(before.look, one.look)) this.#unsettled.set(path, one);
    this.#scheduleLook();
  }

  #admit(dirId: number, one: Unsettled): void {
    if (one.file === undefined) insertFile(this.#context.db, dirId, one.look);
    else updateLook(this.#context.db, one.file, one.look, one.linked);
  }

  #scheduleLook(): void {
    if (this.#closed || this.#lookTimer) return;
    this.#lookTimer = setTimeout(() => void this.#lookAgain(), lookEvery);
  }

  async #lookAgain(): Promise<void> {
    const entries = [...this.#unsettled.entries()].slice(0, 5_000);
    try {
      const looks = await this.#sweeper.look(entries.map(([path]) => path));
      if (this.#closed) return;
      transaction(this.#context.db, () => {
        entries.forEach(([path, one], n) => {
          const look = looks[n];
          if (this.#unsettled.get(path) !== one) return;
          if (!look) this.#unsettled.delete(path);
          else if (sameLook(look, one.look)) {
            this.#unsettled.delete(path);
            this.#admit(ensureDir(this.#context.db, this.#root.id, one.dir), one);
          } else {
            one.look = look;
            one.looks += 1;
          }
        });
      });
    } catch (error) {
      if (!this.#closed) this.#log('look-failed', error);
    }
    this.#lookTimer = undefined;
    this.#reading.wake();
    if (this.#unsettled.size) this.#scheduleLook();
    this.#tellSettled();
  }

  #settled(signal?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      signal?.addEventListener('abort', () => resolve(), { once: true });
      this.#settledWaiters.push(resolve);
      this.#tellSettled();
    });
  }

  #tellSettled(): void {
    const young = [...this.#unsettled.values()].some((one) => one.looks < manyLooks);
    if (!young || this.#closed) for (const resolve of this.#settledWaiters.splice(0)) resolve();
  }

  #setOnline(online: boolean): void {
    const { db, changes, search } = this.#context;
    if (!setRootOnline(db, this.#root.id, online, online ? null : 'folder-offline')) return;
    if (online) {
      // what could not be drawn while the share was away is tried again, and the watcher starts anew
      run(
        db,
        'UPDATE asset SET picture_state = 0 WHERE root_id = ? AND picture_state = 2 AND error_code IS NULL',
        this.#root.id,
      );
      void this.#watch?.close();
      this.#watch = undefined;
      if (this.#listens) this.listen();
    } else this.#schedule(retryEvery);
    search.noteChanged(
      all<{ id: number }>(db, 'SELECT id FROM asset WHERE root_id = ?', this.#root.id).map((row) => row.id),
    );
    changes.note({ roots: true, membership: true });
  }

  #isOnline(): boolean {
    return (
      get<{ online: number }>(this.#context.db, 'SELECT online FROM root WHERE id = ?', this.#root.id)?.online === 1
    );
  }

  #known(): { n: number } | undefined {
    return get<{ n: number }>(
      this.#context.db,
      'SELECT count(*) AS n FROM file f JOIN dir d ON d.id = f.dir_id WHERE d.root_id = ?',
      this.#root.id,
    );
  }

  /** Only a root that is listened to sweeps by itself. */
  #schedule(after: number): void {
    clearTimeout(this.#sweepTimer);
    if (this.#closed || !this.#listens) return;
    this.#sweepTimer = setTimeout(() => void this.sweep({}).catch((error) => this.#log('sweep-failed', error)), after);
    this.#sweepTimer.unref();
  }

  #log(event: string, error: unknown): void {
    this.#context.host.log('warn', event, { root: this.#root.uid, error: String(error) });
  }
}
