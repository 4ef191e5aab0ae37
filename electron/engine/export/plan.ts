import { accessSync, constants, mkdirSync, realpathSync, statfsSync, statSync } from 'node:fs';
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { BahanError } from '../../../shared/errors.ts';
import type { Preset } from '../../../shared/model/export.ts';
import { assetByUid } from '../db/assets.ts';
import { get, type Reader } from '../db/connection.ts';
import { filesOfAsset, type PlacedFile } from '../db/files.ts';
import { watchedRoots } from '../db/roots.ts';

export interface ExportPlan {
  readonly copies: number;
  readonly refused: { id: string; preset: string; reason: string }[];
  readonly freeBytes: number | null;
}

/** Why an asset cannot be taken out with a preset now (an error code), or its file. */
export function sourceOf(db: Reader, uid: string, preset: Preset): PlacedFile | string {
  const asset = assetByUid(db, uid);
  if (!asset) return 'asset-not-found';
  const files = filesOfAsset(db, asset.id).filter((file) => !file.missing);
  const file = files.find((one) => one.online && one.watched) ?? files.find((one) => one.online);
  if (!file) return files.length ? 'folder-offline' : 'file-missing';
  if (preset.original) return file;
  const kind = get<{ kind: number }>(db, 'SELECT kind FROM asset WHERE id = ?', asset.id)?.kind;
  // only photographs have pixels of their own to be sized
  return kind === 0 ? file : 'file-unsupported';
}

/** What an export would do. Nothing is written. */
export function planExport(db: Reader, ids: readonly string[], presets: readonly Preset[], to: string): ExportPlan {
  const refused = ids.flatMap((id) =>
    presets.flatMap((preset) => {
      const source = sourceOf(db, id, preset);
      return typeof source === 'string' ? [{ id, preset: preset.id, reason: source }] : [];
    }),
  );
  return { copies: ids.length * presets.length - refused.length, refused, freeBytes: freeBytes(to) };
}

function freeBytes(folder: string): number | null {
  for (const path of [folder, dirname(folder)]) {
    try {
      const stats = statfsSync(path);
      return stats.bavail * stats.bsize;
    } catch {
      // the folder itself may not be there yet
    }
  }
  return null;
}

/**
 * Makes sure that copies may be written into a folder; its last part is made when missing.
 * @throws `bad-input`, `target-missing`, `target-unwritable`, `target-inside-root`
 */
export function prepareTarget(db: Reader, to: string): void {
  if (!isAbsolute(to) || to.includes('\0')) throw new BahanError('bad-input', { field: 'to' });
  try {
    mkdirSync(to);
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ENOTDIR') throw new BahanError('target-missing', { path: to }, { cause });
    if (code !== 'EEXIST') throw new BahanError('target-unwritable', { path: to }, { cause });
  }
  try {
    if (!statSync(to).isDirectory()) throw new BahanError('target-missing', { path: to });
    accessSync(to, constants.W_OK | constants.X_OK);
  } catch (cause) {
    if (cause instanceof BahanError) throw cause;
    throw new BahanError('target-unwritable', { path: to }, { cause });
  }
  for (const root of watchedRoots(db)) {
    if (isAtOrBelow(realpathSync.native(to), resolve(root.path))) {
      // copies would come in again as new material
      throw new BahanError('target-inside-root', { path: to, root: root.path });
    }
  }
}

function isAtOrBelow(path: string, folder: string): boolean {
  const inner = relative(folder, path);
  return inner === '' || (inner !== '..' && !inner.startsWith(`..${sep}`) && !isAbsolute(inner));
}
