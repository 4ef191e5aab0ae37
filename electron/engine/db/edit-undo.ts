import { BahanError } from '../../../shared/errors.ts';
import type { HistoryEntry } from '../../../shared/model/asset.ts';
import { assetByUid, type SaidValue } from './assets.ts';
import { all, get, type Reader, type Writer } from './connection.ts';
import { type EditContext, type EditResult, recordEdit, whereOf } from './edit-log.ts';
import type { JournalItem } from './journal.ts';
import { isSubject } from './subjects.ts';

interface BatchRow {
  readonly batch: string;
  readonly undoes: string | null;
}

/**
 * Takes an edit back: each field says again what it said before, as a new edit of its own.
 * @throws `nothing-to-undo`
 */
export function undoEdit(db: Writer, context: EditContext, batch?: string): EditResult {
  const target = batch
    ? get<BatchRow>(db, 'SELECT batch, undoes FROM edit_batch WHERE batch = ? AND undone = 0', batch)
    : get<BatchRow>(
        db,
        'SELECT batch, undoes FROM edit_batch WHERE undone = 0 AND undoes IS NULL ORDER BY rowid DESC LIMIT 1',
      );
  if (!target) throw new BahanError('nothing-to-undo');
  return revert(db, context, target.batch);
}

/**
 * Gives the newest undone edit again, unless something else was said since.
 * @throws `nothing-to-undo`
 */
export function redoEdit(db: Writer, context: EditContext): EditResult {
  const undo = get<BatchRow>(
    db,
    `SELECT batch, undoes FROM edit_batch u WHERE u.undone = 0 AND u.undoes IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM edit_batch n WHERE n.rowid > u.rowid AND n.undoes IS NULL)
       AND EXISTS (SELECT 1 FROM edit_batch b WHERE b.batch = u.undoes AND b.undoes IS NULL AND b.undone = 1)
     ORDER BY u.rowid DESC LIMIT 1`,
  );
  if (!undo) throw new BahanError('nothing-to-undo');
  return revert(db, context, undo.batch);
}

function revert(db: Writer, context: EditContext, batch: string): EditResult {
  const rows = all<{
    asset_uid: string;
    subject: string;
    field: string;
    value: string | null;
    previous: string | null;
  }>(db, 'SELECT asset_uid, subject, field, value, previous FROM edit WHERE batch = ? ORDER BY id DESC', batch);
  const items = rows.map((row): JournalItem => {
    const subject = isSubject(row.subject) ? row.subject : undefined;
    const asset = subject === undefined ? assetByUid(db, row.asset_uid) : undefined;
    return {
      asset: row.asset_uid,
      ...(subject && { subject }),
      content: asset?.content ?? null,
      ...(asset && whereOf(db, asset.id)),
      field: row.field,
      value: row.previous === null ? null : (JSON.parse(row.previous) as SaidValue),
      previous: row.value === null ? null : (JSON.parse(row.value) as SaidValue),
    };
  });
  return recordEdit(db, context, items, batch);
}

/** What was said about an asset, newest first. */
export function historyOf(db: Reader, uid: string): HistoryEntry[] {
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
       FROM edit e JOIN edit_batch b ON b.batch = e.batch WHERE e.asset_uid = ? ORDER BY e.clock DESC, e.batch DESC, e.id DESC`,
    uid,
  ).map((row) => ({
    ...row,
    value: row.value === null ? null : JSON.parse(row.value),
    previous: row.previous === null ? null : JSON.parse(row.previous),
  }));
}
