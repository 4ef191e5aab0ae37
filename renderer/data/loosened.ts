import { useQuery as useAnswer } from '@tanstack/react-query';
import { wholeText } from '../state/living.ts';
import type { Query } from '../state/query.ts';
import { today } from '../state/today.ts';
import { useEngine } from './engine.tsx';

/** How much each of some queries would find; those that find nothing are left out. Asked one after the other. */
export function useWouldFind(queries: readonly string[], living: Query['living']): ReadonlyMap<string, number> {
  const engine = useEngine();
  const { data } = useAnswer({
    queryKey: ['would-find', queries, living?.query ?? ''],
    queryFn: async ({ signal }) => {
      const counts = new Map<string, number>();
      for (const text of queries) {
        const query = wholeText({ text: `${text} `, living });
        const asked = { session: 'would-find', query, order: 'newest' as const, limit: 1, today: today() };
        const page = await engine.search.open(asked, { signal });
        // words that nothing holds were read as others: that is not what was asked
        if (page.corrections.length > 0) continue;
        const total = page.totalIsExact
          ? page.total
          : (await engine.search.summary({ result: page.result }, { signal })).total;
        if (total > 0) counts.set(text, total);
      }
      return counts;
    },
    enabled: queries.length > 0,
    gcTime: 0,
  });
  return data ?? none;
}

const none: ReadonlyMap<string, number> = new Map();
