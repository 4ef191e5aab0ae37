import { lstatSync, realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { all, type Reader } from '../db/connection.ts';
import type { FileLook } from '../db/files.ts';
import { plainName } from './name-spelling.ts';
import { codeOf, isEmpty, isGone, unreachable } from './reach.ts';
import type { MovedFile } from './sweep-messages.ts';

/** Files that lie elsewhere now, told by what the file system itself says of them. */

/** The row of a file as a sweep needs it. */
export interface KnownFile {
  readonly id: number;
  readonly name: string;
  readonly size: number;
  readonly mtime: number;
  readonly ino: string;
  readonly birth: number;
  readonly missing: number;
  readonly sidecar: number;
}

interface Candidate extends KnownFile {
  readonly dir: string;
  readonly root_id: number;
  readonly root_path: string;
  readonly online: number;
}

/**
 * The known file that a newly met look is: the same file id and the same birth time, and its old place is empty or holds
 * another file. A file id alone says nothing, file systems give it away again at once; where births are not known nothing
 * is told. `taken`: rows that were met elsewhere already.
 */
export function movedTo(db: Reader, rootId: number, look: FileLook, taken: ReadonlySet<number>): MovedFile | undefined {
  if (look.birth <= 0) return undefined;
  const candidates = all<Candidate>(
    db,
    `SELECT f.id, f.name, f.size, f.mtime, f.ino, f.birth, f.missing, f.sidecar, d.path AS dir, d.root_id,
            r.path AS root_path, r.online
       FROM file f JOIN dir d ON d.id = f.dir_id JOIN root r ON r.id = d.root_id
      WHERE f.ino = ? AND f.birth = ? AND f.sidecar = ?`,
    look.ino,
    look.birth,
    look.sidecar ? 1 : 0,
  ).filter((one) => !taken.has(one.id) && (one.root_id === rootId || answers(one)) && !isAtHome(one));
  const [one] = candidates;
  if (!one || candidates.length > 1) return undefined;
  return { file: one.id, look, unchanged: one.size === look.size && one.mtime === look.mtime };
}

/** Whether the file of this id lies at the row's own place, spelled as it is. */
function isAtHome(one: Candidate): boolean {
  const path = join(one.root_path, one.dir, one.name);
  try {
    if (String(lstatSync(path, { bigint: true }).ino) !== one.ino) return false;
    // a system that takes Foto and foto for one name finds it under both
    const folder = realpathSync.native(dirname(path));
    const wanted = join(realpathSync.native(one.root_path), one.dir);
    return folder === wanted && basename(realpathSync.native(path)) === one.name;
  } catch (error) {
    return !isGone(codeOf(error));
  }
}

function answers(one: Candidate): boolean {
  return one.online === 1 && unreachable(one.root_path) === undefined && !isEmpty(one.root_path);
}

/**
 * For file systems that know no births: of the rows whose file is not in its folder any more, the one that a new look is in
 * another spelling, by capitals or by how its letters are composed, with the same size and time of change or file id. An
 * empty one has nothing else than its name. One that was missing before is none of them where another one is.
 */
export function respelledIn(absent: readonly KnownFile[]): (look: FileLook) => MovedFile | undefined {
  const bySpoken = Map.groupBy(absent, (one) => plainName(one.name));
  return (look) => {
    const named = look.sidecar || bySpoken.size === 0 ? [] : (bySpoken.get(plainName(look.name)) ?? []);
    const there = named.filter((one) => !one.missing);
    const alike = there.length > 0 ? there : named;
    const [one] = alike;
    if (!one || alike.length !== 1 || one.sidecar) return undefined;
    const unchanged = one.size === look.size && one.mtime === look.mtime;
    const isEmpty = one.size === 0 && look.size === 0;
    if (!unchanged && !isEmpty && one.ino !== look.ino) return undefined;
    bySpoken.delete(plainName(look.name));
    return { file: one.id, look, unchanged, respelled: true };
  };
}
