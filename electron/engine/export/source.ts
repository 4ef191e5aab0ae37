import type { Extract, Preset } from '../../../shared/model/export.ts';
import { type AssetKind, assetKinds } from '../../../shared/model/kind.ts';
import { assetByUid } from '../db/assets.ts';
import { get, type Reader } from '../db/connection.ts';
import { filesOfAsset, type PlacedFile } from '../db/files.ts';

/** The file that an asset is taken out from, or why there is none (an error code). */
export function fileOf(db: Reader, uid: string): PlacedFile | string {
  const asset = assetByUid(db, uid);
  if (!asset) return 'asset-not-found';
  const files = filesOfAsset(db, asset.id).filter((file) => !file.missing);
  const file = files.find((one) => one.online && one.watched) ?? files.find((one) => one.online);
  return file ?? (files.length ? 'folder-offline' : 'file-missing');
}

/** Why an asset cannot be taken out with a preset now (an error code), or its file. */
export function sourceOf(db: Reader, uid: string, preset: Preset, extract?: Extract): PlacedFile | string {
  const file = fileOf(db, uid);
  if (typeof file === 'string' || preset.original || extract) return file;
  // only photographs have pixels of their own to be sized: of all else it has to be said what is taken out
  return kindOf(db, uid) === 'photo' ? file : 'part-not-chosen';
}

export const kindOf = (db: Reader, uid: string): AssetKind | undefined =>
  assetKinds[get<{ kind: number }>(db, 'SELECT kind FROM asset WHERE uid = ?', uid)?.kind ?? -1];

/** How films, sounds and documents are taken out; a photo pays no attention to it. */
export const extractsOf = (db: Reader, given: Readonly<Record<string, Extract>> = {}): Record<string, Extract> =>
  Object.fromEntries(Object.entries(given).filter(([uid]) => kindOf(db, uid) !== 'photo'));
