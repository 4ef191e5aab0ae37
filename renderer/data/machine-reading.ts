import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEngine } from './engine.tsx';
import { useReport } from './report.ts';

const key = ['machine-reading'];
/** Milliseconds between two looks at how far it is, while it reads and somebody watches. */
const lookEvery = 2_000;

/** How far a machine has read the writing in pictures; asked again while it reads. */
export function useMachineReading() {
  const engine = useEngine();
  return useQuery({
    queryKey: key,
    queryFn: ({ signal }) => engine.machineReading.state({}, { signal }),
    refetchInterval: ({ state }) => (state.data?.on && state.data.waiting > 0 ? lookEvery : false),
  });
}

/** Switches it on or off. */
export function useSetMachineReading() {
  const engine = useEngine();
  const queries = useQueryClient();
  const onError = useReport();
  return useMutation({
    mutationFn: (on: boolean) => engine.machineReading.set({ on }),
    onSuccess: (state) => queries.setQueryData(key, state),
    onError,
  });
}

/** Has these read before all others, also while it is off. */
export function useReadByMachine() {
  const engine = useEngine();
  const onError = useReport();
  return useMutation({
    mutationFn: (ids: readonly string[]) => engine.machineReading.read({ ids: [...ids] }),
    onError,
  });
}
