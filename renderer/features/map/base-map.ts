import type { Label, Placed } from './labels.ts';
import { type Layer, type Outlines, readOutlines } from './outlines.ts';
import { type Eye, type Size, upOf } from './projection.ts';

/** What lies under the pictures, ready to be drawn: shapes in degrees of longitude, upwards negative. */
export interface BaseMap {
  readonly near: Path2D;
  readonly world: Path2D;
  readonly land: Path2D;
  readonly coast: Path2D;
  readonly home: Path2D;
  readonly borders: Path2D;
  readonly labels: readonly Label[];
}

let loading: Promise<BaseMap> | undefined;

/** The map that comes along with the program; nothing is asked of anybody else. */
export function loadBaseMap(): Promise<BaseMap> {
  loading ??= load().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function load(): Promise<BaseMap> {
  const [outlines, labels] = await Promise.all([
    bytesAt(new URL('../../../resources/map/outlines.bin', import.meta.url)),
    bytesAt(new URL('../../../resources/map/labels.json', import.meta.url)),
  ]);
  const rows = JSON.parse(new TextDecoder().decode(labels)) as [string, number, number, number][];
  return {
    ...pathsOf(readOutlines(outlines)),
    labels: rows.map(([name, lat, lon, weight]) => ({ name, lat, lon, weight })),
  };
}

async function bytesAt(url: URL): Promise<Uint8Array> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url.pathname}: ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}

function pathsOf({ near: [west, south, east, north], world, land, home, borders }: Outlines) {
  const near = new Path2D();
  near.rect(west, -upOf(north), east - west, upOf(north) - upOf(south));
  const isCut = (lon: number, lat: number) => lon <= west || lon >= east || lat <= south || lat >= north;
  return {
    near,
    world: shapes(world),
    land: shapes(land),
    // where land was cut at the end of the fine part there is no coast
    coast: strokes(land, isCut),
    home: shapes(home),
    borders: strokes(borders, () => false),
  };
}

function shapes(layer: Layer): Path2D {
  const path = new Path2D();
  for (const line of layer) {
    path.moveTo(line[0] ?? 0, -upOf(line[1] ?? 0));
    for (let n = 2; n < line.length; n += 2) path.lineTo(line[n] ?? 0, -upOf(line[n + 1] ?? 0));
    path.closePath();
  }
  return path;
}

function strokes(layer: Layer, isCut: (lon: number, lat: number) => boolean): Path2D {
  const path = new Path2D();
  for (const line of layer) {
    let wasCut = true;
    for (let n = 0; n < line.length; n += 2) {
      const [lon = 0, lat = 0] = [line[n], line[n + 1]];
      const cut = isCut(lon, lat);
      if (n === 0 || (cut && wasCut)) path.moveTo(lon, -upOf(lat));
      else path.lineTo(lon, -upOf(lat));
      wasCut = cut;
    }
  }
  return path;
}

/** Colours that the style sheet says, worked out for the theme in use. */
export interface Colours {
  readonly sea: string;
  readonly land: string;
  readonly home: string;
  readonly coast: string;
  readonly border: string;
  readonly ink: string;
  readonly water: string;
}

export function coloursOf(element: Element): Colours {
  const style = getComputedStyle(element);
  const of = (name: string) => style.getPropertyValue(`--map-${name}`);
  return {
    ...{ sea: of('sea'), land: of('land'), home: of('home'), coast: of('coast') },
    ...{ border: of('border'), ink: of('ink'), water: of('water') },
  };
}

export const fontOf = (kind: Placed['kind'], rem: number): string => {
  const family = '"Inter Variable", system-ui, "Segoe UI", sans-serif';
  const px = (size: number) => `${(size * rem) / 16}px ${family}`;
  if (kind === 'water') return `italic 400 ${px(12)}`;
  if (kind === 'land') return `550 ${px(13)}`;
  return kind === 'city' ? `550 ${px(12)}` : `400 ${px(11.5)}`;
};

/** Draws what is seen; `pen` already counts in pixels of the page. */
export function drawBaseMap(
  pen: CanvasRenderingContext2D,
  base: BaseMap,
  eye: Eye,
  size: Size,
  colours: Colours,
): void {
  pen.fillStyle = colours.sea;
  pen.fillRect(0, 0, size.width, size.height);
  pen.save();
  pen.translate(size.width / 2, size.height / 2);
  pen.scale(eye.scale, eye.scale);
  pen.translate(-eye.lon, upOf(eye.lat));
  pen.lineJoin = 'round';
  const stroke = (path: Path2D, colour: string, width: number) => {
    pen.strokeStyle = colour;
    pen.lineWidth = width / eye.scale;
    pen.stroke(path);
  };
  const fill = (path: Path2D, colour: string) => {
    pen.fillStyle = colour;
    pen.fill(path, 'evenodd');
  };
  fill(base.world, colours.land);
  stroke(base.world, colours.coast, 0.75);
  fill(base.near, colours.sea);
  fill(base.land, colours.land);
  fill(base.home, colours.home);
  stroke(base.borders, colours.border, 1);
  stroke(base.coast, colours.coast, 0.75);
  pen.restore();
}

export function drawNames(
  pen: CanvasRenderingContext2D,
  names: readonly Placed[],
  colours: Colours,
  rem: number,
): void {
  pen.textBaseline = 'middle';
  pen.lineJoin = 'round';
  for (const { name, kind, x, y, dot } of names) {
    pen.font = fontOf(kind, rem);
    pen.fillStyle = kind === 'water' ? colours.water : colours.ink;
    if (kind !== 'water') {
      pen.strokeStyle = colours.home;
      pen.lineWidth = 3;
      pen.strokeText(name, x, y);
    }
    pen.fillText(name, x, y);
    if (!dot) continue;
    pen.beginPath();
    pen.arc(dot.x, dot.y, kind === 'city' ? 2.5 : 2, 0, 2 * Math.PI);
    pen.fill();
  }
}
