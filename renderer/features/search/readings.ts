import { parse } from '../../../shared/query/parse.ts';
import { print } from '../../../shared/query/print.ts';
import type { FieldName, QueryNode, WordNode } from '../../../shared/query/tree.ts';
import { fold } from '../../../shared/text/fold.ts';
import { filtersOf } from '../../state/filters.ts';
import { settings } from '../../state/settings.ts';
import { today } from '../../state/today.ts';

/** The leaves of a query that are words. */
function wordsIn(node: QueryNode | undefined): readonly WordNode[] {
  if (!node) return [];
  if (node.type === 'and' || node.type === 'or') return node.of.flatMap(wordsIn);
  if (node.type === 'not') return wordsIn(node.of);
  return node.type === 'word' ? [node] : [];
}

/** Filters whose value means nothing in their field, so that they were read as words. One still being typed is none. */
export function takenAsWords(text: string): readonly { readonly text: string; readonly field: FieldName }[] {
  return wordsIn(parse(text, today()).root).flatMap(({ text: typed, tried, open }) =>
    tried && !open ? [{ text: typed, field: tried }] : [],
  );
}

/** The query with a word in quotes, which stand for exactly this word: no other is taken in its place. */
export function withExactly(text: string, typed: string): string {
  const found = wordsIn(parse(text, today()).root).filter(
    (node) => fold(node.text) === typed || node.words.includes(typed),
  );
  let left = '';
  let at = 0;
  for (const { span, text: word } of found) {
    left += `${text.slice(at, span.from)}"${word.replaceAll('"', '')}"`;
    at = span.to;
  }
  return left + text.slice(at);
}

/** A way to find more: the query without one of its parts. */
export type Looser = { readonly query: string } & (
  | { readonly type: 'filter'; readonly filter: string }
  | { readonly type: 'word'; readonly word: string }
  | { readonly type: 'quotes'; readonly words: string }
  | { readonly type: 'excluded'; readonly words: string }
  /** Any one of the words is enough. */
  | { readonly type: 'any' }
);

/** Parts that are tried, since each costs a search. */
const mostParts = 8;

/**
 * What may be loosened in a query that finds nothing, one thing each time: a filter, an exclusion, quotes, a word; at last
 * that any of the words is enough. Those that a person is likeliest to spare come first.
 */
export function loosened(text: string): readonly Looser[] {
  const filters = filtersOf(text);
  const { root } = parse(text, today());
  const nodes = root?.type === 'and' ? root.of : root ? [root] : [];
  const without = (node: QueryNode, instead?: QueryNode): string =>
    printed(nodes.flatMap((one) => (one === node ? (instead ?? []) : one)));
  const found: Looser[] = nodes.flatMap((node): readonly Looser[] => {
    const filter = filters.find(({ span }) => span.from <= node.span.from && node.span.to <= span.to);
    if (filter) return [{ type: 'filter', filter: filter.text, query: without(node) }];
    if (node.type === 'phrase' && node.words.length > 1)
      return [{ type: 'quotes', words: node.text, query: without(node, { ...node, type: 'word', open: false }) }];
    if (node.type === 'not') return [{ type: 'excluded', words: printed([node.of]), query: without(node) }];
    return node.type === 'filler' ? [] : [{ type: 'word', word: printed([node]), query: without(node) }];
  });
  const words = nodes.filter((node) => node.type === 'word' || node.type === 'phrase');
  const [first] = words;
  if (first && words.length > 1) {
    const any: QueryNode = { type: 'or', of: words, span: first.span };
    const others = nodes.filter((node) => node.type !== 'word' && node.type !== 'phrase');
    found.push({ type: 'any', query: printed([any, ...others]) });
  }
  return found
    .filter(({ query }) => query !== '')
    .sort((a, b) => order.indexOf(a.type) - order.indexOf(b.type))
    .slice(0, mostParts);
}

const order: readonly Looser['type'][] = ['filter', 'quotes', 'excluded', 'word', 'any'];

const printed = (of: readonly QueryNode[]): string =>
  print(of.length === 1 ? of[0] : { type: 'and', of, span: { from: 0, to: 0 } }, settings.get().language);
