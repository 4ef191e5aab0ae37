import type { HistoryEntry } from '../../../shared/model/asset.ts';
import { all, type Reader } from './connection.ts';
import type { Subject } from './subjects.ts';

/** What was said about an asset, or about another thing, newest first. */
export function historyOf(db: Reader, uid: string, subject: Subject | 'asset' = 'asset'): HistoryEntry[] {
  return all<{
    edit: string;
    at: number;
    person: string;
    device: string;
    field: string;
    value: string | null;
    previous: string | null;
  }>(
    db,
    `SELECT e.batch AS edit, b.at, e.person, e.device, e.field, e.value, e.previous
       FROM edit e JOIN edit_batch b ON b.batch = e.batch WHERE e.asset_uid = ? AND e.subject = ?
      ORDER BY e.clock DESC, e.batch DESC, e.id DESC`,
    uid,
    subject,
  ).map((row) => ({
    ...row,
    value: row.value === null ? null : JSON.parse(row.value),
    previous: row.previous === null ? null : JSON.parse(row.previous),
  }));
}
