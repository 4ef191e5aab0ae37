import { useMutation, useQuery } from '@tanstack/react-query';
import { useEngine } from './engine.tsx';

/** Cards, phones and disks that can be copied from now. */
export function useIntakeSources(isOpen: boolean) {
  const engine = useEngine();
  return useQuery({
    queryKey: ['intake', 'sources'],
    queryFn: ({ signal }) => engine.intake.sources({}, { signal }),
    enabled: isOpen,
    // a card is put in while the window is open
    refetchInterval: 3000,
    gcTime: 0,
  });
}

export interface IntakeWish {
  readonly from: string;
  readonly root: string;
  readonly folder: string;
  /** Undefined: all days. */
  readonly days: readonly string[] | undefined;
}

const inputOf = ({ from, root, folder, days }: IntakeWish) => ({
  from,
  root,
  folder,
  ...(days && { days: [...days] }),
});

/** What copying would do; asked again when the wish changes, the answer before it stays on screen meanwhile. */
export function useIntakePlan(wish: IntakeWish | undefined) {
  const engine = useEngine();
  return useQuery({
    queryKey: ['intake', 'plan', wish],
    queryFn: ({ signal }) => engine.intake.plan(inputOf(wish as IntakeWish), { signal }),
    enabled: wish !== undefined,
    placeholderData: (before) => before,
    gcTime: 0,
    retry: false,
  });
}

export function useIntakeStart() {
  const engine = useEngine();
  return useMutation({
    mutationFn: ({ all, ...wish }: IntakeWish & { readonly all: boolean }) =>
      engine.intake.start({ ...inputOf(wish), all }),
  });
}

/** The files of a job that were not copied, with why; asked for once it is over. */
export function useIntakeFailures(job: string, isOver: boolean) {
  const engine = useEngine();
  return useQuery({
    queryKey: ['intake', 'items', job],
    queryFn: ({ signal }) => engine.intake.items({ job, limit: 200 }, { signal }),
    select: ({ items }) => items.filter(({ outcome }) => outcome === 'failed'),
    enabled: isOver,
  });
}
