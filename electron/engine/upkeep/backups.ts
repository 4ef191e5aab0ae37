import { mkdirSync, rmSync, statfsSync } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { isAbsolute, join, relative } from 'node:path';
import { BahanError } from '../../../shared/errors.ts';
import type { Backup } from '../../../shared/model/health.ts';
import type { Job } from '../../../shared/model/job.ts';
import type { ChangeFeed } from '../changes.ts';
import { get, type Writer } from '../db/connection.ts';
import { libraryId, metaOf, setMeta } from '../db/meta.ts';
import type { Host } from '../host.ts';
import type { JobRun, JobRunner } from '../jobs/runner.ts';
import type { LibraryPaths } from '../library-folder.ts';
import { backupName, backupsIn, expendable, removeUnfinished, rotate, superfluous } from './backup-files.ts';
import { bundleFolder } from './bundle.ts';
import { spareBytes } from './copy-database.ts';
import { upkeepTask } from './upkeep-process.ts';

/** Milliseconds: a backup older than a day is followed by the next one; looked for after a start, and then by the clock. */
const day = 86_400_000;
const firstLook = 60_000;
const lookEvery = 15 * 60_000;

/** A share that says nothing for so long (ms) is taken for away; writing down a large file at its end may take its time. */
const patience = 15 * 60_000;
const shortPatience = 15_000;
/** Milliseconds that whoever calls a backup off waits at most until what was begun is taken away. */
const tidying = 3_000;

export interface BackupsContext {
  readonly db: Writer;
  readonly host: Host;
  readonly paths: LibraryPaths;
  readonly jobs: JobRunner;
  readonly changes: ChangeFeed;
}

export interface BackupPayload {
  readonly kind: 'daily' | 'asked';
  /** Another folder than the library's own; null: in the library, and in the second place too. */
  readonly to: string | null;
  readonly pictures: boolean;
}

/** What is known of the second place without asking it, which may take long. */
export interface SecondPlace {
  readonly folder: string;
  readonly reachable: boolean | null;
  readonly lastBackupAt: number | null;
  readonly backups: readonly Backup[];
  /** Epoch ms since when it does not answer; null while it does. */
  readonly awaySince: number | null;
}

/** Makes backups: each day by itself, when asked, and into a second place. */
export class Backups {
  readonly #context: BackupsContext;
  #timer: NodeJS.Timeout | undefined;
  #delivering: Promise<void> = Promise.resolve();
  readonly #closing = new AbortController();

  constructor(context: BackupsContext) {
    this.#context = context;
    context.jobs.register('backup', (run) => this.#run(run));
  }

  /** Backups in the library and those known in the second place, newest first. */
  list(): Backup[] {
    const second = this.second();
    return [...backupsIn(this.#context.paths.backups), ...(second?.backups ?? [])].sort((a, b) => b.at - a.at);
  }

  /**
   * Epoch ms of the newest backup that was not only made for a migration; null without one. One from days to come was made
   * while the clock of the computer was wrong, and keeps nobody from making the next.
   */
  newestAt(): number | null {
    const latest = this.#context.host.clock.now() + day;
    return this.list().find(({ kind, at }) => kind !== 'migration' && at <= latest)?.at ?? null;
  }

  /** Looks by the clock whether a backup is due, and whether the second place lacks something. */
  start(): void {
    removeUnfinished(this.#context.paths.backups);
    const plan = (after: number) => {
      this.#timer = setTimeout(() => {
        this.lookNow();
        plan(lookEvery);
      }, after);
      this.#timer.unref();
    };
    plan(firstLook);
  }

  /** One look. Where not even its job can be written down, the next one comes in time. */
  lookNow(): void {
    try {
      if (this.isDue()) this.add({ kind: 'daily', to: null, pictures: false });
      else void this.deliver();
    } catch (error) {
      this.#context.host.log('error', 'backup-not-begun', { error: String(error) });
    }
  }

  /** Whether the newest backup is older than a day, there is something to keep, and no first import is under way. */
  isDue(): boolean {
    const { db, host } = this.#context;
    const worth = get(db, 'SELECT 1 FROM asset LIMIT 1') ?? get(db, 'SELECT 1 FROM edit LIMIT 1');
    if (!worth || get(db, 'SELECT 1 FROM root WHERE watched = 1 AND online = 1 AND last_sweep_at IS NULL LIMIT 1'))
      return false;
    return host.clock.now() - (this.newestAt() ?? 0) >= day;
  }

  /** Starts a backup, or gives the one of its kind that goes on. */
  add(payload: BackupPayload): Job {
    const { db, jobs } = this.#context;
    const folder = payload.to === null ? this.#context.paths.backups : bundleFolder(payload.to, libraryId(db));
    return jobs.add('backup', payload.to ?? payload.kind, payload, { folder });
  }

  async #run(run: JobRun): Promise<void> {
    const { db, host, paths, changes } = this.#context;
    const { kind, to, pictures } = run.payload as BackupPayload;
    const bundle = to === null ? undefined : bundleFolder(to, libraryId(db));
    try {
      if (bundle) await this.#askPlace(to as string, run.signal);
      const folder = bundle ?? paths.backups;
      if (!bundle) this.#makeRoom();
      const target = join(folder, backupName(kind, host.clock.now()));
      await this.#copy(target, run);
      if (bundle) {
        const delivery = { library: paths.folder, bundle, pictures, rotates: false };
        await upkeepTask(host, { what: 'deliver', ...delivery }, { signal: run.signal });
      } else {
        rotate(paths.backups);
        await this.deliver(run.signal);
      }
      setMeta(db, 'backup-failed', null);
      run.progress(100, 100);
    } catch (error) {
      if (run.signal.aborted) await this.#tidy(bundle && join(bundle, 'previews.db'));
      else this.#noteFailure(error);
      throw error;
    } finally {
      changes.note({ health: true });
    }
  }

  async #copy(target: string, run: JobRun): Promise<void> {
    const { db, host, paths } = this.#context;
    const total = databaseBytes(db);
    run.progress(0, 100);
    // a share that froze answers none of these looks: each would hold one of the few threads for files
    let looking = false;
    const timer = setInterval(() => {
      if (looking) return;
      looking = true;
      stat(`${target}.part`)
        .then(
          ({ size }) => run.progress(Math.min(95, Math.floor((size / total) * 95)), 100),
          () => {},
        )
        .finally(() => {
          looking = false;
        });
    }, 300);
    try {
      await upkeepTask(host, { what: 'copy-database', database: paths.database, target }, { signal: run.signal });
    } finally {
      clearInterval(timer);
      if (run.signal.aborted) await this.#tidy(target);
    }
  }

  /** Takes away what an ended process had begun of a file; on a share that froze it stays. */
  async #tidy(target: string | undefined): Promise<void> {
    if (target === undefined) return;
    // its process may hold it a moment longer
    const patient = { force: true, recursive: true, maxRetries: 5, retryDelay: 100 };
    const removed = ['', '-journal'].map((tail) => rm(`${target}.part${tail}`, patient));
    const late = new Promise<void>((resolve) => setTimeout(resolve, tidying).unref());
    await Promise.race([Promise.allSettled(removed), late]);
  }

  /** On a full disk not even that can be written down; then the room itself is the trouble that people see. */
  #noteFailure(error: unknown): void {
    const { db, host } = this.#context;
    try {
      setMeta(db, 'backup-failed', error instanceof BahanError ? error.code : 'internal');
    } catch (cause) {
      host.log('error', 'backup-failure-not-noted', { error: String(cause) });
    }
  }

  /**
   * What is superfluous goes before the new one comes: it may be the room that this one needs. Where that is not enough the
   * oldest daily ones go too, if that helps.
   */
  #makeRoom(): void {
    const { db, paths } = this.#context;
    mkdirSync(paths.backups, { recursive: true });
    for (const { path } of superfluous(backupsIn(paths.backups))) rmSync(path, { force: true });
    const lacking = databaseBytes(db) + spareBytes - freeBytes(paths.backups);
    for (const { path } of expendable(backupsIn(paths.backups), lacking)) rmSync(path, { force: true });
  }

  /** The second place as it was when it was asked last; undefined when none was chosen. */
  second(): SecondPlace | undefined {
    const { db } = this.#context;
    const folder = metaOf(db, 'second-place');
    if (!folder) return undefined;
    const state = JSON.parse(metaOf(db, 'second-state') ?? '{}') as Partial<SecondPlace>;
    return {
      ...{
        folder,
        reachable: state.reachable ?? null,
        awaySince: state.awaySince ?? null,
        backups: state.backups ?? [],
      },
      lastBackupAt: state.backups?.[0]?.at ?? null,
    };
  }

  /**
   * Names the second place; null: none any more. What lies there stays.
   * @throws `folder-missing`, `folder-not-a-folder`, `backup-place-unwritable`, `folder-is-library`
   */
  async setSecond(folder: string | null): Promise<void> {
    const { db, changes } = this.#context;
    if (folder !== null) await this.#askPlace(folder);
    setMeta(db, 'second-state', null);
    setMeta(db, 'second-place', folder);
    changes.note({ health: true });
    if (folder !== null) void this.deliver();
  }

  /** @throws see `setSecond`; also `backup-place-unwritable` for a place that does not answer. */
  async #askPlace(place: string, signal?: AbortSignal): Promise<void> {
    const { host, paths } = this.#context;
    if (!isAbsolute(place)) throw new BahanError('bad-input', { field: 'folder' });
    const inner = relative(paths.folder, place);
    if (inner === '' || (!inner.startsWith('..') && !isAbsolute(inner)))
      throw new BahanError('folder-is-library', { path: place });
    try {
      await upkeepTask(host, { what: 'try-place', place }, { silence: shortPatience, signal });
    } catch (cause) {
      if (cause instanceof BahanError && cause.code !== 'folder-offline') throw cause;
      throw new BahanError('backup-place-unwritable', { path: place }, { cause });
    }
  }

  /**
   * Brings the second place up to date; that it is away is noted and is no error. One at a time: who comes meanwhile waits,
   * and then looks again, since there is more to bring.
   */
  deliver(signal?: AbortSignal): Promise<void> {
    this.#delivering = this.#delivering
      .then(() => this.#deliver(signal))
      // the library could not be written to: who comes next looks anew
      .catch((error) => this.#context.host.log('error', 'second-place-not-noted', { error: String(error) }));
    return this.#delivering;
  }

  async #deliver(signal?: AbortSignal): Promise<void> {
    const { db, host, paths, changes } = this.#context;
    const second = this.second();
    if (!second || this.#closing.signal.aborted) return;
    const newest = backupsIn(paths.backups).find(({ kind }) => kind !== 'migration');
    const either = AbortSignal.any([this.#closing.signal, ...(signal ? [signal] : [])]);
    let state: Pick<SecondPlace, 'reachable' | 'awaySince' | 'backups'>;
    try {
      await upkeepTask(host, { what: 'try-place', place: second.folder }, { silence: shortPatience, signal: either });
      const bundle = bundleFolder(second.folder, libraryId(db));
      const delivery = { library: paths.folder, bundle, backup: newest?.path, pictures: false, rotates: true };
      const there = await upkeepTask(host, { what: 'deliver', ...delivery }, { silence: patience, signal: either });
      state = { reachable: true, awaySince: null, backups: there.map((one) => ({ ...one, second: true })) };
    } catch (error) {
      if (either.aborted) return;
      host.log('warn', 'second-place-away', { error: String(error) });
      state = { reachable: false, awaySince: second.awaySince ?? host.clock.now(), backups: second.backups };
    }
    // a place that was changed meanwhile has another state
    if (metaOf(db, 'second-place') !== second.folder) return;
    setMeta(db, 'second-state', JSON.stringify(state));
    changes.note({ health: true });
  }

  /** Code of the error that the newest backup ended with; undefined when it was made. */
  failure(): string | undefined {
    return metaOf(this.#context.db, 'backup-failed');
  }

  async close(): Promise<void> {
    clearTimeout(this.#timer);
    this.#closing.abort();
    await this.#delivering;
  }
}

const databaseBytes = (db: Writer): number =>
  get<{ n: number }>(db, 'SELECT page_count * page_size AS n FROM pragma_page_count, pragma_page_size')?.n ?? 0;

function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}
