import sharp from 'sharp';
import { lookColours } from '../../../shared/model/look.ts';
import { colourSide, coloursOf, squares } from './colours.ts';
import { clarity } from './shot.ts';

/**
 * What a picture looks like, in few bytes.
 *
 * `shape`: 64 bits, big end first, of a perceptual hash (Zauner, *Implementation and Benchmarking of Perceptual Image Hash
 * Functions*, 2010): whether each of the 64 lowest frequencies of brightness lies above their median. Null where there is
 * too little in a picture to be told from another.
 *
 * `traits`: `traitBytes` bytes, at the places that `traitsAt` names: shares of the colours (of 255), colours of squares
 * (CIE Lab a and b, 128 is none), the lowest frequencies of brightness (128 is none, of length `waveLength` together),
 * sharpness (16 a doubling) and the share of clipped pixels (of 255).
 */
export interface Look {
  readonly shape: Uint8Array | null;
  readonly traits: Uint8Array;
}

const shares = lookColours.length;
const layout = squares * squares * 2;
const waves = 32;
export const traitsAt = {
  shares: 0,
  layout: shares,
  waves: shares + layout,
  sharpness: shares + layout + waves,
  clipped: shares + layout + waves + 1,
  end: shares + layout + waves + 2,
} as const;
export const traitBytes = traitsAt.end;
/** Length of the vector of frequencies as it is kept. */
export const waveLength = 127;

const bits = 64;
const side = colourSide;
/** Longer side of a picture that is looked at: those that are kept are no larger. */
const edge = 512;
/** Contrast, of 255, below which there is nothing to be told from another. */
const leastContrast = 6;

/** Looks at a kept picture (a packed one). @throws what sharp says about broken bytes */
export async function lookOf(kept: Uint8Array): Promise<Look> {
  const { data, info } = await sharp(kept)
    .resize(edge, edge, { fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#fff' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return lookOfPixels({ data, ...info });
}

/** Looks at sRGB pixels without see-through parts, as large as a thumbnail is. */
export function lookOfPixels(pixels: Pixels): Look {
  const { grey, small, smallGrey } = made(pixels);
  const { sharpness, clipped } = clarity(grey, pixels.width, pixels.height);
  const { shares: parts, layout: squaresOf } = coloursOf(small);
  const frequencies = lowest(smallGrey);
  const traits = new Uint8Array(traitBytes);
  const put = (at: number, values: readonly number[]) =>
    traits.set(
      values.map((value) => Math.min(255, Math.max(0, Math.round(value)))),
      at,
    );
  put(
    traitsAt.shares,
    parts.map((part) => part * 255),
  );
  put(
    traitsAt.layout,
    squaresOf.map((value) => 128 + value),
  );
  const strongest = frequencies.slice(0, waves);
  const length = Math.hypot(...strongest) || 1;
  put(
    traitsAt.waves,
    strongest.map((value) => 128 + (value / length) * waveLength),
  );
  put(traitsAt.sharpness, [Math.log2(1 + sharpness) * 16]);
  put(traitsAt.clipped, [clipped * 255]);
  return { shape: contrastOf(smallGrey) < leastContrast ? null : hashOf(frequencies), traits };
}

interface Pixels {
  /** Row by row, one byte for each channel. */
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly channels: number;
}

/** The brightness of all pixels, and the picture made `colourSide` squares wide and high, in colours and in brightness. */
function made({ data, width, height, channels }: Pixels) {
  const grey = new Uint8Array(width * height);
  const small = new Uint8Array(colourSide * colourSide * 3);
  const smallGrey = new Float64Array(colourSide * colourSide);
  const [green, blue] = channels > 2 ? [1, 2] : [0, 0];
  const edgeOf = (n: number, length: number): number => Math.floor((n * length) / colourSide);
  for (let y = 0; y < colourSide; y += 1) {
    const top = edgeOf(y, height);
    const bottom = Math.max(top + 1, edgeOf(y + 1, height));
    for (let x = 0; x < colourSide; x += 1) {
      const left = edgeOf(x, width);
      const right = Math.max(left + 1, edgeOf(x + 1, width));
      let r = 0;
      let g = 0;
      let b = 0;
      let light = 0;
      for (let row = top; row < bottom; row += 1)
        for (let n = row * width + left; n < row * width + right; n += 1) {
          const at = n * channels;
          const red = data[at] as number;
          const greens = data[at + green] as number;
          const blues = data[at + blue] as number;
          // the weights of the brightness that television sees
          const bright = (red * 77 + greens * 150 + blues * 29) >> 8;
          grey[n] = bright;
          r += red;
          g += greens;
          b += blues;
          light += bright;
        }
      const count = (bottom - top) * (right - left);
      const at = y * colourSide + x;
      small[at * 3] = r / count;
      small[at * 3 + 1] = g / count;
      small[at * 3 + 2] = b / count;
      smallGrey[at] = light / count;
    }
  }
  return { grey, small, smallGrey };
}

function contrastOf(grey: Float64Array): number {
  let [sum, squared] = [0, 0];
  for (const value of grey) {
    sum += value;
    squared += value * value;
  }
  return Math.sqrt(Math.max(0, squared / grey.length - (sum / grey.length) ** 2));
}

function hashOf(frequencies: readonly number[]): Uint8Array {
  const sorted = frequencies.toSorted((a, b) => a - b);
  const median = ((sorted[bits / 2 - 1] ?? 0) + (sorted[bits / 2] ?? 0)) / 2;
  const hash = new Uint8Array(bits / 8);
  frequencies.forEach((value, n) => {
    if (value > median) hash[n >> 3] = (hash[n >> 3] ?? 0) | (0x80 >> (n & 7));
  });
  return hash;
}

/** Places (across, down) of the lowest frequencies but the mean, from the lowest. */
const places = Array.from({ length: 20 * 20 }, (_, n) => ({ u: n % 20, v: Math.floor(n / 20) }))
  .filter(({ u, v }) => u + v > 0)
  .sort((a, b) => a.u + a.v - (b.u + b.v) || Math.abs(a.u - a.v) - Math.abs(b.u - b.v) || a.u - b.u)
  .slice(0, bits);

const waveAt = Array.from({ length: 12 }, (_, u) =>
  Float64Array.from({ length: side }, (_, x) => Math.cos(((2 * x + 1) * u * Math.PI) / (2 * side))),
);

/** The lowest frequencies of brightness (discrete cosine transform, type II), from the lowest. */
function lowest(grey: Float64Array): number[] {
  const most = waveAt.length;
  // rows first, so that each column is asked for `most` numbers alone
  const rows = new Float64Array(side * most);
  for (let y = 0; y < side; y += 1)
    for (let u = 0; u < most; u += 1) {
      let sum = 0;
      for (let x = 0; x < side; x += 1) sum += (grey[y * side + x] ?? 0) * (waveAt[u]?.[x] ?? 0);
      rows[y * most + u] = sum;
    }
  return places.map(({ u, v }) => {
    let sum = 0;
    for (let y = 0; y < side; y += 1) sum += (rows[y * most + u] ?? 0) * (waveAt[v]?.[y] ?? 0);
    return (sum * (u === 0 ? Math.SQRT1_2 : 1) * (v === 0 ? Math.SQRT1_2 : 1)) / side;
  });
}
