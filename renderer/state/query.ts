import type { SearchOrder } from '../../shared/model/search.ts';
import { hasFilter, inLanguage, withChoice, withExcluded, withoutFilter } from './filters.ts';
import { createStore, useStore } from './store.ts';

export interface Query {
  readonly text: string;
  readonly order: SearchOrder;
  /** Id of the collection that is looked at; what is typed then looks through it alone. */
  readonly collection?: string | undefined;
  /** Assets that were named one by one, as by a link; what is typed then looks through everything again. */
  readonly only?: readonly string[] | undefined;
  /** The collection that is a search and is looked at; what is typed narrows it. */
  readonly living?: { readonly id: string; readonly query: string } | undefined;
}

/** What is being looked for. Typing sets it at once; a newer search cancels the one before, so nothing waits. */
export const query = createStore<Query>({ text: '', order: 'newest' });

/** Milliseconds without a key after which all that goes by the query is drawn: what was found is mostly shown by then. */
const pause = 80;

/** See `useSettledQuery`. */
export const settledQuery = createStore(query.get());
let isTyping = false;
let settling: ReturnType<typeof setTimeout> | undefined;
const settle = (): void => settledQuery.set(query.get());
query.subscribe(() => {
  clearTimeout(settling);
  if (isTyping) settling = setTimeout(settle, pause);
  else settle();
});

/** What somebody types: the result follows at once, and what stands around it when they pause. */
export function typeQueryText(text: string): void {
  isTyping = true;
  try {
    setQueryText(text);
  } finally {
    isTyping = false;
  }
}

export function setQueryText(text: string): void {
  query.set((previous) => withText(previous, text));
}

/** What a query is with another text; the same object where it is the same. */
export const withText = (previous: Query, text: string): Query =>
  previous.text === text ? previous : { ...previous, text, only: undefined };

export function setOrder(order: SearchOrder): void {
  query.set((previous) => (previous.order === order ? previous : { ...previous, order }));
}

/** Lets a value through beside others of its field, or takes it away when it is there. */
export function toggleFilter(filter: string): void {
  const { text } = query.get();
  setQueryText(hasFilter(text, filter) ? withoutFilter(text, filter) : withChoice(text, inLanguage(filter)));
}

/** Keeps a value out, or lets it be when it was kept out. */
export function toggleExcluded(filter: string): void {
  const { text } = query.get();
  const out = `-${filter}`;
  setQueryText(hasFilter(text, out) ? withoutFilter(text, out) : withExcluded(text, inLanguage(filter)));
}

/** Looks at one place of the library: this filter alone, or everything. */
export function goTo(filter: string | undefined): void {
  query.set(({ order }) => ({ text: filter === undefined ? '' : `${filter} `, order }));
}

/** Looks at one collection, whole and in its own order. */
export function goToCollection(collection: string): void {
  query.set(({ order }) => ({ text: '', order, collection }));
}

/** Looks at these alone, in this order. */
export function goToOnly(only: readonly string[]): void {
  query.set(({ order }) => ({ text: '', order, only }));
}

/** Whether what is looked at was put together by hand: a set with an order of its own, in which days mean nothing. */
export const isByHand = ({ collection, only }: Query): boolean => collection !== undefined || only !== undefined;

export function useQuery(): Query {
  return useStore(query);
}

/**
 * The query as what stands around the result draws it: it stays while somebody types, so that no key waits for it. Whatever
 * else changes the query changes this with it.
 */
export function useSettledQuery(): Query {
  return useStore(settledQuery);
}
