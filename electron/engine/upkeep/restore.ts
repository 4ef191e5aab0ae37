import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, join, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { BahanError } from '../../../shared/errors.ts';
import { renameDurably, syncFile, syncFolder } from '../db/durable.ts';
import { codeOfSystemError, type LibraryPaths } from '../library-folder.ts';
import { journalBeside, logosBeside, logosIn } from './bundle.ts';
import { verifyCopy } from './copy-database.ts';
import { noteUnsure } from './mend.ts';
import { mergeJournals } from './merge-journals.ts';

/** What was asked for, kept in the library's `restore.json` until it is done; `stamp` names what is put aside. */
interface Intent {
  /** The database that takes the library's place; absolute. */
  readonly from: string;
  readonly stamp: string;
  /** Names what is put aside: `library-<aside>-<stamp>.db`. */
  readonly aside: Aside;
  /** Set when the new database lies beside the old one, whole. */
  readonly staged: boolean;
}

type Aside = 'before-restore' | 'damaged';

export interface Restored {
  readonly from: string;
  /** Where the database lies that was there before; null when there was none. */
  readonly aside: string | null;
}

const stagedFile = (paths: LibraryPaths): string => join(paths.folder, 'library.db.restored');

/** A step of restoring, for whoever wants to end the process there. */
export type RestoreStep = 'noted' | 'copied' | 'merged' | 'staged' | 'aside' | 'placed';

/**
 * Notes that a backup takes the library's place the next time that it is opened. The caller has found it whole
 * (`verifyCopy`).
 * @param backup absolute path of a database, see `backupAt`.
 */
export function noteRestore(paths: LibraryPaths, backup: string, now: number, aside: Aside = 'before-restore'): void {
  const from = resolve(backup);
  if (from === resolve(paths.database)) throw new BahanError('backup-missing', { path: backup });
  const stamp = new Date(now).toISOString().slice(0, 19).replaceAll(':', '');
  writeIntent(paths, { from, stamp, aside, staged: false });
}

/** Whether something is to be restored before the library is opened. */
export const isRestoreNoted = (paths: LibraryPaths): boolean => existsSync(paths.restore);

/**
 * Puts a noted backup in the library's place: a copy is made and found whole, the journal beside the backup is laid
 * together with the library's, the database that was there is put aside, and the copy takes its name. Each step may be the last one
 * before a power cut: the next call goes on with it. Until the copy is whole the library stays as it was; a backup that cannot be
 * had any more (a pulled stick) is forgotten then, and the error tells of it once.
 * @throws `backup-missing`, `backup-damaged`, `library-newer`, and what the disk has to say
 */
export function performRestore(
  paths: LibraryPaths,
  step: (step: RestoreStep) => void = () => {},
): Restored | undefined {
  let intent = readIntent(paths);
  if (!intent) return undefined;
  step('noted');
  if (!intent.staged) {
    try {
      stage(paths, intent, step);
    } catch (cause) {
      rmSync(`${stagedFile(paths)}.part`, { force: true });
      rmSync(paths.restore, { force: true });
      throw cause;
    }
    intent = { ...intent, staged: true };
    writeIntent(paths, intent);
  }
  step('staged');
  const aside = join(paths.folder, `library-${intent.aside}-${intent.stamp}.db`);
  if (existsSync(stagedFile(paths))) {
    // the log goes first: a database without its log is whole, though older; a log without its database is nothing
    for (const tail of ['-wal', '-shm', '']) {
      if (existsSync(paths.database + tail)) renameSync(paths.database + tail, aside + tail);
    }
    syncFolder(paths.folder);
    step('aside');
    renameDurably(stagedFile(paths), paths.database);
  }
  step('placed');
  rmSync(paths.restore, { force: true });
  syncFolder(paths.folder);
  return { from: intent.from, aside: existsSync(aside) ? aside : null };
}

function stage(paths: LibraryPaths, { from }: Intent, step: (step: RestoreStep) => void): void {
  const staged = stagedFile(paths);
  const part = `${staged}.part`;
  for (const tail of ['', '-wal', '-shm', '-journal']) rmSync(part + tail, { force: true });
  if (!existsSync(from)) throw new BahanError('backup-missing', { path: from });
  copyFileSync(from, part);
  // a copy of a library that was open has its newest words in the log beside it
  if (existsSync(`${from}-wal`)) copyFileSync(`${from}-wal`, `${part}-wal`);
  step('copied');
  prepareCopy(part);
  verifyCopy(part);
  syncFile(part);
  const beside = journalBeside(from);
  if (beside && resolve(beside) !== resolve(paths.edits)) mergeJournals(beside, paths.edits);
  step('merged');
  bringPictures(from, paths.folder);
  bringLogos(from, paths.logos);
  renameDurably(part, staged);
}

/** The copy as one file, whose next opening reads the whole journal and looks which pictures are there. */
function prepareCopy(path: string): void {
  let db: Database.Database | undefined;
  try {
    db = new Database(path);
    db.pragma('journal_mode = DELETE');
    db.exec("DELETE FROM meta WHERE key = 'journal-position'");
    // a database made of the rest of another is unsure of more than that
    if (!db.prepare("SELECT 1 FROM meta WHERE key = 'unsure'").get()) db.exec(noteUnsure('pictures'));
  } catch (cause) {
    if (isRefused(cause)) throw cause;
    throw new BahanError('backup-damaged', { path }, { cause, message: String(cause) });
  } finally {
    db?.close();
  }
}

/** Whether the disk refused to be written to: nothing is said of the backup then. */
export const isRefused = (error: unknown): boolean =>
  ['disk-full', 'read-only'].includes(codeOfSystemError(error) ?? '');

/** Pictures that lie in a bundle spare a new computer the drawing; where they cannot be had they are drawn again. */
function bringPictures(from: string, folder: string): void {
  const [there, here] = [join(from, '..', 'previews.db'), join(folder, 'previews.db')];
  if (basename(from) === 'library.db' || existsSync(here) || !existsSync(there)) return;
  try {
    copyFileSync(there, `${here}.part`);
    syncFile(`${here}.part`);
    renameDurably(`${here}.part`, here);
  } catch {
    rmSync(`${here}.part`, { force: true });
  }
}

/** Logos of the office that are not in the library; one that cannot be had is said to be missing where it is used. */
function bringLogos(from: string, folder: string): void {
  const beside = logosBeside(from);
  if (beside === undefined || resolve(beside) === resolve(folder)) return;
  for (const name of logosIn(beside)) {
    const target = join(folder, name);
    if (existsSync(target)) continue;
    try {
      mkdirSync(folder, { recursive: true });
      copyFileSync(join(beside, name), `${target}.part`);
      syncFile(`${target}.part`);
      renameDurably(`${target}.part`, target);
    } catch {
      rmSync(`${target}.part`, { force: true });
    }
  }
}

function writeIntent(paths: LibraryPaths, intent: Intent): void {
  const part = `${paths.restore}.part`;
  try {
    writeFileSync(part, JSON.stringify(intent), { mode: 0o600 });
    syncFile(part);
    renameDurably(part, paths.restore);
  } catch (cause) {
    rmSync(part, { force: true });
    throw cause;
  }
}

function readIntent(paths: LibraryPaths): Intent | undefined {
  if (!existsSync(paths.restore)) return undefined;
  try {
    return JSON.parse(readFileSync(paths.restore, 'utf8')) as Intent;
  } catch {
    rmSync(paths.restore, { force: true }); // it is written whole or not at all: this one is not ours
    return undefined;
  }
}

/** Databases that were put aside, newest first; absolute paths. */
export const putAside = (paths: LibraryPaths): string[] =>
  (existsSync(paths.folder) ? readdirSync(paths.folder) : [])
    .filter((name) => /^library-(before-restore|damaged)-.*\.db$/.test(name))
    .sort()
    .reverse()
    .map((name) => join(paths.folder, name));
