import type { FileFacts } from '../../../shared/model/facts.ts';
import { insertAsset, keepFacts, refreshAsset, refreshPlace } from '../db/assets.ts';
import { run, type Writer } from '../db/connection.ts';
import { type PlacedFile, pathOf, setFileRead } from '../db/files.ts';
import { identify } from './identify.ts';
import { proposeFromNames } from './propose.ts';

export interface Recorded {
  readonly assetId: number;
  readonly added: boolean;
  readonly refound: boolean;
  /** Another asset that lost this file to the one above. */
  readonly left: number | undefined;
}

/** Writes what was read of a file into the tables. To be called inside a transaction; index the assets afterwards. */
export function recordFile(db: Writer, file: PlacedFile, facts: FileFacts, now: number): Recorded {
  const identity = identify(db, file, facts);
  const place = { rootId: file.root_id, dirId: file.dir_id, name: file.name, mtime: file.mtime };
  const assetId = identity.how === 'new' ? insertAsset(db, facts, place, now) : identity.assetId;
  setFileRead(db, file.id, { assetId, content: facts.fingerprint, errorCode: facts.error?.code ?? null });
  if (identity.how === 'refound') {
    run(
      db,
      'INSERT INTO refound (at, asset_id, file_id, reason, from_path, to_path) VALUES (?, ?, ?, ?, ?, ?)',
      now,
      assetId,
      file.id,
      'content',
      identity.from,
      pathOf(file),
    );
    // the asset lies at the new place now; its old place is in the record above
    run(db, 'DELETE FROM file WHERE id = ?', identity.fromFile);
  }
  const left = file.asset_id !== null && file.asset_id !== assetId ? file.asset_id : undefined;
  refreshPlace(db, assetId);
  if (left !== undefined) releaseAsset(db, left);
  if (identity.how !== 'copy') keepFacts(db, assetId, facts);
  refreshAsset(db, assetId, now);
  proposeFromNames(db, assetId, now);
  return { assetId, added: identity.how === 'new', refound: identity.how === 'refound', left };
}

/** An asset lost a file to another one: it stays, missing when it has no file left. */
function releaseAsset(db: Writer, assetId: number): void {
  refreshPlace(db, assetId);
  run(
    db,
    'UPDATE asset SET missing = 1 WHERE id = ? AND NOT EXISTS (SELECT 1 FROM file WHERE asset_id = asset.id)',
    assetId,
  );
}
