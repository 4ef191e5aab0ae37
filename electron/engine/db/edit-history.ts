import type { HistoryEntry } from '../../../shared/model/asset.ts';
import { all, get, type Reader } from './connection.ts';
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
    value: readable(db, row.field, row.value),
    previous: readable(db, row.field, row.previous),
  }));
}

/** An event by the name that it has now: nobody knows it by its id. One without a name keeps that. */
function readable(db: Reader, field: string, json: string | null): HistoryEntry['value'] {
  const value = json === null ? null : (JSON.parse(json) as HistoryEntry['value']);
  if (field !== 'event' || typeof value !== 'string' || !value.startsWith('@')) return value;
  const event = get<{ name: string }>(db, 'SELECT name FROM event WHERE uid = ?', value.slice(1));
  return event?.name || value;
}
