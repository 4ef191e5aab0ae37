import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Collection } from '../../shared/model/collection.ts';
import { today } from '../state/today.ts';
import { useEngine } from './engine.tsx';
import { onChange } from './heard.ts';

/** While material comes in, counts are made again no more often than this, in milliseconds. */
const atMostEvery = 10_000;

/** How many assets a living collection finds now; undefined while it was not counted yet. */
export function useLivingCount({ id, query }: Pick<Collection, 'id' | 'query'>): number | undefined {
  const engine = useEngine();
  const day = today();
  const { data } = useQuery({
    queryKey: ['living-count', id, query, day],
    queryFn: async ({ signal }) => (await engine.collections.found({ id, today: day }, { signal })).count,
    enabled: query !== null,
    placeholderData: keepPreviousData,
  });
  return data;
}

/** How many assets a query finds while it is being written; undefined without one, or while it is not known. */
export function useFound(text: string): number | undefined {
  const engine = useEngine();
  const day = today();
  const query = text.trim();
  const { data } = useQuery({
    queryKey: ['living-count', 'typed', query, day],
    queryFn: async ({ signal }) => {
      const ask = { session: 'collection', query, order: 'newest', limit: 1, today: day } as const;
      const { result } = await engine.search.open(ask, { signal });
      return (await engine.search.summary({ result }, { signal })).total;
    },
    enabled: query !== '',
    placeholderData: keepPreviousData,
  });
  return query === '' ? undefined : data;
}

/** Keeps the counts of living collections true while they are on screen. */
export function useRecounts(): void {
  const queries = useQueryClient();
  useEffect(() => {
    let last = Number.NEGATIVE_INFINITY;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const again = () => {
      timer = undefined;
      last = performance.now();
      void queries.invalidateQueries({ queryKey: ['living-count'] });
    };
    const stop = onChange((change) => {
      const isMeant = !change || change.membership || change.collections || change.assetsMore;
      if (isMeant && timer === undefined)
        timer = setTimeout(again, Math.max(0, last + atMostEvery - performance.now()));
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [queries]);
}
