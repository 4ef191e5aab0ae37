/** Width and height in pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** What of the world is seen: its middle in degrees, and pixels a degree of longitude. */
export interface Eye {
  readonly lat: number;
  readonly lon: number;
  readonly scale: number;
}

/** South, west, north, east, in degrees. */
export type Area = readonly [south: number, west: number, north: number, east: number];

/** The archipelago from Sabang to Merauke. */
export const home: Area = [-11.2, 94.8, 6.3, 141.2];
/** Closer than this nothing is told apart: a street is as wide as a thumb. */
export const closest = 120_000;
const edge = 85;

/** How far a latitude lies up the map (Mercator), in degrees of longitude. */
export function upOf(lat: number): number {
  const within = Math.max(-edge, Math.min(edge, lat));
  return (Math.log(Math.tan(Math.PI / 4 + (within * Math.PI) / 360)) * 180) / Math.PI;
}

export const latOf = (up: number): number => (Math.atan(Math.exp((up * Math.PI) / 180)) * 360) / Math.PI - 90;

export function toScreen(eye: Eye, size: Size, lat: number, lon: number): { x: number; y: number } {
  return {
    x: size.width / 2 + (lon - eye.lon) * eye.scale,
    y: size.height / 2 - (upOf(lat) - upOf(eye.lat)) * eye.scale,
  };
}

export function toPlace(eye: Eye, size: Size, x: number, y: number): { lat: number; lon: number } {
  return {
    lat: latOf(upOf(eye.lat) - (y - size.height / 2) / eye.scale),
    lon: eye.lon + (x - size.width / 2) / eye.scale,
  };
}

/** What is seen, grown on each side by a share of it, and never beyond the world. */
export function areaOf(eye: Eye, size: Size, more = 0): Area {
  const northWest = toPlace(eye, size, -size.width * more, -size.height * more);
  const southEast = toPlace(eye, size, size.width * (1 + more), size.height * (1 + more));
  return [
    Math.max(-90, southEast.lat),
    Math.max(-180, northWest.lon),
    Math.min(90, northWest.lat),
    Math.min(180, southEast.lon),
  ];
}

/** The eye moved by pixels: what is dragged to the right shows what lies west. */
export function moved(eye: Eye, size: Size, x: number, y: number): Eye {
  return sound({ ...eye, lon: eye.lon - x / eye.scale, lat: latOf(upOf(eye.lat) + y / eye.scale) }, size);
}

/** The eye nearer by a factor, with the place under a point staying there. */
export function zoomed(eye: Eye, size: Size, factor: number, x = size.width / 2, y = size.height / 2): Eye {
  const { scale } = sound({ ...eye, scale: eye.scale * factor }, size);
  const under = toPlace(eye, size, x, y);
  return sound(
    {
      scale,
      lon: under.lon - (x - size.width / 2) / scale,
      lat: latOf(upOf(under.lat) + (y - size.height / 2) / scale),
    },
    size,
  );
}

/** The eye that shows an area whole, no closer than `most`: as far off as the towns around it can be seen. */
export function fitting([south, west, north, east]: Area, size: Size, most = 900, padding = 48): Eye {
  const wide = Math.max(1e-9, east - west);
  const high = Math.max(1e-9, upOf(north) - upOf(south));
  const across = Math.max(40, size.width - 2 * padding);
  const down = Math.max(40, size.height - 2 * padding);
  const scale = Math.min(most, across / wide, down / high);
  return sound({ lat: latOf((upOf(south) + upOf(north)) / 2), lon: (west + east) / 2, scale }, size);
}

/** No farther than the whole world, no closer than makes sense, and never off the map. */
export function sound(eye: Eye, size: Size): Eye {
  const least = Math.max(1, size.width) / 360;
  return {
    scale: Math.max(least, Math.min(closest, eye.scale)),
    lat: Math.max(-edge, Math.min(edge, eye.lat)),
    lon: Math.max(-180, Math.min(180, eye.lon)),
  };
}

/** The area that holds all of these; undefined of none. */
export function around(areas: readonly Area[]): Area | undefined {
  if (areas.length === 0) return undefined;
  return areas.reduce<Area>(
    ([south, west, north, east], one) => [
      Math.min(south, one[0]),
      Math.min(west, one[1]),
      Math.max(north, one[2]),
      Math.max(east, one[3]),
    ],
    [90, 180, -90, -180],
  );
}

/** An area as a filter takes it: as exact as it was seen, and never smaller than what it holds. */
export function areaText([south, west, north, east]: Area, scale: number): string {
  const digits = Math.max(1, Math.min(5, Math.ceil(Math.log10(scale)) + 1));
  const unit = 10 ** digits;
  const down = (value: number, least: number) => Math.max(least, Math.floor(value * unit) / unit).toFixed(digits);
  const up = (value: number, most: number) => Math.min(most, Math.ceil(value * unit) / unit).toFixed(digits);
  return [down(south, -90), down(west, -180), up(north, 90), up(east, 180)].join(',');
}

/** A round length in metres that is at most `pixels` long on the map, and how long it is there. */
export function scaleBar(eye: Eye, pixels: number): { metres: number; pixels: number } {
  const metreWide = (111_320 * Math.cos((eye.lat * Math.PI) / 180)) / eye.scale;
  const most = pixels * metreWide;
  const power = 10 ** Math.floor(Math.log10(most));
  const metres = ([5, 2].find((step) => step * power <= most) ?? 1) * power;
  return { metres, pixels: metres / metreWide };
}
