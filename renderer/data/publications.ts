import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Channel } from '../../shared/model/export.ts';
import { type Telling, useEdit } from './edits.ts';
import { useEngine } from './engine.tsx';

export interface SaidPublication {
  readonly ids: readonly string[];
  readonly channel: Channel;
  readonly link: string | null;
  readonly note: string | null;
  /** Epoch milliseconds. */
  readonly at: number;
}

const places = 'publications';

/** Where one asset went, the newest first; asked again with the asset itself. */
export function usePublications(id: string) {
  const engine = useEngine();
  return useQuery({
    queryKey: ['asset', id, places],
    queryFn: ({ signal }) => engine.publications.of({ id }, { signal }),
  });
}

/** The verbs, each one step of undo with its notice. True: it is said. */
export function usePublicationEdits() {
  const engine = useEngine();
  const { run } = useEdit();
  const queries = useQueryClient();
  return useMemo(() => {
    const again = (answer: unknown): boolean => {
      void queries.invalidateQueries({ queryKey: ['rights', 'take-down'] });
      void queries.invalidateQueries({
        predicate: ({ queryKey: [what, , part] }) => what === 'asset' && part === places,
      });
      return answer !== undefined;
    };
    return {
      say: async ({ ids, ...said }: SaidPublication, telling: Telling) =>
        again(await run(() => engine.publications.say({ ids: [...ids], ...said }), telling)),
      takeDown: async (id: string, takenDown: string | null) =>
        again(
          await run(
            () => engine.publications.takeDown({ ids: [id], takenDown }),
            takenDown === null ? { key: 'published.up' } : { key: 'published.down', values: { count: 1 } },
          ),
        ),
      remove: async (id: string) =>
        again(await run(() => engine.publications.remove({ id }), { key: 'published.removed' })),
    };
  }, [engine, run, queries]);
}
