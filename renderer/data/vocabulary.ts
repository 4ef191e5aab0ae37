import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useEngine } from './engine.tsx';

export type VocabularyName = 'themes' | 'keywords' | 'events' | 'people' | 'places' | 'units';

/** The words that the office uses for a field, most used first. */
export function useVocabulary(name: VocabularyName) {
  const engine = useEngine();
  return useQuery<readonly { readonly name: string; readonly count: number }[]>({
    queryKey: ['vocabulary', name],
    queryFn: ({ signal }) => engine.vocabulary[name]({}, { signal }),
  });
}

/** People with the office that they held on a day, by their names; without the list of people, nobody. */
export function useTitled(names: readonly string[], date: string | null): ReadonlyMap<string, string> {
  const engine = useEngine();
  const { data } = useQuery({
    queryKey: ['vocabulary', 'titled', names, date],
    queryFn: ({ signal }) => engine.vocabulary.titled({ names: [...names], date }, { signal }),
    enabled: names.length > 0,
  });
  return useMemo(() => new Map(names.flatMap((name, at) => (data?.[at] ? [[name, data[at]]] : []))), [names, data]);
}
