import type { Office, TermKind } from '../../../shared/model/term.ts';
import { get, type Reader } from '../db/connection.ts';
import type { ThingItem } from '../db/edits.ts';
import { newId } from '../db/ids.ts';
import { folded } from '../db/term-carriers.ts';
import { otherNames, refuseAdding, saidWords, shownName, withoutSynonym } from '../db/term-edits.ts';
import { joined } from '../db/term-merge.ts';
import { termByName, termBySynonym } from '../db/term-rows.ts';
import { officesOf } from '../db/term-titles.ts';
import { isBelow, termTree } from '../db/term-tree.ts';
import { saidOfThing } from '../db/things.ts';
import type { TermEntry, TermProblem } from './term-csv.ts';

/** What an import would do. */
export interface TermImport {
  readonly things: readonly ThingItem[];
  readonly added: number;
  readonly changed: number;
  readonly problems: readonly TermProblem[];
}

interface Known {
  readonly uid: string;
  /** What it is called now; undefined for one that is new. */
  readonly name: string | undefined;
  readonly isNew: boolean;
}

/**
 * What a list of terms adds and changes. A term that is there already gets what the list says of it, and keeps the rest;
 * offices and other names are added to those that it has. A row whose name is another name of a term is left out, so that
 * nothing that was merged comes back; a circle is left open where the list would close it.
 * @param gently what people said of a term that is there already stays
 * @throws `not-allowed` when something would be added by who may not
 */
export function importTerms(
  db: Reader,
  kind: TermKind,
  entries: readonly TermEntry[],
  mayOwn: boolean,
  gently = false,
): TermImport {
  const problems: TermProblem[] = [];
  const known = new Map<string, Known>();
  const find = (name: string): Known => {
    const key = folded(name);
    const before = known.get(key);
    if (before) return before;
    const own = termByName(db, kind, name);
    const row = own && !own.hidden ? own : (termBySynonym(db, kind, name) ?? own);
    const found = row
      ? { uid: row.uid, name: shownName(db, kind, row), isNew: row.hidden === 1 }
      : { uid: newId(), name: undefined, isNew: true };
    if (found.isNew) refuseAdding(db, kind, mayOwn, name);
    known.set(key, found);
    return found;
  };
  const tree = termTree(db, kind);
  const names = new Set(entries.map(({ name }) => folded(name)));
  const things: ThingItem[] = [];
  const touched = new Set<string>();
  for (const entry of entries) {
    const own = termByName(db, kind, entry.name);
    const other = own && !own.hidden ? undefined : termBySynonym(db, kind, entry.name);
    if (other) {
      problems.push({ line: entry.line, problem: 'known-as', value: `${entry.name} = ${other.name}` });
      continue;
    }
    const term = find(entry.name);
    touched.add(term.uid);
    let parent: string | undefined;
    if (entry.parent !== undefined) {
      const above = find(entry.parent);
      if (isBelow(tree, above.uid, term.uid))
        problems.push({ line: entry.line, problem: 'circle', value: entry.parent });
      else parent = above.uid;
      if (above.isNew && !touched.has(above.uid)) things.push(itemOf(kind, above, entry.parent, {}));
      if (parent !== undefined) tree.set(term.uid, parent);
    }
    things.push(itemOf(kind, term, entry.name, wordsOf(db, kind, term, entry, { parent, names, gently })));
    if (term.isNew) things.push(...withoutSynonym(db, kind, term.uid, entry.name));
  }
  const items = joined(things);
  const changes = items.filter((item) => isChange(db, item));
  const added = new Set([...known.values()].filter(({ isNew }) => isNew).map(({ uid }) => uid));
  return { things: changes, added: added.size, changed: changes.filter(({ id }) => !added.has(id)).length, problems };
}

function itemOf(kind: TermKind, term: Known, name: string, words: ThingItem['words']): ThingItem {
  const shown = term.name ?? name;
  return {
    subject: kind,
    id: term.uid,
    words: { ...words, name: shown, ...(term.isNew && { hidden: null, into: null }) },
    ...(term.name !== undefined && { known: { name: term.name } }),
  };
}

/** What an entry says of a term, together with what it has already. */
function wordsOf(
  db: Reader,
  kind: TermKind,
  term: Known,
  entry: TermEntry,
  { parent, names, gently }: { parent: string | undefined; names: ReadonlySet<string>; gently: boolean },
): ThingItem['words'] {
  const said = saidOfThing(db, kind, term.uid);
  const synonyms = [...((said.get('synonyms') ?? []) as readonly string[]), ...(entry.synonyms ?? [])];
  // a name that is offered as itself is no other name of something else
  const free = otherNames(synonyms, entry.name).filter(
    (word) => !names.has(folded(word)) && isFree(db, kind, term.uid, word),
  );
  const words = {
    ...saidWords(
      {
        colour: entry.colour,
        synonyms: entry.synonyms === undefined ? undefined : free,
        offices: entry.offices === undefined ? undefined : [...officesTogether(db, term, entry.offices)],
        position: entry.position,
        note: entry.note,
      },
      entry.name,
    ),
    ...(parent !== undefined && { parent }),
  };
  if (!gently) return words;
  return Object.fromEntries(Object.entries(words).filter(([field]) => !said.has(field)));
}

function isFree(db: Reader, kind: TermKind, uid: string, word: string): boolean {
  const named = termByName(db, kind, word);
  if (named && named.uid !== uid && !named.hidden) return false;
  const other = termBySynonym(db, kind, word);
  return !other || other.uid === uid;
}

/** Offices that a person has and those that are said: the same title since the same day is the same office. */
function officesTogether(db: Reader, term: Known, offices: readonly Office[]): Office[] {
  const details = get<{ details: string }>(db, 'SELECT details FROM term WHERE uid = ?', term.uid)?.details ?? null;
  const all = new Map(officesOf(details).map((office) => [keyOf(office), office]));
  for (const office of offices) all.set(keyOf(office), office);
  return [...all.values()];
}

const keyOf = ({ title, from }: Office): string => JSON.stringify([title.toLowerCase(), from]);

/** Whether an item says anything that is not said already. */
function isChange(db: Reader, { subject, id, words, known }: ThingItem): boolean {
  const said = saidOfThing(db, subject, id);
  return Object.entries(words).some(([field, value]) => {
    if (value === undefined) return false;
    const before = said.get(field) ?? known?.[field] ?? null;
    return JSON.stringify(value) !== JSON.stringify(before);
  });
}
