import { get, type Reader } from './connection.ts';
import type { Subject } from './subjects.ts';

/** When somebody first said something of a thing (epoch milliseconds); null where nobody did. */
export const firstSpokenOf = (db: Reader, subject: Subject, uid: string): number | null =>
  get<{ at: number | null }>(
    db,
    `SELECT min(b.at) AS at FROM edit e JOIN edit_batch b ON b.batch = e.batch
      WHERE e.asset_uid = ? AND e.subject = ?`,
    uid,
    subject,
  )?.at ?? null;
