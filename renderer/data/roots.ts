import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { RootPace } from '../../shared/model/root.ts';
import { useEngine } from './engine.tsx';
import { useReport } from './report.ts';

export function useRoots() {
  const engine = useEngine();
  return useQuery({ queryKey: ['roots'], queryFn: ({ signal }) => engine.roots.list({}, { signal }) });
}

export function useFolders() {
  const engine = useEngine();
  return useQuery({ queryKey: ['folders'], queryFn: ({ signal }) => engine.roots.folders({}, { signal }) });
}

/** Folders of the engine's computer, for choosing one. `path` null is where a person would begin. */
export function useBrowse(path: string | null, enabled: boolean) {
  const engine = useEngine();
  return useQuery({
    queryKey: ['browse', path],
    queryFn: ({ signal }) => engine.roots.browse({ path }, { signal }),
    enabled,
    // folders come and go without a word to us
    staleTime: 0,
    placeholderData: (previous) => previous,
  });
}

function useRootsAgain() {
  const queries = useQueryClient();
  return () => {
    void queries.invalidateQueries({ queryKey: ['roots'] });
    void queries.invalidateQueries({ queryKey: ['info'] });
  };
}

/** Begins to watch a folder. The caller tells the failure where it stands. */
export function useAddRoot() {
  const engine = useEngine();
  const onSuccess = useRootsAgain();
  return useMutation({ mutationFn: (path: string) => engine.roots.add({ path }), onSuccess });
}

export function useRemoveRoot() {
  const engine = useEngine();
  const onError = useReport();
  const onSuccess = useRootsAgain();
  return useMutation({ mutationFn: (root: string) => engine.roots.remove({ root }), onSuccess, onError });
}

/** Looks through a folder again; it is a job, so the answer is not waited for on screen. */
export function useSweep() {
  const engine = useEngine();
  const onError = useReport();
  return useMutation({ mutationFn: (root: string) => engine.roots.sweep({ root }), onError });
}

/** How a folder is treated; what is absent stays. */
export function useRootSettings() {
  const engine = useEngine();
  const onError = useReport();
  const onSuccess = useRootsAgain();
  return useMutation({
    mutationFn: (change: { readonly root: string; readonly pace?: RootPace; readonly sidecarsOut?: boolean }) =>
      engine.roots.settings(change),
    onSuccess,
    onError,
  });
}

/** How many of the known files lie in a place that a folder may have moved to; nothing is changed by it. */
export function usePointTry(root: string, path: string | undefined) {
  const engine = useEngine();
  return useQuery({
    queryKey: ['point', root, path],
    queryFn: ({ signal }) => engine.roots.point({ root, path: path ?? '', try: true, force: false }, { signal }),
    enabled: path !== undefined && path !== '',
    // what lies there changes without a word to us
    staleTime: 0,
    gcTime: 0,
  });
}

/** Points a folder to its new place. The caller tells the failure where it stands. */
export function usePoint() {
  const engine = useEngine();
  const onSuccess = useRootsAgain();
  return useMutation({
    mutationFn: (to: { readonly root: string; readonly path: string; readonly force: boolean }) =>
      engine.roots.point({ ...to, try: false }),
    onSuccess,
  });
}
