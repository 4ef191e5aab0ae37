import { assetByUid, refreshAsset, refreshAssets } from './assets.ts';
import type { EditClock } from './clock.ts';
import { get, run, transaction, type Writer } from './connection.ts';
import { restoreCopies } from './copy-journal.ts';
import { keepEntry, positionKey, renamedThemes, setPosition } from './edit-log.ts';
import type { Journal, JournalEntry, JournalItem } from './journal.ts';
import { noteOrphan, restoreSaid } from './orphans.ts';
import { strayedAssets } from './strayed.ts';
import { isSubject, type Subject } from './subjects.ts';
import { restoreThing } from './things.ts';

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
 * content as orphans. So it is with the copies that left. Interrupted, it begins again. Returns the assets it touched.
 */
export function replayJournal(db: Writer, journal: Journal, clock: EditClock, now: number): number[] {
  const newest = get<{ clock: string }>(db, 'SELECT clock FROM edit ORDER BY id DESC LIMIT 1')?.clock;
  if (newest) clock.observe(newest);
  const since = get<{ value: string }>(db, 'SELECT value FROM meta WHERE key = ?', positionKey)?.value;
  const found = journal.read(since);
  const end = found.at(-1)?.position;
  if (!end) return [];
  const entries = found
    .map(({ entry }) => entry)
    .sort((a, b) => inOrder(a.clock, b.clock) || inOrder(a.batch, b.batch));
  const missing = entries.filter(
    ({ batch, copies }) => !copies && !get(db, 'SELECT 1 FROM edit_batch WHERE batch = ?', batch),
  );
  for (const { clock: stamp } of entries) clock.observe(stamp);
  // before the words, which may speak of them
  const touched = new Set(
    restoreCopies(
      db,
      entries.flatMap(({ copies = [] }) => copies),
      now,
    ),
  );
  for (let from = 0; from < missing.length; from += replayed) {
    const ids = transaction(db, () => replayEntries(db, missing.slice(from, from + replayed), now));
    for (const id of ids) touched.add(id);
  }
  transaction(db, () => setPosition(db, end));
  return [...touched];
}

function replayEntries(db: Writer, entries: readonly JournalEntry[], now: number): number[] {
  const spokenOf = new Map<string, JournalItem>();
  const things = new Map<string, Subject>();
  for (const entry of entries) {
    if (get(db, 'SELECT 1 FROM edit_batch WHERE batch = ?', entry.batch)) continue; // one batch twice in laid-together journals
    keepEntry(db, entry);
    for (const item of entry.items) {
      if (item.subject === undefined) spokenOf.set(item.asset, item);
      else if (isSubject(item.subject)) things.set(item.asset, item.subject);
    }
  }
  const shown = [...things].flatMap(([uid, subject]) => restoreThing(db, subject, uid, now));
  const spoken = [...spokenOf].flatMap(([uid, { content, path, named }]) => {
    const asset = assetByUid(db, uid);
    if (!asset) {
      noteOrphan(db, { uid, content, path: path ?? null, named: named === true });
      return [];
    }
    restoreSaid(db, uid);
    refreshAsset(db, asset.id, now);
    return [asset.id];
  });
  const strayed = strayedAssets(db, renamedThemes(entries.flatMap(({ items }) => items)));
  refreshAssets(db, strayed, now);
  return [...shown, ...spoken, ...strayed];
}
