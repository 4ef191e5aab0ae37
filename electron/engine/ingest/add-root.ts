import { accessSync, constants, opendirSync, realpathSync, statSync } from 'node:fs';
import { isAbsolute, normalize, relative, sep } from 'node:path';
import { BahanError } from '../../../shared/errors.ts';
import type { Writer } from '../db/connection.ts';
import { insertRoot, type RootRow, watchedRoots } from '../db/roots.ts';

/**
 * Checks that a folder can be watched. `moving`: the root whose new place it is to be.
 * @returns the path as the person spelled it, without a separator at its end
 * @throws `bad-input`, `folder-missing`, `folder-not-a-folder`, `folder-unreadable`, `folder-is-library`,
 * `folder-inside-root`, `folder-contains-root`, `folder-already-watched`
 */
export function checkFolder(db: Writer, path: string, libraryFolder: string, moving?: RootRow): string {
  if (!isAbsolute(path) || path.includes('\0')) throw new BahanError('bad-input', { field: 'path' });
  const spelled = trimEnd(path);
  assertReadable(spelled);
  if (samePlace(spelled, libraryFolder) || isInside(spelled, libraryFolder)) {
    throw new BahanError('folder-is-library', { path: spelled });
  }
  for (const root of watchedRoots(db)) {
    if (root.id === moving?.id) continue;
    if (samePlace(spelled, root.path)) throw new BahanError('folder-already-watched', { path: root.path });
    if (isInside(spelled, root.path)) throw new BahanError('folder-inside-root', { path: spelled, root: root.path });
    if (isInside(root.path, spelled)) throw new BahanError('folder-contains-root', { path: spelled, root: root.path });
  }
  return spelled;
}

/** Adds a folder that can be watched. @throws see `checkFolder` */
export function addRoot(db: Writer, path: string, libraryFolder: string, now: number): RootRow {
  return insertRoot(db, checkFolder(db, path, libraryFolder), now);
}

function assertReadable(path: string): void {
  try {
    if (!statSync(path).isDirectory()) throw new BahanError('folder-not-a-folder', { path });
    accessSync(path, constants.R_OK | constants.X_OK);
    opendirSync(path).closeSync();
  } catch (cause) {
    if (cause instanceof BahanError) throw cause;
    const code = (cause as NodeJS.ErrnoException).code;
    const missing = code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENAMETOOLONG';
    throw new BahanError(missing ? 'folder-missing' : 'folder-unreadable', { path }, { cause });
  }
}

/** Without separators at the end, except for a root of the file system. */
function trimEnd(path: string): string {
  const trimmed = path.replace(/[/\\]+$/, '');
  return trimmed === '' || /^[A-Za-z]:$/.test(trimmed)
    ? path
    : process.platform === 'win32'
      ? normalize(trimmed)
      : trimmed;
}

function real(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    return normalize(path); // an offline root cannot be resolved; its spelling has to do
  }
}

const folded = (path: string): string => (process.platform === 'linux' ? path : path.toLowerCase());

const samePlace = (a: string, b: string): boolean => folded(real(a)) === folded(real(b));

/** Whether `inner` lies below `outer`, links resolved. */
function isInside(inner: string, outer: string): boolean {
  const path = relative(folded(real(outer)), folded(real(inner)));
  return path !== '' && path !== '..' && !path.startsWith(`..${sep}`) && !isAbsolute(path);
}
