import sharp, { type Sharp } from 'sharp';
import { BahanError } from '../../../shared/errors.ts';
import type { FileSource } from './file-source.ts';
import { pictureInput } from './picture-input.ts';
import { sniff } from './sniff.ts';

/** 300 megapixels: the largest panoramas pass, bombs do not. */
const pixelLimit = 3e8;

/** What sharp decodes by itself. */
const native = new Set('jpeg png webp gif tiff avif svg dng'.split(' '));

/**
 * Begins an upright picture of a file; `strict` fails on damage, the other way shows what there is. May be called
 * again for a second try.
 */
export type Draw = (strict: boolean) => Sharp;

/** @throws BahanError `file-unsupported` for a sort of file that has no picture of its own. */
export async function openDrawable(source: FileSource): Promise<Draw> {
  const { format } = sniff(source);
  if (!native.has(format)) {
    const message = `no picture can be made of ${format || 'this'}`;
    throw new BahanError('file-unsupported', { path: source.path }, { message });
  }
  const input = pictureInput(source);
  return (strict) =>
    sharp(input, { failOn: strict ? 'error' : 'none', limitInputPixels: pixelLimit, autoOrient: true });
}
