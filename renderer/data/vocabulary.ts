import { useQuery } from '@tanstack/react-query';
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
