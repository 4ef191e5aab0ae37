import type { FacetName, FacetValue } from '../../../shared/model/search.ts';
import type { Term } from '../../../shared/model/term.ts';
import { fold } from '../../../shared/text/fold.ts';
import { filtersOf } from '../../state/filters.ts';
import { type ChipWords, valueWords } from './chip-words.ts';

/** One value of a facet, with those that lie below it: folders in folders, themes under themes. */
export interface FacetNode {
  /** The filter that it stands for. */
  readonly id: string;
  readonly label: string;
  /** Where the label alone is not all of it: the whole path of a folder. */
  readonly title?: string;
  readonly count: number;
  readonly below: readonly FacetNode[];
}

interface Growing extends FacetNode {
  readonly below: Growing[];
}

/**
 * Values as rows in words; in a tree where the office keeps them in one. A value hangs below the nearest one above it
 * that is a value too. Rows beside each other keep the order of the values.
 */
export function facetNodes(
  name: FacetName,
  values: readonly FacetValue[],
  words: ChipWords,
  themes: readonly Term[],
): readonly FacetNode[] {
  if (name === 'folder') return planted(values, folderRow(values));
  if (name === 'theme') return planted(values, themeRow(values, themes));
  return values.map((value) => ({
    id: value.query,
    label: spoken(value, words),
    count: value.count,
    below: [],
  }));
}

/** A value as its filter is said; names of things stay as they are spelled. */
function spoken({ value, query }: FacetValue, words: ChipWords): string {
  const [filter] = filtersOf(query);
  if (!filter) return value;
  const [choice] = filter.choices;
  return choice.meaning.type === 'text' ? value : valueWords(filter.field, choice, words);
}

interface Row {
  readonly label: string;
  readonly title?: string;
  /** The value that it hangs below. */
  readonly above: FacetValue | undefined;
}

function planted(values: readonly FacetValue[], rowOf: (value: FacetValue) => Row): readonly FacetNode[] {
  const rows = values.map((value) => {
    const { label, title, above } = rowOf(value);
    const node: Growing = {
      id: value.query,
      label,
      count: value.count,
      below: [],
      ...(title === undefined ? {} : { title }),
    };
    return { value, node, above };
  });
  const nodes = new Map(rows.map(({ value, node }) => [value, node]));
  const top: Growing[] = [];
  for (const { node, above } of rows) (above ? (nodes.get(above)?.below ?? top) : top).push(node);
  return top;
}

function folderRow(values: readonly FacetValue[]): (value: FacetValue) => Row {
  const pathOf = (value: FacetValue) => filtersOf(value.query)[0]?.choices[0].value ?? value.value;
  const byPath = new Map(values.map((value) => [pathOf(value), value]));
  return (value) => {
    const path = pathOf(value);
    for (let end = lastBreak(path, path.length); end > 0; end = lastBreak(path, end)) {
      const above = byPath.get(path.slice(0, end));
      if (above && above !== value) return { label: path.slice(end + 1), title: path, above };
    }
    return { label: path.slice(lastBreak(path, path.length) + 1) || path, title: path, above: undefined };
  };
}

/** Where a path parts before `end`; either separator. */
const lastBreak = (path: string, end: number): number =>
  Math.max(path.lastIndexOf('/', end - 1), path.lastIndexOf('\\', end - 1));

function themeRow(values: readonly FacetValue[], themes: readonly Term[]): (value: FacetValue) => Row {
  const byName = new Map(values.map((value) => [fold(value.value), value]));
  const terms = new Map(themes.map((theme) => [theme.id, theme]));
  const termOf = new Map(themes.map((theme) => [fold(theme.name), theme]));
  return (value) => {
    const seen = new Set<string>();
    for (let term = termOf.get(fold(value.value)); term?.parent && !seen.has(term.id); ) {
      seen.add(term.id);
      term = terms.get(term.parent);
      const above = term && byName.get(fold(term.name));
      // names that hang in a circle stand at the top, each for itself
      if (above && above !== value && !hangsBelow(term, value, terms)) return { label: value.value, above };
    }
    return { label: value.value, above: undefined };
  };
}

function hangsBelow(term: Term | undefined, value: FacetValue, terms: ReadonlyMap<string, Term>): boolean {
  const seen = new Set<string>();
  for (let at = term; at && !seen.has(at.id); at = at.parent ? terms.get(at.parent) : undefined) {
    if (fold(at.name) === fold(value.value)) return true;
    seen.add(at.id);
  }
  return false;
}

/** The rows whose words have all that was typed, flat, at most so many. */
export function nodesLike(nodes: readonly FacetNode[], typed: string, most: number): readonly FacetNode[] {
  const sought = fold(typed).split(/\s+/).filter(Boolean);
  const found: FacetNode[] = [];
  const look = (list: readonly FacetNode[]): void => {
    for (const node of list) {
      if (found.length >= most) return;
      const text = fold(node.label);
      if (sought.every((word) => text.includes(word))) found.push({ ...node, below: [] });
      look(node.below);
    }
  };
  look(nodes);
  return found;
}
