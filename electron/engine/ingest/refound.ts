import { assetById, refreshPlace } from '../db/assets.ts';
import { all, get, run, type Writer } from '../db/connection.ts';
import {
  type FileLook,
  fileById,
  filesOfAsset,
  keepFormerId,
  type PlacedFile,
  pathOf,
  readIfLeftBehind,
} from '../db/files.ts';
import { fileBefore, howMoved, insertRefound } from '../db/refound.ts';
import { proposeFromNames } from './propose.ts';
import { leaveAsset } from './sidecars.ts';

/** A known file that lies elsewhere now, told by its file id and birth time. */
export interface Move {
  /** Its row as it was. */
  readonly file: PlacedFile;
  /** Folder and look at its new place. */
  readonly dirId: number;
  readonly look: FileLook;
  /** Size and time of change are what they were: it need not be read again. */
  readonly unchanged: boolean;
  readonly batch: string;
}

/**
 * Takes known files to their new places, with all that is known of them, in any order: one that was moved, two that swapped
 * their names, a row of them that moved up. A row that stood at one of the new places and is not among the moved ones waits
 * aside, missing: its own move may be told a moment later. Call `dropParked` when the sweep has ended. To be called inside a
 * transaction; index the assets afterwards.
 * @returns the assets that changed, and those that are gone since they stood for the moved file itself, by their public ids
 */
export function recordMoves(
  db: Writer,
  moves: readonly Move[],
  now: number,
): { touched: number[]; left: Map<number, string> } {
  const touched = new Set<number>();
  const left = new Map<number, string>();
  const before = new Map(
    moves.map(({ file }) => {
      const row = fileBefore(db, file.id);
      return [file.id, row && { ...row, name: nameOf(row.name) }];
    }),
  );
  for (const { file } of moves) park(db, file.id);
  for (const move of moves) {
    const { file, dirId, look, unchanged } = move;
    const row = before.get(file.id);
    if (!row) continue;
    const from = { ...file, name: row.name };
    const twin = clearPlace(db, dirId, look, now);
    for (const [id, uid] of twin.left) left.set(id, uid);
    if (twin.aside !== undefined) touched.add(twin.aside);
    run(
      db,
      `UPDATE file SET dir_id = ?, name = ?, size = ?, mtime = ?, ctime = ?, birth = ?, ino = ?, sidecar = ?,
         missing = 0, missing_since = NULL, seen_at = ? WHERE id = ?`,
      dirId,
      look.name,
      look.size,
      look.mtime,
      look.ctime,
      look.birth,
      look.ino,
      look.sidecar ? 1 : 0,
      now,
      file.id,
    );
    const isSame = row.birth > 0 && row.ino === look.ino && row.birth === look.birth;
    if (look.sidecar)
      run(db, 'UPDATE file SET read_state = 1, read_error = NULL, retry_at = NULL WHERE id = ?', file.id);
    else if (!unchanged) {
      run(
        db,
        'UPDATE file SET linked = ?, read_state = 0, read_error = NULL, retry_at = NULL WHERE id = ?',
        isSame ? 1 : 0,
        file.id,
      );
    } else {
      // one that was waited for at its old place is not waited for here
      run(db, 'UPDATE file SET read_state = 0 WHERE id = ? AND read_state = 3', file.id);
      readIfLeftBehind(db, file.id);
    }
    const at = fileById(db, file.id);
    if (!at || file.asset_id === null) continue;
    touched.add(file.asset_id);
    // another content under another spelling of the name: what it is shows when it is read
    if (!isSame && !unchanged) continue;
    insertRefound(
      db,
      {
        assetId: file.asset_id,
        fileId: file.id,
        reason: isSame ? 'file-id' : 'name',
        how: howMoved(from, at),
        from: pathOf(from),
        to: pathOf(at),
        batch: move.batch,
        before: row,
      },
      now,
    );
  }
  for (const id of left.keys()) if (!assetById(db, id)) touched.delete(id);
  for (const id of touched) {
    settlePlace(db, id);
    proposeFromNames(db, id, now);
  }
  return { touched: [...touched], left };
}

/** No file can be called so: rows that change places lie under such names until each has its own. */
function park(db: Writer, id: number): void {
  run(db, "UPDATE file SET name = name || '/' || id WHERE id = ? AND instr(name, '/') = 0", id);
}

/**
 * Makes room at a place. The row that stands there waits aside; one that was made for this very file, met here before it was
 * missed at its old place, goes, and with it an asset that nobody knows yet.
 * @returns the asset whose row waits aside; those that are changed or gone with the row, by their public ids
 */
function clearPlace(
  db: Writer,
  dirId: number,
  look: FileLook,
  now: number,
): { aside?: number; left: Map<number, string> } {
  const left = new Map<number, string>();
  const there = get<{ id: number; asset_id: number | null; ino: string; birth: number }>(
    db,
    'SELECT id, asset_id, ino, birth FROM file WHERE dir_id = ? AND name = ?',
    dirId,
    look.name,
  );
  if (!there) return { left };
  const isTwin = look.birth > 0 && there.ino === look.ino && there.birth === look.birth;
  const file = isTwin ? fileById(db, there.id) : undefined;
  if (file && (there.asset_id === null || isUnknownYet(db, there.asset_id, now))) {
    leaveAsset(db, file, left);
    run(db, 'DELETE FROM file WHERE id = ?', there.id);
    return { left };
  }
  park(db, there.id);
  run(db, 'UPDATE file SET missing = 1, missing_since = coalesce(missing_since, ?) WHERE id = ?', now, there.id);
  return { ...(there.asset_id === null ? {} : { aside: there.asset_id }), left };
}

/** Met a moment ago, and nobody has said anything of it or given it away. */
const isUnknownYet = (db: Writer, assetId: number, now: number): boolean =>
  get(
    db,
    `SELECT 1 FROM asset a WHERE a.id = ? AND a.added_at >= ?
        AND NOT EXISTS (SELECT 1 FROM edit WHERE asset_uid = a.uid)
        AND NOT EXISTS (SELECT 1 FROM publication WHERE asset_uid = a.uid)`,
    assetId,
    now - parkedFor,
  ) !== undefined;

/** Milliseconds within which the sweep of another folder may tell where a row that stands aside belongs. */
const parkedFor = 10 * 60_000;

/**
 * Lets go of rows of a root that stood aside while files changed places and were not met anywhere: another file lies where
 * they were. Their assets stay, missing. To be called inside a transaction.
 */
export function dropParked(db: Writer, rootId: number, now: number): void {
  const parked = all<{ id: number; asset_id: number | null }>(
    db,
    `SELECT f.id, f.asset_id FROM file f JOIN dir d ON d.id = f.dir_id
      WHERE f.missing = 1 AND f.missing_since <= ? AND instr(f.name, '/') > 0 AND d.root_id = ?`,
    now - parkedFor,
    rootId,
  );
  for (const { id, asset_id } of parked) {
    keepFormerId(db, id, undefined, now);
    run(db, 'DELETE FROM file WHERE id = ?', id);
    if (asset_id === null) continue;
    settlePlace(db, asset_id);
  }
}

/** The name that a row had before it stood aside. */
const nameOf = (name: string): string => name.split('/')[0] ?? name;

/** Points an asset to a file that it still has; without one it is missing, where it lay last. */
export function settlePlace(db: Writer, assetId: number): void {
  refreshPlace(db, assetId);
  const parked = "UPDATE asset SET name = substr(name, 1, instr(name, '/') - 1) WHERE id = ? AND instr(name, '/') > 0";
  run(db, parked, assetId);
  run(
    db,
    'UPDATE asset SET missing = 1 WHERE id = ? AND NOT EXISTS (SELECT 1 FROM file WHERE asset_id = asset.id)',
    assetId,
  );
}

/** Milliseconds: two files that came one so soon after the other came together, as copies. */
const together = 60_000;

/**
 * A file that is gone, while the same content was first seen elsewhere since the whole folder was last looked through, was
 * moved and not copied: the row of the old place makes room for a record of it. Call it for a file that went missing,
 * inside its transaction.
 * @returns whether it was so; refresh the place of its asset afterwards in any case
 */
export function foundInstead(db: Writer, gone: PlacedFile, batch: string, now: number): boolean {
  if (gone.asset_id === null || gone.content === null) return false;
  const since = get<{ at: number | null }>(db, 'SELECT last_sweep_at AS at FROM root WHERE id = ?', gone.root_id)?.at;
  const others = filesOfAsset(db, gone.asset_id).filter(
    (one) => one.id !== gone.id && !one.missing && one.online && one.content === gone.content,
  );
  const seen = (file: PlacedFile) =>
    get<{ at: number | null }>(db, 'SELECT seen_at AS at FROM file WHERE id = ?', file.id)?.at ?? null;
  const before = seen(gone) ?? 0;
  const fresh = others.flatMap((file) => {
    const at = seen(file);
    const isLater = at !== null && (before < (since ?? 0) || at - before > together);
    return at !== null && isLater && at >= (since ?? 0) && !isDestination(db, file.id) ? [{ file, at }] : [];
  });
  fresh.sort((a, b) => Number(b.file.name === gone.name) - Number(a.file.name === gone.name) || b.at - a.at);
  const to = fresh[0]?.file;
  if (!to) return false;
  insertRefound(
    db,
    {
      assetId: gone.asset_id,
      fileId: to.id,
      reason: 'content',
      how: howMoved(gone, to),
      from: pathOf(gone),
      to: pathOf(to),
      batch,
      before: fileBefore(db, gone.id),
    },
    now,
  );
  // it may yet turn up elsewhere
  keepFormerId(db, gone.id, undefined, now);
  run(db, 'DELETE FROM file WHERE id = ?', gone.id);
  return true;
}

/** One file is where one other went: two copies of which one is deleted did not both move to it. */
const isDestination = (db: Writer, fileId: number): boolean =>
  get(db, 'SELECT 1 FROM refound WHERE file_id = ? AND undone_at IS NULL LIMIT 1', fileId) !== undefined;
