import type { Office, TermKind } from '../../../shared/model/term.ts';
import type { Reader } from '../db/connection.ts';
import type { ThingItem } from '../db/edits.ts';
import { newId } from '../db/ids.ts';
import { folded } from '../db/term-carriers.ts';
import { otherNames, saidWords } from '../db/term-edits.ts';
import { joined } from '../db/term-merge.ts';
import { refuseAdding } from '../db/term-rights.ts';
import { isBelow, termTree } from '../db/term-tree.ts';
import type { TermEntry, TermProblem } from './term-csv.ts';
import { type TermIndex, termIndex } from './term-index.ts';

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
  const index = termIndex(db, kind);
  const problems: TermProblem[] = [];
  const known = new Map<string, Known>();
  const find = (name: string): Known => {
    const key = folded(name);
    const before = known.get(key);
    if (before) return before;
    const row = index.named(name) ?? index.calledToo(name) ?? index.hidden(name);
    const found = row
      ? { uid: row.uid, name: row.name, isNew: row.hidden }
      : { uid: newId(), name: undefined, isNew: true };
    if (found.isNew) refuseAdding(db, kind, mayOwn, name);
    known.set(key, found);
    return found;
  };
  const tree = termTree(db, kind);
  const names = new Set(entries.map(({ name }) => folded(name)));
  const things: ThingItem[] = [];
  for (const entry of entries) {
    const other = index.named(entry.name) ? undefined : index.calledToo(entry.name);
    if (other) {
      problems.push({ line: entry.line, problem: 'known-as', value: `${entry.name} = ${other.name}` });
      continue;
    }
    const term = find(entry.name);
    let parent: string | undefined;
    if (entry.parent !== undefined) {
      const above = find(entry.parent);
      things.push(itemOf(kind, above, entry.parent, {}));
      if (isBelow(tree, above.uid, term.uid)) {
        problems.push({ line: entry.line, problem: 'circle', value: entry.parent });
      } else {
        parent = above.uid;
        tree.set(term.uid, parent);
      }
    }
    things.push(itemOf(kind, term, entry.name, wordsOf(index, term, entry, { parent, names, gently })));
  }
  const changes = joined(things).filter((item) => isChange(index, item));
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
  index: TermIndex,
  term: Known,
  entry: TermEntry,
  { parent, names, gently }: { parent: string | undefined; names: ReadonlySet<string>; gently: boolean },
): ThingItem['words'] {
  const said = index.said(term.uid);
  const synonyms = [...((said.get('synonyms') ?? []) as readonly string[]), ...(entry.synonyms ?? [])];
  // a name that is offered as itself is no other name of something else
  const free = otherNames(synonyms, entry.name).filter((word) => {
    const holder = index.named(word) ?? index.calledToo(word);
    return !names.has(folded(word)) && (!holder || holder.uid === term.uid);
  });
  const words = {
    ...saidWords(
      {
        colour: entry.colour,
        synonyms: entry.synonyms === undefined ? undefined : free,
        offices: entry.offices && officesTogether(said.get('offices') as string | undefined, entry.offices),
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

/** Offices that a person has (JSON) and those that are said: the same title since the same day is the same office. */
function officesTogether(held: string | undefined, offices: readonly Office[]): Office[] {
  const before = held === undefined ? [] : (JSON.parse(held) as Office[]);
  return [...new Map([...before, ...offices].map((office) => [keyOf(office), office])).values()];
}

const keyOf = ({ title, from }: Office): string => JSON.stringify([title.toLowerCase(), from]);

/** Whether an item says anything that is not said already; a term that assets alone named has its name as if it were said. */
function isChange(index: TermIndex, { id, words, known }: ThingItem): boolean {
  const said = index.said(id);
  return Object.entries(words).some(([field, value]) => {
    if (value === undefined) return false;
    const before = said.get(field) ?? known?.[field] ?? null;
    return JSON.stringify(value) !== JSON.stringify(before);
  });
}
