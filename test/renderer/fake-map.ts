import type { AssetCard } from '../../shared/model/asset.ts';
import type { MapCluster } from '../../shared/model/search.ts';

export type Area = readonly [south: number, west: number, north: number, east: number];

const towns = [
  [-6.915, 107.61],
  [-6.2, 106.82],
  [-7.8, 110.36],
  [-7.26, 112.75],
  [-8.65, 115.22],
  [3.59, 98.67],
  [-5.14, 119.43],
  [-2.53, 140.72],
] as const;

/** Two of three made-up assets have a position: around a town, most around the first. */
function placeOf({ name }: AssetCard): readonly [lat: number, lon: number] | undefined {
  const number = [...name].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 9973, 7);
  if (number % 3 === 0) return undefined;
  const [lat, lon] = towns[number % 4 === 0 ? number % towns.length : 0] ?? towns[0];
  return [lat + ((number % 23) - 11) / 400, lon + ((number % 29) - 14) / 400];
}

/** The map of made-up assets, joined by a net. */
export function mapOf(cards: readonly AssetCard[], { area, scale }: { readonly area: Area; readonly scale: number }) {
  const [south, west, north, east] = area;
  const cell = 56 / scale;
  const cells = new Map<string, MapCluster>();
  let elsewhere = 0;
  let nowhere = 0;
  for (const card of cards) {
    const [lat, lon] = placeOf(card) ?? [];
    if (lat === undefined || lon === undefined) {
      nowhere += 1;
      continue;
    }
    if (lat < south || lat > north || lon < west || lon > east) {
      elsewhere += 1;
      continue;
    }
    const key = `${Math.floor(lat / cell)} ${Math.floor(lon / cell)}`;
    const one = cells.get(key) ?? { lat, lon, count: 0, id: card.id, area: [lat, lon, lat, lon] };
    const [s, w, n, e] = one.area;
    cells.set(key, {
      ...one,
      count: one.count + 1,
      area: [Math.min(s, lat), Math.min(w, lon), Math.max(n, lat), Math.max(e, lon)],
    });
  }
  return { clusters: [...cells.values()].sort((a, b) => b.count - a.count), elsewhere, nowhere };
}
