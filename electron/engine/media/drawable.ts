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
  const { format, kind, mime } = sniff(source);
  if (format === 'pdf') return firstPage(source);
  if (kind === 'audio') return cover(source, mime);
  if (!native.has(format)) {
    const message = `no picture can be made of ${format || 'this'}`;
    throw new BahanError('file-unsupported', { path: source.path }, { message });
  }
  return fromBytes(pictureInput(source));
}

/** The picture that a sound carries in its tags. */
async function cover(source: FileSource, mime: string): Promise<Draw> {
  const { readTags } = await import('./audio-tags.ts');
  const tags = await readTags(source, mime, true).catch(() => undefined);
  const picture = tags?.common.picture?.[0];
  if (!picture) throw new BahanError('file-unsupported', { path: source.path }, { message: 'the sound has no cover' });
  return fromBytes(picture.data);
}

const fromBytes =
  (input: Uint8Array | string): Draw =>
  (strict) =>
    sharp(input, { failOn: strict ? 'error' : 'none', limitInputPixels: pixelLimit, autoOrient: true });

/** Pixels of the first page; a page is drawn anew in any size, so the longest that a channel asks for. */
const pageEdge = 2048;

async function firstPage(source: FileSource): Promise<Draw> {
  const { openPdf } = await import('./pdf-document.ts');
  const document = await openPdf(source.whole());
  try {
    const { data, width, height } = document.draw(0, pageEdge);
    return () => sharp(data, { raw: { width, height, channels: 4 } }).removeAlpha();
  } finally {
    document.close();
  }
}
