import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Job } from '../../shared/model/job.ts';
import { mergeJobs } from './changes.ts';
import { useEngine } from './engine.tsx';
import { useReport } from './report.ts';

/** Work that goes on and what ended lately, newest first; kept true by the change feed. */
export function useJobs() {
  const engine = useEngine();
  return useQuery<readonly Job[]>({ queryKey: ['jobs'], queryFn: ({ signal }) => engine.jobs.list({}, { signal }) });
}

export type JobVerb = 'cancel' | 'pause' | 'resume';

export function useJobVerb() {
  const engine = useEngine();
  const queries = useQueryClient();
  const onError = useReport();
  return useMutation({
    mutationFn: ({ verb, id }: { readonly verb: JobVerb; readonly id: string }) => engine.jobs[verb]({ id }),
    onSuccess: (job) => {
      queries.setQueryData<readonly Job[]>(['jobs'], (known) => mergeJobs(known ?? [], [job]));
    },
    onError,
  });
}
