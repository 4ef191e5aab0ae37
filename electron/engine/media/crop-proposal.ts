import sharp, { type Sharp } from 'sharp';
import { BahanError } from '../../../shared/errors.ts';
import { partAround, valueOfRatio } from '../../../shared/model/crop.ts';
import type { Part } from '../../../shared/model/export.ts';
import { openDrawable } from './drawable.ts';
import { withFile } from './file-source.ts';
import { readerError } from './reader-error.ts';
import { saliencyOf } from './saliency.ts';

/** Longer side at which a picture is looked at: what a crop is about is larger than a few of these pixels. */
const edge = 128;

/**
 * Which part of a picture holds what it shows, for each ratio of sides (`4:5`); what is no ratio is left out. The picture is a
 * kept one (a packed one), or where none is kept, the file itself, turned by quarters to the right.
 * @throws BahanError about the file
 */
export async function proposeCrops(
  picture: { readonly kept: Uint8Array } | { readonly path: string; readonly turn: number },
  ratios: readonly string[],
): Promise<Record<string, Part>> {
  try {
    if ('kept' in picture) return await cropsOf(sharp(picture.kept), ratios);
    return await withFile(picture.path, async (source) => {
      const upright = (await openDrawable(source))(true);
      return cropsOf(sharp(await small(upright)).rotate(picture.turn * 90), ratios);
    });
  } catch (cause) {
    const { code, message } = readerError(cause);
    throw new BahanError(code, 'path' in picture ? { path: picture.path } : {}, { cause, message });
  }
}

/** Of a picture that is not turned yet: sharp turns only what stands before all else. */
const small = (picture: Sharp): Promise<Buffer> =>
  picture
    .resize(edge * 2, edge * 2, { fit: 'inside', withoutEnlargement: true })
    .png()
    .toBuffer();

async function cropsOf(picture: Sharp, ratios: readonly string[]): Promise<Record<string, Part>> {
  const { data, info } = await picture
    .resize(edge, edge, { fit: 'inside' })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  const saliency = saliencyOf(data, width, height, channels);
  return Object.fromEntries(
    ratios.flatMap((ratio): [string, Part][] => {
      const value = valueOfRatio(ratio);
      return value === undefined ? [] : [[ratio, partFor(saliency, width, height, value)]];
    }),
  );
}

/** The part of a ratio in which most of what draws the eye lies, and lies well within. */
function partFor(saliency: Float64Array, width: number, height: number, value: number): Part {
  const shape = width / height;
  const whole = partAround(shape, value, 0.5, 0.5);
  const across = whole.width < 1;
  const sums = across ? columns(saliency, width, height) : rows(saliency, width, height);
  const middle = across ? bestMiddle(sums, whole.width, 0.5) : bestMiddle(sums, whole.height, 0.45);
  return across ? partAround(shape, value, middle, 0.5) : partAround(shape, value, 0.5, middle);
}

const columns = (map: Float64Array, width: number, height: number): number[] =>
  Array.from({ length: width }, (_, x) => {
    let sum = 0;
    for (let y = 0; y < height; y += 1) sum += map[y * width + x] ?? 0;
    return sum;
  });

const rows = (map: Float64Array, width: number, height: number): number[] =>
  Array.from({ length: height }, (_, y) => {
    let sum = 0;
    for (let x = 0; x < width; x += 1) sum += map[y * width + x] ?? 0;
    return sum;
  });

/**
 * The middle, 0..1, of the stretch of a length (0..1 of all) with the greatest sum. What lies at its ends counts less, so that a
 * subject is not cut just where it ends. `usual`: the middle of pictures in which nothing draws the eye.
 */
function bestMiddle(sums: readonly number[], length: number, usual: number): number {
  const size = sums.length;
  const span = Math.max(1, length * size);
  let best = { middle: 0.5, score: Number.NEGATIVE_INFINITY };
  const last = Math.max(0, size - span);
  for (let step = 0; step < last * 2 + 1; step += 1) {
    // the end as well, wherever it lies between two steps: a subject may stand at the very edge
    const start = Math.min(step / 2, last);
    let score = 0;
    for (let at = Math.ceil(start); at < start + span && at < size; at += 1) {
      score += (sums[at] ?? 0) * within((at + 0.5 - start) / span);
    }
    const middle = (start + span / 2) / size;
    // where all is alike, the usual place stays
    score *= 1 - 0.1 * Math.abs(middle - usual);
    if (score > best.score + 1e-9) best = { middle, score };
  }
  return best.middle;
}

/** How much a place within the stretch counts; `at`: 0..1 from one end to the other. */
const within = (at: number): number => 0.2 + 1.6 * Math.min(at, 1 - at);
