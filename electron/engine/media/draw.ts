import sharp, { type Sharp } from 'sharp';
import { BahanError } from '../../../shared/errors.ts';

/**
 * Begins an upright picture of a file; `strict` fails on damage, the other way shows what there is. May be called
 * again for a second try.
 */
export type Draw = (strict: boolean) => Sharp;

/** 300 megapixels: the largest panoramas pass, bombs do not. */
export const pixelLimit = 3e8;

/** A picture in a format that sharp decodes by itself; of several in a file the one at `page`. */
export const fromBytes =
  (input: Uint8Array | string, limitInputPixels = pixelLimit, page = 0): Draw =>
  (strict) =>
    sharp(input, { failOn: strict ? 'error' : 'none', limitInputPixels, autoOrient: true, page });

export const nothingStored = (): BahanError =>
  new BahanError('file-unsupported', {}, { message: 'no picture is stored in it' });

/**
 * A picture that lies in a file beside that which the file is for: that it cannot be drawn is no fault of the file.
 * @throws BahanError `file-unsupported` where there is none.
 */
export async function drawnBeside(input: Uint8Array | string | undefined): Promise<Draw> {
  const draw = input === undefined ? undefined : fromBytes(input);
  const seen = await draw?.(false)
    .resize(8, 8)
    .toBuffer()
    .catch(() => undefined);
  if (draw === undefined || seen === undefined) throw nothingStored();
  return draw;
}
