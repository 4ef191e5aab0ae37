import { get, run, type Writer } from './connection.ts';
import { firstSpokenOf } from './said-first.ts';
import type { ThingWords } from './subjects.ts';

/**
 * Writes the row of a collection anew. Said are `name`, `note`, `query` and `sort` of one that is a search, and `order`: ids
 * of assets in the order that a person gave them, with those that were taken out meanwhile. Without a name it is gone; what
 * lies in it is said by the assets.
 */
export function refreshCollection(db: Writer, uid: string, said: ThingWords, now: number): void {
  const id = idOfCollection(db, uid, now);
  const name = said.get('name') as string | undefined;
  run(
    db,
    'UPDATE collection SET name = coalesce(?, name), note = ?, query = ?, sort = ?, gone = ?, created_at = ? WHERE id = ?',
    name ?? null,
    (said.get('note') as string | undefined) ?? null,
    (said.get('query') as string | undefined) ?? null,
    (said.get('sort') as string | undefined) ?? null,
    name === undefined ? 1 : 0,
    firstSpokenOf(db, 'collection', uid) ?? now,
    id,
  );
  run(db, 'DELETE FROM collection_place WHERE collection_id = ?', id);
  run(
    db,
    'INSERT OR IGNORE INTO collection_place (collection_id, asset_uid, place) SELECT ?, value, key FROM json_each(?)',
    id,
    JSON.stringify(said.get('order') ?? []),
  );
}

/**
 * Puts an asset into the collections of these ids and takes it out of all others. It stands where a person put it, else where
 * the first edit that said so puts it; so its place is the same however often the rows are made again.
 */
export function setCollectionsOf(db: Writer, assetId: number, uids: readonly string[], now: number): void {
  run(db, 'DELETE FROM collection_item WHERE asset_id = ?', assetId);
  for (const uid of new Set(uids)) {
    const since = get<{ since: string; id: number }>(
      db,
      `SELECT e.clock || ' ' || e.batch AS since, e.id FROM edit e JOIN asset a ON a.uid = e.asset_uid
        WHERE a.id = ? AND e.field = 'collections' AND e.subject = 'asset'
          AND EXISTS (SELECT 1 FROM json_each(e.value) j WHERE j.value = ?)
        ORDER BY e.clock, e.batch, e.id LIMIT 1`,
      assetId,
      uid,
    );
    run(
      db,
      'INSERT INTO collection_item (collection_id, asset_id, since, since_edit) VALUES (?, ?, ?, ?)',
      idOfCollection(db, uid, now),
      assetId,
      since?.since ?? '',
      since?.id ?? 0,
    );
  }
}

/** An asset may speak of a collection before anything was heard of that itself: the row is there, and gone until it has a name. */
function idOfCollection(db: Writer, uid: string, now: number): number {
  const known = get<{ id: number }>(db, 'SELECT id FROM collection WHERE uid = ?', uid);
  if (known) return known.id;
  const made = run(db, "INSERT INTO collection (uid, name, gone, created_at) VALUES (?, '', 1, ?)", uid, now);
  return Number(made.lastInsertRowid);
}
