import { isAbsolute, resolve } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { BahanError } from '../../../shared/errors.ts';
import { all, get, type Reader } from '../db/connection.ts';
import { assetAtPath } from '../db/paths.ts';

/** Public id of an asset; `several`: more than one would fit. */
export type Match = { readonly id: string } | 'none' | 'several';

interface FileRow {
  readonly uid: string;
  readonly root: string;
  readonly dir: string;
  readonly name: string;
}

const filesNamed = `SELECT DISTINCT a.uid, r.path AS root, d.path AS dir, f.name
  FROM file f JOIN asset a ON a.id = f.asset_id JOIN dir d ON d.id = f.dir_id JOIN root r ON r.id = d.root_id
 WHERE f.name = ? LIMIT 2000`;

const filesOfSlice = 20_000;

/** Lets others have their turn. @throws `cancelled` */
export async function breathe(signal: AbortSignal | undefined): Promise<void> {
  await setImmediate();
  if (signal?.aborted) throw new BahanError('cancelled');
}

/**
 * The asset of a path as it is written: exactly (from `base` where it is relative), then where it is the end of one file's
 * path or a file's whole path below its folder is the end of it, then by a file name that only one asset has.
 */
export function matchWritten(db: Reader, path: string, base: string | undefined): Match {
  if (isAbsolute(path) || base !== undefined) {
    const uid = assetAtPath(db, resolve(base ?? '/', path));
    if (uid) return { id: uid };
  }
  return chosen(all<FileRow>(db, filesNamed, lastOf(path)), path, (text) => text);
}

/** Files of one name: those whose path fits, else the only one. */
function chosen(files: readonly FileRow[], path: string, spelled: (text: string) => string): Match {
  if (files.length === 0) return 'none';
  const wanted = spelled(partsOf(path).join('/'));
  const fitting = files.filter(({ root, dir, name }) => {
    const inner = spelled([...partsOf(dir), name].join('/'));
    const whole = spelled([...partsOf(root), ...partsOf(dir), name].join('/'));
    // a name alone fits every file of that name, and says nothing about its folder
    return isEnd(whole, wanted) || (inner.includes('/') && isEnd(wanted, inner));
  });
  const ids = new Set((fitting.length > 0 ? fitting : files).map(({ uid }) => uid));
  const [id] = ids;
  return ids.size === 1 && id !== undefined ? { id } : 'several';
}

/** Whether a path ends with another one, at a whole name. */
const isEnd = (path: string, end: string): boolean => path === end || path.endsWith(`/${end}`);

const partsOf = (path: string): string[] =>
  path
    .replaceAll('\\', '/')
    .split('/')
    .filter((part) => part !== '' && part !== '.');

const lastOf = (path: string): string => partsOf(path).at(-1) ?? '';

const folded = (text: string): string => text.normalize('NFC').toLocaleLowerCase('id');

const withoutEnding = (name: string): string => name.replace(/\.[a-z0-9]{1,5}$/, '');

/**
 * The assets of paths that nothing matches as they are written: without regard to capitals and to how letters are composed,
 * and of names without an ending by what stands before it. One look at all file names of the library, in slices.
 * @throws `cancelled`
 */
export async function matchLoosely(
  db: Reader,
  paths: Iterable<string>,
  signal: AbortSignal | undefined,
): Promise<Map<string, Match>> {
  const wanted = Map.groupBy(paths, (path) => folded(lastOf(path)));
  if (wanted.size === 0) return new Map();
  const files = new Map<string, number[]>();
  const last = get<{ id: number | null }>(db, 'SELECT max(id) AS id FROM file')?.id ?? 0;
  for (let from = 0; from <= last; from += filesOfSlice) {
    await breathe(signal);
    const rows = all<{ id: number; name: string }>(
      db,
      'SELECT id, name FROM file WHERE id > ? AND id <= ? AND asset_id IS NOT NULL',
      from,
      from + filesOfSlice,
    );
    for (const { id, name } of rows) {
      const whole = folded(name);
      for (const key of [whole, withoutEnding(whole)]) {
        if (!wanted.has(key)) continue;
        const ids = files.get(key) ?? [];
        if (ids.length < 2000) ids.push(id);
        files.set(key, ids);
        break;
      }
    }
  }
  const matches = new Map<string, Match>();
  for (const [key, ids] of files) {
    const rows = all<FileRow>(
      db,
      `SELECT a.uid, r.path AS root, d.path AS dir, f.name FROM json_each(?) j JOIN file f ON f.id = j.value
         JOIN asset a ON a.id = f.asset_id JOIN dir d ON d.id = f.dir_id JOIN root r ON r.id = d.root_id`,
      JSON.stringify(ids),
    );
    const bare = withoutEnding(key) === key;
    for (const path of wanted.get(key) ?? []) {
      const names = bare ? rows.map((row) => ({ ...row, name: withoutEnding(folded(row.name)) })) : rows;
      matches.set(path, chosen(names, path, folded));
    }
  }
  return matches;
}
