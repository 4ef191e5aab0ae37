import { readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { BahanError, type ErrorCode } from '../../../shared/errors.ts';
import type { IntakePassed } from '../../../shared/model/intake.ts';
import type { Writer } from '../db/connection.ts';
import type { RootRow } from '../db/roots.ts';
import type { Host } from '../host.ts';
import type { JobRun } from '../jobs/runner.ts';
import { chooseNames, FolderNames, type Named } from './choose-names.ts';
import { IntakeProcess } from './intake-process.ts';
import { countItems, endItem, endWaiting, type ItemRow, isPlanned, planItems, waitingGroups } from './items.ts';
import { checkSource, eventFolder, folderBelow, freeAt, isThere, makeFolder, targetRoot } from './place.ts';
import { type Group, isKnownGroup } from './plan.ts';

/** What a job copies; `days` undefined: of all days. */
export interface IntakePayload {
  /** A card or a folder, or the files and folders that were gathered. */
  readonly from: string | readonly string[];
  readonly root: string;
  /** A folder of the root that is there already; '' or undefined is the root itself. */
  readonly below?: string | undefined;
  /** That is made in it; '' for none. */
  readonly folder: string;
  readonly days?: readonly string[] | undefined;
  readonly all: boolean;
}

/** What lies on a source, in groups that stay together. */
export interface Lying {
  readonly groups: readonly Group[];
  readonly passed: IntakePassed;
}

export interface IntakeRunContext {
  readonly db: Writer;
  readonly host: Host;
  /** @throws see `scanSource` */
  lying(from: IntakePayload['from'], process: IntakeProcess, signal: AbortSignal): Promise<Lying>;
  /** A folder has new files: they are taken in as all others are. */
  arrived(root: string, folder: string): void;
  /** Milliseconds without a word after which a source is taken to hang, where it is not the usual. */
  readonly silence?: number | undefined;
}

/** Room that is left on a disk: a full one keeps others from their work. */
const leave = 16 * 1024 * 1024;
/** Files in a row on which the source hangs, after which it is taken to be gone. */
const patience = 2;
/** Milliseconds after which what arrived meanwhile is taken in. */
const tellEvery = 3_000;

/**
 * The work of an `intake` job: each file to its end. A file that cannot be copied is passed by; without the target's folder
 * or the source nothing can be done, and the job ends with the reason.
 */
export async function runIntake(context: IntakeRunContext, run: JobRun): Promise<void> {
  const payload = run.payload as IntakePayload;
  const { db, host } = context;
  const job = run.row.uid;
  const process = new IntakeProcess(host, context.silence);
  try {
    const root = await targetRoot(db, payload.root);
    const event = await eventFolder(await folderBelow(root, payload.below ?? ''), payload.folder);
    if (!isPlanned(db, job)) {
      if (typeof payload.from === 'string') await checkSource(payload.from, root);
      await planWanted(context, run, payload, process);
    }
    const tell = () => {
      const { ended, total, failed } = countItems(db, job);
      run.progress(ended, total, failed);
    };
    tell();
    await copyAll({ context, process, run, tell }, root, event);
    tell();
  } catch (error) {
    endUnlessInterrupted(db, run, error);
    throw error;
  } finally {
    process.close();
  }
}

/** Writes down what a person asked for: of some days, and what the library does not have. */
async function planWanted(
  context: IntakeRunContext,
  { row, signal }: JobRun,
  { from, days, all }: IntakePayload,
  process: IntakeProcess,
): Promise<void> {
  const { groups } = await context.lying(from, process, signal);
  const wanted = days === undefined ? groups : groups.filter(({ day }) => days.includes(day));
  const known = all ? [] : wanted.filter((group) => isKnownGroup(context.db, group));
  planItems(context.db, row.uid, wanted, new Set(known));
}

interface Copying {
  readonly context: IntakeRunContext;
  readonly process: IntakeProcess;
  readonly run: JobRun;
  readonly tell: () => void;
}

async function copyAll(copying: Copying, root: RootRow, event: string): Promise<void> {
  const { context, run } = copying;
  const places = placesOf(run.payload as IntakePayload);
  const filled = new Set<string>();
  let names: FolderNames | undefined;
  const arrived = () => {
    for (const folder of filled) context.arrived(root.uid, folder);
    filled.clear();
  };
  let [hanging, told] = [0, performance.now()];
  try {
    for (const group of waitingGroups(context.db, run.row.uid)) {
      await run.unpaused();
      run.signal.throwIfAborted();
      const folder = await makeFolder(root.path, event, group[0]?.folder ?? '');
      if (names?.folder !== folder) {
        await sweepPartial(folder, run.row.uid);
        names = await FolderNames.read(folder);
      }
      let trouble = await copyGroup(copying, group, names);
      if (trouble === 'name-taken') {
        // somebody else put something there meanwhile
        names = await FolderNames.read(folder);
        trouble = await copyGroup(copying, group, names);
      }
      filled.add(folder);
      // seldom enough that a folder is not looked through for each of its files
      if (performance.now() - told > tellEvery) {
        arrived();
        told = performance.now();
      }
      hanging = trouble === 'file-timed-out' ? hanging + 1 : 0;
      if (hanging >= patience || (trouble && !(await isAnyThere(places))))
        throw new BahanError('folder-missing', { path: places[0] ?? '' });
    }
  } finally {
    arrived();
  }
}

/** Folders without which nothing of a source is there any more. */
const placesOf = ({ from }: IntakePayload): string[] =>
  typeof from === 'string' ? [from] : [...new Set(from.map((path) => dirname(path)))];

async function isAnyThere(places: readonly string[]): Promise<boolean> {
  for (const place of places) if (await isThere(place)) return true;
  return false;
}

async function copyGroup(
  copying: Copying,
  group: readonly ItemRow[],
  names: FolderNames,
): Promise<ErrorCode | undefined> {
  const { context, process, run, tell } = copying;
  const { db } = context;
  const { folder } = names;
  const job = run.row.uid;
  const contentOf = (path: string) =>
    process.look(path, run.signal).then(
      ({ fingerprint }) => fingerprint,
      () => null,
    );
  const named = await chooseNames(names, group, contentOf);
  let trouble: ErrorCode | undefined;
  for (const { item, name, there } of named ?? []) {
    const file = join(folder, name);
    if (there) endItem(db, job, item.n, 'there', file);
    else {
      const reason = await copyItem(copying, { item, name, there }, folder);
      // what is still to be done is done at the next start
      run.signal.throwIfAborted();
      endItem(db, job, item.n, reason ? 'failed' : 'done', reason ? null : file, reason ?? null);
      if (!reason) names.add(name);
      trouble = reason ?? trouble;
      if (reason === 'target-missing') throw new BahanError('folder-offline', { path: folder });
    }
    tell();
  }
  if (!named) for (const item of group) endItem(db, job, item.n, 'failed', null, 'name-taken');
  return trouble;
}

/** @returns why it could not be copied */
async function copyItem(
  { process, run, tell }: Copying,
  { item, name }: Named,
  folder: string,
): Promise<ErrorCode | undefined> {
  const temporary = `.${run.row.uid}-${item.n}.bahan-part`;
  try {
    const free = await freeAt(folder);
    if (free !== null && free < item.size + leave) return 'target-full';
    const { path: from, size, mtime } = item;
    await process.copy({ what: 'copy', from, size, mtime, to: folder, temporary, name }, tell, run.signal);
    return undefined;
  } catch (error) {
    return error instanceof BahanError ? error.code : 'internal';
  } finally {
    await rm(join(folder, temporary), { force: true }).catch(() => {});
  }
}

/** A person's cancel and a failure are an end; a library that closes leaves the rest waiting for its next start. */
function endUnlessInterrupted(db: Writer, run: JobRun, error: unknown): void {
  const reason = run.signal.aborted ? run.signal.reason : error;
  const code = reason instanceof BahanError ? reason.code : 'internal';
  if (code === 'closed') return;
  if (code === 'cancelled') endWaiting(db, run.row.uid, 'cancelled', null);
  else endWaiting(db, run.row.uid, 'failed', code);
}

/** Removes what a crash of this very job left half-written in a folder; what it was at then is what it begins with now. */
async function sweepPartial(folder: string, job: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    if (!name.startsWith(`.${job}-`) || !name.endsWith('.bahan-part')) continue;
    await rm(join(folder, name), { force: true }).catch(() => {});
  }
}
