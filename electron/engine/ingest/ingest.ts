import { basename, relative, sep } from 'node:path';
import { BahanError } from '../../../shared/errors.ts';
import type { Health } from '../../../shared/model/health.ts';
import { nothingSwept, type SweepSummary } from '../../../shared/model/root.ts';
import { get } from '../db/connection.ts';
import { insertRoot, type RootRow, rootById, rootByUid, unwatchRoot, watchedRoots } from '../db/roots.ts';
import type { JobRun } from '../jobs/runner.ts';
import { checkFolder } from './add-root.ts';
import type { IngestContext } from './context.ts';
import { Paces } from './pace.ts';
import { Pictures } from './pictures.ts';
import { Places } from './places.ts';
import { likenessAt, pointRoot, rootThatMoved } from './point-root.ts';
import { Reading } from './reading.ts';
import { RootWatch } from './root-watch.ts';
import { isWriteTrouble, troubleError } from './write-trouble.ts';

/** Payload of a `sweep` job. Without `walk` it only reads what already waits. */
export interface SweepPayload {
  readonly root: string;
  readonly walk: boolean;
  readonly pictures: boolean;
}

/** Why taking in rests though something waits. */
export type HoldReason = NonNullable<Health['work']['held']>;

/** How far taking in is, in files and assets. */
export interface IngestState {
  /** Files that wait to be read and can be reached. */
  readonly reading: number;
  /** Assets known by their names alone. */
  readonly provisional: number;
  readonly pictures: number;
  readonly held: HoldReason | null;
  /** Files that may not be whole yet. */
  readonly unsettled: number;
}

/** Files that come in at once without anybody having asked, above which their progress is shown. */
const many = 20;

/** Taking in: every root's watch, the reading of files and the drawing of pictures. */
export class Ingest {
  readonly pictures: Pictures;
  readonly reading: Reading;
  readonly places: Places;
  readonly #context: IngestContext;
  readonly #roots = new Map<number, RootWatch>();
  readonly #summaries = new Map<number, SweepSummary>();

  readonly #live: boolean;
  readonly #holds = new Set<HoldReason>();
  readonly #paces: Paces;
  /** The newest reason why the library could not be written to. */
  #last: unknown;

  /** Told when so many files came by themselves that a person wants to see how far they are. */
  onMany: ((root: RootRow, folder: string) => void) | undefined;

  /** `live`: hears hints, sweeps by the clock and draws pictures by itself. */
  constructor(context: IngestContext, live: boolean) {
    // every room tells here, and taking in rests before anybody hears of it
    this.#context = { ...context, trouble: (error) => this.#trouble(error, context) };
    this.#live = live;
    this.places = new Places(context.host);
    this.#paces = new Paces(context.db, context.host.clock);
    this.pictures = new Pictures(this.#context, this.#paces, live, (error) => this.#context.trouble(error));
    this.reading = new Reading(this.#context, this.#paces, {
      changing: (file) =>
        this.#roots.get(file.root_id)?.resettle(file.dir, file.id, { ...file, sidecar: file.sidecar === 1 }),
      recorded: () => this.pictures.wake(),
      trouble: (error) => this.#context.trouble(error),
      doubtful: (file) => this.#roots.get(file.root_id)?.arrived(file.dir),
      looking: () => this.#isWalking(),
    });
  }

  /** Opens every watched root. A script's library reads what waits when it looks, since where files lie now tells what they are. */
  start(): void {
    for (const root of watchedRoots(this.#context.db)) this.#open(root);
    if (this.#live) this.reading.wake();
    this.reading.retryInTime();
  }

  /** Sweeps every root in the background, as at every start: what changed meanwhile is known soon. */
  sweepAll(): void {
    for (const watch of this.#roots.values()) watch.sweepUnasked({});
  }

  /** Somebody looks at the library: folders that changed are looked at sooner than by the clock. */
  glance(): void {
    if (this.#live) for (const watch of this.#roots.values()) watch.glance();
  }

  /**
   * Watches a folder. One that holds the files of a watched folder which does not answer is that folder at its new place.
   * @throws see `checkFolder`
   */
  async add(path: string): Promise<RootRow> {
    const { db, libraryFolder, host, changes } = this.#context;
    const place = await checkFolder(db, this.places, path, libraryFolder);
    const moved = await rootThatMoved(db, host, place);
    if (moved) return this.#pointTo(moved, place);
    // two may have asked for it at the same time
    if (watchedRoots(db).some((root) => root.path === place))
      throw new BahanError('folder-already-watched', { path: place });
    const root = insertRoot(db, place, host.clock.now());
    this.#open(root);
    changes.note({ roots: true });
    return root;
  }

  /**
   * Points a watched folder to its new place. `count` only compares; without `force` a place where fewer than half of the
   * known files lie is refused.
   * @throws `root-not-found`, `folder-differs`, see `checkFolder`
   */
  async point(
    uid: string,
    path: string,
    { count, force }: { count: boolean; force: boolean },
  ): Promise<{ root: RootRow; found: number; known: number }> {
    const { db, libraryFolder, host } = this.#context;
    const root = this.#row(uid);
    const place = await checkFolder(db, this.places, path, libraryFolder, root);
    const { found, known } = await likenessAt(db, host, root, place);
    if (count) return { root, found, known };
    if (!force && found * 2 < known) throw new BahanError('folder-differs', { path: place, found, known });
    return { root: place === root.path ? root : await this.#pointTo(root, place), found, known };
  }

  async #pointTo(root: RootRow, place: string): Promise<RootRow> {
    const { db, host, changes } = this.#context;
    const pointed = pointRoot(db, root, place, host.clock.now());
    await this.#roots.get(root.id)?.close();
    this.#roots.delete(root.id);
    this.#open(pointed);
    if (this.#live) this.#roots.get(root.id)?.sweepUnasked({});
    changes.note({ roots: true, membership: true, folders: true, refound: true });
    return pointed;
  }

  /** Stops watching; everything known stays. @throws `root-not-found` */
  async remove(uid: string): Promise<RootRow> {
    const root = this.#row(uid);
    unwatchRoot(this.#context.db, root.id);
    await this.#roots.get(root.id)?.close();
    this.#roots.delete(root.id);
    this.#context.changes.note({ roots: true });
    return root;
  }

  /** New files lie in a folder (absolute) of a root: they are taken in without waiting for a hint or the clock. */
  arrived(uid: string, folder: string): void {
    const root = rootByUid(this.#context.db, uid);
    if (root) this.#roots.get(root.id)?.arrived(relative(root.path, folder).split(sep).join('/'));
  }

  /** Whether nothing is being read or drawn now. */
  isIdle(): boolean {
    return this.reading.isIdle && this.pictures.isIdle;
  }

  /** Whether folders are being looked through, or files read or drawn: what waits in the background makes room. */
  isBusy(): boolean {
    return !this.isIdle() || this.#isWalking();
  }

  isSweeping(rootId: number): boolean {
    return this.#roots.get(rootId)?.sweeping ?? false;
  }

  /** "These are visible" of one page: they are read and drawn before all others. */
  show(session: string, ids: readonly string[]): void {
    this.reading.show(session, ids);
    this.pictures.show(session, ids);
  }

  /** Stops to read and to draw until the reason is released. What waits stays waiting. */
  hold(reason: HoldReason): void {
    this.#holds.add(reason);
    this.reading.pause(true);
    this.pictures.pause(true);
    this.#context.changes.note({ roots: true });
  }

  /** Goes on where it stopped, unless another reason holds it. Files that could not be taken in are looked for again. */
  release(reason: HoldReason): void {
    if (!this.#holds.delete(reason) || this.#holds.size) return;
    this.#last = undefined;
    this.reading.pause(false);
    this.pictures.pause(false);
    if (this.#live) this.sweepAll();
    this.#context.changes.note({ roots: true });
  }

  state(): IngestState {
    const count = (sql: string): number => get<{ n: number }>(this.#context.db, sql)?.n ?? 0;
    const reading = count(
      `SELECT count(*) AS n FROM file f JOIN dir d ON d.id = f.dir_id JOIN root r ON r.id = d.root_id
        WHERE f.read_state = 0 AND f.missing = 0 AND r.online = 1 AND r.watched = 1`,
    );
    const waiting = reading || count('SELECT count(*) AS n FROM file WHERE read_state = 0 AND missing = 0');
    const resting = [...this.#paces.resting()].filter(([, rest]) => rest.why === 'hours');
    const isOutside = resting.some(([rootId]) => this.reading.waiting(rootId) > 0);
    return {
      reading,
      provisional: count('SELECT count(*) AS n FROM asset WHERE provisional = 1 AND missing = 0'),
      pictures: this.pictures.waiting(),
      held: this.#holds.values().next().value ?? (isOutside ? 'hours' : waiting && !reading ? 'offline' : null),
      unsettled: [...this.#roots.values()].reduce((sum, root) => sum + root.unsettled, 0),
    };
  }

  /** The work of a `sweep` job: folders first, then every file that waits. */
  async runSweep(run: JobRun): Promise<void> {
    const { root: uid, pictures, walk } = run.payload as SweepPayload;
    const root = this.#row(uid);
    const watch = this.#roots.get(root.id);
    if (!watch) throw new BahanError('root-not-found', { id: uid });
    this.reading.release(root.id);
    // who asks for a folder wants it now, whatever its hours
    if (walk) this.#paces.ask(root.id, true);
    const counter = this.reading.count(root.id);
    const stop = () => this.reading.hold(root.id);
    run.signal.addEventListener('abort', stop);
    // files are read while folders are still being walked
    const timer = setInterval(() => {
      if (run.isPaused()) this.reading.hold(root.id);
      else this.reading.release(root.id);
      const waiting = this.reading.waiting(root.id);
      run.progress(counter.counts.read, counter.counts.read + waiting, counter.counts.failed);
    }, 500);
    const started = performance.now();
    try {
      const summary = walk ? await watch.sweep({}, run.signal) : nothingSwept;
      await run.unpaused();
      await this.reading.drained(root.id);
      while (run.isPaused() && !run.signal.aborted) {
        await run.unpaused();
        this.reading.release(root.id);
        await this.reading.drained(root.id);
      }
      run.signal.throwIfAborted();
      this.#refuseTrouble();
      // it may have gone away while its files were read
      if (!rootById(this.#context.db, root.id)?.online) throw new BahanError('folder-offline', { path: root.path });
      run.progress(counter.counts.read, counter.counts.read, counter.counts.failed);
      if (pictures) {
        // what could not be reached before this look may have been met where it lies now
        this.pictures.tryAgain();
        this.pictures.background(true);
        await this.pictures.drained();
        this.#refuseTrouble();
      }
      const { added, changed, refound, failed } = counter.counts;
      const changing = watch.restless;
      const seconds = (performance.now() - started) / 1000;
      this.#summaries.set(root.id, {
        ...summary,
        added,
        changed,
        refound: summary.refound + refound,
        failed: summary.failed + failed,
        changing,
        seconds,
      });
    } catch (error) {
      if (!isWriteTrouble(error)) throw error;
      this.#context.trouble(error);
      throw troubleError(error, this.#context.libraryFolder);
    } finally {
      clearInterval(timer);
      this.#paces.ask(root.id, false);
      counter.stop();
      run.signal.removeEventListener('abort', stop);
      this.pictures.wake();
    }
  }

  /** What the newest whole sweep of a root found. */
  takeSummary(rootId: number): SweepSummary {
    const summary = this.#summaries.get(rootId);
    if (!summary) throw new BahanError('cancelled');
    return summary;
  }

  /** The work of a `pictures` job: until nothing waits. Cancelled, only what is on screen is drawn until the next sweep. */
  async runPictures(run: JobRun): Promise<void> {
    const before = this.pictures.counts;
    const step = () => {
      const drawn = this.pictures.counts.drawn - before.drawn;
      const failed = this.pictures.counts.failed - before.failed;
      run.progress(drawn + failed, drawn + failed + this.pictures.waiting(), failed);
    };
    const timer = setInterval(() => {
      this.pictures.background(!run.isPaused());
      step();
    }, 500);
    const aborted = new Promise<void>((resolve) =>
      run.signal.addEventListener('abort', () => resolve(), { once: true }),
    );
    try {
      this.pictures.background(true);
      await Promise.race([this.pictures.drained(), aborted]);
      if (run.signal.aborted) this.pictures.background(false);
      step();
    } finally {
      clearInterval(timer);
    }
  }

  #isWalking(): boolean {
    return [...this.#roots.values()].some((root) => root.walking);
  }

  async close(): Promise<void> {
    this.reading.close();
    this.pictures.close();
    this.places.close();
    await Promise.all([...this.#roots.values()].map((root) => root.close()));
  }

  #open(root: RootRow): void {
    if (this.#roots.has(root.id)) return;
    const watch = new RootWatch(this.#context, this.reading, root, (folder) => this.#swept(root, folder));
    this.#roots.set(root.id, watch);
    if (this.#live) watch.listen();
  }

  /** Who waits for the work is told why it ended: what could not be written down waits for the next time. */
  #refuseTrouble(): void {
    if (this.#holds.has('unwritable'))
      throw troubleError(this.#last ?? { code: 'ENOSPC' }, this.#context.libraryFolder);
  }

  /** The library could not be written to. Whoever watches over the disk releases it. */
  #trouble(error: unknown, { trouble }: IngestContext): void {
    this.#last = error;
    this.hold('unwritable');
    trouble(error);
  }

  #swept(root: RootRow, folder: string): void {
    this.pictures.tryAgain();
    this.reading.retryInTime();
    if (this.reading.waiting(root.id) > many) this.onMany?.(root, basename(folder) || basename(root.path));
  }

  #row(uid: string): RootRow {
    const root = rootByUid(this.#context.db, uid);
    if (!root?.watched) throw new BahanError('root-not-found', { id: uid });
    return root;
  }
}
