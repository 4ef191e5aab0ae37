import type { ErrorCode } from '../../../shared/errors.ts';
import type { Job, JobKind, JobState } from '../../../shared/model/job.ts';
import { all, get, type Reader, run, type Writer } from '../db/connection.ts';
import { newId } from '../db/ids.ts';

/** A job as stored. `key` makes the same work asked twice one job; `payload` is the handler's own. */
export interface JobRow {
  readonly id: number;
  readonly uid: string;
  readonly kind: JobKind;
  readonly key: string;
  readonly payload: string;
  readonly label: string;
  readonly state: JobState;
  readonly done: number;
  readonly total: number | null;
  readonly failed: number;
  readonly started_at: number | null;
  readonly ended_at: number | null;
  readonly error_code: ErrorCode | null;
}

const columns = 'id, uid, kind, key, payload, label, state, done, total, failed, started_at, ended_at, error_code';

export const jobOf = (row: JobRow): Job => ({
  id: row.uid,
  kind: row.kind,
  state: row.state,
  label: JSON.parse(row.label) as Job['label'],
  done: row.done,
  total: row.total,
  failed: row.failed,
  startedAt: row.started_at,
  endedAt: row.ended_at,
  error: row.error_code === null ? null : { code: row.error_code, message: row.error_code },
});

export const jobByUid = (db: Reader, uid: string): JobRow | undefined =>
  get<JobRow>(db, `SELECT ${columns} FROM job WHERE uid = ?`, uid);

/** Jobs that are not at their end, oldest first. */
export const openJobs = (db: Reader): JobRow[] =>
  all<JobRow>(db, `SELECT ${columns} FROM job WHERE state IN ('waiting', 'running', 'paused') ORDER BY id`);

/** Open jobs and those that ended lately, newest first. */
export const recentJobs = (db: Reader, limit: number): JobRow[] =>
  all<JobRow>(
    db,
    `SELECT ${columns} FROM job ORDER BY state IN ('done', 'cancelled', 'failed'), id DESC LIMIT ?`,
    limit,
  );

/** The job of this key that is not at its end. */
export const openJobOf = (db: Reader, kind: JobKind, key: string): JobRow | undefined =>
  get<JobRow>(
    db,
    `SELECT ${columns} FROM job WHERE kind = ? AND key = ? AND state IN ('waiting', 'running', 'paused')`,
    kind,
    key,
  );

/** Adds a job, or gives the open one of the same key. */
export function enqueue(
  db: Writer,
  job: { kind: JobKind; key: string; payload: unknown; label: Job['label'] },
  now: number,
): JobRow {
  const open = openJobOf(db, job.kind, job.key);
  if (open) return open;
  const uid = newId();
  run(
    db,
    "INSERT INTO job (uid, kind, key, payload, label, state, created_at) VALUES (?, ?, ?, ?, ?, 'waiting', ?)",
    uid,
    job.kind,
    job.key,
    JSON.stringify(job.payload),
    JSON.stringify(job.label),
    now,
  );
  return jobByUid(db, uid) as JobRow;
}

export function setProgress(db: Writer, id: number, done: number, total: number | null, failed: number): void {
  run(db, 'UPDATE job SET done = ?, total = ?, failed = ? WHERE id = ?', done, total, failed, id);
}

export function setState(db: Writer, id: number, state: JobState, now: number, error: ErrorCode | null = null): void {
  run(
    db,
    `UPDATE job SET state = ?, error_code = ?,
       started_at = CASE WHEN ? THEN coalesce(started_at, ?) ELSE started_at END,
       ended_at = CASE WHEN ? THEN ? END WHERE id = ?`,
    state,
    error,
    state === 'running' ? 1 : 0,
    now,
    state === 'done' || state === 'cancelled' || state === 'failed' ? 1 : 0,
    now,
    id,
  );
}

/** Keeps the table short: what ended long ago and is not an export's record goes. */
export function forgetOldJobs(db: Writer, before: number): void {
  run(db, "DELETE FROM job WHERE ended_at < ? AND kind <> 'export'", before);
}
