import { existsSync, linkSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { BahanError } from '../../../shared/errors.ts';
import type { ExportItem, Preset } from '../../../shared/model/export.ts';
import { assetByUid } from '../db/assets.ts';
import { cardsByUids } from '../db/cards.ts';
import { all, run as execute, type Reader, transaction, type Writer } from '../db/connection.ts';
import { placeInEvent } from '../db/event-assets.ts';
import { pathOf } from '../db/files.ts';
import { newId } from '../db/ids.ts';
import { objectsOf } from '../db/objects.ts';
import type { JobRun } from '../jobs/runner.ts';
import { codeOfSystemError } from '../library-folder.ts';
import type { MediaPool } from '../media/pool.ts';
import { copyName, freeName } from './naming.ts';
import { sourceOf } from './plan.ts';
import { findPreset } from './presets.ts';

export interface ExportContext {
  readonly db: Writer;
  readonly media: MediaPool;
  readonly presets: readonly Preset[];
}

/** Copies written at once. */
const inFlight = 2;

interface ItemRow {
  readonly n: number;
  readonly asset_uid: string;
  readonly preset: string;
  /** Where it was about to go when the process died; null before that. */
  readonly file: string | null;
}

/** Writes one row for every copy asked for, so that a crash knows what is left. */
export function planItems(db: Writer, jobId: number, ids: readonly string[], presets: readonly string[]): void {
  transaction(db, () => {
    let n = 0;
    for (const id of ids) {
      for (const preset of presets) {
        execute(
          db,
          "INSERT OR IGNORE INTO export_item (job_id, n, asset_uid, preset, outcome) VALUES (?, ?, ?, ?, 'waiting')",
          jobId,
          n++,
          id,
          preset,
        );
      }
    }
  });
}

export function exportItems(db: Reader, jobUid: string, offset: number, limit: number): ExportItem[] {
  return all<ExportItem>(
    db,
    `SELECT i.asset_uid AS id, i.preset, i.file, i.outcome, i.reason FROM export_item i JOIN job j ON j.id = i.job_id
      WHERE j.uid = ? ORDER BY i.n LIMIT ? OFFSET ?`,
    jobUid,
    limit,
    offset,
  );
}

/** Ids, in the database, of the assets of which a job made copies. */
export function exportedAssets(db: Reader, jobId: number): number[] {
  return all<{ id: number }>(
    db,
    `SELECT DISTINCT a.id FROM export_item i CROSS JOIN asset a ON a.uid = i.asset_uid
      WHERE i.job_id = ? AND i.outcome = 'done'`,
    jobId,
  ).map(({ id }) => id);
}

/** The work of an `export` job: every item to its end; each copy is a temporary file first, then renamed. */
export async function runExport(context: ExportContext, run: JobRun): Promise<void> {
  const { to } = run.payload as { to: string };
  const { db } = context;
  const waiting = all<ItemRow>(
    db,
    "SELECT n, asset_uid, preset, file FROM export_item WHERE job_id = ? AND outcome = 'waiting' ORDER BY n",
    run.row.id,
  );
  const total = all<{ n: number }>(db, 'SELECT count(*) AS n FROM export_item WHERE job_id = ?', run.row.id)[0]?.n ?? 0;
  let done = total - waiting.length;
  let failed = 0;
  sweepPartial(to, run.row.uid);
  const taken = new Set(readdirSync(to).map((name) => name.toLowerCase()));
  const work = async () => {
    for (;;) {
      await run.unpaused();
      const item = waiting.shift();
      if (!item || run.signal.aborted) return;
      const result = await copyOne(context, item, to, run, taken);
      execute(
        db,
        'UPDATE export_item SET outcome = ?, file = ?, reason = ? WHERE job_id = ? AND n = ?',
        result.outcome,
        result.file,
        result.reason,
        run.row.id,
        item.n,
      );
      if (result.outcome !== 'waiting') done += 1;
      if (result.outcome === 'failed' || result.outcome === 'refused') failed += 1;
      run.progress(done, total, failed);
    }
  };
  await Promise.all(Array.from({ length: inFlight }, work));
  run.progress(done, total, failed);
  // a person's cancel is an end; a closing library leaves the rest waiting for its next start
  const reason = run.signal.reason;
  if (run.signal.aborted && reason instanceof BahanError && reason.code === 'cancelled') {
    execute(db, "UPDATE export_item SET outcome = 'cancelled' WHERE job_id = ? AND outcome = 'waiting'", run.row.id);
  }
}

type Result = Pick<ExportItem, 'outcome' | 'file' | 'reason'>;

async function copyOne(
  context: ExportContext,
  item: ItemRow,
  to: string,
  run: JobRun,
  taken: Set<string>,
): Promise<Result> {
  const { db, media } = context;
  // the process died after the last rename and before it was written down
  if (item.file && existsSync(item.file)) return { outcome: 'done', file: item.file, reason: null };
  const temporary = join(to, `.${run.row.uid}-${newId()}.bahan-part`);
  const note = (file: string) =>
    execute(db, 'UPDATE export_item SET file = ? WHERE job_id = ? AND n = ?', file, run.row.id, item.n);
  try {
    const preset = findPreset(context.presets, item.preset);
    const source = sourceOf(db, item.asset_uid, preset);
    if (typeof source === 'string') return { outcome: 'refused', file: null, reason: source };
    const [asset] = objectsOf(db, [item.asset_uid]);
    const [card] = cardsByUids(db, [item.asset_uid]);
    const describe = {
      title: asset?.title ?? null,
      caption: asset?.description ?? null,
      keywords: asset?.keywords ?? [],
      creator: asset?.creator ?? null,
      copyright: asset?.copyright ?? null,
      people: asset?.people ?? [],
      place: asset?.place ?? null,
      event: asset?.event ?? null,
      date: asset?.date ?? null,
      rating: card?.rating ?? null,
      label: card?.label ?? null,
    };
    const turn = assetByUid(db, item.asset_uid)?.turn ?? 0;
    await media.copy({ source: pathOf(source), target: temporary, preset, describe, turn }, { signal: run.signal });
    const name = copyName(source.name, preset, placeInEvent(db, item.asset_uid));
    return { outcome: 'done', file: publish(temporary, to, name, taken, note), reason: null };
  } catch (error) {
    rmSync(temporary, { force: true });
    if (run.signal.aborted) return { outcome: 'waiting', file: null, reason: null };
    return { outcome: 'failed', file: null, reason: reasonOf(error) };
  }
}

/**
 * Gives a finished copy its name, the first that is free, and never writes over a file that somebody else put there
 * meanwhile. `note` hears the name before the file has it, so that a crash in between is understood later.
 */
function publish(
  temporary: string,
  folder: string,
  wanted: string,
  taken: Set<string>,
  note: (file: string) => void,
): string {
  for (;;) {
    const name = freeName(wanted, (one) => taken.has(one.toLowerCase()) || existsSync(join(folder, one)));
    const file = join(folder, name);
    taken.add(name.toLowerCase());
    note(file);
    try {
      linkSync(temporary, file);
      rmSync(temporary);
      return file;
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (code === 'EEXIST') continue;
      // exFAT and many shares know no links; nothing else of this process runs between the look above and this
      renameSync(temporary, file);
      return file;
    }
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof BahanError) return error.code;
  const code = codeOfSystemError(error);
  return code === 'disk-full' ? 'target-full' : code === 'read-only' ? 'target-unwritable' : 'internal';
}

/** Removes what a crash of this very job left half-written. */
function sweepPartial(folder: string, jobUid: string): void {
  for (const name of readdirSync(folder)) {
    if (name.startsWith(`.${jobUid}-`) && name.endsWith('.bahan-part')) rmSync(join(folder, name), { force: true });
  }
}
