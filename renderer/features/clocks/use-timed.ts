import { useQuery } from '@tanstack/react-query';
import type { EngineClient } from '../../../shared/api/client.ts';
import { cameraName } from '../../../shared/text/camera.ts';
import { useEngine } from '../../data/engine.tsx';
import { filterText } from '../../state/filters.ts';
import { today } from '../../state/today.ts';
import { hasTime, type Timed } from './clock-time.ts';

/** Objects that the engine gives at once. */
const piece = 1000;
/** More than a camera writes at one occasion. */
export const mostTimed = 20_000;

export interface TimedSet {
  readonly timed: readonly Timed[];
  /** How many say no time of day. */
  readonly timeless: number;
}

export type Scope = 'chosen' | 'event' | 'folder';

async function timedOf(engine: EngineClient, ids: readonly string[], signal: AbortSignal): Promise<TimedSet> {
  const timed: Timed[] = [];
  let count = 0;
  for (let from = 0; from < ids.length; from += piece) {
    const objects = await engine.assets.objects({ ids: ids.slice(from, from + piece) }, { signal });
    for (const one of objects) {
      count += 1;
      if (one.id === null || !hasTime(one.capturedAt)) continue;
      const at = Math.max(one.path.lastIndexOf('/'), one.path.lastIndexOf('\\'));
      timed.push({
        id: one.id,
        name: one.path.slice(at + 1),
        at: one.capturedAt,
        camera: cameraName(one.make, one.model) ?? '',
        folder: one.path.slice(0, at),
      });
    }
  }
  timed.sort((a, b) => a.at.localeCompare(b.at));
  return { timed, timeless: count - timed.length };
}

/** Ids of all that lie beside an asset: in its event, or in its folder. */
async function besideOf(engine: EngineClient, scope: Scope, of: Timed, signal: AbortSignal): Promise<string[]> {
  const found: string[] = [];
  if (scope === 'event') {
    const { id } = await engine.events.of({ asset: of.id }, { signal });
    while (id !== null && found.length < mostTimed) {
      const page = await engine.events.assets({ id, offset: found.length, limit: piece }, { signal });
      found.push(...page.items.map(({ card }) => card.id));
      if (page.items.length === 0 || found.length >= page.total) break;
    }
    return found;
  }
  const query = filterText('folder', of.folder);
  const page = await engine.search.open(
    { session: 'clock', query, order: 'oldest', limit: 1, today: today() },
    { signal },
  );
  const { total } = await engine.search.summary({ result: page.result }, { signal });
  return (await engine.search.ids({ result: page.result, from: 0, to: Math.min(total, mostTimed) }, { signal })).ids;
}

/** The clocks of what is chosen. */
export function useTimed(ids: readonly string[]) {
  const engine = useEngine();
  return useQuery({
    queryKey: ['timed', ids.length, ids[0], ids.at(-1), ids[ids.length >> 1]],
    queryFn: ({ signal }) => timedOf(engine, ids, signal),
    enabled: ids.length <= mostTimed,
    gcTime: 0,
  });
}

/** The clocks of everything from one camera beside an asset; asked only when that is wanted. */
export function useTimedBeside(scope: Scope, of: Timed | undefined, camera: string) {
  const engine = useEngine();
  return useQuery({
    queryKey: ['timed-beside', scope, of?.id, camera],
    queryFn: async ({ signal }): Promise<TimedSet> => {
      if (!of) return { timed: [], timeless: 0 };
      const { timed } = await timedOf(engine, await besideOf(engine, scope, of, signal), signal);
      return { timed: timed.filter((one) => one.camera === camera), timeless: 0 };
    },
    enabled: scope !== 'chosen' && of !== undefined,
    gcTime: 0,
  });
}
