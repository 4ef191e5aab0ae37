import { useQuery } from '@tanstack/react-query';
import { useEngine } from './engine.tsx';

/**
 * How a document is read on screen: its pages, sheets or words. `key` changes with the content of the file, so that
 * what was read is kept when only its description changes.
 */
export function useReading(id: string, key: string) {
  const engine = useEngine();
  return useQuery({
    queryKey: ['document', id, key, 'reading'],
    queryFn: ({ signal }) => engine.documents.reading({ id: id }, { signal }),
    gcTime: 60_000,
  });
}

/** The words of one page with their places. */
export function usePageWords(id: string, key: string, page: number, isWanted: boolean) {
  const engine = useEngine();
  return useQuery({
    queryKey: ['document', id, key, 'words', page],
    queryFn: ({ signal }) => engine.documents.words({ id, page }, { signal }),
    enabled: isWanted,
    gcTime: 60_000,
  });
}

/** Where words stand in a paged document; nothing is asked for while there is nothing to look for. */
export function useDocumentHits(id: string, key: string, text: string) {
  const engine = useEngine();
  return useQuery({
    queryKey: ['document', id, key, 'hits', text],
    queryFn: ({ signal }) => engine.documents.find({ id, text }, { signal }),
    enabled: text !== '',
    gcTime: 30_000,
  });
}

/** Everything that the file says, as it says it; read from the file at the moment of asking. */
export function useRawFacts(id: string) {
  const engine = useEngine();
  return useQuery({
    queryKey: ['asset', id, 'raw-facts'],
    queryFn: ({ signal }) => engine.assets.rawFacts({ id }, { signal }),
    gcTime: 30_000,
  });
}
