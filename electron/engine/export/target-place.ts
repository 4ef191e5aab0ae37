import { accessSync, constants, mkdirSync, realpathSync, statfsSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { BahanError } from '../../../shared/errors.ts';
import type { Reader, Writer } from '../db/connection.ts';
import { isOwnCopy, noteOwnCopy } from '../db/own-copies.ts';
import { type RootRow, watchedRoots } from '../db/roots.ts';
import { statOf } from './target-folder.ts';

/**
 * Makes sure that copies may be written into a folder; its last part is made when missing. `insideRoot`: it may lie in a watched
 * folder.
 * @throws `bad-input`, `target-missing`, `target-unwritable`, `target-inside-root`
 */
export function prepareTarget(db: Reader, to: string, insideRoot = false): void {
  if (!isAbsolute(to) || to.includes('\0')) throw new BahanError('bad-input', { field: 'to' });
  const root = rootAround(db, to);
  if (root && !insideRoot) throw new BahanError('target-inside-root', { path: to, root: root.row.path });
  try {
    mkdirSync(to);
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ENOTDIR') throw new BahanError('target-missing', { path: to }, { cause });
    if (code !== 'EEXIST') throw new BahanError('target-unwritable', { path: to }, { cause });
  }
  try {
    if (!statSync(to).isDirectory()) throw new BahanError('target-missing', { path: to });
    accessSync(to, constants.W_OK | constants.X_OK);
  } catch (cause) {
    if (cause instanceof BahanError) throw cause;
    throw new BahanError('target-unwritable', { path: to }, { cause });
  }
}

/** A watched folder and the place of another one in it, `/` between; '' is the folder itself. */
export interface InRoot {
  readonly row: RootRow;
  readonly inner: string;
}

/** The watched folder in which a folder lies or would lie, also by another spelling of its path. */
export function rootAround(db: Reader, to: string): InRoot | undefined {
  const real = realPath(to);
  for (const row of watchedRoots(db)) {
    const inner = relative(realPath(row.path), real);
    if (inner === '..' || inner.startsWith(`..${sep}`) || isAbsolute(inner)) continue;
    return { row, inner: inner.replaceAll(sep, '/') };
  }
  return undefined;
}

/** The true path of what is there, with what is not there yet behind it. */
function realPath(path: string): string {
  const whole = resolve(path);
  try {
    return realpathSync.native(whole);
  } catch {
    const above = dirname(whole);
    return above === whole ? whole : join(realPath(above), basename(whole));
  }
}

/** Writes down that a copy is about to lie in a watched folder, which then does not take it in. */
export function noteInRoot(db: Writer, { row, inner }: InRoot, name: string, temporary: string): void {
  const look = lookAt(temporary);
  if (look) noteOwnCopy(db, row.id, inner, { name, ...look });
}

/**
 * Whether a file in a watched folder has to stay as it is: all but copies that this library put there. An original may lie there
 * that nobody has looked at yet.
 */
export function isKeptInRoot(db: Reader, { row, inner }: InRoot, path: string): boolean {
  const look = lookAt(path);
  return look !== undefined && !isOwnCopy(db, row.id, inner, { name: basename(path), ...look });
}

function lookAt(path: string): { size: number; mtime: number } | undefined {
  const stats = statOf(path);
  return stats && { size: Number(stats.size), mtime: Number(stats.mtimeNs) / 1e6 };
}

/** Free bytes of the disk of a folder, or of the one in which it would be made; null where nobody says. */
export function freeBytes(folder: string): number | null {
  for (const path of [folder, dirname(folder)]) {
    try {
      const stats = statfsSync(path);
      return stats.bavail * stats.bsize;
    } catch {
      // the folder itself may not be there yet
    }
  }
  return null;
}
