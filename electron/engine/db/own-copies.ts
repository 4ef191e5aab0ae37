import { get, type Reader, run, type Writer } from './connection.ts';
import type { FileLook } from './files.ts';

/** Milliseconds by which the time of a file may differ from what was written: FAT counts in two seconds. */
const coarse = 2_000;

type CopyLook = Pick<FileLook, 'name' | 'size' | 'mtime'>;

const placeIn = (dir: string, name: string): string => (dir === '' ? name : `${dir}/${name}`);

/** Writes down that a copy is about to lie in a watched folder. `dir`: below the root, `/` between. */
export function noteOwnCopy(db: Writer, rootId: number, dir: string, { name, size, mtime }: CopyLook): void {
  run(
    db,
    'INSERT OR REPLACE INTO own_copy (root_id, path, size, mtime) VALUES (?, ?, ?, ?)',
    rootId,
    placeIn(dir, name),
    size,
    mtime,
  );
}

/** Whether a file is a copy that this library put there, and nobody worked on since. */
export function isOwnCopy(db: Reader, rootId: number, dir: string, { name, size, mtime }: CopyLook): boolean {
  const written = get<{ size: number; mtime: number }>(
    db,
    'SELECT size, mtime FROM own_copy WHERE root_id = ? AND path = ?',
    rootId,
    placeIn(dir, name),
  );
  return written?.size === size && Math.abs(written.mtime - mtime) <= coarse;
}
