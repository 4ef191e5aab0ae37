import sharp, { type Sharp } from 'sharp';
import { BahanError } from '../../../shared/errors.ts';
import { openDrawable } from './drawable.ts';
import { withFile } from './file-source.ts';
import { fingerprint } from './fingerprint.ts';
import { decode } from './render.ts';

/** Longer side at which two pictures are laid over one another, in pixels. */
const edge = 192;
/** Side of the squares that are compared one by one, and how far around a pixel its surroundings reach. */
const square = 16;
const around = 4;
/** How far two shapes may differ: a small picture's sides are rounded. */
const shapeRounds = 0.015;
/** Contrast within a square, of 255, below which there is nothing in it to be compared. */
const leastContrast = 1.5;
/** Squares with something in them, below which a picture is too empty to be told from another. */
const fewSquares = 6;
/** How much each square has to agree (1: wholly), and how many of them. */
const squareAgrees = 0.75;
const mostAgree = 0.93;
const together = 0.88;
/**
 * How much each square must agree that has this contrast, where not even one may show something else; of all of them, fine
 * ones too (corrugated iron in a picture from a chat), somewhat fewer need to agree then.
 */
const everywhere = { contrast: 5, agrees: 0.6, most: 0.85 } as const;

/**
 * Whether a file shows the same picture as one that was kept: packed anew, made smaller, brighter or in other colours, or
 * with something small painted over it. Pictures taken one after another of one thing are not the same, nor is one that
 * was cropped; one with too little in it to be told from others is not either.
 * @param expected the fingerprint of the content in question, or null
 * @throws BahanError about the file
 */
export async function isAlike(path: string, expected: string | null, kept: Uint8Array): Promise<boolean> {
  return withFile(path, async (source) => {
    if (expected !== null && fingerprint(source) !== expected) throw new BahanError('file-changing', { path });
    const own = await decode((await openDrawable(source))(false));
    const { data, ...raw } = own;
    return alike(await greyOf(sharp(data, { raw })), await greyOf(sharp(kept)));
  });
}

/**
 * Whether two kept pictures (packed ones) show the same, in the sense of `isAlike` but everywhere: where somebody moved, or
 * something was painted over, it is another one.
 */
export async function areSame(one: Uint8Array, other: Uint8Array): Promise<boolean> {
  const [a, b] = [await greyOf(sharp(one)), await greyOf(sharp(other))];
  return alike(a, b, everywhere);
}

interface Grey {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly shape: number;
}

/** Both are packed alike first: what a kept picture lost by being packed is lost in the other too. */
async function greyOf(picture: Sharp): Promise<Grey> {
  const thumb = await picture.resize(512, 512, { fit: 'inside' }).flatten().jpeg({ quality: 80 }).toBuffer();
  const { width = 1, height = 1 } = await sharp(thumb).metadata();
  const scale = edge / Math.max(width, height);
  const size = { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
  const data = await sharp(thumb)
    .resize({ ...size, fit: 'fill' })
    .greyscale()
    .raw()
    .toBuffer();
  return { data, ...size, shape: width / height };
}

/** Whether two grey pictures agree in their edges, square by square; how bright each of them is plays no part. */
function alike(one: Grey, other: Grey, all?: typeof everywhere): boolean {
  if (Math.abs(Math.log(one.shape / other.shape)) > shapeRounds) return false;
  const width = Math.min(one.width, other.width);
  const height = Math.min(one.height, other.height);
  const [a, b] = [edgesOf(one), edgesOf(other)];
  let squares = 0;
  let agreeing = 0;
  const sums = { ab: 0, aa: 0, bb: 0 };
  for (let top = 0; top < height; top += square) {
    for (let left = 0; left < width; left += square) {
      let [ab, aa, bb, pixels] = [0, 0, 0, 0];
      for (let y = top; y < Math.min(top + square, height); y += 1) {
        for (let x = left; x < Math.min(left + square, width); x += 1) {
          const p = a[y * one.width + x] ?? 0;
          const q = b[y * other.width + x] ?? 0;
          ab += p * q;
          aa += p * p;
          bb += q * q;
          pixels += 1;
        }
      }
      // half a square at the rim tells little
      if (pixels < (square * square) / 2) continue;
      const contrast = Math.sqrt(Math.max(aa, bb) / pixels);
      if (contrast < leastContrast) continue;
      const agrees = ab / Math.sqrt(aa * bb || 1);
      if (all && contrast >= all.contrast && agrees < all.agrees) return false;
      squares += 1;
      sums.ab += ab;
      sums.aa += aa;
      sums.bb += bb;
      if (agrees >= squareAgrees) agreeing += 1;
    }
  }
  if (squares < fewSquares) return false;
  return agreeing / squares >= (all?.most ?? mostAgree) && sums.ab / Math.sqrt(sums.aa * sums.bb || 1) >= together;
}

/** How much each pixel differs from its surroundings. */
function edgesOf({ data, width, height }: Grey): Float64Array {
  const sums = new Float64Array((width + 1) * (height + 1));
  for (let y = 0; y < height; y += 1) {
    let row = 0;
    for (let x = 0; x < width; x += 1) {
      row += data[y * width + x] ?? 0;
      sums[(y + 1) * (width + 1) + x + 1] = row + (sums[y * (width + 1) + x + 1] ?? 0);
    }
  }
  const at = (x: number, y: number): number => sums[y * (width + 1) + x] ?? 0;
  const edges = new Float64Array(width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [l, t] = [Math.max(0, x - around), Math.max(0, y - around)];
      const [r, b] = [Math.min(width, x + around + 1), Math.min(height, y + around + 1)];
      const mean = (at(r, b) - at(l, b) - at(r, t) + at(l, t)) / ((r - l) * (b - t));
      edges[y * width + x] = (data[y * width + x] ?? 0) - mean;
    }
  }
  return edges;
}
