import { BahanError } from '../../../shared/errors.ts';
import { nothingSwept, type SweepSummary } from '../../../shared/model/root.ts';
import { all, get, transaction } from '../db/connection.ts';
import type { FileLook } from '../db/files.ts';
import { newId } from '../db/ids.ts';
import { type RootRow, rootById, setRootOnline, setRootSwept, setRootWatch } from '../db/roots.ts';
import { networkKind } from '../network-path.ts';
import type { IngestContext } from './context.ts';
import type { Reading } from './reading.ts';
import { dropParked } from './refound.ts';
import { retryReturned } from './retries.ts';
import { ReturnWatch } from './return-watch.ts';
import { Settling } from './settling.ts';
import type { SweptDir } from './sweep-messages.ts';
import { takeDirs } from './sweep-take.ts';
import { type SweepTimes, share, sweepTimes } from './sweep-times.ts';
import { type SweepEnd, Sweeper } from './sweeper.ts';
import { type FolderWatch, type Hint, watchRoot } from './watch.ts';
import { isWriteTrouble } from './write-trouble.ts';

export interface SweepOptions {
  /** Folders relative to the root; absent: the whole root. */
  readonly only?: readonly string[];
  /** Folders whose own time of change is what it was are passed over, with the files in them. */
  readonly quick?: boolean;
}

/** One watched root: its sweep process, its watcher and the files that are still being written. */
export class RootWatch {
  readonly #context: IngestContext;
  readonly #reading: Reading;
  readonly #onSwept: (folder: string) => void;
  readonly #root: RootRow;
  readonly #sweeper: Sweeper;
  readonly #settling: Settling;
  readonly #times: SweepTimes;
  readonly #isFar: boolean;
  readonly #hinted = new Set<string>();
  #watch: FolderWatch | undefined;
  #timer: NodeJS.Timeout | undefined;
  #return: ReturnWatch | undefined;
  #queue: Promise<unknown> = Promise.resolve();
  #sweeping = false;
  /** Looks that are asked for and did not end. */
  #walks = 0;
  #closed = false;
  #listens = false;
  #tries = 0;
  /** By the computer's own clock: when the last whole and the last quick look ended, and how long they took. */
  #wholeAt = 0;
  #wholeTook = 0;
  #quickAt = 0;
  #quickTook = 0;

  /** `onSwept` is told after each sweep that nobody asked for, with the folder that the hint for it named. */
  constructor(context: IngestContext, reading: Reading, root: RootRow, onSwept: (folder: string) => void) {
    this.#context = context;
    this.#reading = reading;
    this.#root = root;
    this.#onSwept = onSwept;
    this.#times = { ...sweepTimes, ...context.sweeps };
    this.#isFar = networkKind(root.path) !== undefined;
    this.#sweeper = new Sweeper(context.host, this.#times.silence);
    this.#settling = new Settling(context, root, this.#sweeper, () => reading.wake());
  }

  get sweeping(): boolean {
    return this.#sweeping;
  }

  /** Whether it is being looked through, wholly or in part, or is about to be: something was heard of it. */
  get walking(): boolean {
    return this.#walks > 0 || this.#hinted.size > 0 || this.#watch?.isGathering === true;
  }

  /** Files that may not be whole yet. */
  get unsettled(): number {
    return this.#settling.count;
  }

  /** Paths of files that keep changing and were not taken in for that. */
  get restless(): string[] {
    return this.#settling.restless;
  }

  /** The process that looks at the folder, while there is one. */
  get sweeperPid(): number | undefined {
    return this.#sweeper.pid;
  }

  /**
   * Begins to listen for hints and to sweep by the clock. Folders are listened to that are known, so a root that was never
   * swept is listened to after its first sweep.
   */
  listen(): void {
    if (this.#closed || this.#watch) return;
    this.#listens = true;
    const row = rootById(this.#context.db, this.#root.id);
    if (row?.last_sweep_at === null || !row?.online) return;
    const dirs = all<{ path: string }>(
      this.#context.db,
      'SELECT path FROM dir WHERE root_id = ? ORDER BY mtime IS NOT NULL, mtime DESC',
      this.#root.id,
    );
    this.#watch = watchRoot(
      this.#root.path,
      dirs.map(({ path }) => path),
      (hint) => this.#heard(hint),
      (error) => this.#log('watch-failed', error),
    );
    this.#noteWatch();
    this.#schedule();
  }

  /**
   * One sweep of the whole root or of some folders. Resolves when every difference is in the tables and, after a whole one,
   * the files that were being written have settled or are known to keep changing.
   */
  async sweep(options: SweepOptions, signal?: AbortSignal): Promise<SweepSummary> {
    const started = performance.now();
    this.#walks += 1;
    const walk = this.#queue.then(() => this.#walk(options, signal)).finally(() => this.#walked());
    this.#queue = walk.catch(() => {});
    const summary = await walk;
    // outside the queue: a film that takes minutes to copy must not hold up the photos beside it
    if (isWhole(options)) await this.#settling.settled(signal);
    return { ...summary, changing: this.restless, seconds: (performance.now() - started) / 1000 };
  }

  /** Files may have waited for it. */
  #walked(): void {
    this.#walks -= 1;
    if (!this.#closed) this.#reading.wake();
  }

  /** A sweep that nobody waits for: after a hint, by the clock, at a start. */
  sweepUnasked(options: SweepOptions): void {
    this.sweep(options)
      .then(() => this.#onSwept(options.only?.[0] ?? ''))
      .catch((error) => {
        if (isWriteTrouble(error)) this.#context.trouble(error);
        if (!this.#closed) this.#log('sweep-failed', error);
      });
  }

  /** Somebody looks at the library: what changed in the folders is asked sooner than by the clock, but not all the time. */
  glance(): void {
    const wait = Math.max(this.#times.glance, share * this.#quickTook);
    if (this.#closed || this.#sweeping || Date.now() - Math.max(this.#quickAt, this.#wholeAt) < wait) return;
    this.#quickAt = Date.now();
    this.sweepUnasked(this.#row()?.online ? { quick: true } : {});
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#return?.close();
    this.#sweeper.close();
    this.#settling.close();
    this.#watch?.close();
    this.#watch = undefined;
    await this.#queue;
  }

  /** A file that was written to while it was read: it has to be quiet before it is read again. */
  resettle(dir: string, fileId: number, look: FileLook): void {
    this.#settling.hold({ dir, look, file: fileId, linked: true });
  }

  /** New files lie in a folder of it (relative, `/` between): as if a hint had told. */
  arrived(dir: string): void {
    this.#heard({ dirs: [dir] });
  }

  #heard(hint: Hint): void {
    if (this.#closed) return;
    if (hint === 'deaf') {
      this.#noteWatch();
      this.sweepUnasked({});
    } else if (hint === 'rules') this.sweepUnasked({});
    else if (hint === 'somewhere') this.sweepUnasked({ quick: true });
    else {
      const queued = this.#hinted.size > 0;
      for (const dir of hint.dirs) this.#hinted.add(dir);
      // hints that come while a look is on its way are one look
      if (!queued) this.#queue = this.#queue.then(() => this.#sweepHinted());
    }
  }

  #sweepHinted(): void {
    const only = [...this.#hinted];
    this.#hinted.clear();
    if (only.length && !this.#closed) this.sweepUnasked({ only });
  }

  async #walk(options: SweepOptions, signal?: AbortSignal): Promise<SweepSummary> {
    if (this.#closed) throw new BahanError('closed');
    const summary: SweepSummary = { ...nothingSwept };
    const whole = isWhole(options);
    const { db, changes, host } = this.#context;
    const started = Date.now();
    const begun = host.clock.now();
    this.#sweeping = whole;
    if (whole) changes.note({ roots: true });
    try {
      const end = await this.#look(options, summary, signal);
      summary.seen = Math.max(summary.seen, end.seen);
      if (end.offline) throw new BahanError('folder-offline', { path: this.#root.path, reason: end.offline });
      const returned = this.#setOnline(true);
      if (end.cancelled) throw new BahanError('cancelled');
      transaction(db, () => dropParked(db, this.#root.id, host.clock.now()));
      const took = Date.now() - started;
      if (whole) {
        // what changed since may not have been met
        setRootSwept(db, this.#root.id, begun);
        [this.#wholeAt, this.#wholeTook] = [Date.now(), took];
      } else if (options.quick) [this.#quickAt, this.#quickTook] = [Date.now(), took];
      // what came while nobody listened
      if (this.#listenAgain() || (returned && !whole)) this.sweepUnasked(whole ? { quick: true } : {});
    } catch (error) {
      if (error instanceof BahanError && error.code === 'folder-offline') this.#setOnline(false);
      throw error;
    } finally {
      this.#sweeping = false;
      if (!this.#closed && whole) changes.note({ roots: true });
      // a hint is no look at the rest
      if (!this.#closed && (!options.only || !this.#row()?.online)) this.#schedule();
    }
    return summary;
  }

  /** A process that ended by itself is tried once more: nothing says that the folder is the reason. */
  async #look({ only, quick }: SweepOptions, summary: SweepSummary, signal?: AbortSignal): Promise<SweepEnd> {
    const { host, databasePath, libraryFolder } = this.#context;
    const batch = newId();
    const run = {
      database: databasePath,
      rootId: this.#root.id,
      rootPath: this.#root.path,
      exclude: [libraryFolder],
      ...(only ? { only } : {}),
      ...(quick ? { quick } : {}),
      pointed: rootById(this.#context.db, this.#root.id)?.pointed === 1,
      onDirs: (dirs: readonly SweptDir[], seen: number) => {
        summary.seen = seen;
        const taken = takeDirs(this.#context, this.#root, this.#settling, dirs, batch);
        summary.missing += taken.missing;
        summary.refound += taken.refound;
        this.#reading.wake();
        this.#follow(dirs);
      },
      onUnreadable: (path: string, code: string) => {
        summary.failed += 1;
        host.log('warn', 'folder-unreadable', { path, code });
      },
    };
    try {
      return await this.#sweeper.sweep(run, signal);
    } catch (error) {
      if (!(error instanceof BahanError) || error.code !== 'reader-crashed' || this.#closed) throw error;
      Object.assign(summary, nothingSwept);
      return await this.#sweeper.sweep(run, signal);
    }
  }

  /** The watch goes with the folders that are there. */
  #follow(dirs: readonly SweptDir[]): void {
    if (!this.#watch) return;
    const before = this.#watch.state;
    this.#watch.leave(dirs.flatMap((dir) => (dir.vanished ? [dir.path] : [])));
    this.#watch.follow(dirs.flatMap((dir) => (dir.vanished || (dir.gone.length && !dir.agreed) ? [] : [dir.path])));
    if (this.#watch.state !== before) this.#noteWatch();
  }

  /** Listens after a first sweep, after the folder came back, and again after a while when the watch failed. */
  #listenAgain(): boolean {
    if (!this.#listens || this.#watch?.state === 'listening' || this.#watch?.state === 'limited') return false;
    const failed = this.#watch !== undefined;
    this.#watch?.close();
    this.#watch = undefined;
    this.listen();
    return !failed;
  }

  /** On another computer's disk Linux hears only what this computer does: the clock counts there. */
  #noteWatch(): void {
    const heard = this.#watch?.state ?? 'none';
    const state = this.#isFar && process.platform === 'linux' && heard === 'listening' ? 'none' : heard;
    if (setRootWatch(this.#context.db, this.#root.id, state)) this.#context.changes.note({ roots: true, health: true });
  }

  /** Returns whether it was away before. */
  #setOnline(online: boolean): boolean {
    const { db, changes, search, host } = this.#context;
    if (online) this.#tries = 0;
    const code = online ? null : 'folder-offline';
    if (!setRootOnline(db, this.#root.id, online, code, host.clock.now())) return false;
    if (online) {
      retryReturned(db, this.#root.id);
      this.#reading.returned(this.#root.id);
    }
    // there is more to be read, or nobody needs to wait for it any longer
    this.#reading.wake();
    // a watcher of a folder that went away hears nothing more
    this.#watch?.close();
    this.#watch = undefined;
    this.#noteWatch();
    search.noteChanged(
      all<{ id: number }>(db, 'SELECT id FROM asset WHERE root_id = ?', this.#root.id).map((row) => row.id),
    );
    changes.note({ roots: true, membership: true, health: true });
    return online;
  }

  /** A drive that is plugged in may take a moment until its folders are there: the tries begin anew. */
  #mayBeBack(): void {
    this.#tries = 0;
    this.sweepUnasked({});
  }

  #row(): { online: number } | undefined {
    return get<{ online: number }>(this.#context.db, 'SELECT online FROM root WHERE id = ?', this.#root.id);
  }

  /** Only a root that is listened to sweeps by itself. */
  #schedule(): void {
    clearTimeout(this.#timer);
    this.#return?.close();
    if (this.#closed || !this.#listens) return;
    const { retries, heard, unheard, whole, wholeFar } = this.#times;
    if (!this.#row()?.online) {
      this.#timer = setTimeout(() => this.sweepUnasked({}), retries[Math.min(this.#tries, retries.length - 1)]);
      this.#tries += 1;
      // on another computer's disk nothing tells of it, and to ask may take long
      if (!this.#isFar) this.#return = new ReturnWatch(this.#root.path, () => this.#mayBeBack());
    } else {
      const hears = this.#watch?.state === 'listening' && !this.#isFar;
      const wait = Math.max(hears ? heard : unheard, share * this.#quickTook);
      const wholeEvery = Math.max(this.#isFar ? wholeFar : whole, share * this.#wholeTook);
      this.#timer = setTimeout(
        () => this.sweepUnasked(Date.now() - this.#wholeAt < wholeEvery ? { quick: true } : {}),
        wait,
      );
    }
    this.#timer.unref();
  }

  #log(event: string, error: unknown): void {
    this.#context.host.log('warn', event, { root: this.#root.uid, error: String(error) });
  }
}

const isWhole = ({ only, quick }: SweepOptions): boolean => !only && !quick;
