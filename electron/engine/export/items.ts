import type { ExportItem, Extract, Preset } from '../../../shared/model/export.ts';
import { all, get, type Reader, run, transaction, type Writer } from '../db/connection.ts';

/** One copy that is still to be made. */
export interface ItemRow {
  readonly n: number;
  readonly asset_uid: string;
  readonly preset: string;
  /** Where it was about to go when the process died; null before that. */
  readonly file: string | null;
  /** JSON of the part of the picture that it shows, as far as it is made. */
  readonly crop: string | null;
  /** Of a document, from 0. */
  readonly page: number | null;
}

/** How a copy ended; `waiting`: it is not at its end, and goes on at the next start. */
export type ItemEnd = Pick<ExportItem, 'outcome' | 'file' | 'reason'>;

/** Writes one row for every copy asked for, so that a crash knows what is left; the copies of an asset stand together. */
export function planItems(db: Writer, jobId: number, { ids, presets, extracts }: PlannedItems): void {
  transaction(db, () => {
    let n = 0;
    for (const id of ids) {
      const pages = pagesOf(extracts[id]);
      for (const preset of presets) {
        for (const page of pages) {
          run(
            db,
            "INSERT OR IGNORE INTO export_item (job_id, n, asset_uid, preset, page, outcome) VALUES (?, ?, ?, ?, ?, 'waiting')",
            jobId,
            n++,
            id,
            preset.id,
            page,
          );
        }
      }
    }
  });
}

export interface PlannedItems {
  readonly ids: readonly string[];
  readonly presets: readonly Preset[];
  readonly extracts: Readonly<Record<string, Extract>>;
}

/** Each page is a copy of its own; what has none is one copy. */
export const pagesOf = (extract: Extract | undefined): readonly (number | null)[] =>
  extract?.what === 'pages' ? [...new Set(extract.pages)] : [null];

export function exportItems(db: Reader, jobUid: string, offset: number, limit: number): ExportItem[] {
  return all<ExportItem>(
    db,
    `SELECT i.asset_uid AS id, i.preset, CASE i.outcome WHEN 'done' THEN i.file END AS file, i.outcome, i.reason FROM export_item i JOIN job j ON j.id = i.job_id
      WHERE j.uid = ? ORDER BY i.n LIMIT ? OFFSET ?`,
    jobUid,
    limit,
    offset,
  );
}

export const waitingItems = (db: Reader, jobId: number): ItemRow[] =>
  all<ItemRow>(
    db,
    "SELECT n, asset_uid, preset, file, crop, page FROM export_item WHERE job_id = ? AND outcome = 'waiting' ORDER BY n",
    jobId,
  );

/** Files that copies of a job have been given already. */
export const filesOfJob = (db: Reader, jobId: number): string[] =>
  all<{ file: string }>(db, 'SELECT file FROM export_item WHERE job_id = ? AND file IS NOT NULL', jobId).map(
    ({ file }) => file,
  );

export interface ItemCounts {
  readonly total: number;
  readonly waiting: number;
  /** Refused and failed ones. */
  readonly failed: number;
}

export const countItems = (db: Reader, jobId: number): ItemCounts =>
  get<ItemCounts>(
    db,
    `SELECT count(*) AS total, coalesce(sum(outcome = 'waiting'), 0) AS waiting,
        coalesce(sum(outcome IN ('failed', 'refused')), 0) AS failed
       FROM export_item WHERE job_id = ?`,
    jobId,
  ) as ItemCounts;

/** The name that a copy is about to be given, written down before the file has it. */
export function noteItemFile(db: Writer, jobId: number, n: number, file: string | null, crop: string | null): void {
  run(db, 'UPDATE export_item SET file = ?, crop = ? WHERE job_id = ? AND n = ?', file, crop, jobId, n);
}

export function endItem(db: Writer, jobId: number, n: number, { outcome, file, reason }: ItemEnd): void {
  run(
    db,
    'UPDATE export_item SET outcome = ?, file = ?, reason = ? WHERE job_id = ? AND n = ?',
    outcome,
    file,
    reason,
    jobId,
    n,
  );
}

/**
 * Ends what waits of a job though the copy is known to have left: the library was put back to a state from before, and learnt of
 * it from its journal. It is not made a second time.
 */
export function endKnown(db: Writer, { id, uid }: { readonly id: number; readonly uid: string }): void {
  const left = `SELECT p.file FROM publication p WHERE p.uid = ? || '-' || n AND p.file IS NOT NULL`;
  run(
    db,
    `UPDATE export_item SET outcome = 'done', reason = NULL, file = (${left})
      WHERE job_id = ? AND outcome = 'waiting' AND EXISTS (${left})`,
    ...[uid, id, uid],
  );
}

/** Gives all that still waits the same end. */
export function endWaiting(db: Writer, jobId: number, outcome: 'cancelled' | 'failed', reason: string | null): void {
  run(
    db,
    "UPDATE export_item SET outcome = ?, reason = ? WHERE job_id = ? AND outcome = 'waiting'",
    outcome,
    reason,
    jobId,
  );
}

/**
 * Lets what failed or was refused wait again, or where nothing did, what a person cancelled.
 * @returns how many copies wait now
 */
export function waitAgain(db: Writer, jobId: number): number {
  const again = (outcomes: string): number =>
    run(
      db,
      `UPDATE export_item SET outcome = 'waiting', reason = NULL WHERE job_id = ? AND outcome IN (${outcomes})`,
      jobId,
    ).changes;
  return transaction(db, () => again("'failed', 'refused'") || again("'cancelled'"));
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

/** Where each asset of a job stands among them, from 0. */
export const placesOf = (db: Reader, jobId: number): Map<string, number> =>
  new Map(
    all<{ uid: string }>(
      db,
      'SELECT asset_uid AS uid FROM export_item WHERE job_id = ? GROUP BY asset_uid ORDER BY min(n)',
      jobId,
    ).map(({ uid }, at) => [uid, at]),
  );
