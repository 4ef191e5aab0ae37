import type { ErrorCode } from '../../../shared/errors.ts';
import type { FileFacts } from '../../../shared/model/facts.ts';
import { get, type Reader, run, type Writer } from '../db/connection.ts';
import type { PlacedFile } from '../db/files.ts';

/** Milliseconds after which a file that ended its reader is tried once more: a busy hour or a slow share is over then. */
const retryAfter = 10 * 60_000;
/** `setTimeout` counts no further than this. */
const longest = 2 ** 31 - 1;

/**
 * Whether the reader did not survive the file, or was not given it: it may have been the file, the computer, or a share
 * that went away in that moment.
 */
export const endedReader = (code: ErrorCode | undefined): boolean =>
  code === 'reader-crashed' || code === 'file-timed-out' || code === 'file-unreadable';

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

/** A root that was away is back: what could not be read then is read now. */
export function retryReturned(db: Writer, rootId: number): void {
  run(
    db,
    `UPDATE file SET read_state = 0, retry_at = NULL WHERE read_state = 2 AND missing = 0
       AND read_error IN ('reader-crashed', 'file-timed-out', 'file-unreadable')
       AND dir_id IN (SELECT id FROM dir WHERE root_id = ?)`,
    rootId,
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

/** What is known of an asset stays; why its file cannot be read now is told. */
export function setAssetError(db: Writer, assetId: number, error: FileFacts['error']): void {
  run(
    db,
    'UPDATE asset SET error_code = ?, error_message = ? WHERE id = ?',
    error?.code ?? null,
    error?.message ?? null,
    assetId,
  );
}

/** Whether its file was read before: of one that is known by its name alone there is nothing to keep. */
export const isKnown = (db: Reader, assetId: number): boolean =>
  get(db, 'SELECT 1 FROM fact f JOIN asset a ON a.id = f.asset_id WHERE a.id = ? AND a.provisional = 0', assetId) !==
  undefined;
