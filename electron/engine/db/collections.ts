import { BahanError } from '../../../shared/errors.ts';
import type { Collection } from '../../../shared/model/collection.ts';
import type { SearchOrder } from '../../../shared/model/search.ts';
import { all, get, type Reader } from './connection.ts';
import type { ThingItem } from './edits.ts';

interface CollectionRow {
  readonly id: number;
  readonly uid: string;
  readonly name: string;
  readonly note: string | null;
  readonly count: number;
  readonly created_at: number;
  readonly query: string | null;
  readonly sort: SearchOrder | null;
}

/** Collections by their names. An asset that is missing counts: it may come back, and a person put it there. */
export function collectionsOf(db: Reader): Collection[] {
  return all<CollectionRow>(
    db,
    `SELECT c.id, c.uid, c.name, c.note, c.created_at, c.query, c.sort,
        (SELECT count(*) FROM collection_item i WHERE i.collection_id = c.id) AS count
       FROM collection c WHERE c.gone = 0`,
  )
    .map(({ uid, created_at, ...row }) => ({ ...row, id: uid, createdAt: created_at }))
    .sort((a, b) => a.name.localeCompare(b.name, 'id', { numeric: true }) || a.createdAt - b.createdAt);
}

/** Row of a collection that is there. @throws `not-found` */
export function collectionRow(db: Reader, uid: string): { id: number; query: string | null } {
  const row = get<{ id: number; query: string | null }>(
    db,
    'SELECT id, query FROM collection WHERE uid = ? AND gone = 0',
    uid,
  );
  if (!row) throw new BahanError('not-found', { id: uid });
  return row;
}

/** Row of a collection that is there and made by hand. @throws `not-found`, `bad-input` for a living one */
export function handMadeRow(db: Reader, uid: string): { id: number } {
  const row = collectionRow(db, uid);
  if (row.query !== null) throw new BahanError('bad-input', { field: 'id' });
  return row;
}

/** Ids of the assets of a collection: first those that a person gave a place, then the others as they came. */
export const itemsOf = (db: Reader, collectionId: number): string[] =>
  all<{ uid: string }>(
    db,
    `SELECT a.uid FROM collection_item i JOIN asset a ON a.id = i.asset_id
       LEFT JOIN collection_place p ON p.collection_id = i.collection_id AND p.asset_uid = a.uid
      WHERE i.collection_id = ? ORDER BY p.place IS NULL, p.place, i.since, i.since_edit, a.id`,
    collectionId,
  ).map(({ uid }) => uid);

const placesOf = (db: Reader, collectionId: number): string[] =>
  all<{ uid: string }>(
    db,
    'SELECT asset_uid AS uid FROM collection_place WHERE collection_id = ? ORDER BY place',
    collectionId,
  ).map(({ uid }) => uid);

/** All that has a place or lies there, in one order; what was taken out keeps its place among its neighbours. */
function wholeOrder(db: Reader, collectionId: number): string[] {
  const placed = placesOf(db, collectionId);
  const known = new Set(placed);
  return [...placed, ...itemsOf(db, collectionId).filter((uid) => !known.has(uid))];
}

/**
 * The order in which `moved`, in the order given, stand before another one; at the end without one. `before` may be one of
 * those moved: then the next that is not.
 * @throws `not-found` when `before` does not lie in the collection
 */
export function movedBefore(
  db: Reader,
  uid: string,
  moved: readonly string[],
  before: string | null,
): ThingItem | undefined {
  const { id } = handMadeRow(db, uid);
  const items = itemsOf(db, id);
  const there = new Set(items);
  if (before !== null && !there.has(before)) throw new BahanError('not-found', { id: before });
  const moving = new Set(moved.filter((one) => there.has(one)));
  if (moving.size === 0) return undefined;
  const order = wholeOrder(db, id);
  const target =
    before === null ? undefined : order.slice(order.indexOf(before)).find((one) => !moving.has(one) && there.has(one));
  const rest = order.filter((one) => !moving.has(one));
  const at = target === undefined ? rest.length : rest.indexOf(target);
  const next = [...rest.slice(0, at), ...moving, ...rest.slice(at)];
  // what stands as it stood needs no edit
  if (JSON.stringify(next.filter((one) => there.has(one))) === JSON.stringify(items)) return undefined;
  return { subject: 'collection', id: uid, words: { order: next } };
}

/**
 * The order that puts new ones behind all others, where they would otherwise come to an older place: they lay there before.
 */
export function addedLast(db: Reader, uid: string, added: readonly string[]): ThingItem | undefined {
  const { id } = collectionRow(db, uid);
  const there = new Set(itemsOf(db, id));
  const fresh = [...new Set(added)].filter((one) => !there.has(one));
  if (!fresh.some((one) => layThere(db, uid, id, one))) return undefined;
  const coming = new Set(fresh);
  const rest = wholeOrder(db, id).filter((one) => !coming.has(one));
  return { subject: 'collection', id: uid, words: { order: [...rest, ...fresh] } };
}

const layThere = (db: Reader, uid: string, collectionId: number, asset: string): boolean =>
  get(db, 'SELECT 1 FROM collection_place WHERE collection_id = ? AND asset_uid = ?', collectionId, asset) !==
    undefined ||
  get(
    db,
    `SELECT 1 FROM edit e WHERE e.asset_uid = ? AND e.field = 'collections' AND e.subject = 'asset'
        AND EXISTS (SELECT 1 FROM json_each(e.value) j WHERE j.value = ?) LIMIT 1`,
    asset,
    uid,
  ) !== undefined;
