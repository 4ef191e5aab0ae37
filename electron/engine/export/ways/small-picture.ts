import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BahanError } from '../../../../shared/errors.ts';
import type { Preset } from '../../../../shared/model/export.ts';
import { assetByUid } from '../../db/assets.ts';
import type { Reader } from '../../db/connection.ts';
import { pathOf } from '../../db/files.ts';
import type { MediaPool } from '../../media/pool.ts';
import type { PictureStore } from '../../media/store.ts';
import { fileOf } from '../source.ts';
import type { SmallPicture } from './caption-document.ts';

/** As the pictures of sheets are made: small, on white, with nothing written in. */
const plain: Preset = {
  id: 'sheet',
  name: { id: 'Lembar', en: 'Sheet' },
  purpose: { id: 'Gambar kecil di lembar', en: 'A small picture on a sheet' },
  channel: 'other',
  original: false,
  longEdge: 512,
  format: 'jpeg',
  quality: 82,
  colours: 'srgb',
  metadata: { words: false, credit: false, people: false, position: false, camera: false },
};

/**
 * Small JPEGs of assets: of the pictures that are kept of them, of a photo else of its file; undefined where there is none.
 * @param folder a temporary one, for what is being made
 */
export function smallPictures(
  { db, store, media }: { readonly db: Reader; readonly store: PictureStore; readonly media: MediaPool },
  folder: string,
  signal?: AbortSignal,
): SmallPicture {
  return async ({ id, kind, picture }) => {
    const kept = picture === null ? undefined : store.get(picture, 'thumb');
    if (kept?.mime === 'image/jpeg') return Buffer.from(kept.bytes);
    const aside = join(folder, `${id}.webp`);
    const target = join(folder, `${id}.jpg`);
    try {
      if (kept) writeFileSync(aside, kept.bytes);
      const file = kept ? undefined : fileOf(db, id);
      if (!kept && (kind !== 'photo' || typeof file !== 'object')) return undefined;
      const turn = kept ? 0 : (assetByUid(db, id)?.turn ?? 0);
      const source = typeof file === 'object' ? pathOf(file) : aside;
      const { copies } = await media.copy(
        { source, targets: [{ path: target, preset: plain }], describe: {}, turn },
        { signal },
      );
      return copies[0]?.error === null ? readFileSync(target) : undefined;
    } catch (error) {
      signal?.throwIfAborted();
      if (error instanceof BahanError && error.code === 'closed') throw error;
      // a sheet without one picture is better than none
      return undefined;
    } finally {
      rmSync(aside, { force: true });
      rmSync(target, { force: true });
    }
  };
}
