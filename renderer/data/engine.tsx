import { type QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useSyncExternalStore } from 'react';
import type { EngineClient } from '../../shared/api/client.ts';
import type { DesktopVerbs } from '../../shared/api/desktop.ts';
import type { Connection } from '../connect/connection.ts';
import { setIdSource } from '../state/selection.ts';
import { followChanges } from './changes.ts';
import { createQueries } from './queries.ts';
import { ResultHolder } from './result-holder.ts';

interface Room {
  readonly connection: Connection;
  readonly queries: QueryClient;
  readonly results: ResultHolder;
}

const RoomContext = createContext<Room | undefined>(undefined);

/** Gives the engine, the one result and the cache to everything inside, and keeps them up to date. */
export function EngineProvider(props: { connection: Connection; children: ReactNode }): ReactNode {
  const { connection, children } = props;
  const room = useMemo<Room>(
    () => ({ connection, queries: createQueries(), results: new ResultHolder(connection.engine) }),
    [connection],
  );
  useEffect(() => {
    const stops = [
      room.results.start(),
      setIdSource(room.results),
      followChanges(connection, room.queries, room.results),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [connection, room]);
  return (
    <RoomContext value={room}>
      <QueryClientProvider client={room.queries}>{children}</QueryClientProvider>
    </RoomContext>
  );
}

export function useRoom(): Room {
  const room = useContext(RoomContext);
  if (!room) throw new Error('no engine around this component');
  return room;
}

export function useEngine(): EngineClient {
  return useRoom().connection.engine;
}

/** The verbs of a desktop window; undefined in a browser. */
export function useDesktop(): DesktopVerbs | undefined {
  return useRoom().connection.desktop;
}

/** Whether calls reach the engine now. */
export function useIsConnected(): boolean {
  const { connection } = useRoom();
  return useSyncExternalStore(connection.watch, connection.isOpen, connection.isOpen);
}

/** Counts and facts of the whole library. */
export function useLibraryInfo() {
  const engine = useEngine();
  return useQuery({ queryKey: ['info'], queryFn: ({ signal }) => engine.library.info({}, { signal }) });
}
