import type { MapCluster } from '../../../shared/model/search.ts';
import { all, type Reader } from '../db/connection.ts';
import { type ColumnSet, Cursor } from './column-set.ts';
import { inSlices } from './slices.ts';

/** South, west, north, east, in degrees. */
export type Area = readonly [south: number, west: number, north: number, east: number];

export interface MapView {
  readonly area: Area;
  /** Pixels a degree of longitude. */
  readonly scale: number;
}

export interface MapAnswer {
  readonly clusters: MapCluster[];
  readonly elsewhere: number;
  readonly nowhere: number;
}

export const uidsById = 'SELECT a.id, a.uid FROM json_each(?) j CROSS JOIN asset a ON a.id = j.value';

/** Pixels: what lies closer together than this cannot be hit one by one. */
export const thumb = 56;
const step = 8_000;

/** What was found in one cell of the net; of several cells once they are joined. */
interface Heap {
  lat: number;
  lon: number;
  count: number;
  /** Sort key of the newest, and its asset. */
  sk: number;
  id: number;
  south: number;
  west: number;
  north: number;
  east: number;
}

/**
 * Where a result lies inside an area. What falls into one cell of a net that stands still under the map is one cluster, so
 * panning moves none; cells whose middles come too close are joined.
 * @param keys in any order
 */
export async function mapOf(
  db: Reader,
  columns: ColumnSet,
  keys: Float64Array,
  { area: [south, west, north, east], scale }: MapView,
  signal?: AbortSignal,
): Promise<MapAnswer> {
  const cell = thumb / scale;
  const cells = new Map<number, Heap>();
  const across = Math.ceil(360 / cell) + 1;
  const cursor = new Cursor(columns);
  let elsewhere = 0;
  let nowhere = 0;
  await inSlices(keys.length, step, (from, to) => {
    signal?.throwIfAborted();
    for (let n = from; n < to; n++) {
      const key = keys[n] ?? 0;
      const block = cursor.find(key);
      if (!block) continue;
      const lat = block.lat[cursor.at] ?? Number.NaN;
      const lon = block.lon[cursor.at] ?? Number.NaN;
      if (Number.isNaN(lat) || Number.isNaN(lon)) nowhere++;
      else if (lat < south || lat > north || lon < west || lon > east) elsewhere++;
      else {
        const name = Math.floor(upOf(lat) / cell) * across + Math.floor((lon + 180) / cell);
        const heap = cells.get(name);
        if (heap) drop(heap, lat, lon, key, block.id[cursor.at] ?? 0);
        else cells.set(name, heapOf(lat, lon, key, block.id[cursor.at] ?? 0));
      }
    }
  });
  return { clusters: named(db, joined([...cells.values()], cell)), elsewhere, nowhere };
}

/** How far a latitude lies up the map (Mercator), in degrees of longitude. */
const upOf = (lat: number): number =>
  (Math.log(Math.tan(Math.PI / 4 + (Math.max(-85, Math.min(85, lat)) * Math.PI) / 360)) * 180) / Math.PI;

const heapOf = (lat: number, lon: number, sk: number, id: number): Heap => ({
  ...{ lat, lon, count: 1, sk, id },
  ...{ south: lat, west: lon, north: lat, east: lon },
});

function drop(heap: Heap, lat: number, lon: number, sk: number, id: number): void {
  heap.lat += lat;
  heap.lon += lon;
  heap.count++;
  if (sk > heap.sk) {
    heap.sk = sk;
    heap.id = id;
  }
  if (lat < heap.south) heap.south = lat;
  if (lat > heap.north) heap.north = lat;
  if (lon < heap.west) heap.west = lon;
  if (lon > heap.east) heap.east = lon;
}

/** The largest take in those whose middles lie closer than a thumb. */
function joined(heaps: readonly Heap[], cell: number): Heap[] {
  const kept: Heap[] = [];
  /** Those that are kept with their first middles, by the square that holds them: a near one lies in a square beside. */
  const squares = new Map<string, { readonly heap: Heap; readonly x: number; readonly y: number }[]>();
  for (const heap of heaps.toSorted((a, b) => b.count - a.count || b.sk - a.sk)) {
    const x = heap.lon / heap.count;
    const y = upOf(heap.lat / heap.count);
    const [column, row] = [Math.floor(x / cell), Math.floor(y / cell)];
    const around = [-1, 0, 1].flatMap((down) =>
      [-1, 0, 1].flatMap((over) => squares.get(`${column + over} ${row + down}`) ?? []),
    );
    const near = around.find((one) => Math.hypot(one.x - x, one.y - y) < cell * 0.9);
    if (near) join(near.heap, heap);
    else {
      kept.push(heap);
      const name = `${column} ${row}`;
      squares.set(name, [...(squares.get(name) ?? []), { heap, x, y }]);
    }
  }
  return kept;
}

function join(heap: Heap, other: Heap): void {
  if (other.sk > heap.sk) {
    heap.sk = other.sk;
    heap.id = other.id;
  }
  heap.lat += other.lat;
  heap.lon += other.lon;
  heap.count += other.count;
  heap.south = Math.min(heap.south, other.south);
  heap.north = Math.max(heap.north, other.north);
  heap.west = Math.min(heap.west, other.west);
  heap.east = Math.max(heap.east, other.east);
}

function named(db: Reader, heaps: readonly Heap[]): MapCluster[] {
  const rows = all<{ id: number; uid: string }>(db, uidsById, JSON.stringify(heaps.map((heap) => heap.id)));
  const uids = new Map(rows.map(({ id, uid }) => [id, uid]));
  return heaps
    .flatMap((heap): MapCluster[] => {
      const id = uids.get(heap.id);
      if (id === undefined) return [];
      const { count, south, west, north, east } = heap;
      return [{ lat: heap.lat / count, lon: heap.lon / count, count, id, area: [south, west, north, east] }];
    })
    .sort((a, b) => b.count - a.count);
}
