import { type Component, componentsOf, type Grey } from './components.ts';

/** What may be a line of writing: its box in pixels (`right`, `bottom` exclusive) and how many letters it seems to have. */
export interface TextLine {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly letters: number;
  /** Height of its letters. */
  readonly size: number;
  readonly isLight: boolean;
  /** How much it looks like writing; above 0, clear print has 4 and more. */
  readonly worth: number;
}

/** Letters are at least so many pixels high, and at most this share of the picture. */
const lowest = 5;
const highest = 0.3;
/** A line has so many letters. */
const fewest = 4;

/**
 * Lines of writing in a grey picture of about a thousand pixels: patches of like height, stroke and grey, side by side on one
 * straight line. Leaves, stones and crowds are patches too, but do not stand on a line.
 */
export function textLines(grey: Grey): TextLine[] {
  const letters = componentsOf(grey).filter((one) => mayBeLetter(one, grey));
  return chains(letters)
    .map(lineOf)
    .filter((line) => line !== undefined);
}

function mayBeLetter(one: Component, { width, height }: Grey): boolean {
  const wide = one.right - one.left;
  const tall = one.bottom - one.top;
  if (tall < lowest || tall > highest * height || wide > 8 * tall || tall > 14 * wide) return false;
  if (one.left === 0 || one.top === 0 || one.right === width || one.bottom === height) return false;
  const fill = one.area / (wide * tall);
  // a stroke is thin beside the letter, and of one colour
  return fill > 0.12 && fill < 0.97 && one.stroke < 0.75 * tall + 2 && one.deviation < 0.75 * one.contrast + 4;
}

/** Letters that follow each other along a line. */
function chains(letters: readonly Component[]): Component[][] {
  const sorted = letters.toSorted((a, b) => a.left - b.left);
  const bands = new Map<number, number[]>();
  const bandOf = (y: number): number => y >> 5;
  const parents = sorted.map((_, at) => at);
  const rootOf = (of: number): number => {
    let at = of;
    while (parents[at] !== at) at = parents[at] = parents[parents[at] as number] as number;
    return at;
  };
  for (const [at, one] of sorted.entries()) {
    const middle = (one.top + one.bottom) / 2;
    for (let band = bandOf(middle) - 1; band <= bandOf(middle) + 1; band++) {
      const others = bands.get(band) ?? [];
      // the nearest before it come first; further ones are too far away for all that follow
      for (let n = others.length - 1; n >= 0 && n >= others.length - 60; n--) {
        const other = sorted[others[n] as number] as Component;
        if (!follows(other, one)) continue;
        const root = rootOf(others[n] as number);
        const own = rootOf(at);
        if (root !== own) parents[own] = root;
      }
    }
    const band = bandOf(middle);
    bands.set(band, [...(bands.get(band) ?? []), at].slice(-60));
  }
  const groups = Map.groupBy(sorted.keys(), rootOf);
  return [...groups.values()]
    .filter((group) => group.length >= fewest)
    .map((group) => group.map((at) => sorted[at] as Component));
}

function follows(one: Component, next: Component): boolean {
  if (one.isLight !== next.isLight) return false;
  const tall = one.bottom - one.top;
  const other = next.bottom - next.top;
  const [low, high] = tall < other ? [tall, other] : [other, tall];
  if (high > 2.4 * low) return false;
  const gap = next.left - one.right;
  if (gap > 1.1 * high || gap < -0.3 * low) return false;
  const shared = Math.min(one.bottom, next.bottom) - Math.max(one.top, next.top);
  if (shared < 0.5 * low) return false;
  const [thin, thick] = one.stroke < next.stroke ? [one.stroke, next.stroke] : [next.stroke, one.stroke];
  if (thick > 2.5 * thin + 1) return false;
  return Math.abs(one.mean - next.mean) < 0.6 * Math.max(one.contrast, next.contrast) + 6;
}

/** The line that letters stand on, or undefined when they stand on none. */
function lineOf(letters: readonly Component[]): TextLine | undefined {
  const sizes = letters.map(({ top, bottom }) => bottom - top).sort((a, b) => a - b);
  const size = sizes[sizes.length >> 1] ?? 0;
  const left = Math.min(...letters.map((one) => one.left));
  const right = Math.max(...letters.map((one) => one.right));
  if (right - left < 2.5 * size) return undefined;
  const worth = worthOf(letters, size);
  if (worth <= 0) return undefined;
  return {
    ...{ left, right, size, letters: letters.length, isLight: letters[0]?.isLight ?? false, worth },
    ...heightOf(letters),
  };
}

const heightOf = (letters: readonly Component[]): { top: number; bottom: number } => ({
  top: Math.min(...letters.map((one) => one.top)),
  bottom: Math.max(...letters.map((one) => one.bottom)),
});

/**
 * What tells print from a row of leaves: more letters, standing on the line, clear against what is around them, of one grey
 * and of like heights, in a row that is no higher than its letters. The weights were set by photographs with and without
 * writing in them: of rows without, one in twenty is worth more than nothing.
 */
function worthOf(letters: readonly Component[], size: number): number {
  const standing = standingShare(letters, size);
  if (standing === undefined) return 0;
  const contrast = meanOf(letters.map((one) => one.contrast));
  const { top, bottom } = heightOf(letters);
  return (
    Math.min(3, (letters.length - fewest) / 4) +
    4 * (standing - 0.6) +
    Math.min(2.5, (contrast - 35) / 25) -
    ((bottom - top) / size - 1.5) -
    (3 * spreadOf(letters.map((one) => one.mean))) / contrast -
    (2 * spreadOf(letters.map((one) => one.bottom - one.top))) / size -
    1.2
  );
}

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

function spreadOf(values: readonly number[]): number {
  const mean = meanOf(values);
  return Math.sqrt(meanOf(values.map((value) => (value - mean) ** 2)));
}

/** The share of letters that stand on the line of most of them; undefined when too few stand on any. */
function standingShare(letters: readonly Component[], size: number): number | undefined {
  const slope = slopeOf(letters);
  const bottoms = letters.map((one) => one.bottom - slope * (one.left + one.right) * 0.5).sort((a, b) => a - b);
  const base = bottoms[bottoms.length >> 1] ?? 0;
  const near = Math.max(1, 0.16 * size);
  const standing = bottoms.filter((bottom) => Math.abs(bottom - base) <= near).length;
  return standing < fewest - 1 || standing < 0.55 * letters.length ? undefined : standing / letters.length;
}

/** How much the line rises, by the middle of all slopes between its letters: a few that hang lower do not tilt it. */
function slopeOf(letters: readonly Component[]): number {
  const slopes: number[] = [];
  const step = Math.max(1, letters.length >> 4);
  for (let a = 0; a < letters.length; a += step) {
    for (let b = a + 1; b < letters.length; b += step) {
      const [one, other] = [letters[a] as Component, letters[b] as Component];
      const run = (other.left + other.right - one.left - one.right) / 2;
      if (run > 2) slopes.push((other.bottom - one.bottom) / run);
    }
  }
  slopes.sort((a, b) => a - b);
  return slopes[slopes.length >> 1] ?? 0;
}
