import { dirname, sep } from 'node:path';
import type { RefoundGroup, RefoundHow, RefoundItem, RefoundReason } from '../../../shared/model/refound.ts';
import { all, get, type Reader, run, type Writer } from './connection.ts';
import { type FileLook, type PlacedFile, pathOf } from './files.ts';

/** The row of a file as it was before it was found elsewhere: enough to put it back, also where its folder is gone. */
export interface FileBefore extends Omit<FileLook, 'sidecar'> {
  readonly root_id: number;
  readonly dir: string;
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
    `SELECT d.root_id, d.path AS dir, f.name, f.size, f.mtime, f.ctime, f.birth, f.ino, f.content, f.seen_at
       FROM file f JOIN dir d ON d.id = f.dir_id WHERE f.id = ?`,
    fileId,
  ) ?? null;

export function insertRefound(db: Writer, found: Refound, now: number): void {
  run(
    db,
    `INSERT INTO refound (at, asset_id, file_id, reason, from_path, to_path, batch, how, before, from_top, to_top)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    now,
    found.assetId,
    found.fileId,
    found.reason,
    found.from,
    found.to,
    found.batch,
    found.how,
    found.before && JSON.stringify(found.before),
    ...topsOf(found.from, found.to),
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

/**
 * The folders that changed between two places: of `a/2020/x/1.jpg` and `b/2020/x/1.jpg` these are `a` and `b`, so that all
 * that lay below a renamed folder is told as one. Empty where the folder stayed the same.
 */
function topsOf(from: string, to: string): [from: string, to: string] {
  const [before, after] = [dirname(from).split(sep), dirname(to).split(sep)];
  if (dirname(from) === dirname(to)) return ['', ''];
  while (before.length > 1 && after.length > 1 && before.at(-1) === after.at(-1)) {
    before.pop();
    after.pop();
  }
  return [before.join(sep), after.join(sep)];
}

interface GroupRow extends Pick<RefoundGroup, 'at' | 'how' | 'reason' | 'count' | 'undone'> {
  readonly id: number;
  readonly told: number;
  readonly from_first: string;
  readonly from_last: string;
  readonly to_first: string;
  readonly to_last: string;
}

/** Groups that are listed, and the newest records that they are made of. */
const mostGroups = 500;
const mostRecords = 200_000;
const key = 'batch, how, reason, from_top, to_top';

/** What was found again, newest first; a group is named by its first record. `untold`: only what no person has seen. */
export function refoundGroups(db: Reader, untold: boolean): RefoundGroup[] {
  const rows = all<GroupRow>(
    db,
    `SELECT min(id) AS id, max(at) AS at, how, reason, count(*) AS count, count(undone_at) AS undone, min(told) AS told,
        min(from_path) AS from_first, max(from_path) AS from_last, min(to_path) AS to_first, max(to_path) AS to_last
       FROM refound WHERE batch IS NOT NULL AND ${untold ? 'told = 0' : `id > (SELECT max(id) FROM refound) - ${mostRecords}`}
      GROUP BY ${key} ORDER BY max(id) DESC LIMIT ${mostGroups}`,
  );
  return rows.map(({ id, at, how, reason, count, undone, told, from_first, from_last, to_first, to_last }) => ({
    ...{ id: String(id), at, how, reason, count, undone, told: told === 1 },
    from: commonFolder(from_first, from_last),
    to: commonFolder(to_first, to_last),
  }));
}

/** The folder that holds two files; the first and the last path of many have in common what all of them have. */
function commonFolder(first: string, last: string): string {
  const [a, b] = [dirname(first).split(sep), dirname(last).split(sep)];
  let same = 0;
  while (same < a.length && same < b.length && a[same] === b[same]) same += 1;
  return a.slice(0, same).join(sep) || sep;
}

const inGroup = `(${key}) = (SELECT ${key} FROM refound WHERE id = ?)`;

export function refoundItems(db: Reader, group: string, offset: number, limit: number): RefoundItem[] {
  return all<Omit<RefoundItem, 'undone'> & { undone: number }>(
    db,
    `SELECT f.id, a.uid AS asset, f.from_path AS "from", f.to_path AS "to", f.how, f.reason,
        f.undone_at IS NOT NULL AS undone
       FROM refound f LEFT JOIN asset a ON a.id = f.asset_id WHERE ${inGroup} ORDER BY f.to_path, f.id LIMIT ? OFFSET ?`,
    Number(group),
    limit,
    offset,
  ).map((row) => ({ ...row, undone: row.undone === 1 }));
}

/** Ids of the records of a group that were not taken back, newest first. */
export const refoundIds = (db: Reader, group: string): number[] =>
  all<{ id: number }>(
    db,
    `SELECT id FROM refound WHERE ${inGroup} AND undone_at IS NULL ORDER BY id DESC`,
    Number(group),
  ).map(({ id }) => id);

export function setRefoundTold(db: Writer, groups: readonly string[]): void {
  for (const group of groups) run(db, `UPDATE refound SET told = 1 WHERE told = 0 AND ${inGroup}`, Number(group));
}

/** One record, as undoing needs it. */
export interface RefoundRow {
  readonly id: number;
  readonly at: number;
  readonly asset_id: number;
  readonly file_id: number;
  readonly reason: RefoundReason;
  /** JSON of FileBefore. */
  readonly before: string | null;
}

export const refoundById = (db: Reader, id: number): RefoundRow | undefined =>
  get<RefoundRow>(
    db,
    'SELECT id, at, asset_id, file_id, reason, before FROM refound WHERE id = ? AND undone_at IS NULL',
    id,
  );

/** Notes that a record was taken back, and that its content is never taken for that asset again. */
export function setRefoundUndone(db: Writer, row: RefoundRow, content: string | null, now: number): void {
  run(db, 'UPDATE refound SET undone_at = ?, told = 1 WHERE id = ?', now, row.id);
  if (content !== null)
    run(db, 'INSERT OR IGNORE INTO parted (asset_id, content) VALUES (?, ?)', row.asset_id, content);
}
