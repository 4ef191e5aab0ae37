import type { SearchOrder } from '../../shared/model/search.ts';
import { parse } from '../../shared/query/parse.ts';
import { printField } from '../../shared/query/print.ts';
import type { FieldMeaning, FieldName, QueryNode, Span } from '../../shared/query/tree.ts';
import { settings } from './settings.ts';
import { createStore, useStore } from './store.ts';
import { today } from './today.ts';

export interface Query {
  readonly text: string;
  readonly order: SearchOrder;
  /** Id of the collection that is looked at; what is typed then looks through it alone. */
  readonly collection?: string | undefined;
  /** The collection that is a search and is looked at; what is typed narrows it. */
  readonly living?: { readonly id: string; readonly query: string } | undefined;
}

/** What is being looked for. Typing sets it at once; a newer search cancels the one before, so nothing waits. */
export const query = createStore<Query>({ text: '', order: 'newest' });

export function setQueryText(text: string): void {
  query.set((previous) => (previous.text === text ? previous : { ...previous, text }));
}

export function setOrder(order: SearchOrder): void {
  query.set((previous) => (previous.order === order ? previous : { ...previous, order }));
}

/** A filter of a field that everything found must pass, like `tema:"Rapat Dinas"` or `-jenis:video`. */
export interface Filter {
  /** As it was typed. */
  readonly text: string;
  readonly field: FieldName;
  /** Without its quotes. */
  readonly value: string;
  readonly isExcluded: boolean;
  /** What it asks for, whichever language it is spelled in: two that ask for the same have the same. */
  readonly sense: string;
  readonly span: Span;
}

/** The filters of a query in their order. One inside alternatives or parentheses is not among them: it binds less. */
export function filtersOf(text: string): readonly Filter[] {
  const { root } = parse(text, today());
  const nodes = root?.type === 'and' ? root.of : root ? [root] : [];
  return nodes.flatMap((node) => filterOf(node, text) ?? []);
}

function filterOf(node: QueryNode, text: string): Filter | undefined {
  const isExcluded = node.type === 'not';
  const inner = isExcluded ? node.of : node;
  if (inner.type !== 'field' || inner.meaning.type === 'empty') return undefined;
  const { field, value, meaning } = inner;
  const { span } = node;
  return { text: text.slice(span.from, span.to), field, value, isExcluded, sense: senseOf(value, meaning), span };
}

function senseOf(value: string, meaning: FieldMeaning): string {
  switch (meaning.type) {
    case 'kind':
      return meaning.kind;
    case 'status':
      return meaning.status;
    case 'lacking':
      return meaning.field;
    default:
      return value.toLocaleLowerCase();
  }
}

/** The same filter, however it is spelled: `tema:Kopi`, `theme:"kopi"`. */
function isSame(a: Filter, b: Filter): boolean {
  return a.field === b.field && a.isExcluded === b.isExcluded && a.sense === b.sense;
}

export function hasFilter(text: string, filter: string): boolean {
  const [wanted] = filtersOf(filter);
  return wanted !== undefined && filtersOf(text).some((one) => isSame(one, wanted));
}

/** The text without these filters, which are its own. */
function without(text: string, filters: readonly Filter[]): string {
  let left = '';
  let at = 0;
  for (const { span } of filters) {
    left += text.slice(at, span.from);
    at = span.to;
  }
  return (left + text.slice(at)).replace(/ {2,}/g, ' ').trim();
}

export function withoutFilter(text: string, filter: string): string {
  const [wanted] = filtersOf(filter);
  const left = wanted
    ? without(
        text,
        filtersOf(text).filter((one) => isSame(one, wanted)),
      )
    : text.trim();
  return left === '' ? '' : `${left} `;
}

/** The text with one filter more, which takes the place of others of its field. */
export function withFilter(text: string, filter: string): string {
  const [wanted] = filtersOf(filter);
  const others = filtersOf(text).filter((one) => one.field === wanted?.field && !one.isExcluded);
  const left = without(text, others);
  // beside alternatives it would bind to the last of them alone
  const head = parse(left, today()).root?.type === 'or' ? `(${left})` : left;
  return head === '' ? `${filter} ` : `${head} ${filter} `;
}

/** Adds the filter in the place of others of its field, or takes it away when it is there. */
export function toggleFilter(filter: string): void {
  const { text } = query.get();
  setQueryText(hasFilter(text, filter) ? withoutFilter(text, filter) : withFilter(text, filter));
}

/** Looks at one place of the library: this filter alone, or everything. */
export function goTo(filter: string | undefined): void {
  query.set(({ order }) => ({ text: filter === undefined ? '' : `${filter} `, order }));
}

/** Looks at one collection, whole and in its own order. */
export function goToCollection(collection: string): void {
  query.set(({ order }) => ({ text: '', order, collection }));
}

/** True when the query is this filter and nothing else, however it is spelled; undefined stands for everything. */
export function isAt(text: string, filter: string | undefined): boolean {
  if (filter === undefined) return text.trim() === '';
  return hasFilter(text, filter) && withoutFilter(text, filter) === '';
}

/** A filter as a person would type it in the language in use. */
export function filterText(field: FieldName, value: string): string {
  return printField(field, value, settings.get().language);
}

export function useQuery(): Query {
  return useStore(query);
}
