import { type LookColour, lookColours } from '../../../shared/model/look.ts';

/** Samples a side of what colours are taken from, and squares a side that they are kept for. */
export const colourSide = 48;
export const squares = 3;

/** Below this chroma (CIE Lab) a pixel is black, grey or white; between these a pale one is, a strong one is not. */
const leastChroma = 11;
/** Lightness, of 100, that parts black from grey and grey from white. */
const [blackBelow, whiteAbove] = [22, 84];
/** How far a surely coloured pixel lies from grey; nearer ones count in part. */
const sureChroma = 24;

export interface Colours {
  /** Share of each of `lookColours`, 0..1; what lies in the middle counts more than the rim. */
  readonly shares: readonly number[];
  /** Mean a and b (CIE Lab) of `squares` × `squares` squares, row by row. */
  readonly layout: readonly number[];
}

/** @param pixels sRGB, three bytes each, `colourSide` × `colourSide` */
export function coloursOf(pixels: Uint8Array): Colours {
  const shares = new Array<number>(lookColours.length).fill(0);
  const layout = new Array<number>(squares * squares * 2).fill(0);
  const perSquare = (colourSide / squares) ** 2;
  let total = 0;
  for (let y = 0; y < colourSide; y += 1) {
    for (let x = 0; x < colourSide; x += 1) {
      const at = (y * colourSide + x) * 3;
      const { lightness, a, b } = lab(pixels[at] ?? 0, pixels[at + 1] ?? 0, pixels[at + 2] ?? 0);
      const square = (Math.floor((y * squares) / colourSide) * squares + Math.floor((x * squares) / colourSide)) * 2;
      layout[square] = (layout[square] ?? 0) + a / perSquare;
      layout[square + 1] = (layout[square + 1] ?? 0) + b / perSquare;
      const weight = weightOf(x) * weightOf(y);
      total += weight;
      for (const [colour, part] of named(lightness, a, b)) {
        const index = lookColours.indexOf(colour);
        shares[index] = (shares[index] ?? 0) + weight * part;
      }
    }
  }
  return { shares: shares.map((share) => share / total), layout };
}

/** What a picture is of stands in its middle more often than at its rim. */
const weightOf = (at: number): number => 0.5 + 0.5 * Math.sin((Math.PI * (at + 0.5)) / colourSide);

/** What people would call a colour; one between grey and a colour is some of both. */
function named(lightness: number, a: number, b: number): [LookColour, number][] {
  const chroma = Math.hypot(a, b);
  const grey: LookColour = lightness < blackBelow ? 'black' : lightness > whiteAbove ? 'white' : 'grey';
  // dark things hold little chroma and still have a colour
  const part = (chroma - leastChroma) / (sureChroma - leastChroma) + (lightness < 40 ? 0.15 : 0);
  if (part <= 0 || lightness < 10) return [[grey, 1]];
  const colour = hueName(lightness, chroma, ((Math.atan2(b, a) * 180) / Math.PI + 360) % 360);
  return part >= 1
    ? [[colour, 1]]
    : [
        [colour, part],
        [grey, 1 - part],
      ];
}

/** Borders between the names lie on the hues of CIE Lab: red near 30°, yellow near 95°, green near 140°, blue near 285°. */
function hueName(lightness: number, chroma: number, hue: number): LookColour {
  if (hue >= 345 || hue < 20) return lightness > 58 ? 'pink' : 'red';
  if (hue < 48) return hueOfRed(lightness, chroma);
  if (hue < 76) return lightness > 55 && chroma > 40 ? 'orange' : 'brown';
  if (hue < 106) return lightness > 52 ? 'yellow' : lightness > 34 && hue > 96 ? 'green' : 'brown';
  if (hue < 192) return 'green';
  // the bluest blue of a screen lies as far round as many a violet
  if (hue < 308) return 'blue';
  if (hue < 326) return 'purple';
  return lightness > 55 ? 'pink' : 'purple';
}

/** Between red and orange: what is pale is pink, what is dull is brown (skin, wood, bricks). */
function hueOfRed(lightness: number, chroma: number): LookColour {
  if (chroma >= 40) return 'red';
  return lightness > 72 ? 'pink' : 'brown';
}

/** CIE Lab of an sRGB pixel, white point D65. */
export function lab(red: number, green: number, blue: number): { lightness: number; a: number; b: number } {
  const [r, g, bl] = [linear[red] ?? 0, linear[green] ?? 0, linear[blue] ?? 0];
  const x = cube((0.4124 * r + 0.3576 * g + 0.1805 * bl) / 0.9505);
  const y = cube(0.2126 * r + 0.7152 * g + 0.0722 * bl);
  const z = cube((0.0193 * r + 0.1192 * g + 0.9505 * bl) / 1.089);
  return { lightness: 116 * y - 16, a: 500 * (x - y), b: 200 * (y - z) };
}

const cube = (value: number): number => (value > 0.008856 ? Math.cbrt(value) : 7.787 * value + 16 / 116);

const linear = Float64Array.from({ length: 256 }, (_, value) => {
  const part = value / 255;
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
});
