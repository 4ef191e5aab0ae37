import { keepPreviousData, useQuery as useAnswer } from '@tanstack/react-query';
import { useEngine } from './engine.tsx';
import { useResultPart } from './result.ts';

/** How the result on screen lies in time. */
export function useTimeline(isWanted: boolean) {
  const engine = useEngine();
  const result = useResultPart((now) => now.result);
  const isCounted = useResultPart((now) => now.summary !== undefined);
  return useAnswer({
    queryKey: ['timeline', result],
    queryFn: ({ signal }) => engine.search.timeline({ result: result ?? '' }, { signal }),
    // what is on screen is counted first
    enabled: isWanted && result !== undefined && isCounted,
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
}
