import { BahanError } from '../../../shared/errors.ts';
import type { Office, TermKind } from '../../../shared/model/term.ts';
import { all, get, type Reader, type Writer } from './connection.ts';
import { renamedConsents } from './consents.ts';
import type { EditContext, EditResult } from './edit-log.ts';
import { applyEdit, type ThingItem } from './edits.ts';
import { renamedAssets, renamedEvents } from './term-carriers.ts';
import { otherNames, shownName, termItem } from './term-edits.ts';
import { tableOf, termByUid } from './term-rows.ts';
import { officesOf } from './term-titles.ts';
import { firstAbove, termTree } from './term-tree.ts';
import { saidOfThing } from './things.ts';

/**
 * Makes several terms one. Whatever carries one of `ids` carries `into` then; their names and other names become other
 * names of `into`, a person has the offices of all, and what `into` does not say itself (colour, position, note) comes from
 * the first that does. What lay below one of them lies below `into`.
 * @throws `not-found`; `bad-input` when nothing is left to merge
 */
export function mergeTerms(
  db: Writer,
  context: EditContext,
  kind: TermKind,
  ids: readonly string[],
  into: string,
): EditResult {
  const target = termByUid(db, kind, into);
  if (!target) throw new BahanError('not-found', { kind, id: into });
  const out = new Set(ids.filter((id) => id !== into));
  if (out.size === 0) throw new BahanError('bad-input', { field: 'ids' });
  const names: string[] = [];
  const others: string[] = [];
  for (const id of out) {
    const row = termByUid(db, kind, id);
    if (!row) throw new BahanError('not-found', { kind, id });
    const name = shownName(db, kind, row);
    names.push(name);
    others.push(name, ...synonymsOf(db, kind, id));
  }
  const shown = shownName(db, kind, target);
  const synonyms = otherNames([...synonymsOf(db, kind, into), ...others], shown);
  const things: ThingItem[] = [...out].map((id) => termItem(db, kind, id, { hidden: 'yes', into, synonyms: null }));
  things.push(termItem(db, kind, into, { synonyms, hidden: null, into: null, ...gathered(db, kind, out, into) }));
  things.push(...movedBelow(db, kind, out, into), ...renamedEvents(db, kind, names, shown));
  if (kind === 'person') things.push(...renamedConsents(db, names, shown));
  return applyEdit(db, context, renamedAssets(db, kind, names, shown), joined(things));
}

const synonymsOf = (db: Reader, kind: TermKind, id: string): readonly string[] =>
  (saidOfThing(db, kind, id).get('synonyms') ?? []) as readonly string[];

/** What the others say that `into` does not. */
function gathered(db: Reader, kind: TermKind, out: ReadonlySet<string>, into: string): ThingItem['words'] {
  const own = saidOfThing(db, kind, into);
  const words: Record<string, string> = {};
  for (const field of ['colour', 'position', 'note']) {
    if (own.has(field)) continue;
    const found = [...out].map((id) => saidOfThing(db, kind, id).get(field)).find((value) => value !== undefined);
    if (typeof found === 'string') words[field] = found;
  }
  if (kind !== 'person') return words;
  const offices = new Map<string, Office>();
  for (const id of [into, ...out]) {
    const details = get<{ details: string }>(db, 'SELECT details FROM term WHERE uid = ?', id)?.details ?? null;
    for (const office of officesOf(details))
      offices.set(JSON.stringify([office.title, office.from, office.to]), office);
  }
  if (offices.size > 0) words.offices = JSON.stringify([...offices.values()]);
  return words;
}

/** Terms below those that are merged come to lie below `into`, and `into` never below itself. */
function movedBelow(db: Reader, kind: TermKind, out: ReadonlySet<string>, into: string): ThingItem[] {
  const tree = termTree(db, kind);
  const { table, only } = tableOf(kind);
  const children = all<{ uid: string }>(
    db,
    `SELECT uid FROM ${table} WHERE parent_id IN (SELECT id FROM ${table} WHERE uid IN (SELECT value FROM json_each(?)))${only}`,
    JSON.stringify([...out]),
  );
  const moved = children
    .filter(({ uid }) => uid !== into && !out.has(uid))
    .map(({ uid }) => termItem(db, kind, uid, { parent: into }));
  const under = topmostAbove(tree, into, out);
  if (under !== undefined) moved.push(termItem(db, kind, into, { parent: firstAbove(tree, under, out) }));
  return moved;
}

/** The highest of these terms that `uid` lies below; undefined when it lies below none. */
function topmostAbove(
  tree: ReadonlyMap<string, string | null>,
  uid: string,
  out: ReadonlySet<string>,
): string | undefined {
  let found: string | undefined;
  const seen = new Set<string>();
  for (let at = tree.get(uid) ?? null; at !== null && !seen.has(at); at = tree.get(at) ?? null) {
    seen.add(at);
    if (out.has(at)) found = at;
  }
  return found;
}

/** One item for each thing: what is said later of a field goes before. */
export function joined(things: readonly ThingItem[]): ThingItem[] {
  const byThing = new Map<string, ThingItem>();
  for (const thing of things) {
    const key = `${thing.subject} ${thing.id}`;
    const before = byThing.get(key);
    const known = { ...before?.known, ...thing.known };
    byThing.set(key, { ...thing, words: { ...before?.words, ...thing.words }, known });
  }
  return [...byThing.values()];
}
