import { keepPreviousData, type QueryClient, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { EngineClient } from '../../shared/api/client.ts';
import type { Event, EventAsset } from '../../shared/model/event.ts';
import { useEngine } from './engine.tsx';
import { onChange } from './heard.ts';

/** Events in one page of the list, and assets in each page after the first. */
const eventPage = 100;
const firstAssets = 200;
const assetPage = 1000;

/** The assets of an event as far as they are known; `total` of them there are. */
export interface EventAssets {
  readonly items: readonly EventAsset[];
  readonly total: number;
}

export const assetsKey = (event: string) => ['event-assets', event] as const;
export const eventKey = (event: string) => ['events', 'one', event] as const;

/** What is still to be described in the whole library. */
export function useToDo() {
  const engine = useEngine();
  return useQuery({ queryKey: ['events', 'todo'], queryFn: ({ signal }) => engine.events.todo({}, { signal }) });
}

/** Events newest first, page by page. */
export function useEventList(isToDo: boolean, text: string) {
  const engine = useEngine();
  return useInfiniteQuery({
    queryKey: ['events', 'list', isToDo, text],
    queryFn: ({ pageParam, signal }) =>
      engine.events.list({ todo: isToDo, text, offset: pageParam, limit: eventPage }, { signal }),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => {
      const loaded = pages.reduce((sum, page) => sum + page.items.length, 0);
      return last.items.length > 0 && loaded < last.total ? loaded : undefined;
    },
    placeholderData: keepPreviousData,
  });
}

/** How many events there are at all. */
export function useEventTotal() {
  const engine = useEngine();
  return useQuery({
    queryKey: ['events', 'total'],
    queryFn: async ({ signal }) => (await engine.events.list({ limit: 1 }, { signal })).total,
  });
}

export function useEvent(id: string | undefined) {
  const engine = useEngine();
  const queries = useQueryClient();
  return useQuery({
    queryKey: eventKey(id ?? ''),
    queryFn: ({ signal }) => engine.events.get({ id: id ?? '' }, { signal }),
    enabled: id !== undefined,
    // the list has shown it already: nobody waits for it a second time
    placeholderData: () => listed(queries, id),
  });
}

function listed(queries: QueryClient, id: string | undefined): Event | undefined {
  const lists = queries.getQueriesData<{ pages: readonly { items: readonly Event[] }[] }>({
    queryKey: ['events', 'list'],
  });
  for (const [, list] of lists) {
    for (const page of list?.pages ?? []) {
      const found = page.items.find((event) => event.id === id);
      if (found) return found;
    }
  }
  return undefined;
}

/** All assets of an event: the first ones at once, the others as they come. */
export function useEventAssets(id: string | undefined) {
  const engine = useEngine();
  const queries = useQueryClient();
  return useQuery({
    ...assetsQuery(engine, queries, id ?? ''),
    enabled: id !== undefined,
  });
}

function assetsQuery(engine: EngineClient, queries: QueryClient, id: string) {
  return {
    queryKey: assetsKey(id),
    queryFn: ({ signal }: { signal: AbortSignal }) => loadAssets(engine, queries, id, signal),
    structuralSharing: false,
    // thousands of cards are not kept for an event that nobody looks at
    gcTime: 60_000,
  } as const;
}

/** Has the beginning of the next event ready before it is asked for. */
export function useNextAssets(id: string | undefined): void {
  const engine = useEngine();
  const queries = useQueryClient();
  useEffect(() => {
    if (id !== undefined) void queries.prefetchQuery(assetsQuery(engine, queries, id));
  }, [engine, queries, id]);
}

async function loadAssets(
  engine: EngineClient,
  queries: QueryClient,
  id: string,
  signal: AbortSignal,
): Promise<EventAssets> {
  // by id: what moves while pages are asked for must not stand there twice
  const found = new Map<string, EventAsset>();
  let offset = 0;
  let total = 0;
  do {
    const page = await engine.events.assets({ id, offset, limit: offset === 0 ? firstAssets : assetPage }, { signal });
    for (const item of page.items) found.set(item.card.id, item);
    total = page.total;
    offset += page.items.length;
    if (page.items.length === 0) break;
    if (offset < total && !signal.aborted) {
      const shown = queries.getQueryData<EventAssets>(assetsKey(id));
      if (!shown || shown.items.length < found.size) {
        queries.setQueryData<EventAssets>(assetsKey(id), { items: [...found.values()], total });
      }
    }
  } while (offset < total);
  return { items: [...found.values()], total: found.size };
}

/** How long changes are gathered before lists are asked again: an import tells of some every moment. */
const gathered = 400;

/** Keeps events true while somebody looks at them. `isBusy`: an edit is on its way, whose answer comes first. */
export function useFollowEvents(event: string | undefined, isBusy: () => boolean): void {
  const queries = useQueryClient();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const run = () => {
      if (isBusy()) {
        timer = setTimeout(run, gathered);
        return;
      }
      timer = undefined;
      void queries.invalidateQueries({ queryKey: ['events'] });
      void queries.invalidateQueries({ queryKey: ['event-assets'] });
    };
    const stop = onChange((change) => {
      const held = event === undefined ? undefined : queries.getQueryData<EventAssets>(assetsKey(event));
      const isOurs =
        !change ||
        change.events ||
        change.membership ||
        change.assetsMore ||
        (held !== undefined && touches(held, change.assets));
      if (isOurs) timer ??= setTimeout(run, gathered);
    });
    return () => {
      stop();
      clearTimeout(timer);
      // what was heard of the event before is asked for with the next one
      if (timer !== undefined) void queries.invalidateQueries({ queryKey: ['events'] });
    };
  }, [queries, event, isBusy]);
}

function touches(held: EventAssets, changed: readonly string[]): boolean {
  if (changed.length === 0) return false;
  const ids = new Set(changed);
  return held.items.some((item) => ids.has(item.card.id));
}
