import { get, run, type Writer } from './connection.ts';
import type { ThingWords } from './subjects.ts';

/**
 * Writes the row of a collection anew. Said are `name`, `note`, and `order`: ids of assets in the order that a person gave
 * them. Without a name it is gone; what lies in it is said by the assets.
 */
export function refreshCollection(db: Writer, uid: string, said: ThingWords, now: number): void {
  const name = said.get('name') as string | undefined;
  run(
    db,
    `INSERT INTO collection (uid, name, created_at) VALUES (?, ?, ?)
       ON CONFLICT (uid) DO UPDATE SET name = CASE WHEN ? THEN excluded.name ELSE name END`,
    uid,
    name ?? '',
    now,
    name === undefined ? 0 : 1,
  );
  run(
    db,
    'UPDATE collection SET note = ?, gone = ? WHERE uid = ?',
    (said.get('note') as string | undefined) ?? null,
    name === undefined ? 1 : 0,
    uid,
  );
  const order = (said.get('order') as readonly string[] | undefined) ?? [];
  const id = get<{ id: number }>(db, 'SELECT id FROM collection WHERE uid = ?', uid)?.id;
  order.forEach((asset, n) => {
    run(
      db,
      'UPDATE collection_item SET position = ? WHERE collection_id = ? AND asset_id = (SELECT id FROM asset WHERE uid = ?)',
      n - order.length,
      id,
      asset,
    );
  });
}

/** Puts an asset into the collections of these ids and takes it out of all others. New ones come last. */
export function setCollectionsOf(db: Writer, assetId: number, uids: readonly string[]): void {
  const list = JSON.stringify(uids);
  run(
    db,
    `DELETE FROM collection_item WHERE asset_id = ?
        AND collection_id NOT IN (SELECT id FROM collection WHERE uid IN (SELECT value FROM json_each(?)))`,
    assetId,
    list,
  );
  run(
    db,
    `INSERT OR IGNORE INTO collection_item (collection_id, asset_id, position)
       SELECT c.id, ?, coalesce((SELECT max(position) FROM collection_item i WHERE i.collection_id = c.id), 0) + 1
         FROM collection c WHERE c.uid IN (SELECT value FROM json_each(?))`,
    assetId,
    list,
  );
}
