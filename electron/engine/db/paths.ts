import { basename, relative, sep } from 'node:path';
import { all, get, type Reader } from './connection.ts';
import { watchedRoots } from './roots.ts';

/** Public id of the asset that has a file at this absolute path, spelled below a root as that root was given. */
export function assetAtPath(db: Reader, path: string): string | undefined {
  for (const root of watchedRoots(db)) {
    const inner = relative(root.path, path);
    if (inner === '' || inner.startsWith('..')) continue;
    const parts = inner.split(sep);
    const name = parts.pop() as string;
    const row = get<{ uid: string }>(
      db,
      `SELECT a.uid FROM dir d JOIN file f ON f.dir_id = d.id JOIN asset a ON a.id = f.asset_id
        WHERE d.root_id = ? AND d.path = ? AND f.name = ?`,
      root.id,
      parts.join('/'),
      name,
    );
    if (row) return row.uid;
  }
  return undefined;
}

/** The asset at a path, else the only one that has a file of that name anywhere; null where there is none or several. */
export function matchPaths(db: Reader, paths: readonly string[]): (string | null)[] {
  return paths.map((path) => {
    const exact = assetAtPath(db, path);
    if (exact) return exact;
    const name = basename(path.replaceAll('\\', '/'));
    const rows = all<{ uid: string }>(
      db,
      'SELECT DISTINCT a.uid FROM file f JOIN asset a ON a.id = f.asset_id WHERE f.name = ? LIMIT 2',
      name,
    );
    return rows.length === 1 ? (rows[0]?.uid ?? null) : null;
  });
}
