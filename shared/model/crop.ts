import * as z from 'zod';
import { type Part, type PicturePart, type Preset, part, picturePart } from './export.ts';

/** Ratio of two sides in lowest terms: `4:5`. */
export function ratioOfSides(width: number, height: number): string {
  const divisor = greatestDivisor(width, height);
  return `${width / divisor}:${height / divisor}`;
}

/** The ratio that a preset crops to; null where it shows all of the picture. */
export const ratioOf = ({ original, size, fit }: Pick<Preset, 'original' | 'size' | 'fit'>): string | null =>
  original || !size || fit === 'pad' ? null : ratioOfSides(size.width, size.height);

/** Width by height of a ratio; undefined for what is none. */
export function valueOfRatio(ratio: string): number | undefined {
  const [, width, height] = /^([1-9]\d{0,4}):([1-9]\d{0,4})$/.exec(ratio) ?? [];
  return width && height ? Number(width) / Number(height) : undefined;
}

const greatestDivisor = (a: number, b: number): number => (b === 0 ? a : greatestDivisor(b, a % b));

/**
 * What people said of the parts of an asset that are shown, by ratio; `turn`: the quarter turns it had then. `of`: the frame of
 * a film or the page of a document that it was said over; left out: the picture that stands for the asset.
 */
export const saidCrops = z.record(
  z.string(),
  z.object({ ...part.shape, turn: z.number().int().min(0).max(3), of: picturePart.optional() }),
);
export type SaidCrops = z.infer<typeof saidCrops>;

/** Whether two are the same picture of an asset. */
export const isSamePicture = (one: PicturePart | undefined, other: PicturePart | undefined): boolean =>
  one?.what === 'still'
    ? other?.what === 'still' && one.at === other.at
    : one?.what === 'page'
      ? other?.what === 'page' && one.page === other.page
      : other === undefined;

/**
 * The largest part of a picture that has a ratio, as near to a middle as its sides allow.
 * @param shape width by height of the picture; `value`: of the part; `x`, `y`: the middle, 0..1
 */
export function partAround(shape: number, value: number, x: number, y: number): Part {
  const width = Math.min(1, value / shape);
  const height = Math.min(1, shape / value);
  const within = (middle: number, size: number) => Math.min(1 - size, Math.max(0, middle - size / 2));
  return { x: within(x, width), y: within(y, height), width, height };
}
