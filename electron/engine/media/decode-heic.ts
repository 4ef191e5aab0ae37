import sharp, { type Sharp } from 'sharp';
import { BahanError } from '../../../shared/errors.ts';
import type { FileSource } from './file-source.ts';
import { readHeif } from './probe/heif.ts';
import { tiffOf } from './tiff-of.ts';

/** Decoded at once and whole, four bytes a pixel, twice for a moment. */
const pixelLimit = 6e7;

/**
 * Begins a picture of a HEIC or HEIF file (libheif). The decoder turns and crops as the container says, so that EXIF
 * must not turn it again; the colours are the file's own until its profile is applied.
 * @throws BahanError `file-too-large`, `file-damaged`.
 */
export async function decodeHeic(source: FileSource): Promise<() => Sharp> {
  const bytes = source.whole();
  const known = await sharp(bytes, { failOn: 'none', limitInputPixels: false })
    .metadata()
    .catch(() => undefined);
  const stated = readHeif(source.read, source.size)?.size;
  const [wide, tall] = [stated?.width ?? known?.width ?? 0, stated?.height ?? known?.height ?? 0];
  if (wide * tall > pixelLimit) throw new BahanError('file-too-large', { path: source.path });
  const { all } = await import('heic-decode');
  const pictures = await all({ buffer: withKnownBrand(bytes) });
  try {
    // the first is not always the one that the file names as its own
    const chosen =
      pictures.find(({ width, height }) => width === stated?.width && height === stated.height) ?? pictures[0];
    if (!chosen) throw new BahanError('file-damaged', { path: source.path }, { message: 'no picture is in it' });
    if (chosen.width * chosen.height > pixelLimit) throw new BahanError('file-too-large', { path: source.path });
    const { data, width, height } = await chosen.decode();
    const pixels = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
    const profile = known?.icc;
    if (!profile) return () => sharp(pixels, { raw: { width, height, channels: 4 } }).removeAlpha();
    const tiff = tiffOf({
      data: pixels,
      width,
      height,
      bits: 8,
      planes: 4,
      mixed: true,
      space: 'rgb',
      palette: undefined,
      profile,
    });
    return () => sharp(tiff, { limitInputPixels: pixelLimit }).removeAlpha();
  } finally {
    pictures.dispose();
  }
}

/** The decoder looks at the first brand alone and knows six; there are more, and what is inside is of the same kind. */
function withKnownBrand(bytes: Buffer): Buffer {
  if (/^(heic|heix|hevc|hevx|mif1|msf1)$/.test(bytes.toString('latin1', 8, 12))) return bytes;
  const copy = Buffer.from(bytes);
  copy.write('mif1', 8, 'latin1');
  return copy;
}
