import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { LookGroup } from '../../shared/model/look.ts';
import { useEdit } from './edits.ts';
import { useEngine } from './engine.tsx';

export type Closeness = 'same' | 'near';

/** Milliseconds after which the groups are asked for again while pictures are still being looked at. */
const growsEvery = 10_000;

/** The first groups of pictures that look alike, those with most of them first. */
export function useLookGroups(closeness: Closeness, limit: number) {
  const engine = useEngine();
  return useQuery({
    queryKey: ['looks', closeness, limit],
    queryFn: ({ signal }) => engine.looks.groups({ closeness, limit }, { signal }),
    placeholderData: (before, query) => (query?.queryKey[1] === closeness ? keepPreviousData(before) : undefined),
    refetchInterval: ({ state }) => ((state.data?.waiting ?? 0) > 0 ? growsEvery : false),
  });
}

/** One picture of a group stays in sight. */
export interface Kept {
  readonly keep: string;
  readonly hide: readonly string[];
}

/** Hides all but the chosen ones, as one step of undo; answers whether that was done. */
export function useKeeping(): (kept: readonly Kept[], closeness: Closeness) => Promise<boolean> {
  const engine = useEngine();
  const { run } = useEdit();
  const queries = useQueryClient();
  return useCallback(
    async (kept, closeness) => {
      const groups = kept.map(({ keep, hide }) => ({ keep, hide: [...hide] }));
      const hidden = groups.reduce((sum, { hide }) => sum + hide.length, 0);
      const done = await run(() => engine.looks.keep({ groups, withWords: closeness === 'same' }), {
        key: 'looks.done',
        values: { hidden },
      });
      await queries.invalidateQueries({ queryKey: ['looks'] });
      return done !== undefined;
    },
    [engine, run, queries],
  );
}

/** All of a group but the chosen one, with what belongs to them. */
export function othersOf(group: LookGroup, keep: string): string[] {
  const chosen = group.assets.find(({ id }) => id === keep);
  const stays = new Set([keep, ...(chosen?.goesWith ?? [])]);
  return [...new Set(group.assets.flatMap(({ id, goesWith }) => [id, ...goesWith]))].filter((id) => !stays.has(id));
}
