import { parse } from '../../../shared/query/parse.ts';
import type { FieldNode, Query, QueryNode } from '../../../shared/query/tree.ts';
import { words } from '../../../shared/text/fold.ts';
import { all, get, type Reader } from '../db/connection.ts';
import { compile } from './compile.ts';
import { consentBits } from './consents.ts';
import type { LookStore } from './look-store.ts';
import { ofColour, similarTo } from './looks.ts';
import { collectionKey, type Gathered } from './making.ts';
import type { Condition } from './plan.ts';
import { breathe } from './slices.ts';

/** Searches that name collections which are searches that name others, and so on. */
const deepest = 4;
/** Rows that are read before others have their turn. */
const portion = 5_000;

export const collectionsThere = 'SELECT id, name, query FROM collection WHERE gone = 0';
export const nextItems = `SELECT asset_id FROM collection_item WHERE collection_id = ? AND asset_id > ? ORDER BY asset_id
  LIMIT ${portion}`;
export const idByUid = 'SELECT id FROM asset WHERE uid = ?';

interface CollectionRow {
  readonly id: number;
  readonly name: string;
  readonly query: string | null;
}

/**
 * Reads what filters of a query need beforehand, in slices: what lies in its collections, what looks like its pictures.
 * @param looks what pictures look like; without, nothing looks like anything
 */
export async function gather(
  db: Reader,
  query: Query,
  now: number,
  looks: LookStore | undefined,
  depth = 0,
): Promise<Gathered> {
  const fields = fieldsOf(query.root);
  const collections = new Map<string, Condition>();
  const similar = new Map<string, readonly number[]>();
  const colours = new Map<string, (assetId: number) => boolean>();
  for (const { field, meaning } of fields) {
    if (field === 'collection' && meaning.type === 'text' && depth < deepest) {
      const named = all<CollectionRow>(db, collectionsThere).filter(({ name }) => says(words(name), meaning.words));
      const parts: Condition[] = [];
      for (const one of named) parts.push(await held(db, one, query, now, looks, depth));
      collections.set(collectionKey(meaning.words), { type: 'or', of: parts });
    }
    if ((meaning.type === 'having' || meaning.type === 'lacking') && meaning.field === 'collection')
      collections.set(collectionKey([]), await heldByAny(db));
    if (meaning.type === 'similar' && looks) {
      const id = get<{ id: number }>(db, idByUid, meaning.id)?.id;
      if (id !== undefined) similar.set(meaning.id, (await similarTo(await looks.read(), id)).ids);
    }
    if (meaning.type === 'colour' && looks) colours.set(meaning.colour, ofColour(await looks.read(), meaning.colour));
  }
  const asksConsents = fields.some(({ meaning }) => meaning.type === 'consent');
  const consents = asksConsents ? await consentBits(db, now) : undefined;
  return { collections, similar, colours, consents };
}

/** All filters of a query, wherever they stand in it. */
export function fieldsOf(node: QueryNode | undefined): FieldNode[] {
  if (!node) return [];
  if (node.type === 'field') return [node];
  if (node.type === 'not') return fieldsOf(node.of);
  return node.type === 'and' || node.type === 'or' ? node.of.flatMap(fieldsOf) : [];
}

/** Whether words stand beside each other in a name. */
const says = (name: readonly string[], asked: readonly string[]): boolean =>
  ` ${name.join(' ')} `.includes(` ${asked.join(' ')} `);

/** What lies in one collection: by hand, or by its search as of today. */
async function held(
  db: Reader,
  { id, query: text }: CollectionRow,
  { today }: Query,
  now: number,
  looks: LookStore | undefined,
  depth: number,
): Promise<Condition> {
  if (text === null) return among(await itemsOf(db, id));
  // behind the end there is no cursor: its last word is whole
  const query = parse(`${text} `, today);
  return compile(db, query, { now, gathered: await gather(db, query, now, looks, depth + 1) }).condition;
}

async function heldByAny(db: Reader): Promise<Condition> {
  const ids: number[] = [];
  for (const { id, query } of all<CollectionRow>(db, collectionsThere))
    if (query === null) ids.push(...(await itemsOf(db, id)));
  return among(ids);
}

async function itemsOf(db: Reader, collectionId: number): Promise<number[]> {
  const ids: number[] = [];
  for (let after = 0; ; await breathe()) {
    const some = db.prepare(nextItems).pluck().all(collectionId, after) as number[];
    for (const id of some) ids.push(id);
    after = some.at(-1) ?? after;
    if (some.length < portion) return ids;
  }
}

function among(list: readonly number[]): Condition {
  const ids = new Set(list);
  return { type: 'test', test: ({ id }, at) => ids.has(id[at] ?? 0) };
}
