import type { SearchOrder } from '../../shared/model/search.ts';
import { parse } from '../../shared/query/parse.ts';
import { print } from '../../shared/query/print.ts';
import { type Query, query } from './query.ts';
import { settings } from './settings.ts';
import { today } from './today.ts';

/** A collection that is a search, as it is looked at. */
export interface Living {
  readonly id: string;
  /** What it looks for. */
  readonly query: string;
}

/** Looks at a living collection, in its order; what is typed then narrows it. */
export function goToLiving(living: Living, sort: SearchOrder | null): void {
  query.set(({ order }) => ({ text: '', order: sort ?? order, living }));
}

/** Its search was changed, here or elsewhere. */
export function renewLiving(living: Living): void {
  query.set((previous) =>
    previous.living?.id === living.id && previous.living.query !== living.query ? { ...previous, living } : previous,
  );
}

/** All that is looked for: what was typed, and what the living collection asks besides. */
export function wholeText({ text, living }: Pick<Query, 'text' | 'living'>): string {
  const typed = text.trim();
  if (!living || typed === '') return living?.query ?? typed;
  return [within(living.query, true), within(typed, false)].filter(Boolean).join(' ');
}

/** A query as a part of one in which all parts must be met. The last is not closed: its last word may be a beginning. */
function within(text: string, isClosed: boolean): string {
  const { root } = parse(text, today());
  const printed = print(root, settings.get().language);
  const isOne = root?.type === 'field' || root?.type === 'phrase';
  // beside each other, the words of two queries would be read as one date or one question
  return printed !== '' && (root?.type === 'or' || (isClosed && !isOne)) ? `(${printed})` : printed;
}
