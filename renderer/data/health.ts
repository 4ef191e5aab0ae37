import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Job } from '../../shared/model/job.ts';
import { mergeJobs } from './changes.ts';
import { useEngine } from './engine.tsx';
import { useReport } from './report.ts';

/** Rows of a long list that come at once. */
const piece = 200;

/** How the library is; asked again when the change feed says that something of it is different. */
export function useHealth() {
  const engine = useEngine();
  return useQuery({ queryKey: ['health'], queryFn: ({ signal }) => engine.upkeep.health({}, { signal }) });
}

/** Looks at the health anew, as after a person freed some space. */
export function useHealthAgain() {
  const engine = useEngine();
  const queries = useQueryClient();
  const onError = useReport();
  return useMutation({
    mutationFn: () => engine.upkeep.glance({}),
    onSettled: () => queries.invalidateQueries({ queryKey: ['health'] }),
    onError,
  });
}

/** Goes on taking in, after a person paused it. */
export function useResume() {
  const engine = useEngine();
  const queries = useQueryClient();
  const onError = useReport();
  return useMutation({
    mutationFn: () => engine.upkeep.pause({ paused: false }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['health'] }),
    onError,
  });
}

/** Files that cannot be read, of one watched folder or of all. */
export function useUnreadable(root: string | undefined) {
  const engine = useEngine();
  return useInfiniteQuery({
    queryKey: ['health', 'unreadable', root ?? ''],
    queryFn: ({ pageParam, signal }) =>
      engine.upkeep.unreadable(
        { ...(root === undefined ? {} : { root }), offset: pageParam, limit: piece },
        { signal },
      ),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => {
      const held = pages.reduce((sum, page) => sum + page.items.length, 0);
      return held < last.total && last.items.length > 0 ? held : undefined;
    },
  });
}

/**
 * Begins a backup, in the usual places or (`to`) in a folder that a person chose, there also with what was drawn. The answer is
 * the job that makes it; its label holds the `folder` that it lies in.
 */
export function useBackup() {
  const engine = useEngine();
  const queries = useQueryClient();
  const onError = useReport();
  return useMutation({
    mutationFn: (to: string | null) => engine.upkeep.backup({ to, pictures: to !== null }),
    onSuccess: (job) => {
      queries.setQueryData<readonly Job[]>(['jobs'], (known) => mergeJobs(known ?? [], [job]));
    },
    onError,
  });
}

/** Names the second place for backups. The caller tells the failure where it stands. */
export function useSecondPlace() {
  const engine = useEngine();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (folder: string | null) => engine.upkeep.secondPlace({ folder }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['health'] }),
  });
}

export interface Restoring {
  readonly path: string;
  /** Called off while the backup is still being looked at, nothing happens. */
  readonly signal: AbortSignal;
}

/** Puts a backup in the place of the library; the engine ends and comes back. */
export function useRestore() {
  const engine = useEngine();
  return useMutation({ mutationFn: ({ path, signal }: Restoring) => engine.upkeep.restore({ path }, { signal }) });
}

/** Whether the records are whole; `repair` first mends what can be mended. */
export function useCheck() {
  const engine = useEngine();
  const queries = useQueryClient();
  const onError = useReport();
  return useMutation({
    mutationFn: (repair: boolean) => engine.library.check({ repair }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['health'] }),
    onError,
  });
}
