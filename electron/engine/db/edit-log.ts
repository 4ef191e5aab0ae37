import type { Host } from '../host.ts';
import { assetByUid, refreshAsset } from './assets.ts';
import type { EditClock } from './clock.ts';
import { get, type Reader, run, transaction, type Writer, whenRolledBack } from './connection.ts';
import { filesOfAsset, pathOf } from './files.ts';
import { newId } from './ids.ts';
import type { Journal, JournalEntry, JournalItem } from './journal.ts';
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
  /** Other things of which something else is said now. */
  readonly things: readonly Subject[];
}

/** What finds the asset again, besides its content. */
export function whereOf(db: Reader, assetId: number): Pick<JournalItem, 'path' | 'named'> {
  const [file] = filesOfAsset(db, assetId);
  const byName = get(db, 'SELECT 1 FROM asset WHERE id = ? AND provisional = 1', assetId) !== undefined;
  return { path: file ? pathOf(file) : null, ...(byName && { named: true }) };
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
  const things = new Map<string, Subject>();
  for (const { subject, asset, field, value } of entry.items) {
    if (subject === undefined) continue;
    sayOfThing(db, subject, asset, field, value);
    things.set(asset, subject);
  }
  // before the assets, which may speak of them
  for (const [uid, subject] of things) refreshThing(db, subject, uid, entry.at);
  for (const item of entry.items) {
    const asset = item.subject === undefined ? assetByUid(db, item.asset) : undefined;
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
  return {
    edit: entry.batch,
    assets: [...touched],
    cleared: [...cleared],
    created,
    gone: [],
    things: [...new Set(things.values())],
  };
}

/** Keeps an entry among all that people ever said, and whether it takes an earlier one back. */
export function keepEntry(db: Writer, entry: JournalEntry): void {
  const { batch, at, undoes } = entry;
  run(db, 'INSERT INTO edit_batch (batch, at, undoes) VALUES (?, ?, ?)', batch, at, undoes);
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
