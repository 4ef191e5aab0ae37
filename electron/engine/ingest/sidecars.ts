import { join, parse } from 'node:path';
import { assetById, deleteAsset, refreshPlace } from '../db/assets.ts';
import { get, type Reader, run, type Writer } from '../db/connection.ts';
import { fileById, filesOfAsset, type Neighbour, neighbours, type PlacedFile } from '../db/files.ts';
import { isReadSidecar, ownersOf, sidecarsFor } from './ignore.ts';

type Placed = Pick<PlacedFile, 'id' | 'dir_id' | 'name' | 'root_path' | 'dir' | 'asset_id'>;

/** A sidecar of an asset, with what shows that it changed. */
export interface SidecarFile {
  readonly path: string;
  readonly mark: string;
}

/**
 * The sidecars whose words belong to a file: its own, then those beside the other files of its asset, since copies say
 * the same wherever they lie.
 */
export function sidecarsOf(db: Reader, file: Placed): SidecarFile[] {
  const others = file.asset_id === null ? [] : filesOfAsset(db, file.asset_id).filter((one) => !one.missing);
  const files = [file, ...others.filter((one) => one.id !== file.id)];
  const found = new Map<string, SidecarFile>();
  for (const one of files) {
    for (const { name, size, mtime } of besideOf(db, one)) {
      const path = join(one.root_path, one.dir, name);
      found.set(path, { path, mark: `${path}:${size}:${mtime}` });
    }
  }
  return [...found.values()];
}

function besideOf(db: Reader, file: Placed): Neighbour[] {
  const near = neighbours(db, file.dir_id, parse(file.name).name).filter(
    (one) => one.sidecar === 0 || isReadSidecar(one.name),
  );
  if (!near.some((one) => one.sidecar === 1)) return [];
  const names = near.map((one) => one.name);
  const byName = new Map(near.map((one) => [one.name, one]));
  return sidecarsFor(file.name, names).flatMap((name) => byName.get(name) ?? []);
}

/** Has the files that a sidecar accompanies read again: what they say together has changed. */
export function readOwnersAgain(db: Writer, dirId: number, sidecar: string): void {
  if (!isReadSidecar(sidecar)) return;
  const near = neighbours(db, dirId, parse(sidecar).name).filter((one) => one.sidecar === 0);
  const owners = new Set(
    ownersOf(
      sidecar,
      near.map((one) => one.name),
    ),
  );
  for (const one of near) {
    // one that is being written is read when it has settled
    if (owners.has(one.name)) run(db, 'UPDATE file SET read_state = 0 WHERE id = ? AND read_state <> 3', one.id);
  }
}

/**
 * A file became a sidecar of another, or is alone again. What it was as an asset of its own is left: an asset of which
 * nobody ever said anything is forgotten, since all of it can be read again; one that somebody spoke about stays,
 * missing, with every word, and is found again when the file is alone.
 * @returns the assets that changed, with their ids as others know them
 */
export function changeRole(db: Writer, fileId: number, sidecar: boolean): Map<number, string> {
  const touched = new Map<number, string>();
  const file = fileById(db, fileId);
  if (!file) return touched;
  run(db, 'UPDATE file SET sidecar = ?, read_state = ? WHERE id = ?', sidecar ? 1 : 0, sidecar ? 1 : 0, fileId);
  if (sidecar) leaveAsset(db, file, touched);
  readOwnersAgain(db, file.dir_id, file.name);
  return touched;
}

/** A sidecar that is gone leaves nothing behind: its words were its owners', and they are read again. */
export function forgetSidecar(db: Writer, file: Pick<PlacedFile, 'id' | 'dir_id' | 'name'>): void {
  run(db, 'DELETE FROM file WHERE id = ?', file.id);
  readOwnersAgain(db, file.dir_id, file.name);
}

export function leaveAsset(db: Writer, file: PlacedFile, touched: Map<number, string>): void {
  const asset = file.asset_id === null ? undefined : assetById(db, file.asset_id);
  run(db, 'UPDATE file SET asset_id = NULL WHERE id = ?', file.id);
  if (!asset) return;
  touched.set(asset.id, asset.uid);
  if (filesOfAsset(db, asset.id).length > 0) {
    refreshPlace(db, asset.id);
    return;
  }
  if (get(db, 'SELECT 1 FROM edit WHERE asset_uid = ? LIMIT 1', asset.uid)) {
    run(db, 'UPDATE asset SET missing = 1, stack = NULL WHERE id = ?', asset.id);
    return;
  }
  deleteAsset(db, asset.id);
}
