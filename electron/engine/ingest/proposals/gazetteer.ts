import places from '../../../../resources/gazetteer/places.json' with { type: 'json' };

/** A place of the list: its name, degrees of latitude and longitude, and kilometres within which it is called so. */
type Listed = readonly [name: string, lat: number, lon: number, reach: number];

export interface NearPlace {
  readonly name: string;
  /** Kilometres from its middle. */
  readonly distance: number;
  /** 0..1. */
  readonly certainty: number;
}

/** Farthest that a name of the list reaches, in kilometres. */
const farthest = 12;
const kmPerDegree = 111.2;
/** Degrees of a cell of the grid: a neighbour of a cell is at least as far away as the farthest name reaches. */
const cell = 0.11;

const grid = new Map<number, Listed[]>();
const cellAt = (row: number, column: number): number => row * 10_000 + column;

function fillGrid(): void {
  for (const place of places as unknown as Listed[]) {
    const key = cellAt(Math.floor(place[1] / cell), Math.floor(place[2] / cell));
    const there = grid.get(key);
    if (there) there.push(place);
    else grid.set(key, [place]);
  }
}

/**
 * The place by which people would call a position: the one that is nearest in relation to how far its name reaches, so that
 * a city of a million wins over the village at its edge. Never so sure as what somebody wrote. Undefined where no name reaches, as at sea and abroad.
 *
 * @param lat, lon degrees, WGS 84
 */
export function placeAt(lat: number, lon: number): NearPlace | undefined {
  if (!Number.isFinite(lat) || !Number.isFinite(lon) || (lat === 0 && lon === 0)) return undefined;
  if (grid.size === 0) fillGrid();
  const [row, column] = [Math.floor(lat / cell), Math.floor(lon / cell)];
  let best: { place: Listed; distance: number; share: number } | undefined;
  for (let r = row - 1; r <= row + 1; r++) {
    for (let c = column - 1; c <= column + 1; c++) {
      for (const place of grid.get(cellAt(r, c)) ?? []) {
        const distance = kilometres(lat, lon, place[1], place[2]);
        const share = distance / Math.min(place[3], farthest);
        if (share <= 1 && (best === undefined || share < best.share)) best = { place, distance, share };
      }
    }
  }
  if (!best) return undefined;
  return { name: best.place[0], distance: best.distance, certainty: 0.65 - 0.3 * best.share };
}

/** Kilometres between two positions that are near each other: the earth is flat there. */
export function kilometres(lat: number, lon: number, otherLat: number, otherLon: number): number {
  const north = (otherLat - lat) * kmPerDegree;
  const east = (otherLon - lon) * kmPerDegree * Math.cos((lat * Math.PI) / 180);
  return Math.hypot(north, east);
}
