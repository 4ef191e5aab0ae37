import { parse } from '../../../shared/query/parse.ts';
import type { QueryNode } from '../../../shared/query/tree.ts';
import { today } from '../../state/today.ts';

/** Letters of a proposed name at most. */
const longest = 80;

/** A name that a search may be kept by: its words, then the values of its filters. What it leaves out is not named. */
export function nameOfSearch(text: string): string {
  const { root } = parse(text, today());
  const parts = root ? partsOf(root) : [];
  const words = parts.filter((part) => !part.isValue).map((part) => part.text);
  const values = parts.filter((part) => part.isValue).map((part) => part.text);
  const name = [words.join(' '), ...new Set(values)].filter(Boolean).join(', ');
  const short = name.length > longest ? `${name.slice(0, longest).replace(/\s+\S*$/, '')}…` : name;
  return short.charAt(0).toLocaleUpperCase() + short.slice(1);
}

interface Part {
  readonly text: string;
  readonly isValue: boolean;
}

function partsOf(node: QueryNode): readonly Part[] {
  switch (node.type) {
    case 'and':
    case 'or':
      return node.of.flatMap(partsOf);
    case 'not':
      return [];
    case 'field':
      return node.value === '' ? [] : [{ text: lastPart(node.value, node.field), isValue: true }];
    default:
      return [{ text: node.text, isValue: false }];
  }
}

/** Of a folder its own name is enough. */
const lastPart = (value: string, field: string): string =>
  field === 'folder' ? (value.split(/[\\/]/).filter(Boolean).at(-1) ?? value) : value;
