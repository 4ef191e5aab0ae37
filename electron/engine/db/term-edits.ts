import { BahanError } from '../../../shared/errors.ts';
import type { TermKind, TermWords } from '../../../shared/model/term.ts';
import type { Reader, Writer } from './connection.ts';
import { renamedConsents } from './consents.ts';
import type { EditContext, EditResult } from './edit-log.ts';
import { applyEdit, type ThingItem } from './edits.ts';
import { newId } from './ids.ts';
import type { ThingValue } from './subjects.ts';
import { folded, renamedAssets, renamedEvents } from './term-carriers.ts';
import { type Adding, refuseAdding } from './term-rights.ts';
import { type TermRow, termByName, termBySynonym, termByUid } from './term-rows.ts';
import { firstAbove, refuseCircle, termTree } from './term-tree.ts';
import { saidOfThing } from './things.ts';

/**
 * Makes a term, or says something about one. A new name is said everywhere in the same edit. A name that was taken from
 * the list comes back as the term that it was; one that was another name of a term is that no longer.
 * @throws `name-taken` with the `id` of who has the name or the other name, `not-found`, `bad-input` (no name, a circle), `not-allowed`
 */
export function saveTerm(
  db: Writer,
  context: EditContext,
  kind: TermKind,
  id: string | undefined,
  words: TermWords,
  mayOwn: boolean,
): EditResult & { id: string } {
  const name = words.name === undefined ? undefined : cleanName(words.name);
  if (name === '' || (id === undefined && name === undefined)) throw new BahanError('bad-input', { field: 'name' });
  const own = id === undefined ? undefined : termByUid(db, kind, id);
  if (id !== undefined && !own) throw new BahanError('not-found', { kind, id });
  const other = name === undefined ? undefined : termByName(db, kind, name);
  if (other && other.uid !== id && !other.hidden)
    throw new BahanError('name-taken', { kind, name: other.name, id: other.uid });
  const row = own ?? other;
  const uid = row?.uid ?? newId();
  const was = row && shownName(db, kind, row);
  const shown = name ?? was ?? '';
  if (!row || (row.hidden && (id === undefined || words.hidden === false))) {
    refuseAdding(db, kind, mayOwn, shown);
  }
  const parent = words.parent ?? null;
  if (parent !== null) refuseCircle(termTree(db, kind), kind, uid, parent);
  for (const word of otherNames(words.synonyms ?? [], shown)) {
    const holder = termByName(db, kind, word);
    const owner = holder && !holder.hidden ? holder : termBySynonym(db, kind, word);
    if (owner && owner.uid !== uid) throw new BahanError('name-taken', { kind, name: word, id: owner.uid });
  }
  const things: ThingItem[] = [
    {
      subject: kind,
      id: uid,
      words: {
        ...saidWords(words, shown),
        name: shown,
        // who says a name means to have it in the list
        ...(id === undefined && { hidden: null, into: null }),
      },
      ...(was !== undefined && { known: { name: was } }),
    },
  ];
  // a theme that only assets said is one that people speak of once something lies below it
  if (parent !== null) things.push(termItem(db, kind, parent, {}));
  if (name !== undefined) things.push(...withoutSynonym(db, kind, uid, name));
  const old = own && name !== undefined && name !== was ? was : undefined;
  if (old !== undefined) things.push(...renamedEvents(db, kind, [old], shown));
  if (old !== undefined && kind === 'person') things.push(...renamedConsents(db, [old], shown));
  const assets = old === undefined ? [] : renamedAssets(db, kind, [old], shown);
  return { ...applyEdit(db, context, assets, things), id: uid };
}

/** One line without control characters, composed; '' when nothing is left. */
export const cleanName = (name: string): string =>
  name
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replace(/[\ufeff\u200b]/g, '')
    .trim();

/** Words of a term as they are kept: an emptied one is none. */
export function saidWords(words: TermWords, name: string): Record<string, ThingValue | null | undefined> {
  const { parent, colour, synonyms, offices, position, note, hidden } = words;
  const kept = synonyms === undefined ? undefined : otherNames(synonyms, name);
  const held = offices
    ?.map((office) => ({ ...office, title: cleanName(office.title) }))
    .filter(({ title }) => title !== '');
  return {
    parent,
    colour: colour === undefined ? undefined : (colour?.toLowerCase() ?? null),
    synonyms: kept === undefined ? undefined : kept.length > 0 ? kept : null,
    offices: held === undefined ? undefined : held.length > 0 ? JSON.stringify(held) : null,
    position: position === undefined ? undefined : position && JSON.stringify(position),
    note: note === undefined ? undefined : note?.trim() || null,
    hidden: hidden === undefined ? undefined : hidden ? 'yes' : null,
  };
}

/** Other names, each once and none that is the name itself. */
export function otherNames(synonyms: readonly string[], name: string): string[] {
  const seen = new Set([folded(name)]);
  return synonyms.map(cleanName).filter((word) => word !== '' && !seen.has(folded(word)) && seen.add(folded(word)));
}

/** Takes a name away from a term that has it as another name. */
export function withoutSynonym(db: Reader, kind: TermKind, uid: string, name: string): ThingItem[] {
  const owner = termBySynonym(db, kind, name);
  if (!owner || owner.uid === uid) return [];
  const synonyms = (saidOfThing(db, kind, owner.uid).get('synonyms') ?? []) as readonly string[];
  const rest = synonyms.filter((word) => folded(word) !== folded(name));
  return [{ subject: kind, id: owner.uid, words: { synonyms: rest.length > 0 ? rest : null } }];
}

/** Takes terms from the list. What lies below one comes to lie where it lay; assets keep the word. @throws `not-found` */
export function removeTerms(db: Writer, context: EditContext, kind: TermKind, ids: readonly string[]): EditResult {
  const out = new Set(ids);
  const tree = termTree(db, kind);
  const things = [...out].map((id) => termItem(db, kind, id, { hidden: 'yes' }));
  for (const [uid, parent] of tree) {
    if (parent === null || out.has(uid) || !out.has(parent) || termByUid(db, kind, uid)?.hidden) continue;
    things.push(termItem(db, kind, uid, { parent: firstAbove(tree, uid, out) }));
  }
  return applyEdit(db, context, [], things);
}

/** What is said of a term that is there. Its name is said with it, so that taking all back leads to it. @throws `not-found` */
export function termItem(db: Reader, kind: TermKind, id: string, words: ThingItem['words']): ThingItem {
  const row = termByUid(db, kind, id);
  if (!row) throw new BahanError('not-found', { kind, id });
  const name = shownName(db, kind, row);
  return { subject: kind, id, words: { name, ...words }, known: { name } };
}

/** The name that people gave a term, else the one that an asset said first. */
export const shownName = (db: Reader, kind: TermKind, row: TermRow): string =>
  (saidOfThing(db, kind, row.uid).get('name') as string | undefined) ?? row.name;

export function setAdding(db: Writer, context: EditContext, kind: TermKind, adding: Adding): EditResult {
  const words = { adding: adding === 'owner' ? 'owner' : null };
  return applyEdit(db, context, [], [{ subject: 'vocabulary', id: kind, words }]);
}
