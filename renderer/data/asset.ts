import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useEngine } from './engine.tsx';

/** One asset whole; asked again when it changes. */
export function useAsset(id: string | undefined) {
  const engine = useEngine();
  return useQuery({
    queryKey: ['asset', id ?? ''],
    queryFn: ({ signal }) => engine.assets.get({ id: id ?? '' }, { signal }),
    enabled: id !== undefined,
  });
}

/** What several assets have in common. */
export function useSummary(ids: ReadonlySet<string> | readonly string[]) {
  const engine = useEngine();
  const list = useMemo(() => [...ids].sort(), [ids]);
  return useQuery({
    queryKey: ['summary', list],
    queryFn: ({ signal }) => engine.assets.summarize({ ids: list }, { signal }),
    enabled: list.length > 0,
    placeholderData: keepPreviousData,
    // a key may hold thousands of ids: it is dropped as soon as nobody looks
    gcTime: 0,
  });
}
