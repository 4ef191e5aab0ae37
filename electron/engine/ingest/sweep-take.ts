import { lstatSync } from 'node:fs';
import { parse } from 'node:path';
import { assetById, refreshPlace } from '../db/assets.ts';
import { transaction, type Writer } from '../db/connection.ts';
import {
  ensureDir,
  fileById,
  forgetDir,
  neighbours,
  type PlacedFile,
  pathOf,
  readIfLeftBehind,
  setDirAgreed,
  setFileMissing,
  setFileNumbers,
} from '../db/files.ts';
import type { RootRow } from '../db/roots.ts';
import { indexAssets } from '../search/index-write.ts';
import type { IngestContext } from './context.ts';
import { ownersOf } from './ignore.ts';
import { reconsider } from './reconsider.ts';
import { foundInstead, type Move, recordMoves } from './refound.ts';
import type { Settling } from './settling.ts';
import { changeRole, forgetSidecar, readOwnersAgain } from './sidecars.ts';
import { restack } from './stacks.ts';
import type { SweptDir } from './sweep-messages.ts';

export interface Taken {
  /** Files that went missing, and files known again at another place. */
  readonly missing: number;
  readonly refound: number;
}

/**
 * Writes what a sweep told into the tables, in one transaction. `batch`: the sweep, so that what is found again in it is
 * one event.
 */
export function takeDirs(
  context: IngestContext,
  root: RootRow,
  settling: Settling,
  dirs: readonly SweptDir[],
  batch: string,
): Taken {
  const { db, changes, search, host } = context;
  const now = host.clock.now();
  const touched = new Set<number>();
  const left = new Map<number, string>();
  let missing = 0;
  let refound = 0;
  transaction(db, () => {
    // first, since files may have taken one another's places
    const moves = dirs.flatMap((dir) => movesTo(context, root, dir, batch));
    refound = moves.filter(({ look }) => !look.sidecar).length;
    const met = recordMoves(db, moves, now);
    for (const id of met.touched) touched.add(id);
    for (const [id, uid] of met.left) left.set(id, uid);
    readOwnersOfMoved(db, moves);
    const moved = new Set(moves.map(({ file }) => file.id));
    for (const dir of dirs) {
      for (const { file, look } of dir.moved) {
        if (!moved.has(file)) settling.arrive({ dir: dir.path, look, file: undefined, linked: false }, now);
      }
      for (const look of dir.created) {
        settling.arrive({ dir: dir.path, look, file: undefined, linked: false }, now);
      }
      for (const { file, sameFile, ...look } of dir.changed) {
        const row = fileById(db, file);
        // a row that was met elsewhere meanwhile is that of another file
        const isHere = row?.root_id === root.id && row.dir === dir.path;
        settling.arrive({ dir: dir.path, look, file: isHere ? file : undefined, linked: isHere && sameFile }, now);
      }
      for (const { file, look } of dir.renumbered) setFileNumbers(db, file, look);
      for (const id of dir.gone) {
        const file = fileById(db, id);
        // a row that went to another root meanwhile is not gone, nor one that another file at its place took over
        if (!file || file.root_id !== root.id || (file.read_state === 0 && isThere(file))) continue;
        if (file.sidecar) {
          forgetSidecar(db, file);
          continue;
        }
        setFileMissing(db, id, true, now);
        if (foundInstead(db, file, batch, now)) refound += 1;
        else missing += 1;
        if (file.asset_id === null) continue;
        touched.add(file.asset_id);
        reconsider(db, file.asset_id, now);
      }
      for (const id of dir.back) {
        const file = fileById(db, id);
        if (!file) continue;
        setFileMissing(db, id, false, now);
        readIfLeftBehind(db, id);
        if (file.asset_id !== null) touched.add(file.asset_id);
      }
      for (const { file, sidecar } of dir.roles)
        for (const [id, uid] of changeRole(db, file, sidecar)) left.set(id, uid);
      if (dir.agreed) setDirAgreed(db, root.id, dir.path, dir.agreed);
      if (dir.vanished) forgetDir(db, root.id, dir.path);
    }
    for (const id of touched) refreshPlace(db, id);
    for (const id of [...left.keys(), ...restack(db, [...touched])]) touched.add(id);
    indexAssets(db, [...touched]);
  });
  if (touched.size) {
    search.noteChanged([...touched]);
    changes.note({
      assets: [...touched].flatMap((id) => assetById(db, id)?.uid ?? left.get(id) ?? []),
      membership: true,
      folders: true,
      roots: true,
      refound: refound > 0,
    });
  }
  return { missing, refound };
}

/**
 * A sidecar that went with its owner says what it said. One that went alone is new to whom it lies beside now, and is missed
 * where it was; so is one that was written to on its way.
 */
function readOwnersOfMoved(db: Writer, moves: readonly Move[]): void {
  const came = new Set(moves.map(({ dirId, look }) => `${dirId}/${look.name}`));
  for (const { file, dirId, look, unchanged } of moves) {
    if (!look.sidecar) continue;
    readOwnersAgain(db, file.dir_id, file.name);
    const near = neighbours(db, dirId, parse(look.name).name).flatMap((one) => (one.sidecar ? [] : [one.name]));
    const owners = ownersOf(look.name, near);
    if (!unchanged || owners.some((name) => !came.has(`${dirId}/${name}`))) readOwnersAgain(db, dirId, look.name);
  }
}

/**
 * Where the sweep of another folder or root took over a row's new look first, the row is no longer of the file that moved:
 * that one is met as a new file, and its content tells.
 */
function movesTo({ db }: IngestContext, root: RootRow, dir: SweptDir, batch: string): Move[] {
  return dir.moved.flatMap(({ file: id, look, unchanged, respelled = false }) => {
    const file = fileById(db, id);
    if (!file) return [];
    const isStill = respelled
      ? file.root_id === root.id && file.dir === dir.path
      : look.birth <= 0 || (file.ino === look.ino && file.birth === look.birth);
    if (!isStill) return [];
    return [{ file, dirId: ensureDir(db, root.id, dir.path), look, unchanged, batch }];
  });
}

/** What cannot be looked at is not there. */
function isThere(file: PlacedFile): boolean {
  try {
    return String(lstatSync(pathOf(file), { bigint: true }).ino) === file.ino;
  } catch {
    return false;
  }
}
