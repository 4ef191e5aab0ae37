import { BahanError } from '../../../shared/errors.ts';
import type { HistoryEntry } from '../../../shared/model/asset.ts';
import type { EditChange } from '../../../shared/model/edit.ts';
import type { Host } from '../host.ts';
import { assetByUid, refreshAsset, type SaidValue, saidOf } from './assets.ts';
import type { EditClock } from './clock.ts';
import { all, get, type Reader, run, transaction, type Writer, whenRolledBack } from './connection.ts';
import { filesOfAsset, pathOf } from './files.ts';
import { newId } from './ids.ts';
import type { Journal, JournalEntry, JournalItem } from './journal.ts';
import { noteOrphan, restoreSaid } from './orphans.ts';
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
 * then it is acknowledged; a crash between the two is mended by `replayJournal` at the next start. Where either of them
 * refuses it (no room), neither keeps it.
 * @throws `asset-not-found` naming the first unknown id; nothing is changed then. Also what the disk has to say.
 */
export function applyEdit(db: Writer, context: EditContext, items: readonly EditItem[]): EditResult {
  const journalItems: JournalItem[] = [];
  for (const item of items) {
    const asset = assetByUid(db, item.id);
    if (!asset) throw new BahanError('asset-not-found', { id: item.id });
    const said = saidOf(db, asset.id);
    const where = whereOf(db, asset.id);
    for (const change of item.changes) {
      const previous = said.get(change.field) ?? null;
      const value = newValue(db, asset.id, previous, change);
      if (JSON.stringify(value) === JSON.stringify(previous)) continue;
      if (value === null) said.delete(change.field);
      else said.set(change.field, value);
      journalItems.push({ asset: item.id, content: asset.content, ...where, field: change.field, value, previous });
    }
  }
  return record(db, context, journalItems, null);
}

/** What finds the asset again, besides its content. */
function whereOf(db: Reader, assetId: number): Pick<JournalItem, 'path' | 'named'> {
  const [file] = filesOfAsset(db, assetId);
  const byName = get(db, 'SELECT 1 FROM asset WHERE id = ? AND provisional = 1', assetId) !== undefined;
  return { path: file ? pathOf(file) : null, ...(byName && { named: true }) };
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
  return transaction(db, () => {
    if (items.length) {
      const { position, retract } = context.journal.append(entry);
      whenRolledBack(db, retract);
      setPosition(db, position);
    }
    return applyEntry(db, entry);
  });
}

/** Writes a new entry into the tables. */
function applyEntry(db: Writer, entry: JournalEntry): EditResult {
  const touched = new Set<number>();
  const cleared = new Set<number>();
  const created: EditResult['created'] = { themes: [], events: [] };
  keepEntry(db, entry);
  for (const item of entry.items) {
    const asset = assetByUid(db, item.asset);
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
  return { edit: entry.batch, assets: [...touched], cleared: [...cleared], created };
}

/** Keeps an entry among all that people ever said, and whether it takes an earlier one back. */
function keepEntry(db: Writer, entry: JournalEntry): void {
  const { batch, at, undoes } = entry;
  run(db, 'INSERT INTO edit_batch (batch, at, undoes) VALUES (?, ?, ?)', batch, at, undoes);
  for (const item of entry.items) {
    run(
      db,
      `INSERT INTO edit (batch, clock, device, person, asset_uid, field, value, previous) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      batch,
      entry.clock,
      entry.device,
      entry.person,
      item.asset,
      item.field,
      item.value === null ? null : JSON.stringify(item.value),
      item.previous === null ? null : JSON.stringify(item.previous),
    );
  }
  if (!undoes) return;
  run(db, 'UPDATE edit_batch SET undone = 1 WHERE batch = ?', undoes);
  // taking back what took something back: that holds again, and can be taken back again
  run(db, 'UPDATE edit_batch SET undone = 0 WHERE batch = (SELECT undoes FROM edit_batch WHERE batch = ?)', undoes);
}

/** How far into the journal the tables go; it is written in the transaction of each edit. */
const positionKey = 'journal-position';

function setPosition(db: Writer, position: string): void {
  run(db, 'INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)', positionKey, position);
}

/** Makes the next replay read the whole journal: it is not the one that the tables were measured by. */
export function forgetPosition(db: Writer): void {
  run(db, 'DELETE FROM meta WHERE key = ?', positionKey);
}

const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Entries of one transaction of a replay. */
const replayed = 500;

/**
 * Applies what the journal acknowledged and the database does not have. Entries may come in any order (journals of two
 * computers, laid together): the newest one of each field holds. Words about assets that are not known wait for their
 * content as orphans. Interrupted, it begins again. Returns the assets it touched.
 */
export function replayJournal(db: Writer, journal: Journal, clock: EditClock, now: number): number[] {
  const newest = get<{ clock: string }>(db, 'SELECT clock FROM edit ORDER BY id DESC LIMIT 1')?.clock;
  if (newest) clock.observe(newest);
  const since = get<{ value: string }>(db, 'SELECT value FROM meta WHERE key = ?', positionKey)?.value;
  const found = journal.read(since);
  const end = found.at(-1)?.position;
  if (!end) return [];
  const missing = found
    .map(({ entry }) => entry)
    .filter(({ batch }) => !get(db, 'SELECT 1 FROM edit_batch WHERE batch = ?', batch))
    .sort((a, b) => inOrder(a.clock, b.clock) || inOrder(a.batch, b.batch));
  for (const { entry } of found) clock.observe(entry.clock);
  const touched = new Set<number>();
  for (let from = 0; from < missing.length; from += replayed) {
    const ids = transaction(db, () => replayEntries(db, missing.slice(from, from + replayed), now));
    for (const id of ids) touched.add(id);
  }
  transaction(db, () => setPosition(db, end));
  return [...touched];
}

function replayEntries(db: Writer, entries: readonly JournalEntry[], now: number): number[] {
  const spokenOf = new Map<string, JournalItem>();
  for (const entry of entries) {
    if (get(db, 'SELECT 1 FROM edit_batch WHERE batch = ?', entry.batch)) continue; // one batch twice in laid-together journals
    keepEntry(db, entry);
    for (const item of entry.items) spokenOf.set(item.asset, item);
  }
  return [...spokenOf].flatMap(([uid, { content, path, named }]) => {
    const asset = assetByUid(db, uid);
    if (!asset) {
      noteOrphan(db, { uid, content, path: path ?? null, named: named === true });
      return [];
    }
    restoreSaid(db, uid);
    refreshAsset(db, asset.id, now);
    return [asset.id];
  });
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
  return revert(db, context, undo.batch);
}

function revert(db: Writer, context: EditContext, batch: string): EditResult {
  const rows = all<{ asset_uid: string; field: string; value: string | null; previous: string | null }>(
    db,
    'SELECT asset_uid, field, value, previous FROM edit WHERE batch = ? ORDER BY id DESC',
    batch,
  );
  const items = rows.map((row): JournalItem => {
    const asset = assetByUid(db, row.asset_uid);
    return {
      asset: row.asset_uid,
      content: asset?.content ?? null,
      ...(asset && whereOf(db, asset.id)),
      field: row.field,
      value: row.previous === null ? null : (JSON.parse(row.previous) as SaidValue),
      previous: row.value === null ? null : (JSON.parse(row.value) as SaidValue),
    };
  });
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
       FROM edit e JOIN edit_batch b ON b.batch = e.batch WHERE e.asset_uid = ? ORDER BY e.clock DESC, e.batch DESC, e.id DESC`,
    uid,
  ).map((row) => ({
    ...row,
    value: row.value === null ? null : JSON.parse(row.value),
    previous: row.previous === null ? null : JSON.parse(row.previous),
  }));
}
