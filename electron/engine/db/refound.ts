import type { RefoundHow, RefoundReason } from '../../../shared/model/refound.ts';
import { get, type Reader, run, type Writer } from './connection.ts';
import { type PlacedFile, pathOf } from './files.ts';

/** The row of a file as it was before it was found elsewhere: enough to put it back. */
export interface FileBefore {
  readonly dir_id: number;
  readonly name: string;
  readonly size: number;
  readonly mtime: number;
  readonly ctime: number;
  readonly birth: number;
  readonly ino: string;
  readonly content: string | null;
  readonly seen_at: number | null;
}

/** A file that was found again, to be written down. Paths are absolute. */
export interface Refound {
  readonly assetId: number;
  /** The row of the file that lies at `to` now. */
  readonly fileId: number;
  readonly reason: RefoundReason;
  readonly how: RefoundHow;
  readonly from: string;
  readonly to: string;
  /** Files found in one go have the same. */
  readonly batch: string;
  /** Null where the asset had no row of a file any more. */
  readonly before: FileBefore | null;
}

export const fileBefore = (db: Reader, fileId: number): FileBefore | null =>
  get<FileBefore>(
    db,
    'SELECT dir_id, name, size, mtime, ctime, birth, ino, content, seen_at FROM file WHERE id = ?',
    fileId,
  ) ?? null;

export function insertRefound(db: Writer, found: Refound, now: number): void {
  run(
    db,
    `INSERT INTO refound (at, asset_id, file_id, reason, from_path, to_path, batch, how, before)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    now,
    found.assetId,
    found.fileId,
    found.reason,
    found.from,
    found.to,
    found.batch,
    found.how,
    found.before && JSON.stringify(found.before),
  );
}

type Placed = Pick<PlacedFile, 'root_path' | 'dir' | 'name'>;

/** Two spellings that a person, and many a file system, takes for one name. */
const alike = (one: string, other: string): boolean =>
  one.normalize('NFC').toLocaleLowerCase('und') === other.normalize('NFC').toLocaleLowerCase('und');

/** What happened to a file between two places, as a person would say. */
export function howMoved(from: Placed, to: Placed): RefoundHow {
  const [before, after] = [pathOf(from), pathOf(to)];
  if (before === after) return 'returned';
  if (alike(before, after)) return 'respelled';
  return from.root_path === to.root_path && from.dir === to.dir ? 'renamed' : 'moved';
}
