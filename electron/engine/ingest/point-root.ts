import { join, sep } from 'node:path';
import { BahanError } from '../../../shared/errors.ts';
import { all, get, transaction, type Writer } from '../db/connection.ts';
import { newId } from '../db/ids.ts';
import { insertRefound } from '../db/refound.ts';
import { type RootRow, rootById, setRootPath, watchedRoots } from '../db/roots.ts';
import type { Host } from '../host.ts';
import { Sweeper } from './sweeper.ts';

/** Files that are looked for at a new place, and folders that they are taken from. */
const sampled = 300;
const folders = 150;
/** Milliseconds that a place may take to answer. */
const patience = 20_000;
/** A folder that somebody adds is a known one at its new place, when it holds so great a share of at least so many files. */
const same = 0.9;
const fewest = 3;

/** Sampled files that are known in a root, and those of them that lie at another place with the same path and bytes. */
export interface Likeness {
  readonly found: number;
  readonly known: number;
}

interface Sample {
  readonly path: string;
  readonly size: number;
}

/** Looks for known files of a root at another place. @throws `folder-offline` when the place does not answer */
export async function likenessAt(db: Writer, host: Host, root: RootRow, place: string): Promise<Likeness> {
  const samples = sampleOf(db, root.id);
  if (!samples.length) return { found: 0, known: 0 };
  const sweeper = new Sweeper(host, patience);
  try {
    const sizes = await sweeper.sizes(samples.map(({ path }) => join(place, path)));
    return { found: samples.filter(({ size }, n) => sizes[n] === size).length, known: samples.length };
  } finally {
    sweeper.close();
  }
}

/** Known files from folders all over the root; files that are missing only where there are no others. */
function sampleOf(db: Writer, rootId: number): Sample[] {
  for (const missing of [0, 1]) {
    const dirs = all<{ id: number; path: string }>(
      db,
      `SELECT id, path FROM dir WHERE root_id = ?
          AND EXISTS (SELECT 1 FROM file WHERE dir_id = dir.id AND missing = ? AND sidecar = 0) ORDER BY path`,
      rootId,
      missing,
    );
    const step = Math.max(1, dirs.length / folders);
    const chosen = Array.from({ length: Math.min(dirs.length, folders) }, (_, n) => dirs[Math.floor(n * step)]);
    const each = Math.ceil(sampled / Math.max(1, chosen.length));
    const found = chosen.flatMap((dir) =>
      dir === undefined
        ? []
        : all<{ name: string; size: number }>(
            db,
            'SELECT name, size FROM file WHERE dir_id = ? AND missing = ? AND sidecar = 0 ORDER BY name LIMIT ?',
            dir.id,
            missing,
            each,
          ).map(({ name, size }) => ({ path: join(dir.path, name), size })),
    );
    if (found.length) return found;
  }
  return [];
}

/**
 * Takes a root to its new place with everything that is known of its files, and writes that down.
 * @throws `folder-already-watched` when a folder that is not watched any more is known there
 */
export function pointRoot(db: Writer, root: RootRow, place: string, now: number): RootRow {
  return transaction(db, () => {
    if (get(db, 'SELECT 1 FROM root WHERE path = ? AND id <> ?', place, root.id))
      throw new BahanError('folder-already-watched', { path: place });
    setRootPath(db, root.id, place);
    // one record for all files; its paths end in a dot, since a record is about what lies in a folder
    insertRefound(
      db,
      {
        ...{ assetId: 0, fileId: 0, reason: 'place', how: 'moved', batch: newId(), before: null },
        from: `${root.path}${sep}.`,
        to: `${place}${sep}.`,
      },
      now,
    );
    return rootById(db, root.id) as RootRow;
  });
}

/**
 * The one root whose files lie in a folder, and no longer where they were: that folder is its new place. One that still
 * has them was copied.
 */
export async function rootThatMoved(db: Writer, host: Host, place: string): Promise<RootRow | undefined> {
  if (get(db, 'SELECT 1 FROM root WHERE path = ?', place)) return undefined;
  const moved: RootRow[] = [];
  for (const root of watchedRoots(db)) {
    const { found, known } = await likenessAt(db, host, root, place);
    if (known < fewest || found < same * known) continue;
    const left = root.online ? await likenessAt(db, host, root, root.path).catch(() => undefined) : undefined;
    if (!left?.found) moved.push(root);
  }
  return moved.length === 1 ? moved[0] : undefined;
}
