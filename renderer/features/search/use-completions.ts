import { keepPreviousData, useQuery as useAnswer } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Suggestion } from '../../../shared/model/search.ts';
import { fieldByWord } from '../../../shared/query/keywords.ts';
import type { FieldName } from '../../../shared/query/tree.ts';
import { fold } from '../../../shared/text/fold.ts';
import { useEngine } from '../../data/engine.tsx';
import { useLanguage } from '../../state/language.tsx';
import { recent } from '../../state/recent.ts';
import { useStore } from '../../state/store.ts';

export interface Completion {
  readonly key: string;
  /** `help` opens the sheet of examples and completes nothing. */
  readonly kind: Suggestion['kind'] | 'recent' | 'help';
  readonly label: string;
  readonly count: number | null;
  /** The field that a name of a filter stands for. */
  readonly field?: FieldName;
  /** The whole search text once this was chosen, and where the cursor then stands. */
  readonly text: string;
  readonly cursor: number;
  /** A field name waits for its value; the list stays open. */
  readonly goesOn: boolean;
}

const none: readonly Completion[] = [];
/** Searches of before that are shown while nothing is typed, and beside what the library knows. */
const shown = { alone: 8, beside: 2 } as const;

/** Milliseconds by which completions follow a key: what is found goes before. */
const behind = 60;

export interface Completions {
  readonly rows: readonly Completion[];
  /** More may come for what is typed now. */
  readonly isPending: boolean;
}

/** What the word at the cursor may become, and what was looked for lately. */
export function useCompletions(text: string, cursor: number, isWanted: boolean): Completions {
  const engine = useEngine();
  const lang = useLanguage();
  const { searches } = useStore(recent);
  const isEmpty = text.trim() === '';
  const { data, isFetching } = useAnswer({
    queryKey: ['suggest', text, cursor, lang],
    queryFn: async ({ signal }) => {
      await new Promise((resolve) => setTimeout(resolve, behind));
      signal.throwIfAborted();
      return engine.search.suggest({ query: text, cursor, lang }, { signal });
    },
    enabled: isWanted && !isEmpty,
    placeholderData: keepPreviousData,
    gcTime: 0,
    staleTime: 0,
  });
  const rows = useMemo(() => {
    if (!isWanted) return none;
    if (isEmpty) return [...searches.slice(0, shown.alone).map(ofRecent), help];
    return [
      ...(data ?? []).map((suggestion) => ofSuggestion(suggestion, text, cursor)),
      ...searchesLike(searches, text).map(ofRecent),
    ];
  }, [isWanted, isEmpty, searches, data, text, cursor]);
  return { rows, isPending: isFetching };
}

const help: Completion = { key: 'help', kind: 'help', label: '', count: null, text: '', cursor: 0, goesOn: false };

/** Searches of before that go on from what is typed. */
export function searchesLike(searches: readonly string[], text: string): readonly string[] {
  const typed = fold(text.trim());
  if (typed.length < 2) return [];
  return searches
    .filter((one) => {
      const folded = fold(one);
      return folded !== typed && folded.startsWith(typed);
    })
    .slice(0, shown.beside);
}

function ofRecent(words: string): Completion {
  const text = `${words} `;
  return {
    key: `recent ${words}`,
    kind: 'recent',
    label: words,
    count: null,
    text,
    cursor: text.length,
    goesOn: false,
  };
}

function ofSuggestion(suggestion: Suggestion, text: string, cursor: number): Completion {
  const from = wordStart(text, cursor);
  const rest = text.slice(cursor).replace(/^\S*/, '');
  const goesOn = suggestion.kind === 'field' && suggestion.insert.endsWith(':');
  const head = text.slice(0, from) + suggestion.insert + (goesOn ? '' : ' ');
  const { kind, label, count } = suggestion;
  const field = kind === 'field' ? fieldByWord.get(suggestion.insert.replace(/^-+|:$/g, '').toLowerCase()) : undefined;
  return {
    key: `${kind} ${suggestion.insert}`,
    kind,
    label,
    count,
    ...(field === undefined ? {} : { field }),
    text: head + rest.trimStart(),
    cursor: head.length,
    goesOn,
  };
}

/** Where the piece that the cursor stands in begins; a space inside quotes does not part it. */
export function wordStart(text: string, cursor: number): number {
  let from = 0;
  let isQuoted = false;
  for (let at = 0; at < cursor; at += 1) {
    const letter = text.charAt(at);
    if (letter === '"') isQuoted = !isQuoted;
    else if (!isQuoted && /\s/.test(letter)) from = at + 1;
  }
  return from;
}
