import type { ErrorCode } from '../../../shared/errors.ts';
import { get, run, type Writer } from '../db/connection.ts';
import type { PlacedFile } from '../db/files.ts';

/** Milliseconds after which a file that ended its reader is tried once more: a busy hour or a slow share is over then. */
const retryAfter = 10 * 60_000;
/** `setTimeout` counts no further than this. */
const longest = 2 ** 31 - 1;

/** Whether the reader did not survive the file: it may have been the file, or the computer. */
export const endedReader = (code: ErrorCode | undefined): boolean =>
  code === 'reader-crashed' || code === 'file-timed-out';

/** Notes that a file ended its reader. It is tried once more, later; after that not until it changes. */
export function noteEndedReader(
  db: Writer,
  file: Pick<PlacedFile, 'id' | 'retry_at'>,
  code: ErrorCode,
  now: number,
): void {
  run(
    db,
    'UPDATE file SET read_state = 2, read_error = ?, retry_at = ? WHERE id = ?',
    code,
    file.retry_at === null ? now + retryAfter : 0,
    file.id,
  );
}

/** Lets the files whose time has come be read again; answers how many. */
export function takeRetries(db: Writer, now: number): number {
  const taken = run(db, 'UPDATE file SET read_state = 0, retry_at = 0 WHERE retry_at > 0 AND retry_at <= ?', now);
  return Number(taken.changes);
}

/** Milliseconds until the next one; undefined when none waits. */
export function nextRetry(db: Writer, now: number): number | undefined {
  const next = get<{ at: number | null }>(db, 'SELECT min(retry_at) AS at FROM file WHERE retry_at > 0')?.at;
  return next === null || next === undefined ? undefined : Math.min(longest, Math.max(0, next - now));
}
