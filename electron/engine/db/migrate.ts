import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { BahanError } from '../../../shared/errors.ts';
import { close, execute, openReader, pragma, type Reader, run, transaction, type Writer } from './connection.ts';
import { renameDurably, syncFile } from './durable.ts';
import { sql as library0001 } from './migrations/0001-library.ts';
import { sql as search0002 } from './migrations/0002-search.ts';
import { sql as reading0003 } from './migrations/0003-reading.ts';
import { sql as keeping0004 } from './migrations/0004-keeping.ts';
import { sql as describing0005 } from './migrations/0005-describing.ts';
import { sql as guessing0006 } from './migrations/0006-guessing.ts';
import { sql as events0007 } from './migrations/0007-events.ts';
import { sql as indexLater0008 } from './migrations/0008-index-later.ts';
import { sql as finding0009 } from './migrations/0009-finding.ts';
import { sql as rights0010 } from './migrations/0010-rights.ts';
import { sql as publications0011 } from './migrations/0011-publications.ts';
import { sql as copies0012 } from './migrations/0012-copies.ts';
import { sql as deepPictures0013 } from './migrations/0013-deep-pictures.ts';
import { sql as countedFolders0014 } from './migrations/0014-counted-folders.ts';

/** Number and text of each step, in order. A released step is never edited or renumbered. */
export const steps: readonly (readonly [number, string])[] = [
  [1, library0001],
  [2, search0002],
  [3, reading0003],
  [4, keeping0004],
  [5, describing0005],
  [6, guessing0006],
  [7, events0007],
  [8, indexLater0008],
  [9, finding0009],
  [10, rights0010],
  [11, publications0011],
  [12, copies0012],
  [13, deepPictures0013],
  [14, countedFolders0014],
];

export const currentVersion = steps.at(-1)?.[0] ?? 0;

/** Version of an opened library; 0 for a new file. */
export function versionOf(db: Reader): number {
  return Number(pragma(db, 'user_version'));
}

/**
 * Brings a library to the current version, each step whole or not at all. What a library held before is first copied
 * whole into the folder `backups`, as `library-v<version>.db`.
 * @throws `library-newer` when a newer Bahan wrote it; nothing has been touched then. Also what the disk has to say when
 *   there is no room for the copy: an old library stays as it is.
 */
export function migrate(db: Writer, backups?: string): void {
  const found = versionOf(db);
  if (found > currentVersion) throw new BahanError('library-newer', { found, known: currentVersion });
  if (backups !== undefined && found > 0 && found < currentVersion) backUp(db, join(backups, `library-v${found}.db`));
  for (const [number, sql] of steps) {
    if (number <= found) continue;
    transaction(db, () => {
      execute(db, sql);
      execute(db, `PRAGMA user_version = ${number}`);
    });
  }
}

/** A copy begun and not finished, or not whole, is not taken for one. */
function backUp(db: Writer, target: string): void {
  const unfinished = `${target}.part`;
  rmSync(unfinished, { force: true });
  let copy: Reader | undefined;
  try {
    run(db, 'VACUUM INTO ?', unfinished);
    copy = openReader(unfinished);
    const found = pragma(copy, 'quick_check(1)');
    if (found !== 'ok' || versionOf(copy) !== versionOf(db)) {
      throw new BahanError('backup-damaged', { path: target }, { message: String(found) });
    }
    close(copy);
    syncFile(unfinished);
    renameDurably(unfinished, target);
  } catch (cause) {
    if (copy) close(copy);
    rmSync(unfinished, { force: true }); // it may be the room that is lacking
    throw cause;
  }
}
