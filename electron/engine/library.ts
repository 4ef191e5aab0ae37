import { existsSync } from 'node:fs';
import { createRouterClient } from '@orpc/server';
import type { EngineClient } from '../../shared/api/client.ts';
import { BahanError } from '../../shared/errors.ts';
import type { Gathered } from '../../shared/model/intake.ts';
import type { Verdict } from '../../shared/model/rights.ts';
import type { CallerContext } from './api/base.ts';
import type { Engine, Original } from './api/engine.ts';
import { type EngineRouter, engineRouter } from './api/router.ts';
import { ChangeFeed } from './changes.ts';
import { keepCheckpoints } from './db/checkpoints.ts';
import { editClock } from './db/clock.ts';
import { close, openBeside, openReader, openWriter, run, transaction, type Writer } from './db/connection.ts';
import { keepCopies } from './db/copy-journal.ts';
import { replayJournal } from './db/edit-replay.ts';
import { openJournal } from './db/journal.ts';
import { keepMoments } from './db/latest-moment.ts';
import { type Lock, takeLock } from './db/lock.ts';
import { libraryId } from './db/meta.ts';
import { currentVersion, migrate, versionOf } from './db/migrate.ts';
import { originalOf } from './db/originals.ts';
import { readPagesAgain } from './db/text-pages.ts';
import { loadPresets, presetsOf } from './export/presets.ts';
import { runExport } from './export/run.ts';
import { makeSheet } from './export/ways/make-sheet.ts';
import { takeOriginal } from './export/ways/take-original.ts';
import type { Host } from './host.ts';
import { eventWork } from './ingest/events/event-work.ts';
import { Ingest, type SweepPayload } from './ingest/ingest.ts';
import { LookWork } from './ingest/look-work.ts';
import { MachineReading } from './ingest/machine/machine-reading.ts';
import { proposals as guessing } from './ingest/proposals/proposals.ts';
import { Rests } from './ingest/rests.ts';
import type { SettleTimes } from './ingest/settle.ts';
import { restack } from './ingest/stacks.ts';
import type { SweepTimes } from './ingest/sweep-times.ts';
import { Intake } from './intake/intake.ts';
import { forgetOldJobs } from './jobs/queue.ts';
import { JobRunner } from './jobs/runner.ts';
import { codeOfSystemError, isLibrary, type LibraryPaths, libraryPaths, prepareFolder } from './library-folder.ts';
import type { PagePicture } from './media/pictures.ts';
import { openMediaPool } from './media/pool.ts';
import { openPictureStore, type PictureStore } from './media/store.ts';
import { versionOfProgram } from './program-version.ts';
import { resourcePath } from './resources.ts';
import { indexAssets } from './search/index-write.ts';
import { openSearch } from './search/search.ts';
import { keepTidy } from './search/tidy.ts';
import { SidecarsOut } from './sidecars/sidecars-out.ts';
import { backupsIn } from './upkeep/backup-files.ts';
import { backupAt } from './upkeep/bundle.ts';
import { verifyCopy } from './upkeep/copy-database.ts';
import { mendUnsure } from './upkeep/mend.ts';
import { noteRestore, performRestore } from './upkeep/restore.ts';
import { type Salvaged, salvage } from './upkeep/salvage.ts';
import { Upkeep } from './upkeep/upkeep.ts';

export interface LibraryOptions {
  /** Makes the library when there is none. Only adding a folder does. */
  readonly create?: boolean;
  /**
   * `live`: listens to the watched folders and draws pictures by itself, as a window wants it. `write`: does what it is
   * asked, as a script wants it. `read`: reads beside whoever holds the library, and changes nothing.
   */
  readonly mode?: LibraryMode;
  /** How long files that may not be whole are held back, where it is not the usual. */
  readonly settle?: SettleTimes;
  /** How often watched folders are looked at, where it is not the usual. */
  readonly sweeps?: Partial<SweepTimes>;
}

export type LibraryMode = 'live' | 'write' | 'read';

/** A library, open for writing: the one engine behind every door. */
export interface Library {
  readonly folder: string;
  readonly router: EngineRouter;
  readonly changes: ChangeFeed;
  readonly store: PictureStore;
  /** Calls in memory, for the command line and for tests. */
  client(context: CallerContext): EngineClient;
  /** Where the original of an asset lies now. @throws `asset-not-found`, `file-missing`, `folder-offline` */
  originalOf(id: string): Original;
  /** Whether an original may be taken out as it is; where it may, that is written down. @throws `asset-not-found` */
  takeOriginal(id: string): Verdict;
  /** One page of a paged document as a picture. @throws BahanError about the asset or its file. */
  pageOf(id: string, page: number, edge: number): Promise<PagePicture>;
  /** When what goes on by itself rests. */
  readonly rests: Pick<Rests, 'isPaused' | 'spare'>;
  /** Files and folders that a person brought to a window, to be copied from; no call leads here. @throws `bad-input` */
  gather(paths: readonly string[]): Gathered;
  /** Tells other processes at which local socket this one answers. */
  announce(socket: string | null): void;
  /** Ends all work, closes all files, and rejects what is still asked. */
  close(): Promise<void>;
}

/** So few pictures are drawn before anybody could follow their progress. */
const fewPictures = 12;

/** Jobs that ended this long ago are forgotten. */
const keepJobs = 30 * 86_400_000;

/**
 * Opens a library folder.
 * @throws `library-on-network`, `library-missing`, `library-locked`, `library-newer`, `library-damaged`, `read-only`,
 * `disk-full`, `library-unreadable`
 */
export async function openLibrary(folder: string, host: Host, options: LibraryOptions = {}): Promise<Library> {
  const mode = options.mode ?? 'write';
  if (mode === 'read') return openBesideHolder(folder, host);
  const paths = prepareFolder(folder, options.create ?? false);
  const lock = lockOf(folder, host);
  let db: Writer | undefined;
  try {
    bringBack(paths, host);
    db = openDatabase(paths);
    return compose(paths, db, lock, host, mode, options);
  } catch (error) {
    if (db) close(db);
    lock.release();
    throw codeOfSystemError(error) ? refusal(error, folder) : error;
  }
}

/** What was noted to be restored takes its place, and a database that somebody lost comes back from a backup. */
function bringBack(paths: LibraryPaths, host: Host): void {
  const restored = performRestore(paths);
  if (restored) host.log('warn', 'restored', { ...restored });
  else if (!existsSync(paths.database) && backupsIn(paths.backups).length) {
    host.log('warn', 'salvaged', { ...salvage(paths, host.clock.now(), host.log) });
  }
}

/**
 * Mends a library whose database is damaged or cannot be opened, so that it can be opened again; see `salvage`.
 * @throws `library-missing`, `library-locked`, `library-newer`
 */
export function salvageLibrary(folder: string, host: Host): Salvaged {
  const { edits, backups } = libraryPaths(folder);
  const was = isLibrary(folder) || existsSync(edits) || backupsIn(backups).length > 0;
  if (!was) throw new BahanError('library-missing', { folder });
  const paths = prepareFolder(folder, true);
  const lock = lockOf(folder, host);
  try {
    performRestore(paths);
    return salvage(paths, host.clock.now(), host.log);
  } catch (error) {
    throw codeOfSystemError(error) ? refusal(error, folder) : error;
  } finally {
    lock.release();
  }
}

/**
 * Puts a backup in the place of a library, or makes a library of it where there is none: it is noted, and done when the
 * library is opened the next time. Answers where the backup lies.
 * @param from a backup, a bundle, or a folder with one bundle.
 * @throws `backup-missing`, `backup-damaged`, `library-newer`, `library-locked`, and what `prepareFolder` throws
 */
export function restoreLibrary(folder: string, from: string, host: Host): string {
  const backup = backupAt(from);
  verifyCopy(backup);
  const paths = prepareFolder(folder, true);
  const lock = lockOf(folder, host);
  try {
    noteRestore(paths, backup, host.clock.now());
    return backup;
  } finally {
    lock.release();
  }
}

async function openBesideHolder(folder: string, host: Host): Promise<Library> {
  if (!isLibrary(folder)) throw new BahanError('library-missing', { folder });
  const paths = libraryPaths(folder);
  try {
    const db = openBeside(paths.database);
    const found = versionOf(db);
    if (found === currentVersion) return compose(paths, db, noLock, host, 'read');
    close(db);
    if (found > currentVersion) throw new BahanError('library-newer', { found, known: currentVersion });
  } catch (cause) {
    throw refusal(cause, folder);
  }
  // written by an older Bahan: it is brought up to date first, by whoever may write
  await (await openLibrary(folder, host)).close();
  return openBesideHolder(folder, host);
}

/** Small things that may be left for another time: a full disk keeps nobody from looking. */
function tidyUp(host: Host, work: () => void): void {
  try {
    work();
  } catch (error) {
    host.log('warn', 'not-tidied', { error: String(error) });
  }
}

/** Who only reads holds nothing. */
const noLock: Lock = { announce() {}, release() {} };

function refusal(cause: unknown, folder: string): BahanError {
  if (cause instanceof BahanError) return new BahanError(cause.code, { ...cause.details, folder }, { cause });
  return new BahanError(codeOfSystemError(cause) ?? 'library-unreadable', { folder }, { cause });
}

function lockOf(folder: string, host: Host): Lock {
  try {
    return takeLock(folder, host);
  } catch (cause) {
    throw refusal(cause, folder);
  }
}

function openDatabase(paths: LibraryPaths): Writer {
  let db: Writer | undefined;
  try {
    db = openWriter(paths.database, true);
    migrate(db, paths.backups);
    return db;
  } catch (cause) {
    if (db) close(db);
    throw refusal(cause, paths.folder);
  }
}

function compose(
  paths: LibraryPaths,
  db: Writer,
  lock: Lock,
  host: Host,
  mode: LibraryMode,
  { settle, sweeps }: LibraryOptions = {},
): Library {
  const [live, reads] = [mode === 'live', mode === 'read'];
  const clock = editClock(host);
  const journal = openJournal(paths.edits);
  const changes = new ChangeFeed();
  const sidecars = new SidecarsOut({ db, host, changes, changed: (ids) => search.noteChanged(ids) });
  if (!reads) {
    const said = replayJournal(db, journal, clock, host.clock.now());
    said.push(...transaction(db, () => restack(db, [])));
    indexAssets(db, said);
    sidecars.note(said);
    // files that were being written when the library closed are looked at again
    tidyUp(host, () => {
      run(db, 'UPDATE file SET read_state = 0 WHERE read_state = 3');
      forgetOldJobs(db, host.clock.now() - keepJobs);
      libraryId(db);
      keepCopies(db, { host, clock, journal });
      keepMoments(db, host);
      readPagesAgain(db);
    });
  }
  const reader = reads ? db : openReader(paths.database);
  const store = openPictureStore(paths.folder);
  if (!reads) tidyUp(host, () => mendUnsure({ db, store }, { host, clock, journal, person: host.person }));
  const search = openSearch(reader, host);
  const media = openMediaPool(host, { stepsBack: () => search.isAskedLately });
  const ingest = new Ingest(
    {
      db,
      databasePath: paths.database,
      libraryFolder: paths.folder,
      host,
      media,
      store,
      search,
      changes,
      settle,
      sweeps,
      trouble: (error) => upkeep.trouble(error),
      edits: (person) => ({ host, clock, journal, person }),
    },
    live,
  );
  const background = {
    ...{ db, host, search, changes },
    isBusy: () => ingest.isBusy(),
    trouble: (error: unknown) => upkeep.trouble(error),
  };
  const events = eventWork(background);
  const proposals = guessing(background);
  const machine = new MachineReading({ ...background, store });
  const looks = new LookWork({ ...background, store, media, looked: (ids) => search.looks.noteChanged(ids) });
  const ownPresets = loadPresets(resourcePath('presets'));
  const presets = () => presetsOf(db, ownPresets);
  const jobs = new JobRunner(db, host, (job) => changes.note({ job }));
  jobs.register('sweep', async (job) => {
    await ingest.runSweep(job);
    // a script that looks at what it took in finds the guesses too
    // pictures are looked at by other processes meanwhile
    if (!live) await Promise.all([events.drained().then(() => proposals.drained()), looks.drained()]);
    if (live && ingest.pictures.waiting() > fewPictures) jobs.add('pictures', 'all', {}, {});
  });
  ingest.onMany = (root, folder) =>
    jobs.add('sweep', root.uid, { root: root.uid, walk: false, pictures: false } satisfies SweepPayload, { folder });
  jobs.register('pictures', (job) => ingest.runPictures(job));
  const rests = new Rests({ ingest, short: [events], long: [proposals, looks], machine, changes });
  const upkeep = new Upkeep({
    ...{ db, host, paths, jobs, changes, reads },
    rest: (is) => rests.unwritable(is),
  });
  const intake = new Intake({
    ...{ db, host, library: paths.folder },
    arrived: (root, folder) => ingest.arrived(root, folder),
  });
  jobs.register('intake', (job) => intake.run(job));
  const exporting = { ...{ db, media, store, host, clock, journal, presets }, logos: paths.logos };
  jobs.register('sheet', async (job) => void (await makeSheet({ db, media, store, now: () => host.clock.now() }, job)));
  jobs.register('export', (job) => runExport({ ...exporting, left: (ids) => search.noteChanged(ids) }, job));

  let closed: Promise<void> | undefined;
  const engine: Engine = {
    folder: paths.folder,
    host,
    db,
    changes,
    journal,
    search,
    ingest,
    intake,
    looks,
    machine,
    jobs,
    sidecars,
    media,
    store,
    upkeep,
    rests,
    get presets() {
      return presets();
    },
    ownPresets,
    version: versionOfProgram(),
    listens: live,
    editContext: (person) => ({ host, clock, journal, person: person ?? host.person }),
    originalOf: (id) => originalOf(db, id),
    isClosed: () => closed !== undefined,
  };
  const router = engineRouter(engine);

  const shut = async () => {
    stopTidying();
    events.close();
    proposals.close();
    await looks.close();
    await machine.close();
    await upkeep.close();
    await sidecars.close();
    changes.close();
    intake.close();
    await jobs.close();
    await ingest.close();
    await media.close();
    search.close();
    await endCheckpoints();
    close(reader);
    store.close();
    journal.close();
    close(db);
    lock.release();
  };

  if (!reads) {
    ingest.start();
    jobs.resumeAll();
    sidecars.start();
    events.start();
    proposals.start();
    looks.start();
  }
  if (live) {
    ingest.sweepAll();
    upkeep.start();
    machine.start();
  }
  const stopTidying = live ? keepTidy(db, () => ingest.isIdle()) : () => {};
  const endCheckpoints = live ? keepCheckpoints(db, [paths.database, store.path]) : async () => {};

  return {
    folder: paths.folder,
    router,
    changes,
    store,
    client: (context) => createRouterClient(router, { context }),
    originalOf: (id) => originalOf(db, id),
    rests,
    gather: (list) => intake.gathered.take(list),
    takeOriginal: (id) => takeOriginal({ db, host, clock, journal, search, changes }, id),
    pageOf: (id, page, edge) =>
      media.ask({ what: 'page', path: originalOf(db, id).path, page, edge }, { priority: 'now' }),
    announce: (socket) => lock.announce(socket),
    close: () => {
      closed ??= shut();
      return closed;
    },
  };
}
