import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Job } from '../../../shared/model/job.ts';
import { mergeJobs } from '../../data/changes.ts';
import { useEngine } from '../../data/engine.tsx';

export function usePresets() {
  const engine = useEngine();
  return useQuery({ queryKey: ['presets'], queryFn: ({ signal }) => engine.exports.presets({}, { signal }) });
}

export interface ExportRequest {
  readonly ids: readonly string[];
  readonly presets: readonly string[];
  /** Absolute path of the folder that is written into. */
  readonly to: string;
}

const asked = (request: ExportRequest) => ({ ids: [...request.ids], presets: [...request.presets], to: request.to });

/** What an export would do; asked while it can be asked. */
export function usePlan(request: ExportRequest) {
  const engine = useEngine();
  return useQuery({
    queryKey: ['export-plan', request],
    queryFn: ({ signal }) => engine.exports.plan(asked(request), { signal }),
    enabled: request.ids.length > 0 && request.presets.length > 0 && request.to !== '',
    placeholderData: keepPreviousData,
    // folders fill and files go missing without a word to us
    staleTime: 0,
    gcTime: 0,
  });
}

/** Begins the export; its job is in the tray at once. The caller tells the failure where it stands. */
export function useStartExport() {
  const engine = useEngine();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (request: ExportRequest) => engine.exports.start(asked(request)),
    onSuccess: (job) => {
      queries.setQueryData<readonly Job[]>(['jobs'], (known) => mergeJobs(known ?? [], [job]));
    },
  });
}

/** Refusals with the same reason, the most frequent first. */
export function byReason(refused: readonly { readonly reason: string }[]): { reason: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { reason } of refused) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts].map(([reason, count]) => ({ reason, count })).sort((a, b) => b.count - a.count);
}
