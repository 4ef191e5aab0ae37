import { parse } from 'node:path';
import { all, get, type Reader, run, transaction, type Writer } from '../db/connection.ts';
import { fileById, neighbours } from '../db/files.ts';
import type { FileBefore } from '../db/refound.ts';
import { type RootRow, rootById } from '../db/roots.ts';
import { isReadSidecar, ownersOf } from '../ingest/ignore.ts';
import { leaveAsset } from '../ingest/sidecars.ts';
import { indexAssets } from '../search/index-write.ts';

/** A sidecar whose original went away without it. */
export interface Left {
  readonly root: RootRow;
  /** Relative to the root. */
  readonly dir: string;
  readonly dirId: number;
  readonly name: string;
}

/** The newest places of an asset that are looked at: an original does not move more often between two looks. */
const places = 8;

/**
 * Sidecars that lie where an asset's original lay before it was found again elsewhere, and that accompany nothing any more.
 * Only in folders into which words are written: elsewhere none can be this program's own.
 */
export function leftBehind(db: Reader, assetId: number): Left[] {
  const rows = all<{ before: string }>(
    db,
    'SELECT before FROM refound WHERE asset_id = ? AND before IS NOT NULL ORDER BY id DESC LIMIT ?',
    assetId,
    places,
  );
  const found = rows.flatMap(({ before }) => {
    const { root_id: rootId, dir, name } = JSON.parse(before) as FileBefore;
    const root = rootById(db, rootId);
    const dirId = get<{ id: number }>(db, 'SELECT id FROM dir WHERE root_id = ? AND path = ?', rootId, dir)?.id;
    if (dirId === undefined || !root?.watched || !root.online || !root.sidecars_out) return [];
    const names = neighbours(db, dirId, parse(name).name).map((one) => one.name);
    return names
      .filter((one) => isReadSidecar(one) && ownersOf(one, [name]).length > 0 && ownersOf(one, names).length === 0)
      .map((one): Left => ({ root, dir, dirId, name: one }));
  });
  return [...new Map(found.map((left) => [`${left.dirId}/${left.name}`, left])).values()];
}

/** It was taken away: nothing is known of it any more. Returns the assets that changed, with their ids as others know them. */
export function forgetLeft(db: Writer, { dirId, name }: Left): Map<number, string> {
  const touched = new Map<number, string>();
  transaction(db, () => {
    const id = get<{ id: number }>(db, 'SELECT id FROM file WHERE dir_id = ? AND name = ?', dirId, name)?.id;
    const file = id === undefined ? undefined : fileById(db, id);
    if (!file) return;
    leaveAsset(db, file, touched);
    run(db, 'DELETE FROM file WHERE id = ?', file.id);
    indexAssets(db, [...touched.keys()]);
  });
  return touched;
}
