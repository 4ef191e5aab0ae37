import { type Colour, type Hour, mixColour } from './light.ts';
import { clamp, cloud, mix, noise, smooth } from './random.ts';

/** A piece of land. Lengths are metres; `x` to the right, `z` away from the camera. */
export interface Land {
  /** `distance` from the camera, so that what is too fine to be seen need not be drawn; absent for the true ground. */
  height(x: number, z: number, distance?: number): number;
  /** What the ground is made of there; `slope` 0 flat … 1 upright. */
  ground(x: number, z: number, height: number, slope: number): Colour;
  /** Height of a sheet of water that reflects the sky; undefined where there is none. */
  readonly water?: number;
  /** Muddy water shows this; clear water only mirrors. */
  readonly waterColour?: Colour;
  /** How much a place mirrors the sky, 0..1: a flooded field. */
  mirror?(x: number, z: number, slope: number): number;
  /** Far silhouettes: height over the horizon as a share of the picture's height, for a bearing in radians. */
  readonly ranges?: readonly ((bearing: number) => number)[];
}

export interface View {
  readonly x: number;
  readonly z: number;
  /** Metres above the ground under the camera. */
  readonly above: number;
  /** Radians; 0 looks along +z. */
  readonly bearing: number;
  /** Radians; negative looks down. */
  readonly pitch: number;
  /** Half the width of the picture as a tangent: 0.35 a long lens, 1 a wide one. */
  readonly lens: number;
  /** Where the sun stands relative to where the camera looks, radians. */
  readonly sunBearing: number;
  readonly far: number;
}

export interface LandPicture {
  readonly width: number;
  readonly height: number;
  /** Light, three floats a pixel. */
  readonly light: Float32Array;
  /** Where a point of the ground lies in the picture, and how many pixels a metre has there; undefined behind the camera. */
  place(x: number, z: number): { x: number; y: number; metre: number; distance: number } | undefined;
}

/**
 * Draws land column by column from near to far, each step lit by the slope of the ground and faded by the haze of the
 * hour. It is the old "voxel space" walk with an open-ended land instead of a stored map.
 */
export function drawLand(land: Land, view: View, hour: Hour, width: number, height: number): LandPicture {
  const light = new Float32Array(width * height * 3);
  const cameraY = land.height(view.x, view.z) + view.above;
  const focal = width / 2 / view.lens;
  const horizonY = height / 2 + Math.tan(view.pitch) * focal;
  const sunFlat = Math.cos(hour.sunHeight * 1.4);
  const sunDirection = [
    Math.sin(view.bearing + view.sunBearing) * sunFlat,
    Math.sin(hour.sunHeight * 1.4),
    Math.cos(view.bearing + view.sunBearing) * sunFlat,
  ] as const;
  const sky = skyOf(hour, view, width, height, horizonY, focal, land.ranges ?? []);
  const hazeLength = mix(6000, 620, hour.haze ** 0.7);

  for (let column = 0; column < width; column++) {
    const side = (column - width / 2) / focal;
    const directionX = Math.sin(view.bearing) + Math.cos(view.bearing) * side;
    const directionZ = Math.cos(view.bearing) - Math.sin(view.bearing) * side;
    let lowest = height;
    let distance = Math.max(0.8, view.above * 0.25);
    let stride = 0;
    let lastY = height;
    while (distance < view.far && lowest > 0) {
      const x = view.x + directionX * distance;
      const z = view.z + directionZ * distance;
      let ground = land.height(x, z, distance);
      const wet = land.water !== undefined && ground < land.water;
      if (wet) ground = land.water as number;
      const y = horizonY - ((ground - cameraY) / distance) * focal;
      if (y < lowest) {
        const shade = shadeOf(land, x, z, ground, wet, sunDirection, hour, distance, sky, side, column, y);
        const fog = 1 - Math.exp(-Math.max(0, distance - 12) / hazeLength);
        const haze = sky.hazeAt(column);
        const top = Math.max(0, Math.ceil(y));
        for (let row = top; row < lowest; row++) {
          const at = (row * width + column) * 3;
          light[at] = mix(shade[0], haze[0], fog);
          light[at + 1] = mix(shade[1], haze[1], fog);
          light[at + 2] = mix(shade[2], haze[2], fog);
        }
        lowest = Math.min(lowest, top);
      }
      // about one step a row of the picture: near ground finely, far ground coarsely
      const rise = Math.abs(y - lastY);
      lastY = y;
      stride = Math.max(0.05 + distance * 0.004, (distance * distance) / (focal * Math.max(4, view.above * 1.2)));
      if (rise > 5) stride *= 0.6;
      distance += Math.min(stride, distance * 0.014 + 0.08);
    }
    for (let row = 0; row < lowest; row++) sky.paint(light, (row * width + column) * 3, column, row);
  }
  return {
    width,
    height,
    light,
    place: (x, z) => {
      const awayX = x - view.x;
      const awayZ = z - view.z;
      const depth = awayX * Math.sin(view.bearing) + awayZ * Math.cos(view.bearing);
      if (depth < 1) return undefined;
      const aside = awayX * Math.cos(view.bearing) - awayZ * Math.sin(view.bearing);
      const ground = Math.max(land.height(x, z), land.water ?? -Infinity);
      return {
        x: width / 2 + (aside / depth) * focal,
        y: horizonY - ((ground - cameraY) / depth) * focal,
        metre: focal / depth,
        distance: depth,
      };
    },
  };
}

function shadeOf(
  land: Land,
  x: number,
  z: number,
  ground: number,
  wet: boolean,
  sun: readonly [number, number, number],
  hour: Hour,
  distance: number,
  sky: Sky,
  side: number,
  column: number,
  y: number,
): Colour {
  const reach = 0.12 + distance * 0.004;
  const alongX = wet ? 0 : (land.height(x + reach, z, distance) - ground) / reach;
  const alongZ = wet ? 0 : (land.height(x, z + reach, distance) - ground) / reach;
  const length = Math.sqrt(alongX * alongX + 1 + alongZ * alongZ);
  const facing = clamp((-alongX * sun[0] + sun[1] - alongZ * sun[2]) / length, 0, 1);
  const slope = 1 - 1 / length;
  const mirror = wet ? (land.waterColour ? 0.5 : 0.8) : (land.mirror?.(x, z, slope) ?? 0);
  const open = clamp(1 / length + 0.15, 0, 1);
  let result: Colour = [0, 0, 0];
  if (mirror < 1) {
    const stuff = wet ? (land.waterColour ?? hour.shade) : land.ground(x, z, ground, slope);
    const bounce = 0.85 * open;
    result = [
      stuff[0] * (hour.sun[0] * facing + hour.shade[0] * bounce),
      stuff[1] * (hour.sun[1] * facing + hour.shade[1] * bounce),
      stuff[2] * (hour.sun[2] * facing + hour.shade[2] * bounce),
    ];
  }
  if (mirror > 0) {
    const ripple = (noise(x * 3.1, z * 0.9) - 0.5) * (wet ? 26 : 10);
    result = mixColour(result, sky.reflect(column + side * 4, y, ripple), mirror);
  }
  return result;
}

interface Sky {
  paint(light: Float32Array, at: number, column: number, row: number): void;
  hazeAt(column: number): Colour;
  reflect(column: number, row: number, ripple: number): Colour;
}

function skyOf(
  hour: Hour,
  view: View,
  width: number,
  height: number,
  horizonY: number,
  focal: number,
  ranges: readonly ((bearing: number) => number)[],
): Sky {
  const sunX = width / 2 + Math.tan(clamp(view.sunBearing, -1.3, 1.3)) * focal;
  const sunY = horizonY - hour.sunHeight * 1.1 * focal;
  const ahead = Math.cos(view.sunBearing) > 0 ? 1 : 0.25;
  const clouds = (column: number, row: number): number => {
    const lift = Math.max(0.03, (horizonY - row) / focal);
    const x = (column - width / 2) / focal / (lift + 0.12);
    const z = 1 / (lift + 0.12);
    const body = cloud(x * 1.1 + view.x * 0.01 + view.bearing * 3, z * 1.4 + view.z * 0.01, 5);
    return smooth(0.72 - hour.clouds * 0.42, 0.86 - hour.clouds * 0.2, body) * smooth(0, 0.05, lift);
  };
  const open = (column: number, row: number): Colour => {
    const lift = clamp((horizonY - row) / (height * 0.75), 0, 1);
    let result = mixColour(hour.horizon, hour.zenith, lift ** 0.62);
    const away = Math.hypot((column - sunX) / focal, ((row - sunY) / focal) * 1.35);
    const glow = Math.exp(-away * 3.2) * 0.9 * ahead + Math.exp(-away * 11) * 1.3 * ahead;
    result = [
      result[0] + hour.glow[0] * glow,
      result[1] + hour.glow[1] * glow * 0.92,
      result[2] + hour.glow[2] * glow * 0.8,
    ];
    const cover = clouds(column, row);
    if (cover > 0) {
      const lit = clamp(0.35 + cloud(column * 0.012 + 40, row * 0.02, 3) + glow * 0.6 - cover * 0.25, 0, 1);
      result = mixColour(result, mixColour(hour.cloudDark, hour.cloudLight, lit), cover * 0.85);
    }
    return result;
  };
  const hazeAt = (column: number): Colour => {
    const away = Math.abs(column - sunX) / focal;
    const glow = Math.exp(-away * 2.4) * 0.5 * ahead * hour.haze;
    return [
      hour.horizon[0] + hour.glow[0] * glow,
      hour.horizon[1] + hour.glow[1] * glow,
      hour.horizon[2] + hour.glow[2] * glow * 0.85,
    ];
  };
  return {
    hazeAt,
    reflect: (column, row, ripple) => {
      const mirrored = clamp(2 * horizonY - row + ripple, -height, horizonY - 2);
      return mixColour(open(column + ripple * 0.4, mirrored), [0.02, 0.04, 0.05], 0.12);
    },
    paint: (light, at, column, row) => {
      let result = open(column, row);
      const bearing = view.bearing + Math.atan((column - width / 2) / focal);
      for (let i = 0; i < ranges.length; i++) {
        const top = horizonY - (ranges[i] as (bearing: number) => number)(bearing) * height;
        if (row > top - 1) {
          const depth = (i + 1) / (ranges.length + 1);
          const foot = smooth(0, height * 0.16, row - top) * 0.45 * (0.4 + hour.haze);
          const stuff = mixColour(hour.shade, [0.03, 0.06, 0.08], 0.45);
          const fade = mix(0.82, 0.4, depth) * mix(0.75, 1.1, hour.haze);
          const body = mixColour(stuff, hazeAt(column), clamp(fade + foot, 0, 0.97));
          result = mixColour(result, body, clamp(row - top + 1, 0, 1));
        }
      }
      light[at] = result[0];
      light[at + 1] = result[1];
      light[at + 2] = result[2];
    },
  };
}

/** Looks for a place with a wide view down over the land, the way a photographer does. */
export function viewpoint(
  land: Land,
  dice: { between(from: number, to: number): number },
  spread: number,
): { x: number; z: number; bearing: number } {
  let best = { x: 0, z: 0, bearing: 0 };
  let bestDrop = -Infinity;
  for (let i = 0; i < 36; i++) {
    const x = dice.between(-spread, spread);
    const z = dice.between(-spread, spread);
    const bearing = dice.between(-0.6, 0.6);
    const here = land.height(x, z, 500);
    let drop = 0;
    for (let step = 1; step <= 12; step++) {
      const away = step * step * 2.6;
      const fall = here - land.height(x + Math.sin(bearing) * away, z + Math.cos(bearing) * away, 500);
      drop += Math.min(fall, 26) - (fall < -2 ? 9 : 0);
    }
    if (drop > bestDrop) {
      bestDrop = drop;
      best = { x, z, bearing };
    }
  }
  return best;
}
