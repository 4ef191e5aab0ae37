import { existsSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { BahanError, type ErrorCode } from '../../shared/errors.ts';
import { networkKind } from './network-path.ts';

/** The parts of a library folder. */
export interface LibraryPaths {
  readonly folder: string;
  readonly database: string;
  readonly edits: string;
  readonly backups: string;
  readonly log: string;
}

export const libraryPaths = (folder: string): LibraryPaths => ({
  folder,
  database: join(folder, 'library.db'),
  edits: join(folder, 'edits'),
  backups: join(folder, 'backups'),
  log: join(folder, 'log'),
});

/** Whether a library lies in this folder. */
export const isLibrary = (folder: string): boolean => existsSync(libraryPaths(folder).database);

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
    for (const path of [paths.folder, paths.edits, paths.backups, paths.log]) mkdirSync(path, { recursive: true });
    if (!statSync(folder).isDirectory()) throw new BahanError('library-unreadable', { folder });
  } catch (cause) {
    if (cause instanceof BahanError) throw cause;
    throw new BahanError(codeOfSystemError(cause) ?? 'library-unreadable', { folder }, { cause });
  }
  return paths;
}

/** The code of an error of the file system, where a person can do something about it. */
export function codeOfSystemError(error: unknown): ErrorCode | undefined {
  switch ((error as NodeJS.ErrnoException | undefined)?.code) {
    case 'ENOSPC':
    case 'EDQUOT':
    case 'SQLITE_FULL':
      return 'disk-full';
    case 'EROFS':
    case 'SQLITE_READONLY':
      return 'read-only';
    case 'SQLITE_CORRUPT':
    case 'SQLITE_NOTADB':
      return 'library-damaged';
    default:
      return undefined;
  }
}
