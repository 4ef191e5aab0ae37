import { BahanError } from '../../../shared/errors.ts';
import { assetByUid } from './assets.ts';
import { get, type Reader } from './connection.ts';
import { filesOfAsset, pathOf } from './files.ts';

/**
 * The file that stands for an asset, one that is there now. `mime` was decided by content.
 * @throws `asset-not-found`, `file-missing`, `folder-offline`
 */
export function originalOf(db: Reader, uid: string): { path: string; mime: string; bytes: number; name: string } {
  const asset = assetByUid(db, uid);
  if (!asset) throw new BahanError('asset-not-found', { id: uid });
  const files = filesOfAsset(db, asset.id);
  const file = files.find((one) => !one.missing && one.online);
  if (!file) throw new BahanError(files.some((one) => !one.missing) ? 'folder-offline' : 'file-missing', { id: uid });
  const mime =
    get<{ mime: string }>(db, 'SELECT mime FROM asset WHERE id = ?', asset.id)?.mime ?? 'application/octet-stream';
  return { path: pathOf(file), mime, bytes: file.size, name: file.name };
}
