import type { ErrorCode } from '../../../shared/errors.ts';
import type { IntakeItem } from '../../../shared/model/intake.ts';
import { all, get, type Reader, run, transaction, type Writer } from '../db/connection.ts';
import type { Group } from './plan.ts';

/** One file of a job as stored: what is to be done, and what became of it. */
export interface ItemRow {
  readonly n: number;
  /** Files of one group have the same number. */
  readonly grp: number;
  readonly path: string;
  readonly size: number;
  readonly mtime: number;
  readonly content: string | null;
  /** Below the event's folder, `/` between. */
  readonly folder: string;
  /** That it is to get if it is free. */
  readonly name: string;
}

/** Whether it was planned what a job copies. */
export const isPlanned = (db: Reader, job: string): boolean =>
  get(db, 'SELECT 1 FROM intake_item WHERE job = ? LIMIT 1', job) !== undefined;

/**
 * Writes one row for every file, so that a crash knows what is left; those of jobs that are forgotten go. `known`: groups that
 * the library has, and that are not copied.
 */
export function planItems(db: Writer, job: string, groups: readonly Group[], known: ReadonlySet<Group>): void {
  transaction(db, () => {
    run(db, 'DELETE FROM intake_item WHERE job NOT IN (SELECT uid FROM job)');
    let n = 0;
    for (const [grp, group] of groups.entries()) {
      const { folder, files } = group;
      for (const { file, name } of files) {
        run(
          db,
          `INSERT INTO intake_item (job, n, grp, path, size, mtime, content, folder, name, outcome)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
          ...[job, n, grp, file.path, file.size, file.mtime, file.fingerprint, folder, name],
          known.has(group) ? 'known' : 'waiting',
        );
        n += 1;
      }
    }
  });
}

/** Groups of which something waits, whole: what is done of one says where the rest goes. */
export function waitingGroups(db: Reader, job: string): ItemRow[][] {
  const rows = all<ItemRow>(
    db,
    `SELECT n, grp, path, size, mtime, content, folder, name FROM intake_item WHERE job = ?
        AND grp IN (SELECT grp FROM intake_item WHERE job = ? AND outcome = 'waiting') ORDER BY n`,
    job,
    job,
  );
  const groups = new Map<number, ItemRow[]>();
  for (const row of rows) groups.set(row.grp, [...(groups.get(row.grp) ?? []), row]);
  return [...groups.values()];
}

/** Tells what became of one file. What was copied by this very job and is found again stays copied. */
export function endItem(
  db: Writer,
  job: string,
  n: number,
  outcome: IntakeItem['outcome'],
  file: string | null,
  reason: ErrorCode | null = null,
): void {
  run(
    db,
    `UPDATE intake_item SET outcome = ?, file = ?, reason = ? WHERE job = ? AND n = ? AND (? <> 'there' OR outcome <> 'done')`,
    ...[outcome, file, reason, job, n, outcome],
  );
}

/** Gives all that waits an end. */
export function endWaiting(db: Writer, job: string, outcome: 'cancelled' | 'failed', reason: ErrorCode | null): void {
  run(db, "UPDATE intake_item SET outcome = ?, reason = ? WHERE job = ? AND outcome = 'waiting'", outcome, reason, job);
}

/** Copied under another name than it has: that one was taken, or not every system can hold it. */
const renamed = `(outcome = 'done' AND (substr(file, -length(name)) <> name OR substr(path, -length(name)) <> name))`;

export interface ItemCounts {
  /** Without what the library had already. */
  readonly total: number;
  readonly ended: number;
  readonly failed: number;
  readonly there: number;
  readonly known: number;
  readonly renamed: number;
  readonly bytes: number;
  readonly bytesDone: number;
}

export const countItems = (db: Reader, job: string): ItemCounts =>
  get<ItemCounts>(
    db,
    `SELECT coalesce(sum(outcome <> 'known'), 0) AS total,
        coalesce(sum(outcome NOT IN ('waiting', 'known')), 0) AS ended,
        coalesce(sum(outcome = 'failed'), 0) AS failed, coalesce(sum(outcome = 'there'), 0) AS there,
        coalesce(sum(outcome = 'known'), 0) AS known, coalesce(sum(${renamed}), 0) AS renamed,
        coalesce(sum(CASE WHEN outcome <> 'known' THEN size ELSE 0 END), 0) AS bytes,
        coalesce(sum(CASE WHEN outcome IN ('done', 'there') THEN size ELSE 0 END), 0) AS bytesDone
       FROM intake_item WHERE job = ?`,
    job,
  ) as ItemCounts;

/** What became of each file of a job; those with trouble first, those with another name next, what the library had last. */
export const itemsOfJob = (db: Reader, job: string, offset: number, limit: number): IntakeItem[] =>
  all<IntakeItem>(
    db,
    `SELECT path AS "from", file AS "to", size AS bytes, outcome, reason FROM intake_item WHERE job = ?
      ORDER BY outcome <> 'failed', NOT ${renamed}, outcome = 'known', n LIMIT ? OFFSET ?`,
    job,
    limit,
    offset,
  );
