import { join } from 'node:path';
import { all, get, type Reader } from '../db/connection.ts';
import type { FileLook } from '../db/files.ts';
import { isSidecar, sidecarOwners } from './ignore.ts';
import { exactId } from './look.ts';
import type { Listing } from './sweep-folder.ts';
import type { ChangedFile, MovedFile, SweptDir } from './sweep-messages.ts';
import { type KnownFile, movedTo, respelledIn } from './sweep-moves.ts';

export interface KnownDir {
  readonly id: number;
  readonly digest: string | null;
  readonly files: number | null;
  readonly mtime: number | null;
  readonly turn: number;
}

const knownFiles = (db: Reader, dirId: number): KnownFile[] =>
  all<KnownFile>(db, 'SELECT id, name, size, mtime, ino, birth, missing, sidecar FROM file WHERE dir_id = ?', dirId);

/** A file of this id and birth was met before. */
const isKnownId = (db: Reader, { ino, birth }: FileLook): boolean =>
  get(db, 'SELECT 1 FROM file WHERE ino = ? AND birth = ? LIMIT 1', ino, birth) !== undefined ||
  get(db, 'SELECT 1 FROM former_file WHERE ino = ? AND birth = ? LIMIT 1', ino, birth) !== undefined;

/** Milliseconds by which a copy's time may differ from its original's: FAT counts in two seconds. */
const coarse = 2_000;

/** A folder as it was found beside its rows. */
export interface Compared {
  readonly dir: SweptDir | undefined;
  /** Files that are no sidecars. */
  readonly count: number;
  /** Rows whose file was not met here, those that moved within the folder left out. */
  readonly gone: readonly KnownFile[];
  /** Rows at whose place another known file lies now. */
  readonly displaced: readonly KnownFile[];
}

export interface Place {
  readonly rootId: number;
  readonly rootPath: string;
  readonly path: string;
  /** The file system makes its file ids up anew at each mount. */
  readonly looseIds: boolean;
  /** The rows speak of another disk. */
  readonly pointed: boolean;
  /** No file was known anywhere when the sweep began: none can have moved. */
  readonly blank: boolean;
}

/**
 * An equal digest is all that an unchanged folder costs; else its files are compared with its rows one by one. `taken`: rows
 * that were met at another place in this sweep, which grows.
 */
export function compare(
  db: Reader,
  place: Place,
  listing: Listing,
  row: KnownDir | undefined,
  taken: Set<number>,
): Compared {
  if (row && row.digest === listing.digest && listing.unsure.size === 0) {
    const agreed =
      listing.mtime !== null && listing.mtime !== row.mtime
        ? { digest: listing.digest, files: row.files ?? 0, mtime: listing.mtime, turn: row.turn }
        : undefined;
    return { dir: agreed && { ...nothing(place.path), agreed }, count: row.files ?? 0, gone: [], displaced: [] };
  }
  return compareFiles(db, place, listing, row, taken);
}

export const nothing = (path: string): SweptDir => ({
  path,
  created: [],
  changed: [],
  back: [],
  gone: [],
  roles: [],
  moved: [],
  renumbered: [],
});

function compareFiles(
  db: Reader,
  place: Place,
  listing: Listing,
  row: KnownDir | undefined,
  taken: Set<number>,
): Compared {
  const { files, unsure } = listing;
  const rows = row ? knownFiles(db, row.id) : [];
  const known = new Map(rows.map((one) => [one.name, one]));
  const ids = new Set(rows.map((one) => Number(one.ino)));
  const owners = sidecarOwners(files.names);
  const folder = join(place.rootPath, place.path);
  const created: FileLook[] = [];
  const changed: ChangedFile[] = [];
  const moved: MovedFile[] = [];
  const back: number[] = [];
  const roles: { file: number; sidecar: boolean }[] = [];
  const renumbered: { file: number; look: FileLook }[] = [];
  const displaced: KnownFile[] = [];
  const unknown: number[] = [];
  const returned: { n: number; before: KnownFile }[] = [];
  let count = 0;
  const lookOf = (n: number, sidecar: boolean): FileLook => {
    const name = files.names[n] as string;
    return {
      name,
      size: files.size(n),
      mtime: files.mtime(n),
      ctime: files.ctime(n),
      birth: files.birth(n),
      ino: exactId(join(folder, name), files.ino(n)),
      sidecar,
    };
  };
  const sidecars = files.names.map((name) => isSidecar(name, owners.siblings, owners.stems));
  files.names.forEach((name, n) => {
    const sidecar = sidecars[n] as boolean;
    if (!sidecar) count += 1;
    const before = known.get(name);
    if (!before) {
      unknown.push(n);
      return;
    }
    known.delete(name);
    const sameId = Number(before.ino) === files.ino(n);
    const sameSize = before.size === files.size(n);
    const sameTimes = sameSize && before.mtime === files.mtime(n);
    const sameBirth = before.birth === files.birth(n);
    const real = before.birth > 0;
    // another number and nothing else: a share that counts anew, unless it is the number of another one
    const isNumber = sameTimes && sameBirth && !sameId && !ids.has(files.ino(n)) && (real || place.looseIds);
    // nor has a copy on another disk the number of a file that was met on this one
    const isCopy = place.pointed && sameSize && Math.abs(before.mtime - files.mtime(n)) <= coarse;
    const isNew = !(real && (isNumber || isCopy) && isKnownId(db, lookOf(n, sidecar)));
    const countsAnew = isNumber && isNew;
    if (countsAnew || (isCopy && isNew) || (sameTimes && sameId)) {
      if (!sameId || !sameTimes) renumbered.push({ file: before.id, look: lookOf(n, sidecar) });
      if (before.missing) back.push(before.id);
      if ((before.sidecar === 1) !== sidecar) roles.push({ file: before.id, sidecar });
      return;
    }
    const look = lookOf(n, sidecar);
    const from = sameId || place.blank ? undefined : movedTo(db, place.rootId, look, taken);
    if (from) {
      moved.push(from);
      taken.add(from.file);
      displaced.push(before);
    } else if (before.missing && !(sameId && sameBirth)) returned.push({ n, before });
    else changed.push({ ...look, file: before.id, sameFile: sameId && sameBirth && real });
  });
  const absent = [...known.values()].filter((one) => !unsure.has(one.name));
  const respelled = respelledIn(absent);
  // of two that were called so, the one that was there until now has only another spelling
  for (const { n, before } of returned) {
    const look = lookOf(n, sidecars[n] as boolean);
    const from = place.blank ? undefined : respelled(look);
    if (from) {
      moved.push(from);
      taken.add(from.file);
      displaced.push(before);
    } else changed.push({ ...look, file: before.id, sameFile: false });
  }
  for (const n of unknown) {
    const look = lookOf(n, sidecars[n] as boolean);
    const from = place.blank ? undefined : (movedTo(db, place.rootId, look, taken) ?? respelled(look));
    if (from) {
      moved.push(from);
      taken.add(from.file);
    } else created.push(look);
  }
  const gone = [...absent, ...displaced].filter((one) => !one.missing && !taken.has(one.id));
  const differs =
    created.length || changed.length || back.length || gone.length || roles.length || moved.length || renumbered.length;
  const agreed =
    !differs && unsure.size === 0
      ? { digest: listing.digest, files: count, mtime: listing.mtime, turn: row?.turn ?? 0 }
      : undefined;
  const dir =
    differs || agreed
      ? { path: place.path, created, changed, back, gone: [], roles, moved, renumbered, agreed }
      : undefined;
  return { dir, count, gone, displaced };
}
