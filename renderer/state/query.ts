import type { SearchOrder } from '../../shared/model/search.ts';
import { createStore, useStore } from './store.ts';

export interface Query {
  readonly text: string;
  readonly order: SearchOrder;
}

/** What is being looked for. Typing sets it at once; a newer search cancels the one before, so nothing waits. */
export const query = createStore<Query>({ text: '', order: 'newest' });

export function setQueryText(text: string): void {
  query.set((previous) => (previous.text === text ? previous : { ...previous, text }));
}

export function setOrder(order: SearchOrder): void {
  query.set((previous) => (previous.order === order ? previous : { ...previous, order }));
}

/** The pieces of a query that stand apart: split at spaces, except inside quotes. */
export function pieces(text: string): readonly string[] {
  return text.match(/(?:[^\s"]|"[^"]*"?)+/g) ?? [];
}

const same = (a: string, b: string) => a.toLocaleLowerCase() === b.toLocaleLowerCase();

export function hasFilter(text: string, filter: string): boolean {
  return pieces(text).some((piece) => same(piece, filter));
}

export function withFilter(text: string, filter: string): string {
  if (hasFilter(text, filter)) return text;
  return text.trim() === '' ? `${filter} ` : `${text.trimEnd()} ${filter} `;
}

export function withoutFilter(text: string, filter: string): string {
  const left = pieces(text).filter((piece) => !same(piece, filter));
  return left.length === 0 ? '' : `${left.join(' ')} `;
}

/** Adds the filter, or takes it away when it is there. */
export function toggleFilter(filter: string): void {
  const { text } = query.get();
  setQueryText(hasFilter(text, filter) ? withoutFilter(text, filter) : withFilter(text, filter));
}

/** `name:value`, in quotes where the value needs them. A quote inside is dropped: the language has none. */
export function filterText(name: string, value: string): string {
  const plain = value.replaceAll('"', '');
  return /^[\p{L}\p{N}._/-]+$/u.test(plain) ? `${name}:${plain}` : `${name}:"${plain}"`;
}

export function useQuery(): Query {
  return useStore(query);
}
