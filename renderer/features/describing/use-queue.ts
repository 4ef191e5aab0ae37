import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Event } from '../../../shared/model/event.ts';
import { useEventList, useNextAssets } from '../../data/events.ts';

export interface QueueState {
  readonly events: readonly Event[];
  readonly total: number;
  readonly isLoading: boolean;
  /** Why the list cannot be shown; undefined while it can. */
  readonly failure: unknown;
  readonly retry: () => void;
  /** Asks for the list anew; resolves when it is as things are. */
  readonly refresh: () => Promise<unknown>;
  readonly more: () => void;
  readonly isToDo: boolean;
  readonly setToDo: (isToDo: boolean) => void;
  readonly text: string;
  readonly setText: (text: string) => void;
  /** Whether everything has been described: nothing is left out by a filter, and nothing is there. */
  readonly isNothingLeft: boolean;
  /** The event above or below the current one in the list. */
  readonly beside: (by: 1 | -1) => Event | undefined;
  /** The next event that is still to do: after the current one, else from the beginning. */
  readonly next: Event | undefined;
  /** Where to begin when nobody wishes for an event. */
  readonly first: Event | undefined;
}

/**
 * The list of events at the left, and what comes next in it.
 * @param leaving an event that is being confirmed: nobody is led to it again meanwhile
 */
export function useQueue(current: string | undefined, leaving: string | undefined): QueueState {
  const [isToDo, setToDo] = useState(true);
  const [text, setText] = useState('');
  const list = useEventList(isToDo, useLater(text.trim()));
  const events = useMemo(() => (list.data?.pages ?? []).flatMap((page) => page.items), [list.data]);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list;
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  const at = events.findIndex((event) => event.id === current);
  const waits = (event: Event) => event.undescribed > 0 && event.id !== current && event.id !== leaving;
  const next = events.slice(at + 1).find(waits) ?? events.find(waits);
  useNextAssets(next?.id);
  return {
    events,
    total: list.data?.pages.at(-1)?.total ?? 0,
    isLoading: list.isPending,
    failure: list.data ? undefined : (list.error ?? undefined),
    retry: () => void list.refetch(),
    refresh: () => list.refetch(),
    more,
    isToDo,
    setToDo,
    text,
    setText,
    isNothingLeft: list.data !== undefined && events.length === 0 && isToDo && text === '',
    beside: (by) => events[at + by],
    next,
    first: events.find((event) => event.id !== leaving && (!isToDo || event.undescribed > 0)),
  };
}

/** A value once it has been the same for a moment: not every letter asks the engine. */
function useLater(value: string, milliseconds = 150): string {
  const [later, setLater] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setLater(value), milliseconds);
    return () => clearTimeout(timer);
  }, [value, milliseconds]);
  return later;
}
