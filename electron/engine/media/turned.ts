import sharp from 'sharp';
import { BahanError } from '../../../shared/errors.ts';
import type { Pictures } from './pictures.ts';
import { readerError } from './reader-error.ts';
import { decode, picturesOf } from './render.ts';

/**
 * The pictures of a photo turned by quarters to the right, made of a packed picture of it that was kept; no larger than that.
 * @throws BahanError `file-damaged` when it cannot be read
 */
export async function turnPictures(kept: Uint8Array, turn: number): Promise<Pictures> {
  try {
    return await picturesOf(await decode(sharp(kept).rotate(turn * 90)));
  } catch (cause) {
    const { code, message } = readerError(cause);
    throw new BahanError(code, {}, { cause, message });
  }
}
