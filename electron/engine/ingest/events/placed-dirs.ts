import { basename } from 'node:path';
import { all, get, type Reader, run, type Writer } from '../../db/connection.ts';
import { spotOf } from './spots.ts';

interface DirRow {
  readonly id: number;
  readonly path: string;
  readonly root_id: number;
  readonly root_path: string;
}

/** A folder that waits, and what it belongs to. */
export interface PlacedDir extends DirRow {
  readonly root_uid: string;
  readonly kind: 'folder' | 'times';
  readonly top: string;
  readonly basis: string;
}

/** Folders whose names are read in one step. */
const atOnce = 40;

const unplaced = `SELECT d.id, d.path, d.root_id, r.path AS root_path FROM event_todo t
  JOIN dir d ON d.id = t.dir_id JOIN root r ON r.id = d.root_id WHERE t.placed = 0 LIMIT ?`;
const placed = `SELECT d.id, d.path, d.root_id, r.path AS root_path, r.uid AS root_uid, s.kind, s.top, s.basis
  FROM event_todo t JOIN dir d ON d.id = t.dir_id JOIN root r ON r.id = d.root_id JOIN event_spot s ON s.dir_id = t.dir_id
 LIMIT 1`;
export const together = 'SELECT dir_id AS id FROM event_spot WHERE root_id = ? AND top = ? AND kind = ?';

/** Reads where some of the folders that wait belong. Returns whether there were any. */
export function placeSome(db: Writer, today: string): boolean {
  const dirs = all<DirRow>(db, unplaced, atOnce);
  for (const dir of dirs) {
    const known = get<{ basis: string }>(db, 'SELECT basis FROM event_spot WHERE dir_id = ?', dir.id);
    if (known?.basis !== basisOf(dir, today)) place(db, dir, today);
    run(db, 'UPDATE event_todo SET placed = 1 WHERE dir_id = ?', dir.id);
  }
  return dirs.length > 0;
}

/** A folder that waits; undefined when none does. */
export function nextPlaced(db: Writer, today: string): PlacedDir | undefined {
  const dir = get<PlacedDir>(db, placed);
  if (!dir || dir.basis === basisOf(dir, today)) return dir;
  place(db, dir, today);
  return get<PlacedDir>(db, placed);
}

/** Ids of all folders that belong to the same event, or whose times are looked at together. */
export const dirsOfSpot = (db: Reader, { root_id, top, kind }: PlacedDir): number[] =>
  all<{ id: number }>(db, together, root_id, top, kind).map(({ id }) => id);

function place(db: Writer, dir: DirRow, today: string): void {
  const { kind, top } = spotOf(basename(dir.root_path), dir.path, today);
  run(
    db,
    'INSERT OR REPLACE INTO event_spot (dir_id, root_id, kind, top, basis) VALUES (?, ?, ?, ?, ?)',
    ...[dir.id, dir.root_id, kind, top, basisOf(dir, today)],
  );
}

/** Names without a year are read from the day; a month is near enough. */
const basisOf = ({ root_path }: DirRow, today: string): string => `${basename(root_path)}/${today.slice(0, 7)}`;
