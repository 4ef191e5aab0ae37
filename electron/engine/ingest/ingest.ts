import { BahanError } from '../../../shared/errors.ts';
import type { SweepSummary } from '../../../shared/model/root.ts';
import { all } from '../db/connection.ts';
import { rootByUid, type RootRow, unwatchRoot, watchedRoots } from '../db/roots.ts';
import type { JobRun } from '../jobs/runner.ts';
import { addRoot } from './add-root.ts';
import type { IngestContext } from './context.ts';
import { Pictures } from './pictures.ts';
import { Reading } from './reading.ts';
import { RootWatch } from './root-watch.ts';

/** Taking in: every root's watch, the reading of files and the drawing of pictures. */
export class Ingest {
  readonly pictures: Pictures;
  readonly reading: Reading;
  readonly #context: IngestContext;
  readonly #roots = new Map<number, RootWatch>();

  constructor(context: IngestContext) {
    this.#context = context;
    this.pictures = new Pictures(context);
    this.reading = new Reading(context, (file) => this.#roots.get(file.root_id)?.resettle(file.dir, file.id, file));
  }

  /** Opens every watched root, and with `listen` hears hints and sweeps by the clock. */
  start(listen: boolean): void {
    for (const root of watchedRoots(this.#context.db)) this.#open(root, listen);
    this.reading.wake();
  }

  /** @throws see `addRoot` */
  add(path: string, listen: boolean): RootRow {
    const { db, libraryFolder, host, changes } = this.#context;
    const root = addRoot(db, path, libraryFolder, host.clock.now());
    this.#open(root, listen);
    changes.note({ roots: true });
    return root;
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

  isSweeping(rootId: number): boolean {
    return this.#roots.get(rootId)?.sweeping ?? false;
  }

  /** The work of a `sweep` job: folders first, then every file that waits. */
  async runSweep(run: JobRun): Promise<SweepSummary> {
    const { root: uid, pictures } = run.payload as { root: string; pictures: boolean };
    const root = this.#row(uid);
    const watch = this.#roots.get(root.id);
    if (!watch) throw new BahanError('root-not-found', { id: uid });
    this.reading.release(root.id);
    const counter = this.reading.count(root.id);
    const stop = () => this.reading.hold(root.id);
    run.signal.addEventListener('abort', stop);
    // files are read while folders are still being walked
    const timer = setInterval(() => {
      const waiting = this.reading.waiting(root.id);
      run.progress(counter.counts.read, counter.counts.read + waiting, counter.counts.failed);
    }, 200);
    const started = performance.now();
    try {
      const summary = await watch.sweep({}, run.signal);
      await run.unpaused();
      await this.reading.drained(root.id);
      run.signal.throwIfAborted();
      run.progress(counter.counts.read, counter.counts.read, counter.counts.failed);
      watch.listen();
      this.pictures.wake();
      if (pictures) await this.pictures.drained();
      const { added, changed, refound, failed } = counter.counts;
      const changing = [...watch.settling];
      return { ...summary, added, changed, refound, failed: summary.failed + failed, changing, seconds: (performance.now() - started) / 1000 };
    } finally {
      clearInterval(timer);
      counter.stop();
      run.signal.removeEventListener('abort', stop);
      this.pictures.wake();
    }
  }

  /** The work of a `pictures` job: until nothing waits. */
  async runPictures(run: JobRun): Promise<void> {
    const before = this.pictures.counts;
    const step = () => {
      const drawn = this.pictures.counts.drawn - before.drawn;
      const failed = this.pictures.counts.failed - before.failed;
      run.progress(drawn + failed, drawn + failed + this.pictures.waiting(), failed);
    };
    const timer = setInterval(async () => {
      step();
      this.pictures.pause(run.signal.aborted);
    }, 250);
    const aborted = new Promise<void>((resolve) => run.signal.addEventListener('abort', () => resolve(), { once: true }));
    try {
      await run.unpaused();
      await Promise.race([this.pictures.drained(), aborted]);
      step();
    } finally {
      clearInterval(timer);
    }
  }

  async close(): Promise<void> {
    this.reading.close();
    this.pictures.close();
    await Promise.all([...this.#roots.values()].map((root) => root.close()));
  }

  #open(root: RootRow, listen: boolean): void {
    if (this.#roots.has(root.id)) return;
    const watch = new RootWatch(this.#context, this.reading, root);
    this.#roots.set(root.id, watch);
    if (listen) watch.listen();
  }

  #row(uid: string): RootRow {
    const root = rootByUid(this.#context.db, uid);
    if (!root?.watched) throw new BahanError('root-not-found', { id: uid });
    return root;
  }

  /** Ids of the assets of a root. */
  assetsOf(rootId: number): number[] {
    return all<{ id: number }>(this.#context.db, 'SELECT id FROM asset WHERE root_id = ?', rootId).map((row) => row.id);
  }
}
