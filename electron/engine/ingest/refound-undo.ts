import { assetById, factsOf, insertAsset, keepFacts, refreshAsset } from '../db/assets.ts';
import { get, run, type Writer } from '../db/connection.ts';
import { ensureDir, fileById, type PlacedFile } from '../db/files.ts';
import { type FileBefore, type RefoundRow, refoundById, setRefoundUndone } from '../db/refound.ts';
import { takeVersion } from '../db/versions.ts';
import { proposeFromNames } from './propose.ts';
import { settlePlace } from './refound.ts';

/**
 * "These are not the same": the file becomes an asset of its own with what it says itself, and the asset that it was taken
 * for is what it was before, where it was before, with all its words. The two are never taken for one another again. To be
 * called inside a transaction; index the assets afterwards.
 * @returns the assets that changed; undefined when the file went another way since, and nothing is left to be undone
 */
export function undoRefound(db: Writer, id: number, now: number): number[] | undefined {
  const row = refoundById(db, id);
  const asset = row && assetById(db, row.asset_id);
  const file = row && fileById(db, row.file_id);
  if (!row || !asset || !file || file.asset_id !== asset.id) return undefined;
  const text = textOf(db, asset.id);
  const own = ownAsset(db, file, asset.id, text, now);
  if (own === undefined) return undefined;
  setRefoundUndone(db, row, file.content, now);
  run(db, 'UPDATE file SET asset_id = ? WHERE id = ?', own, file.id);
  if (row.before !== null) putBack(db, row, JSON.parse(row.before) as FileBefore, now);
  const former = takeVersion(db, asset.id, row.at);
  if (former) keepFacts(db, asset.id, { ...former.facts, text: null });
  for (const one of [asset.id, own]) {
    settlePlace(db, one);
    refreshAsset(db, one, now);
    proposeFromNames(db, one, now);
  }
  return [asset.id, own];
}

const textOf = (db: Writer, assetId: number): string | null =>
  get<{ text: string }>(db, 'SELECT text FROM document_text WHERE asset_id = ?', assetId)?.text ?? null;

/** An asset for the file alone, with the facts and the picture that were read of it. */
function ownAsset(db: Writer, file: PlacedFile, from: number, text: string | null, now: number): number | undefined {
  const facts = factsOf(db, from);
  if (!facts) return undefined;
  const place = { rootId: file.root_id, dirId: file.dir_id, name: file.name, mtime: file.mtime };
  const own = insertAsset(db, facts, place, now);
  keepFacts(db, own, { ...facts, text });
  run(
    db,
    `UPDATE asset SET (picture, picture_kind, picture_state, thumbhash, strip) =
       (SELECT picture, picture_kind, picture_state, thumbhash, strip FROM asset WHERE id = ?)
      WHERE id = ? AND EXISTS (SELECT 1 FROM asset WHERE id = ? AND turn = 0)`,
    from,
    own,
    // a picture that was turned is not that of the file
    from,
  );
  return own;
}

/**
 * The row of the place where it lay, missing; unless another file lies there now. Without its file id, since that is the
 * other file's.
 */
function putBack(db: Writer, { asset_id }: RefoundRow, before: FileBefore, now: number): void {
  run(
    db,
    `INSERT INTO file (dir_id, name, size, mtime, ctime, birth, ino, asset_id, content, seen_at, missing, missing_since,
        read_state) VALUES (?, ?, ?, ?, ?, 0, '', ?, ?, ?, 1, ?, 1) ON CONFLICT (dir_id, name) DO NOTHING`,
    ensureDir(db, before.root_id, before.dir),
    before.name,
    before.size,
    before.mtime,
    before.ctime,
    asset_id,
    before.content,
    before.seen_at,
    now,
  );
}
