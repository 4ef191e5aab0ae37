import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { EngineClient } from '../../shared/api/client.ts';
import type { Consent, Rights } from '../../shared/model/rights.ts';
import { type Telling, useEdit } from './edits.ts';
import { useEngine } from './engine.tsx';

export type RightsOf = Awaited<ReturnType<EngineClient['rights']['of']>>;
export type GateEntry = RightsOf['gate'][number];

/** What ends with time (an embargo, a consent) is asked again when it is looked at again. */
const passing = { staleTime: 0, placeholderData: keepPreviousData } as const;

/** Whether one asset may leave, and what is said about that. */
export function useRights(id: string | undefined) {
  const engine = useEngine();
  return useQuery({
    queryKey: ['rights', 'of', id ?? ''],
    queryFn: ({ signal }) => engine.rights.of({ id: id ?? '' }, { signal }),
    enabled: id !== undefined,
    staleTime: 0,
  });
}

/** Consents whose person, guardian or note holds the words. */
export function useConsents(words: string, limit: number) {
  const engine = useEngine();
  return useQuery({
    queryKey: ['rights', 'consents', words, limit],
    queryFn: ({ signal }) => engine.rights.consents({ words, offset: 0, limit }, { signal }),
    ...passing,
  });
}

/** Where assets stand that should not stand there any more; of one consent, or of all. */
export function useTakeDown(consent: string | undefined, limit: number, isWanted = true) {
  const engine = useEngine();
  return useQuery({
    queryKey: ['rights', 'take-down', consent ?? '', limit],
    queryFn: ({ signal }) =>
      engine.publications.toTakeDown({ offset: 0, limit, ...(consent === undefined ? {} : { consent }) }, { signal }),
    enabled: isWanted,
    ...passing,
  });
}

/** Whether this computer's clock is behind what the library has seen. */
export function useClock() {
  const engine = useEngine();
  return useQuery({
    queryKey: ['rights', 'clock'],
    queryFn: ({ signal }) => engine.rights.clock({}, { signal }),
    staleTime: 0,
  });
}

/** Assets that could be the paper somebody signed. */
export function usePapers(words: string) {
  const engine = useEngine();
  return useQuery({
    queryKey: ['rights', 'papers', words],
    queryFn: ({ signal }) =>
      engine.search.open({ session: 'papers', query: words, order: 'best', limit: 6 }, { signal }),
    enabled: words.trim() !== '',
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
}

export type ConsentDraft = Omit<Consent, 'id'> & { readonly id: string | null };

/** The verbs, each one step of undo with its notice. */
export function useRightsEdits() {
  const engine = useEngine();
  const { run } = useEdit();
  const queries = useQueryClient();
  return useMemo(() => {
    const again = <Answer>(answer: Answer): Answer => {
      void queries.invalidateQueries({ queryKey: ['rights'] });
      return answer;
    };
    return {
      say: async (ids: readonly string[], rights: Partial<Rights>, telling?: Telling) =>
        again(await run(() => engine.rights.say({ ids: [...ids], rights }), telling)) !== undefined,
      save: async (consent: ConsentDraft, telling?: Telling) =>
        again(await run(() => engine.rights.saveConsent({ consent }), { key: 'rights.consent.saved', ...telling })) !==
        undefined,
      remove: async (id: string) =>
        again(await run(() => engine.rights.removeConsent({ id }), { key: 'rights.consent.removed' })) !== undefined,
      takenDown: async (ids: readonly string[], day: string | null) =>
        again(
          await run(() => engine.publications.takeDown({ ids: [...ids], takenDown: day }), {
            key: 'rights.take-down.done',
            values: { count: ids.length },
          }),
        ) !== undefined,
      trustClock: async () => again(await engine.rights.trustClock({})),
    };
  }, [engine, run, queries]);
}
