import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { AssetCard } from '../../shared/model/asset.ts';
import type { MapCluster } from '../../shared/model/search.ts';
import { useEngine } from './engine.tsx';
import { useResultPart } from './result.ts';

export interface Cluster extends MapCluster {
  /** The newest of those that lie there. */
  readonly card: AssetCard | undefined;
}

export interface ResultMap {
  readonly clusters: readonly Cluster[];
  /** How many lie outside of what was asked for, and how many have no position. */
  readonly elsewhere: number;
  readonly nowhere: number;
}

/** South, west, north, east. */
type Area = readonly [number, number, number, number];

/** Where the result on screen lies. What was known before stays until the next is there. */
export function useResultMap(view: { readonly area: Area; readonly scale: number } | undefined) {
  const engine = useEngine();
  const result = useResultPart((now) => now.result);
  return useQuery({
    queryKey: ['map', result, view],
    queryFn: async ({ signal }): Promise<ResultMap> => {
      const { area = [-90, -180, 90, 180], scale = 1 } = view ?? {};
      const map = await engine.search.map({ result: result ?? '', area: [...area], scale }, { signal });
      const ids = map.clusters.map((cluster) => cluster.id).slice(0, mostCards);
      const cards = ids.length > 0 ? await engine.assets.cards({ ids }, { signal }) : [];
      const byId = new Map(cards.map((card) => [card.id, card]));
      return { ...map, clusters: map.clusters.map((cluster) => ({ ...cluster, card: byId.get(cluster.id) })) };
    },
    enabled: result !== undefined && view !== undefined,
    placeholderData: keepPreviousData,
    gcTime: 60_000,
  });
}

/** Cards that the engine gives at once. */
const mostCards = 1000;
