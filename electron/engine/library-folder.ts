import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { BahanError, type ErrorCode } from '../../shared/errors.ts';
import { syncFolder } from './db/durable.ts';
import { networkKind } from './network-path.ts';

/** The parts of a library folder. */
export interface LibraryPaths {
  readonly folder: string;
  readonly database: string;
  readonly edits: string;
  readonly backups: string;
  readonly log: string;
  /** Logos and watermarks of the office; there once somebody puts one in. */
  readonly logos: string;
  /** Written while a backup takes the library's place; there is a library where it lies, whatever else does. */
  readonly restore: string;
}

export const libraryPaths = (folder: string): LibraryPaths => ({
  folder,
  database: join(folder, 'library.db'),
  edits: join(folder, 'edits'),
  backups: join(folder, 'backups'),
  log: join(folder, 'log'),
  logos: join(folder, 'logos'),
  restore: join(folder, 'restore.json'),
});

/** Whether a library lies in this folder. */
export function isLibrary(folder: string): boolean {
  const { database, restore } = libraryPaths(folder);
  return existsSync(database) || existsSync(restore);
}

/**
 * Makes sure that a library may be opened here, and makes its folders when `create`.
 * @throws `library-on-network`, `library-missing`, `library-unreadable`, `read-only`, `disk-full`
 */
export function prepareFolder(folder: string, create: boolean): LibraryPaths {
  const kind = networkKind(folder);
  if (kind) throw new BahanError('library-on-network', { folder, kind });
  if (!create && !isLibrary(folder)) throw new BahanError('library-missing', { folder });
  const paths = libraryPaths(folder);
  try {
    for (const path of [paths.folder, paths.edits, paths.backups, paths.log]) {
      const first = mkdirSync(path, { recursive: true });
      // what is said in a new library must not go with the name of its folder
      if (first !== undefined) syncFolder(dirname(first));
    }
    if (!statSync(folder).isDirectory()) throw new BahanError('library-unreadable', { folder });
  } catch (cause) {
    if (cause instanceof BahanError) throw cause;
    throw new BahanError(codeOfSystemError(cause) ?? 'library-unreadable', { folder }, { cause });
  }
  return paths;
}

/** The code of an error of the file system, where a person can do something about it. */
export function codeOfSystemError(error: unknown): ErrorCode | undefined {
  const { code } = (error ?? {}) as { code?: unknown };
  if (typeof code !== 'string') return undefined;
  if (/^(ENOSPC|EDQUOT|EFBIG|SQLITE_FULL)$/.test(code)) return 'disk-full';
  // the file was moved away below us, or its disk does not answer
  if (/^(SQLITE_READONLY_DBMOVED|SQLITE_IOERR.*)$/.test(code)) return 'library-gone';
  if (/^(EROFS|SQLITE_READONLY.*)$/.test(code)) return 'read-only';
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(code)) return 'library-damaged';
  return undefined;
}
