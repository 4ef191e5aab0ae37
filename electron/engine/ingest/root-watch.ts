import { BahanError } from '../../../shared/errors.ts';
import { nothingSwept, type SweepSummary } from '../../../shared/model/root.ts';
import { assetById, refreshPlace } from '../db/assets.ts';
import { all, get, transaction } from '../db/connection.ts';
import { type FileLook, fileById, setFileMissing } from '../db/files.ts';
import { type RootRow, rootById, setRootOnline, setRootSwept } from '../db/roots.ts';
import { indexAssets } from '../search/index-write.ts';
import type { IngestContext } from './context.ts';
import type { Reading } from './reading.ts';
import { Settling } from './settling.ts';
import { changeRole, forgetSidecar } from './sidecars.ts';
import { restack } from './stacks.ts';
import type { SweptDir } from './sweep-messages.ts';
import { Sweeper } from './sweeper.ts';
import { type FolderWatch, watchRoot } from './watch.ts';

/** Milliseconds between two sweeps of a root that nobody gave a hint about, and between two tries of one that is away. */
const sweepEvery = 10 * 60_000;
const retryEvery = 5_000;

export interface SweepOptions {
  /** Folders relative to the root; absent: the whole root. */
  readonly only?: readonly string[];
}

/** One watched root: its sweep process, its watcher and the files that are still being written. */
export class RootWatch {
  readonly #context: IngestContext;
  readonly #reading: Reading;
  readonly #onSwept: (folder: string) => void;
  readonly #root: RootRow;
  readonly #sweeper: Sweeper;
  readonly #settling: Settling;
  #watch: FolderWatch | undefined;
  #sweepTimer: NodeJS.Timeout | undefined;
  #queue: Promise<unknown> = Promise.resolve();
  #sweeping = false;
  #closed = false;
  #listens = false;

  /** `onSwept` is told after each sweep that nobody asked for, with the folder that the hint for it named. */
  constructor(context: IngestContext, reading: Reading, root: RootRow, onSwept: (folder: string) => void) {
    this.#context = context;
    this.#reading = reading;
    this.#root = root;
    this.#onSwept = onSwept;
    this.#sweeper = new Sweeper(context.host);
    this.#settling = new Settling(context, root, this.#sweeper, () => reading.wake());
  }

  get sweeping(): boolean {
    return this.#sweeping;
  }

  /** Files that may not be whole yet. */
  get unsettled(): number {
    return this.#settling.count;
  }

  /** Paths of files that keep changing and were not taken in for that. */
  get restless(): string[] {
    return this.#settling.restless;
  }

  /**
   * Begins to listen for hints and to sweep by the clock. How to listen depends on how many files there are, so a root
   * that was never swept is listened to after its first sweep.
   */
  listen(): void {
    if (this.#closed || this.#watch) return;
    this.#listens = true;
    if (rootById(this.#context.db, this.#root.id)?.last_sweep_at === null) return;
    const files = this.#reading.waiting(this.#root.id) + (this.#known()?.n ?? 0);
    this.#watch = watchRoot(
      this.#root.path,
      files,
      (dirs) => this.sweepUnasked({ only: dirs }),
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
    if (!options.only) await this.#settling.settled(signal);
    return { ...summary, changing: this.restless, seconds: (performance.now() - started) / 1000 };
  }

  /** A sweep that nobody waits for: after a hint, by the clock, at a start. */
  sweepUnasked(options: SweepOptions): void {
    this.sweep(options)
      .then(() => this.#onSwept(options.only?.[0] ?? ''))
      .catch((error) => {
        if (!this.#closed) this.#log('sweep-failed', error);
      });
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#sweepTimer);
    this.#sweeper.close();
    this.#settling.close();
    await this.#watch?.close();
    this.#watch = undefined;
    await this.#queue;
  }

  /** A file that was written to while it was read: it has to be quiet before it is read again. */
  resettle(dir: string, fileId: number, look: FileLook): void {
    this.#settling.hold({ dir, look, file: fileId, linked: true });
  }

  async #walk({ only }: SweepOptions, signal?: AbortSignal): Promise<SweepSummary> {
    if (this.#closed) throw new BahanError('closed');
    const summary: SweepSummary = { ...nothingSwept };
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
      if (this.#listens && !this.#watch) {
        this.listen();
        // what came while nobody listened
        this.sweepUnasked({});
      }
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
    const left = new Map<number, string>();
    let missing = 0;
    transaction(db, () => {
      for (const dir of dirs) {
        for (const look of dir.created) {
          this.#settling.arrive({ dir: dir.path, look, file: undefined, linked: false }, now);
        }
        for (const { file, sameFile, ...look } of dir.changed) {
          this.#settling.arrive({ dir: dir.path, look, file, linked: sameFile }, now);
        }
        for (const [ids, gone] of [
          [dir.gone, true],
          [dir.back, false],
        ] as const) {
          for (const id of ids) {
            const file = fileById(db, id);
            if (!file) continue;
            if (file.sidecar) {
              if (gone) forgetSidecar(db, file);
              continue;
            }
            setFileMissing(db, id, gone);
            if (gone) missing += 1;
            if (file.asset_id !== null) touched.add(file.asset_id);
          }
        }
        for (const { file, sidecar } of dir.roles)
          for (const [id, uid] of changeRole(db, file, sidecar)) left.set(id, uid);
      }
      for (const id of touched) refreshPlace(db, id);
      for (const id of [...left.keys(), ...restack(db, [...touched])]) touched.add(id);
      indexAssets(db, [...touched]);
    });
    if (touched.size) {
      search.noteChanged([...touched]);
      changes.note({
        assets: [...touched].flatMap((id) => assetById(db, id)?.uid ?? left.get(id) ?? []),
        membership: true,
        folders: true,
        roots: true,
      });
    }
    this.#reading.wake();
    return missing;
  }

  #setOnline(online: boolean): void {
    const { db, changes, search } = this.#context;
    if (!setRootOnline(db, this.#root.id, online, online ? null : 'folder-offline')) return;
    if (online) {
      // a watcher of a folder that went away hears nothing more
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
    this.#sweepTimer = setTimeout(() => this.sweepUnasked({}), after);
    this.#sweepTimer.unref();
  }

  #log(event: string, error: unknown): void {
    this.#context.host.log('warn', event, { root: this.#root.uid, error: String(error) });
  }
}
