import type { RootPace, WatchState } from '../../../shared/model/root.ts';
import { all, get, type Reader, run, type Writer } from './connection.ts';
import { newId } from './ids.ts';

/** A watched folder as stored. `path` is spelled as the person gave it. */
export interface RootRow {
  readonly id: number;
  readonly uid: string;
  readonly path: string;
  readonly watched: number;
  readonly online: number;
  readonly last_sweep_at: number | null;
  readonly error_code: string | null;
  readonly offline_since: number | null;
  readonly watch: WatchState;
  /** JSON of RootPace. */
  readonly pace: string;
  readonly sidecars_out: number;
  /** 1: file ids and times in the tables are of the disk where it lay before. */
  readonly pointed: number;
}

const columns =
  'id, uid, path, watched, online, last_sweep_at, error_code, offline_since, watch, pace, sidecars_out, pointed';

export const watchedRoots = (db: Reader): RootRow[] =>
  all<RootRow>(db, `SELECT ${columns} FROM root WHERE watched = 1 ORDER BY path`);

export const rootByUid = (db: Reader, uid: string): RootRow | undefined =>
  get<RootRow>(db, `SELECT ${columns} FROM root WHERE uid = ?`, uid);

export const rootById = (db: Reader, id: number): RootRow | undefined =>
  get<RootRow>(db, `SELECT ${columns} FROM root WHERE id = ?`, id);

/** Adds a root, or takes one up again that was removed: what was known about it is still there. */
export function insertRoot(db: Writer, path: string, now: number): RootRow {
  run(
    db,
    `INSERT INTO root (uid, path, added_at) VALUES (?, ?, ?)
     ON CONFLICT (path) DO UPDATE SET watched = 1, online = 1, error_code = NULL, offline_since = NULL`,
    newId(),
    path,
    now,
  );
  return get<RootRow>(db, `SELECT ${columns} FROM root WHERE path = ?`, path) as RootRow;
}

export function unwatchRoot(db: Writer, id: number): void {
  run(db, 'UPDATE root SET watched = 0 WHERE id = ?', id);
}

/** How hints about it come. Returns whether that changed. */
export const setRootWatch = (db: Writer, id: number, watch: WatchState): boolean =>
  run(db, 'UPDATE root SET watch = ? WHERE id = ? AND watch <> ?', watch, id, watch).changes > 0;

export function setRootSettings(db: Writer, id: number, settings: { pace?: RootPace; sidecarsOut?: boolean }): void {
  const { pace, sidecarsOut } = settings;
  if (pace) run(db, 'UPDATE root SET pace = ? WHERE id = ?', JSON.stringify(pace), id);
  if (sidecarsOut !== undefined) run(db, 'UPDATE root SET sidecars_out = ? WHERE id = ?', sidecarsOut ? 1 : 0, id);
}

/** Whether it answers; since when it does not is kept. Returns whether anything changed. */
export function setRootOnline(db: Writer, id: number, online: boolean, errorCode: string | null, now: number): boolean {
  return (
    run(
      db,
      `UPDATE root SET online = ?, error_code = ?, offline_since = CASE WHEN ? THEN NULL ELSE coalesce(offline_since, ?) END
        WHERE id = ? AND (online <> ? OR error_code IS NOT ?)`,
      online ? 1 : 0,
      errorCode,
      online ? 1 : 0,
      now,
      id,
      online ? 1 : 0,
      errorCode,
    ).changes > 0
  );
}

/** A whole look at it ended at `now`. */
export function setRootSwept(db: Writer, id: number, now: number): void {
  run(db, 'UPDATE root SET last_sweep_at = ?, pointed = 0 WHERE id = ?', now, id);
}

/** Its place is another one now; all else about it stays. Until a whole look ended, file ids say nothing. */
export function setRootPath(db: Writer, id: number, path: string): void {
  run(
    db,
    'UPDATE root SET path = ?, online = 1, error_code = NULL, offline_since = NULL, pointed = 1 WHERE id = ?',
    path,
    id,
  );
}

export interface RootCounts {
  readonly assets: number;
  readonly waiting: number;
  readonly unreadable: number;
  readonly missing: number;
  readonly sidecarsWaiting: number;
}

/** Asked for whenever something of a folder changed: by what its folders have counted, however many assets there are. */
export const countsOfRoot = `SELECT coalesce(sum(present), 0) AS assets, coalesce(sum(waiting), 0) AS waiting,
            coalesce(sum(unreadable), 0) AS unreadable, coalesce(sum(absent), 0) AS missing,
            (SELECT count(*) FROM sidecar_out o JOIN asset a ON a.id = o.asset_id WHERE a.root_id = ?) AS sidecarsWaiting
       FROM dir WHERE root_id = ?`;

export function rootCounts(db: Reader, id: number): RootCounts {
  return get<RootCounts>(db, countsOfRoot, id, id) as RootCounts;
}

/** A folder of a watched one in which assets lie; `path` is relative, with `/` between. */
export interface FolderRow {
  readonly root: string;
  readonly root_path: string;
  readonly path: string;
  readonly assets: number;
}

export const filledFolders = (db: Reader): FolderRow[] =>
  all<FolderRow>(
    db,
    `SELECT r.uid AS root, r.path AS root_path, d.path, d.present AS assets
       FROM root r JOIN dir d ON d.root_id = r.id WHERE r.watched = 1 AND d.present > 0`,
  );

/** Assets of the library, also those of folders that are watched no more, and missing ones. */
export const countedAssets = 'SELECT coalesce(sum(present + absent), 0) FROM dir';
