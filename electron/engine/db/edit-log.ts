import type { Host } from '../host.ts';
import { refreshAssets } from './assets.ts';
import type { EditClock } from './clock.ts';
import { all, run, transaction, type Writer, whenRolledBack } from './connection.ts';
import { newId } from './ids.ts';
import type { Journal, JournalEntry, JournalItem } from './journal.ts';
import { strayedAssets } from './strayed.ts';
import type { Subject } from './subjects.ts';
import { refreshThing, sayOfThing } from './things.ts';
import { ensureTheme } from './words.ts';

/** What an edit needs besides the database. */
export interface EditContext {
  readonly host: Host;
  readonly clock: EditClock;
  readonly journal: Journal;
  /** Who says it. */
  readonly person: string;
}

export interface EditResult {
  readonly edit: string;
  /** Row ids of the assets that now say something else. */
  readonly assets: readonly number[];
  /** Those of them of which something is not said any more. */
  readonly cleared: readonly number[];
  /** Themes and events that did not exist before. */
  readonly created: { themes: string[]; events: string[] };
  /** Ids among those asked for that are forgotten meanwhile: of them nothing is said. */
  readonly gone: readonly string[];
  /** Which fields of assets say something else now. */
  readonly fields: ReadonlySet<string>;
  /** Other things of which something else is said now. */
  readonly things: readonly Subject[];
}

/** How far into the journal the tables go; it is written in the transaction of each edit. */
export const positionKey = 'journal-position';

export function setPosition(db: Writer, position: string): void {
  run(db, 'INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)', positionKey, position);
}

/**
 * Writes down what is said: the journal holds it on the disk first, then the tables do. `undoes`: the edit that it takes back.
 */
export function recordEdit(
  db: Writer,
  context: EditContext,
  items: readonly JournalItem[],
  undoes: string | null,
): EditResult {
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
    // also that nothing was left to take back: else it would be taken back once more after a loss
    if (items.length || undoes) {
      const { position, retract } = context.journal.append(entry);
      whenRolledBack(db, retract);
      setPosition(db, position);
    }
    return applyEntry(db, entry);
  });
}

/** Writes a new entry into the tables. */
function applyEntry(db: Writer, entry: JournalEntry): EditResult {
  const created: EditResult['created'] = { themes: [], events: [] };
  keepEntry(db, entry);
  const things = new Map<string, Subject>();
  for (const { subject, asset, field, value } of entry.items) {
    if (subject === undefined) continue;
    sayOfThing(db, subject, asset, field, value);
    things.set(asset, subject);
  }
  const shown = new Set<number>();
  // before the assets, which may speak of them
  for (const [uid, subject] of things) for (const id of refreshThing(db, subject, uid, entry.at)) shown.add(id);
  const { touched, cleared, themes } = sayOfAssets(db, entry);
  for (const theme of themes) if (ensureTheme(db, theme, entry.at).created) created.themes.push(theme);
  created.events.push(...refreshAssets(db, touched, entry.at));
  const strayed = strayedAssets(db, renamedThemes(entry.items));
  refreshAssets(db, strayed, entry.at);
  for (const id of strayed) shown.add(id);
  return {
    edit: entry.batch,
    assets: [...new Set([...touched, ...shown])],
    cleared,
    created,
    gone: [],
    fields: new Set(entry.items.flatMap(({ subject, field }) => (subject === undefined ? [field] : []))),
    things: [...new Set(things.values())],
  };
}

/** Themes of which an entry says another name, or whether they are offered: who has a name may change with both. */
export const renamedThemes = (items: readonly JournalItem[]): string[] => [
  ...new Set(
    items.flatMap(({ subject, field, asset }) =>
      subject === 'theme' && (field === 'name' || field === 'hidden') ? [asset] : [],
    ),
  ),
];

/** Writes what is said of assets; a guess of a field goes when a person speaks of it, but for what people said of a copy. */
function sayOfAssets(db: Writer, entry: JournalEntry): { touched: number[]; cleared: number[]; themes: Set<string> } {
  const items = entry.items.filter(({ subject }) => subject === undefined);
  const ids = idsOf(db, items);
  const touched = new Set<number>();
  const cleared = new Set<number>();
  const themes = new Set<string>();
  const fields = new Map<string, number[]>();
  for (const { asset, field, value } of items) {
    const id = ids.get(asset);
    if (id === undefined) continue;
    touched.add(id);
    if (value === null) {
      run(db, 'DELETE FROM said WHERE asset_id = ? AND field = ?', id, field);
      cleared.add(id);
      continue;
    }
    const json = JSON.stringify(value);
    run(db, 'INSERT OR REPLACE INTO said (asset_id, field, value) VALUES (?, ?, ?)', id, field, json);
    const told = fields.get(field);
    if (told) told.push(id);
    else fields.set(field, [id]);
    if (field === 'theme' && typeof value === 'string') themes.add(value);
  }
  for (const [field, told] of fields) dropGuesses(db, field, told);
  return { touched: [...touched], cleared: [...cleared], themes };
}

function dropGuesses(db: Writer, field: string, ids: readonly number[]): void {
  const list = JSON.stringify(ids);
  run(
    db,
    `DELETE FROM proposal WHERE (asset_id, field) IN (SELECT value, ? FROM json_each(?)) AND reason <> 'copy'`,
    field,
    list,
  );
  if (field !== 'title') return;
  run(
    db,
    `UPDATE asset SET proposed_title = NULL
      WHERE id IN (SELECT value FROM json_each(?)) AND proposed_title IS NOT NULL`,
    list,
  );
}

function idsOf(db: Writer, items: readonly JournalItem[]): Map<string, number> {
  const rows = all<{ uid: string; id: number }>(
    db,
    'SELECT a.uid, a.id FROM json_each(?) j CROSS JOIN asset a ON a.uid = j.value',
    JSON.stringify([...new Set(items.map(({ asset }) => asset))]),
  );
  return new Map(rows.map(({ uid, id }) => [uid, id]));
}

/** Keeps an entry among all that people ever said, and whether it takes an earlier one back. */
export function keepEntry(db: Writer, entry: JournalEntry): void {
  const { batch, at, undoes, person, clock } = entry;
  run(
    db,
    'INSERT INTO edit_batch (batch, at, undoes, person, clock) VALUES (?, ?, ?, ?, ?)',
    ...[batch, at, undoes, person, clock],
  );
  for (const item of entry.items) {
    run(
      db,
      `INSERT INTO edit (batch, clock, device, person, asset_uid, field, value, previous, subject)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      batch,
      entry.clock,
      entry.device,
      entry.person,
      item.asset,
      item.field,
      item.value === null ? null : JSON.stringify(item.value),
      item.previous === null ? null : JSON.stringify(item.previous),
      item.subject ?? 'asset',
    );
  }
  if (!undoes) return;
  run(db, 'UPDATE edit_batch SET undone = 1 WHERE batch = ?', undoes);
  // taking back what took something back: that holds again, and can be taken back again
  run(db, 'UPDATE edit_batch SET undone = 0 WHERE batch = (SELECT undoes FROM edit_batch WHERE batch = ?)', undoes);
}
