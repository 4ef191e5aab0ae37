import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { all, close, openReader } from '../../electron/engine/db/connection.ts';
import { openLibrary } from '../../electron/engine/library.ts';
import { nodeHost } from '../../electron/engine/node-host.ts';
import { generateLibrary } from './generate-library.ts';
import { addPictures } from './grid-pictures.ts';
import { makePhotos, type Size } from './photos-recipe.ts';

/** Where the photos lie in the folder of material. */
export const photoFolder = 'Panen Kopi';

/**
 * A library of `count` invented assets with pictures, and beside them `photos` real files in `material`, taken in with whatever
 * lies there already. Gives the ids of the real ones.
 */
export async function libraryWithPhotos(
  library: string,
  material: string,
  { count, photos, size }: { readonly count: number; readonly photos: number; readonly size: Size },
): Promise<string[]> {
  mkdirSync(library);
  const path = join(library, 'library.db');
  const db = generateLibrary(path, { count });
  await addPictures(db, library);
  close(db);
  await makePhotos(join(material, photoFolder), photos, size);
  const opened = await openLibrary(library, nodeHost({ log: () => {} }), { mode: 'write' });
  const client = opened.client({ role: 'owner' });
  const root = await client.roots.add({ path: material });
  await client.roots.sweep({ root: root.id, pictures: true });
  await opened.close();
  const reader = openReader(path);
  const rows = all<{ uid: string }>(
    reader,
    'SELECT a.uid FROM asset a JOIN root r ON r.id = a.root_id WHERE r.uid = ?',
    root.id,
  );
  close(reader);
  return rows.map(({ uid }) => uid);
}
