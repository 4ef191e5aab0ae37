import { useMutation, useQuery } from '@tanstack/react-query';
import type { IntakeFrom } from '../../shared/model/intake.ts';
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
  readonly from: IntakeFrom;
  readonly root: string;
  /** A folder of the root that is there already. */
  readonly below?: string;
  /** That is made in it. */
  readonly folder: string;
  /** Undefined: all days. */
  readonly days?: readonly string[] | undefined;
}

const inputOf = ({ days, ...wish }: IntakeWish) => ({ ...wish, ...(days && { days: [...days] }) });

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

/** Files of a job that are named in its summary. */
export const mostNamed = 200;

/** What became of the files of a job; asked for once it is over. The first of its files are those that failed, then those renamed. */
export function useIntakeOutcome(job: string, isOver: boolean) {
  const engine = useEngine();
  return useQuery({
    queryKey: ['intake', 'items', job],
    queryFn: ({ signal }) => engine.intake.items({ job, limit: mostNamed }, { signal }),
    enabled: isOver,
  });
}
