import type { Term } from '../../../shared/model/term.ts';
import { fold } from '../../../shared/text/fold.ts';

export interface Leaf {
  readonly term: Term;
  /** 0 at the top. */
  readonly depth: number;
}

const byName = new Intl.Collator('id', { numeric: true, sensitivity: 'base' });

/** Terms as a tree is read from above: each with those below it, by name. Whatever hangs in a circle stands at the top. */
export function inTree(terms: readonly Term[]): Leaf[] {
  const sorted = terms.toSorted((a, b) => byName.compare(a.name, b.name));
  const known = new Set(terms.map(({ id }) => id));
  const below = Map.groupBy(sorted, ({ parent }) => (parent !== null && known.has(parent) ? parent : null));
  const leaves: Leaf[] = [];
  const placed = new Set<string>();
  const place = (term: Term, depth: number): void => {
    if (placed.has(term.id)) return;
    placed.add(term.id);
    leaves.push({ term, depth });
    for (const child of below.get(term.id) ?? []) place(child, depth + 1);
  };
  for (const term of below.get(null) ?? []) place(term, 0);
  for (const term of sorted) place(term, 0);
  return leaves;
}

/** Those whose name or another name of theirs has all that was typed, and what they hang under. */
export function matching(leaves: readonly Leaf[], typed: string): readonly Leaf[] {
  const words = fold(typed).split(/\s+/).filter(Boolean);
  if (words.length === 0) return leaves;
  return leaves.filter(({ term }) => {
    const text = fold([term.name, ...term.synonyms].join(' '));
    return words.every((word) => text.includes(word));
  });
}

/** Ids of a term and all that hang below it: none of them can be above it. */
export function belowOf(terms: readonly Term[], id: string): ReadonlySet<string> {
  const found = new Set([id]);
  for (let grew = true; grew; ) {
    grew = false;
    for (const { id: one, parent } of terms) {
      if (parent === null || !found.has(parent) || found.has(one)) continue;
      found.add(one);
      grew = true;
    }
  }
  return found;
}
