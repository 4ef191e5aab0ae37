import { type Eye, type Size, toScreen } from './projection.ts';

export interface Label {
  readonly name: string;
  readonly lat: number;
  readonly lon: number;
  /** How much it tells: of two that do not both fit, the heavier is shown. */
  readonly weight: number;
}

/** The name of a stretch of land or water; from which scale to which it is worth saying. */
export interface Stretch {
  readonly name: string;
  readonly lat: number;
  readonly lon: number;
  readonly from: number;
  readonly to: number;
  readonly isWater: boolean;
}

export interface Placed {
  readonly name: string;
  readonly kind: 'town' | 'city' | 'land' | 'water';
  /** Where its words begin, and the middle of their height. */
  readonly x: number;
  readonly y: number;
  /** The dot of a place. */
  readonly dot: Point | undefined;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

const most = 110;
const lineHeight = 15;
/** From this weight on a place is written like a city. */
const cityWeight = 3000;

/** How heavy a place must be to be named at a scale: from afar only the largest. */
const leastWeight = (scale: number): number => (1100 / scale) ** 2;

export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/**
 * Names that are shown, none of them over another, nor over what is `taken` already; `labels` come heaviest first.
 * @param widthOf pixels of a name as it is written
 */
export function placeNames(
  { labels, stretches, taken }: Names,
  eye: Eye,
  size: Size,
  widthOf: (name: string, kind: Placed['kind']) => number,
): Placed[] {
  const placed: Placed[] = [];
  const boxes = [...taken];
  const put = (name: string, kind: Placed['kind'], ways: (width: number) => readonly Point[], dot?: Point): void => {
    const width = widthOf(name, kind);
    for (const { x, y } of ways(width)) {
      const box = { left: x - 4, right: x + width + 4, top: y - lineHeight / 2 - 1, bottom: y + lineHeight / 2 + 1 };
      const isOut = box.left < 0 || box.right > size.width || box.top < 0 || box.bottom > size.height;
      if (isOut || boxes.some((other) => meets(box, other))) continue;
      boxes.push(box);
      placed.push({ name, kind, x, y, dot });
      return;
    }
  };
  for (const { name, lat, lon, from, to, isWater } of stretches) {
    if (eye.scale < from || eye.scale > to) continue;
    const { x, y } = toScreen(eye, size, lat, lon);
    put(name, isWater ? 'water' : 'land', (width) => [{ x: x - width / 2, y }]);
  }
  const least = leastWeight(eye.scale);
  for (const { name, lat, lon, weight } of labels) {
    if (weight < least || placed.length >= most) break;
    const dot = toScreen(eye, size, lat, lon);
    const { x, y } = dot;
    if (x < 0 || x > size.width || y < 0 || y > size.height) continue;
    // beside its dot; where a picture stands there, under that
    const ways = (width: number): Point[] => [
      { x: x + 6, y },
      { x: x - 6 - width, y },
      { x: x - width / 2, y: y + 12 },
      { x: x - width / 2, y: y + 34 },
    ];
    put(name, weight >= cityWeight ? 'city' : 'town', ways, dot);
  }
  return placed;
}

interface Names {
  readonly labels: readonly Label[];
  readonly stretches: readonly Stretch[];
  readonly taken: readonly Box[];
}

const meets = (a: Box, b: Box): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
