import { all, get, iterate, type Reader } from '../db/connection.ts';
import type { KnownDir } from './sweep-compare.ts';

/** What the tables know of the folders of a root. */

export interface KnownBelow {
  readonly path: string;
  /** Files that are known and not missing. */
  readonly files: readonly { readonly id: number; readonly name: string }[];
}

/** '0' follows '/' in every encoding: from `path/` to before `path0` lie all folders below. */
const below = (path: string): [from: string, to: string] =>
  path === '' ? ['', '\u{10ffff}'] : [`${path}/`, `${path}0`];

/** The known folders of one root, for lookups during a walk. */
export interface KnownTree {
  dir(path: string): KnownDir | undefined;
  /** Names of the known folders that lie in one. */
  children(path: string): Iterable<string>;
}

const knownDir = (db: Reader, rootId: number, path: string): KnownDir | undefined =>
  get<KnownDir>(db, 'SELECT id, digest, files, mtime, turn FROM dir WHERE root_id = ? AND path = ?', rootId, path);

/** Asks the tables for each folder: for a walk that looks at few of many. */
export const askedTree = (db: Reader, rootId: number): KnownTree => ({
  dir: (path) => knownDir(db, rootId, path),
  children: (path) => knownChildren(db, rootId, path),
});

const nowhere: readonly string[] = [];
/** A folder of which only those below are known. */
const unknown: KnownDir = { id: 0, digest: null, files: null, mtime: null, turn: 0 };

/** Reads all folders at once, some 300 bytes each: for a walk that looks at every one. */
export function loadedTree(db: Reader, rootId: number): KnownTree {
  const dirs = new Map<string, KnownDir>();
  const children = new Map<string, string[]>();
  const rows = iterate<KnownDir & { path: string }>(
    db,
    'SELECT path, id, digest, files, mtime, turn FROM dir WHERE root_id = ?',
    rootId,
  );
  const add = (path: string): void => {
    const cut = path.lastIndexOf('/');
    const above = cut < 0 ? '' : path.slice(0, cut);
    const names = children.get(above);
    if (names) names.push(path.slice(cut + 1));
    else children.set(above, [path.slice(cut + 1)]);
  };
  for (const row of rows) {
    dirs.set(row.path, row);
    if (row.path !== '') add(row.path);
  }
  // a folder above may have no row of its own
  for (const path of children.keys()) {
    for (let above = path; above !== '' && !dirs.has(above); ) {
      add(above);
      dirs.set(above, unknown);
      above = above.slice(0, Math.max(0, above.lastIndexOf('/')));
    }
  }
  return { dir: (path) => dirs.get(path), children: (path) => children.get(path) ?? nowhere };
}

/** Names of the known folders that lie in one. */
function knownChildren(db: Reader, rootId: number, path: string): Set<string> {
  const [from, to] = below(path);
  const start = path === '' ? 0 : path.length + 1;
  const found = new Set<string>();
  let cursor = from;
  for (;;) {
    const next = get<{ path: string }>(
      db,
      'SELECT path FROM dir WHERE root_id = ? AND path > ? AND path < ? ORDER BY path LIMIT 1',
      rootId,
      cursor,
      to,
    )?.path;
    if (next === undefined) return found;
    const end = next.indexOf('/', start);
    const name = end < 0 ? next.slice(start) : next.slice(start, end);
    // a folder and what lies in it may stand apart: `a`, `a-b`, `a/c`
    cursor = found.has(name) || end >= 0 ? `${next.slice(0, start)}${name}0` : next;
    found.add(name);
  }
}

/** A known folder and all below it, with the files that are thought to lie there. */
export function knownBelow(db: Reader, rootId: number, path: string): KnownBelow[] {
  const [from, to] = below(path);
  const paths = all<{ path: string }>(
    db,
    'SELECT path FROM dir WHERE root_id = ? AND (path = ? OR (path > ? AND path < ?)) ORDER BY path',
    rootId,
    path,
    from,
    to,
  );
  return paths.flatMap((one) => {
    const row = knownDir(db, rootId, one.path);
    if (!row) return [];
    const files = all<{ id: number; name: string }>(
      db,
      'SELECT id, name FROM file WHERE dir_id = ? AND missing = 0',
      row.id,
    );
    return files.length || row.digest !== null ? [{ path: one.path, files }] : [];
  });
}

export interface DirTime {
  readonly path: string;
  readonly mtime: number | null;
  readonly files: number | null;
}

/** The known folders of a root in the order of their paths, after `path`; undefined begins with the first. */
export const dirsAfter = (db: Reader, rootId: number, path: string | undefined, limit: number): DirTime[] =>
  path === undefined
    ? all<DirTime>(db, 'SELECT path, mtime, files FROM dir WHERE root_id = ? ORDER BY path LIMIT ?', rootId, limit)
    : all<DirTime>(
        db,
        'SELECT path, mtime, files FROM dir WHERE root_id = ? AND path > ? ORDER BY path LIMIT ?',
        rootId,
        path,
        limit,
      );

export const hasPresentFiles = (db: Reader, rootId: number): boolean =>
  get(
    db,
    'SELECT 1 FROM file f JOIN dir d ON d.id = f.dir_id WHERE d.root_id = ? AND f.missing = 0 LIMIT 1',
    rootId,
  ) !== undefined;

/** Whether any file is known, in whatever root. */
export const knowsFiles = (db: Reader): boolean => get(db, 'SELECT 1 FROM file LIMIT 1') !== undefined;
