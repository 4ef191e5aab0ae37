import { join } from 'node:path';
import { all, get, numberGiven, type Reader, run, type Writer } from './connection.ts';

/** What a look at a file on disk tells. Times are epoch milliseconds with their fraction, `ino` the file id as text. */
export interface FileLook {
  readonly name: string;
  readonly size: number;
  readonly mtime: number;
  readonly ctime: number;
  readonly birth: number;
  readonly ino: string;
  /** It only accompanies others of its folder. */
  readonly sidecar?: boolean | undefined;
}

export interface FileRow extends Omit<FileLook, 'sidecar'> {
  readonly id: number;
  readonly dir_id: number;
  readonly asset_id: number | null;
  readonly content: string | null;
  readonly missing: number;
  readonly read_state: number;
  /** 1: its newest look had the file id and birth time of the look before. */
  readonly linked: number;
  readonly sidecar: number;
  /** Epoch ms at which it is tried once more; 0: that was done; null: nothing ended its reader. */
  readonly retry_at: number | null;
}

/** A file with what is needed to reach it. */
export interface PlacedFile extends FileRow {
  readonly root_id: number;
  readonly root_path: string;
  readonly dir: string;
  readonly online: number;
  readonly watched: number;
}

const columns = `f.id, f.dir_id, f.name, f.size, f.mtime, f.ctime, f.birth, f.ino, f.asset_id, f.content, f.missing,
  f.read_state, f.linked, f.sidecar, f.retry_at`;
const placed = `SELECT ${columns}, r.id AS root_id, r.path AS root_path, d.path AS dir, r.online, r.watched
  FROM file f JOIN dir d ON d.id = f.dir_id JOIN root r ON r.id = d.root_id`;

/** Absolute path, spelled as its root was given. */
export const pathOf = (file: Pick<PlacedFile, 'root_path' | 'dir' | 'name'>): string =>
  join(file.root_path, file.dir, file.name);

export function ensureDir(db: Writer, rootId: number, path: string): number {
  const known = get<{ id: number }>(db, 'SELECT id FROM dir WHERE root_id = ? AND path = ?', rootId, path);
  if (known) return known.id;
  return Number(run(db, 'INSERT INTO dir (root_id, path) VALUES (?, ?)', rootId, path).lastInsertRowid);
}

export const fileById = (db: Reader, id: number): PlacedFile | undefined =>
  get<PlacedFile>(db, `${placed} WHERE f.id = ${numberGiven}`, id);

export const filesOfAsset = (db: Reader, assetId: number): PlacedFile[] =>
  all<PlacedFile>(db, `${placed} WHERE f.asset_id = ${numberGiven} ORDER BY f.missing, f.id`, assetId);

/** Files that wait to be read and can be reached now, newest first, without those of the roots in `held`. */
export const waitingFiles = (db: Reader, held: readonly number[], limit: number): PlacedFile[] =>
  all<PlacedFile>(
    db,
    `${placed} WHERE f.read_state = 0 AND f.missing = 0 AND r.online = 1 AND r.watched = 1
       AND r.id NOT IN (SELECT value FROM json_each(?)) ORDER BY f.mtime DESC LIMIT ?`,
    JSON.stringify(held),
    limit,
  );

/** Waiting files of assets (by their public ids) that can be reached now, in the order of the ids. */
export const waitingFilesOf = (db: Reader, uids: readonly string[], limit: number): PlacedFile[] =>
  all<PlacedFile>(
    db,
    `SELECT ${columns}, r.id AS root_id, r.path AS root_path, d.path AS dir, r.online, r.watched
       FROM json_each(?) j CROSS JOIN asset a ON a.uid = j.value CROSS JOIN file f ON f.asset_id = a.id
       JOIN dir d ON d.id = f.dir_id JOIN root r ON r.id = d.root_id
      WHERE f.read_state = 0 AND f.missing = 0 AND r.online = 1 AND r.watched = 1 ORDER BY j.key LIMIT ?`,
    JSON.stringify(uids),
    limit,
  );

export const hasWaitingFiles = (db: Reader, rootId: number): boolean =>
  get(
    db,
    `SELECT 1 FROM file f JOIN dir d ON d.id = f.dir_id
      WHERE f.read_state = 0 AND f.missing = 0 AND d.root_id = ? LIMIT 1`,
    rootId,
  ) !== undefined;

export const countWaitingFiles = (db: Reader, rootId: number): number =>
  get<{ n: number }>(
    db,
    `SELECT count(*) AS n FROM file f JOIN dir d ON d.id = f.dir_id
      WHERE f.read_state = 0 AND f.missing = 0 AND d.root_id = ?`,
    rootId,
  )?.n ?? 0;

/**
 * Takes a file in to be read, first seen here at `now`. Two looks at once may both find it new; the second one is a newer
 * look at it.
 */
export function insertFile(db: Writer, dirId: number, look: FileLook, now: number | null = null): void {
  const before = get<{ id: number }>(db, 'SELECT id FROM file WHERE dir_id = ? AND name = ?', dirId, look.name);
  if (before) keepFormerId(db, before.id, look, now ?? 0);
  run(
    db,
    `INSERT INTO file (dir_id, name, size, mtime, ctime, birth, ino, sidecar, read_state, seen_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (dir_id, name) DO UPDATE SET size = excluded.size, mtime = excluded.mtime, ctime = excluded.ctime,
         birth = excluded.birth, ino = excluded.ino, missing = 0, missing_since = NULL, sidecar = excluded.sidecar,
         read_state = excluded.read_state, retry_at = NULL, linked = 0`,
    dirId,
    look.name,
    look.size,
    look.mtime,
    look.ctime,
    look.birth,
    look.ino,
    ...roleOf(look),
    now,
  );
}

/** Role and reading state of a newly seen file: a sidecar is not read for itself. */
const roleOf = ({ sidecar }: FileLook): [sidecar: number, readState: number] => (sidecar ? [1, 1] : [0, 0]);

/** Milliseconds that the id of a file is kept whose row another file took. */
const formerFor = 40 * 86_400_000;

/** Another file lies where this row's lay: the row forgets its file id, and what it was may be met elsewhere. */
export function keepFormerId(
  db: Writer,
  id: number,
  look: Pick<FileLook, 'ino' | 'birth'> | undefined,
  now: number,
): void {
  run(
    db,
    `INSERT OR REPLACE INTO former_file (asset_id, ino, birth, at)
       SELECT asset_id, ino, birth, ? FROM file
        WHERE id = ? AND asset_id IS NOT NULL AND sidecar = 0 AND birth > 0 AND NOT (ino = ? AND birth = ?)`,
    now,
    id,
    look?.ino ?? '',
    look?.birth ?? 0,
  );
  run(db, 'DELETE FROM former_file WHERE at < ?', now - formerFor);
}

/**
 * Takes over a new look at a known file; it waits to be read again. `linked`: the look before was of the same file. It is kept
 * only where that holds of all looks since the file was read.
 */
export function updateLook(db: Writer, id: number, look: FileLook, linked: boolean, now: number): void {
  if (!linked) keepFormerId(db, id, look, now);
  run(
    db,
    `UPDATE file SET size = ?, mtime = ?, ctime = ?, birth = ?, ino = ?, missing = 0, missing_since = NULL,
       sidecar = ?, read_state = ?, read_error = NULL, retry_at = NULL,
       linked = CASE WHEN read_state IN (0, 3) THEN min(linked, ?) ELSE ? END WHERE id = ?`,
    look.size,
    look.mtime,
    look.ctime,
    look.birth,
    look.ino,
    ...roleOf(look),
    linked ? 1 : 0,
    linked ? 1 : 0,
    id,
  );
}

/** Since `now` it is not where it lay, or it is there again. How long it is missing is kept when it is said once more. */
export function setFileMissing(db: Writer, id: number, missing: boolean, now: number): void {
  run(
    db,
    'UPDATE file SET missing = ?, missing_since = CASE WHEN ? THEN coalesce(missing_since, ?) END WHERE id = ?',
    missing ? 1 : 0,
    missing ? 1 : 0,
    now,
    id,
  );
}

/** A file that is met as it was, while its asset went on to another content: what it is now shows when it is read. */
export function readIfLeftBehind(db: Writer, id: number): void {
  run(
    db,
    `UPDATE file SET read_state = 0 WHERE id = ? AND read_state = 1 AND content IS NOT NULL
       AND content <> (SELECT content FROM asset WHERE id = asset_id)`,
    id,
  );
}

/** An unchanged file of which its file system says another id or other times: it is not read again. */
export function setFileNumbers(db: Writer, id: number, { ino, birth, ctime, mtime }: FileLook): void {
  run(db, 'UPDATE file SET ino = ?, birth = ?, ctime = ?, mtime = ? WHERE id = ?', ino, birth, ctime, mtime, id);
}

/**
 * Writes down that a folder showed just what its rows say, so that it need not be compared again while it shows the same.
 * Rows that changed since that look (`turn`) leave it as it is.
 */
export function setDirAgreed(
  db: Writer,
  rootId: number,
  path: string,
  { digest, files, mtime, turn }: { digest: string; files: number; mtime: number | null; turn: number },
): void {
  run(
    db,
    `INSERT INTO dir (root_id, path, digest, files, mtime) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (root_id, path) DO UPDATE SET digest = excluded.digest, files = excluded.files, mtime = excluded.mtime
        WHERE dir.turn = ?`,
    rootId,
    path,
    digest,
    files,
    mtime,
    turn,
  );
}

/** A folder that is not there any more: its next look is a whole one, and nothing is kept of one that held nothing. */
export function forgetDir(db: Writer, rootId: number, path: string): void {
  run(db, 'UPDATE dir SET digest = NULL, mtime = NULL, turn = turn + 1 WHERE root_id = ? AND path = ?', rootId, path);
  run(
    db,
    `DELETE FROM dir WHERE root_id = ? AND path = ? AND NOT EXISTS (SELECT 1 FROM file WHERE dir_id = dir.id)
        AND NOT EXISTS (SELECT 1 FROM asset WHERE asset.dir_id = dir.id)`,
    rootId,
    path,
  );
}

/** That it was tried once more is kept until the file changes. */
export function setFileRead(
  db: Writer,
  id: number,
  read: { assetId: number; content: string | null; errorCode: string | null },
): void {
  run(
    db,
    'UPDATE file SET asset_id = ?, content = ?, read_state = ?, read_error = ?, retry_at = CASE WHEN retry_at = 0 THEN 0 END WHERE id = ?',
    read.assetId,
    read.content,
    read.errorCode === null ? 1 : 2,
    read.errorCode,
    id,
  );
}

/** A file of a folder, as far as its name and its content's state go. */
export interface Neighbour {
  readonly id: number;
  readonly name: string;
  readonly size: number;
  readonly mtime: number;
  readonly sidecar: number;
  readonly asset_id: number | null;
}

/**
 * The files of a folder whose names are `stem` or begin with `stem.`, in that spelling, in small letters or in capitals.
 * Missing ones are left out.
 */
export function neighbours(db: Reader, dirId: number, stem: string): Neighbour[] {
  const spellings = [...new Set([stem, stem.toLowerCase(), stem.toUpperCase()])];
  // '/' follows '.' in every encoding: the range holds all names that go on after the dot
  const found = spellings.flatMap((one) =>
    all<Neighbour>(
      db,
      `SELECT id, name, size, mtime, sidecar, asset_id FROM file
        WHERE dir_id = ? AND missing = 0 AND (name = ? OR (name >= ? AND name < ?))`,
      dirId,
      one,
      `${one}.`,
      `${one}/`,
    ),
  );
  return [...new Map(found.map((row) => [row.id, row])).values()];
}
