import { useMemo } from 'react';
import type { Passage } from '../../../shared/model/search.ts';
import { usePassages } from '../../data/passages.ts';
import { useSettledQuery } from '../../state/query.ts';
import { createStore, useStore } from '../../state/store.ts';

/** Where a document is opened: at what was looked for. */
export interface Lead {
  /** Another way in has another key, also to the same words. */
  readonly key: string;
  /** As they stand in the document, to be found and marked; empty where they stand in a picture. */
  readonly words: string;
  /** From 1; null where there are no pages. */
  readonly page: number | null;
  /** The words from there on, by which the one place is told from others with the same words. */
  readonly onward: string;
}

interface Chosen {
  readonly of: string;
  readonly passage: Passage;
  readonly fromMachine: boolean;
  readonly time: number;
}

/** The passage that somebody chose to see, in the document that it stands in. */
const chosenPassage = createStore<Chosen | undefined>(undefined);

export const lookAtPassage = (of: string, passage: Passage, fromMachine: boolean): void =>
  chosenPassage.set((before) => ({ of, passage, fromMachine, time: (before?.time ?? 0) + 1 }));

export const forgetPassage = (): void => chosenPassage.set(undefined);

/** Where a document begins for who comes from a search: at the passage that was chosen, else at the best one. */
export function useLead(id: string): Lead | undefined {
  const chosen = useStore(chosenPassage);
  const own = chosen?.of === id ? chosen : undefined;
  const { text } = useSettledQuery();
  const { data } = usePassages(own ? '' : text, id, 1);
  return useMemo(() => {
    if (own) return leadTo(own.passage, own.fromMachine, `chosen ${own.time}`);
    const [best] = data?.passages ?? [];
    return data && best ? leadTo(best, data.fromMachine, `best ${best.page} ${best.text}`) : undefined;
  }, [own, data]);
}

/** The longest run of marks with nothing between them: a document is looked through for one thing at a time. */
export function leadTo({ text, marks, page }: Passage, fromMachine: boolean, key: string): Lead {
  const runs: { from: number; to: number; count: number }[] = [];
  for (const { from, to } of marks) {
    const last = runs.at(-1);
    if (last && text.slice(last.to, from).trim() === '') {
      last.to = to;
      last.count += 1;
    } else runs.push({ from, to, count: 1 });
  }
  const best = runs.reduce((a, b) => (b.count > a.count ? b : a), { from: 0, to: 0, count: 0 });
  const words = fromMachine ? '' : text.slice(best.from, best.to);
  return { key, words, page, onward: text.slice(best.from).replace(/ …$/, '') };
}

/** Whether a text goes on from a place as the passage does, as far as both of them reach. */
export function goesOn(text: string, at: number, onward: string): boolean {
  const own = text.slice(at).replace(/\s+/g, ' ').trim();
  const wanted = onward.replace(/\s+/g, ' ').trim();
  const length = Math.min(own.length, wanted.length);
  return length > 0 && own.slice(0, length) === wanted.slice(0, length);
}
