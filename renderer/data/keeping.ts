import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEngine } from './engine.tsx';
import { useReport } from './report.ts';

/** Rows of a long list that come at once. */
const piece = 200;

/** Groups of files that were found again, newest first; `untold`: only those that nobody was told of. */
export function useRefoundGroups(untold: boolean) {
  const engine = useEngine();
  return useQuery({
    queryKey: ['refound', 'groups', untold],
    queryFn: ({ signal }) => engine.refound.groups({ untold }, { signal }),
  });
}

/** The files of one group, in pieces. */
export function useRefoundItems(group: string) {
  const engine = useEngine();
  return useInfiniteQuery({
    queryKey: ['refound', 'items', group],
    queryFn: ({ pageParam, signal }) => engine.refound.items({ group, offset: pageParam, limit: piece }, { signal }),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => (last.length === piece ? pages.length * piece : undefined),
  });
}

/** A person was told of these groups: nobody is told again. */
export function useTold() {
  const engine = useEngine();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (groups: readonly string[]) => engine.refound.told({ groups: [...groups] }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['refound', 'groups'] }),
  });
}

export interface Parting {
  readonly group: string;
  /** Absent: the whole group. */
  readonly items?: readonly number[];
}

/** "These are not the same", of whole groups or of some of their files; answers how many were separated. */
export function useUndoRefound() {
  const engine = useEngine();
  const queries = useQueryClient();
  const onError = useReport();
  return useMutation({
    mutationFn: async (partings: readonly Parting[]) => {
      let undone = 0;
      for (const { group, items } of partings)
        undone += (await engine.refound.undo({ group, ...(items ? { items: [...items] } : {}) })).undone;
      return undone;
    },
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: ['refound'] });
      void queries.invalidateQueries({ queryKey: ['missing'] });
    },
    onError,
  });
}

/** Assets whose files are gone, of one watched folder or of all, in pieces. */
export function useMissing(root: string | undefined) {
  const engine = useEngine();
  return useInfiniteQuery({
    queryKey: ['missing', root ?? ''],
    queryFn: ({ pageParam, signal }) =>
      engine.missing.list({ ...(root === undefined ? {} : { root }), offset: pageParam, limit: piece }, { signal }),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => {
      const held = pages.reduce((sum, page) => sum + page.items.length, 0);
      return held < last.total && last.items.length > 0 ? held : undefined;
    },
  });
}

export function useForget() {
  const engine = useEngine();
  const queries = useQueryClient();
  const onError = useReport();
  return useMutation({
    mutationFn: (ids: readonly string[]) => engine.missing.forget({ ids: [...ids] }),
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: ['missing'] });
      void queries.invalidateQueries({ queryKey: ['roots'] });
      void queries.invalidateQueries({ queryKey: ['info'] });
    },
    onError,
  });
}
