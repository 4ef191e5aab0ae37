import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useEngine } from './engine.tsx';

/** Letters that are typed quickly are asked about together. */
const pause = 250;

/** Where the text inside an asset answers a query; nothing is asked for while the query is empty. */
export function usePassages(query: string, id: string, limit: number) {
  const engine = useEngine();
  const [settled, setSettled] = useState(query);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(query), pause);
    return () => clearTimeout(timer);
  }, [query]);
  return useQuery({
    queryKey: ['asset', id, 'passages', settled, limit],
    queryFn: ({ signal }) => engine.search.passages({ query: settled, id, limit }, { signal }),
    enabled: settled.trim() !== '',
    placeholderData: (before, last) => (last?.queryKey[1] === id ? keepPreviousData(before) : undefined),
    gcTime: 30_000,
  });
}
