import { BahanError } from '../../../shared/errors.ts';
import type { HistoryEntry } from '../../../shared/model/asset.ts';
import type { EditChange } from '../../../shared/model/edit.ts';
import type { Host } from '../host.ts';
import { assetByUid, refreshAsset, type SaidValue, saidOf } from './assets.ts';
import type { EditClock } from './clock.ts';
import { all, get, type Reader, run, transaction, type Writer } from './connection.ts';
import { newId } from './ids.ts';
import type { Journal, JournalEntry, JournalItem } from './journal.ts';
import { ensureTheme } from './words.ts';

/** What an edit needs besides the database. */
export interface EditContext {
  readonly host: Host;
  readonly clock: EditClock;
  readonly journal: Journal;
  /** Who says it. */
  readonly person: string;
}

export interface EditItem {
  readonly id: string;
  readonly changes: readonly EditChange[];
}

export interface EditResult {
  readonly edit: string;
  /** Row ids of the assets that now say something else. */
  readonly assets: readonly number[];
  /** Those of them of which something is not said any more. */
  readonly cleared: readonly number[];
  /** Themes and events that did not exist before. */
  readonly created: { themes: string[]; events: string[] };
}

/**
 * Says something about assets, as one edit. Order of events: the journal holds it on the disk, then the database does,
 * then it is acknowledged; a crash between the two is mended by `replayJournal` at the next start.
 * @throws `asset-not-found` naming the first unknown id; nothing is changed then.
 */
export function applyEdit(db: Writer, context: EditContext, items: readonly EditItem[]): EditResult {
  const journalItems: JournalItem[] = [];
  for (const item of items) {
    const asset = assetByUid(db, item.id);
    if (!asset) throw new BahanError('asset-not-found', { id: item.id });
    const said = saidOf(db, asset.id);
    for (const change of item.changes) {
      const previous = said.get(change.field) ?? null;
      const value = newValue(db, asset.id, previous, change);
      if (JSON.stringify(value) === JSON.stringify(previous)) continue;
      if (value === null) said.delete(change.field);
      else said.set(change.field, value);
      journalItems.push({ asset: item.id, content: asset.content, field: change.field, value, previous });
    }
  }
  return record(db, context, journalItems, null);
}

/** What a field says after a change; null: nothing is said, and the file's own word shows again. */
function newValue(db: Reader, assetId: number, previous: SaidValue | null, change: EditChange): SaidValue | null {
  if (change.op === 'set' && !Array.isArray(change.value)) return change.value?.trim() || null;
  if (change.field !== 'keywords' && change.field !== 'people') return null;
  const clean = [...new Set(change.value.map((word) => word.trim()).filter(Boolean))];
  if (change.op === 'set') return clean.length ? clean : null;
  const shown = previous === null ? shownList(db, assetId, change.field) : (previous as readonly string[]);
  if (change.op === 'add') return [...new Set([...shown, ...clean])];
  const out = new Set(clean.map((word) => word.toLocaleLowerCase('id')));
  // an emptied list stays said: else the file's own words would come back
  return shown.filter((word) => !out.has(word.toLocaleLowerCase('id')));
}

function shownList(db: Reader, assetId: number, field: 'keywords' | 'people'): string[] {
  const row = get<{ list: string }>(db, `SELECT ${field} AS list FROM asset WHERE id = ?`, assetId);
  return JSON.parse(row?.list ?? '[]') as string[];
}

function record(db: Writer, context: EditContext, items: readonly JournalItem[], undoes: string | null): EditResult {
  const entry: JournalEntry = {
    batch: newId(),
    clock: context.clock.next(),
    at: context.host.clock.now(),
    device: context.host.device,
    person: context.person,
    undoes,
    items,
  };
  const position = items.length ? context.journal.append(entry) : undefined;
  return transaction(db, () => {
    if (position) setPosition(db, position);
    return applyEntry(db, entry);
  });
}

/** Writes one journal entry into the tables. Assets that are not known (a lost database) are passed over. */
function applyEntry(db: Writer, entry: JournalEntry): EditResult {
  const touched = new Set<number>();
  const cleared = new Set<number>();
  const created: EditResult['created'] = { themes: [], events: [] };
  run(db, 'INSERT INTO edit_batch (batch, at, undoes) VALUES (?, ?, ?)', entry.batch, entry.at, entry.undoes);
  for (const item of entry.items) {
    const asset = assetByUid(db, item.asset);
    run(
      db,
      `INSERT INTO edit (batch, clock, device, person, asset_uid, field, value, previous) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      entry.batch,
      entry.clock,
      entry.device,
      entry.person,
      item.asset,
      item.field,
      item.value === null ? null : JSON.stringify(item.value),
      item.previous === null ? null : JSON.stringify(item.previous),
    );
    if (!asset) continue;
    if (item.value === null) {
      run(db, 'DELETE FROM said WHERE asset_id = ? AND field = ?', asset.id, item.field);
      cleared.add(asset.id);
    } else {
      run(
        db,
        'INSERT OR REPLACE INTO said (asset_id, field, value) VALUES (?, ?, ?)',
        asset.id,
        item.field,
        JSON.stringify(item.value),
      );
    }
    if (item.field === 'theme' && typeof item.value === 'string' && ensureTheme(db, item.value, entry.at).created) {
      created.themes.push(item.value);
    }
    touched.add(asset.id);
  }
  for (const id of touched) {
    const event = refreshAsset(db, id, entry.at);
    if (event !== undefined) created.events.push(event);
  }
  if (entry.undoes) run(db, 'UPDATE edit_batch SET undone = 1 WHERE batch = ?', entry.undoes);
  return { edit: entry.batch, assets: [...touched], cleared: [...cleared], created };
}

/** How far into the journal the tables go; it is written in the transaction of each edit. */
const positionKey = 'journal-position';

function setPosition(db: Writer, position: string): void {
  run(db, 'INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)', positionKey, position);
}

/** Applies what the journal acknowledged and the database does not have. Returns the assets it touched. */
export function replayJournal(db: Writer, journal: Journal, clock: EditClock): number[] {
  const newest = get<{ clock: string }>(db, 'SELECT clock FROM edit ORDER BY id DESC LIMIT 1')?.clock;
  if (newest) clock.observe(newest);
  const since = get<{ value: string }>(db, 'SELECT value FROM meta WHERE key = ?', positionKey)?.value;
  const touched = new Set<number>();
  for (const { entry, position } of journal.read(since)) {
    clock.observe(entry.clock);
    const known = get(db, 'SELECT 1 FROM edit_batch WHERE batch = ?', entry.batch) !== undefined;
    const result = transaction(db, () => {
      setPosition(db, position);
      return known ? undefined : applyEntry(db, entry);
    });
    for (const id of result?.assets ?? []) touched.add(id);
  }
  return [...touched];
}

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
  const result = revert(db, context, undo.batch);
  // the first edit holds again, so it can be taken back again
  run(db, 'UPDATE edit_batch SET undone = 0 WHERE batch = ?', undo.undoes);
  return result;
}

function revert(db: Writer, context: EditContext, batch: string): EditResult {
  const rows = all<{ asset_uid: string; field: string; value: string | null; previous: string | null }>(
    db,
    'SELECT asset_uid, field, value, previous FROM edit WHERE batch = ? ORDER BY id DESC',
    batch,
  );
  const items = rows.map(
    (row): JournalItem => ({
      asset: row.asset_uid,
      content: assetByUid(db, row.asset_uid)?.content ?? null,
      field: row.field,
      value: row.previous === null ? null : (JSON.parse(row.previous) as SaidValue),
      previous: row.value === null ? null : (JSON.parse(row.value) as SaidValue),
    }),
  );
  return record(db, context, items, batch);
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
       FROM edit e JOIN edit_batch b ON b.batch = e.batch WHERE e.asset_uid = ? ORDER BY e.id DESC`,
    uid,
  ).map((row) => ({
    ...row,
    value: row.value === null ? null : JSON.parse(row.value),
    previous: row.previous === null ? null : JSON.parse(row.previous),
  }));
}
