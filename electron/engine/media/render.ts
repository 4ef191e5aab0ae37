import sharp, { type Sharp } from 'sharp';
import { rgbaToThumbHash } from 'thumbhash';
import { BahanError } from '../../../shared/errors.ts';
import { type CardFacts, cardFacts } from './cards/card-facts.ts';
import { filmCover } from './covers.ts';
import { openDrawable } from './drawable.ts';
import { type FileSource, withFile } from './file-source.ts';
import { filmPictures } from './film-pictures.ts';
import { fingerprint } from './fingerprint.ts';
import { lookOfPixels } from './look.ts';
import type { Pictures, Rendered } from './pictures.ts';
import { readFacts } from './probe/facts.ts';
import type { Decoded } from './protocol.ts';
import { readerError } from './reader-error.ts';
import { coloursOf, unpacked } from './release/colours.ts';
import { sniff } from './sniff.ts';

const previewEdge = 1600;
const thumbEdge = 512;
const hashEdge = 100;

interface Pixels {
  readonly data: Buffer;
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 2 | 3 | 4;
}

/**
 * Draws a file once and makes both pictures and the thumbhash from the same pixels. `expected` is the fingerprint that
 * the facts were read with: a picture of another content is not made. `decoded`: what a decoder made of a film or a sound.
 */
export async function renderFile(
  path: string,
  expected: string | null,
  decoded: Decoded = {},
  facts?: CardFacts,
): Promise<Rendered> {
  try {
    return await withFile(path, async (source) => {
      if (source.size === 0) throw new BahanError('file-empty', { path });
      if (expected !== null && fingerprint(source) !== expected) throw new BahanError('file-changing', { path });
      return drawSource(source, decoded, facts);
    });
  } catch (cause) {
    return { pictures: null, error: readerError(cause) };
  }
}

/** The picture of the file; where there can be none, the frames that were decoded, and where there are none, a card. */
async function drawSource(source: FileSource, decoded: Decoded, facts: CardFacts | undefined): Promise<Rendered> {
  const film = decoded.frames && (await pictureOfFilm(decoded.frames).catch(() => undefined));
  if (film) return { pictures: film, error: null };
  const { pictures, error } = await renderSource(source).catch((cause: unknown) => ({
    pictures: null,
    error: readerError(cause),
  }));
  if (!pictures && (error === null || !cardCodes.has(error.code))) return { pictures, error };
  const known = pictures ?? (await card(source, decoded, facts));
  // that nothing can be shown of this sort of file is said by the card
  return { pictures: { ...known, peaks: decoded.peaks }, error: error?.code === 'file-unsupported' ? null : error };
}

/** Reasons that a drawn card stands beside: the file is no worse for having no picture. */
const cardCodes: ReadonlySet<string> = new Set(['file-unsupported', 'file-locked-by-password']);

async function pictureOfFilm(frames: NonNullable<Decoded['frames']>): Promise<Pictures> {
  const { poster, strip } = await filmPictures(frames);
  const pixels = await decode(sharp(poster.bytes, { failOn: 'none', limitInputPixels: 1e8 }));
  return { ...(await picturesOf(pixels)), strip };
}

async function card(source: FileSource, { peaks }: Decoded, facts: CardFacts | undefined): Promise<Pictures> {
  const { drawCard } = await import('./cards/card.ts');
  return picturesOf(await drawCard(source, facts ?? cardFacts(await readFacts(source.path)), peaks), 'card');
}

async function renderSource(source: FileSource): Promise<Rendered> {
  const { kind, format } = sniff(source);
  const draw = kind === 'video' ? await filmCover(source, format) : await openDrawable(source);
  let error: Rendered['error'] = null;
  let pixels: Pixels;
  try {
    pixels = await decode(draw(true));
  } catch (strict) {
    error = readerError(strict);
    // a packing that nothing here unpacks would only be drawn black
    if (error.code === 'file-too-large' || error.code === 'file-unsupported') return { pictures: null, error };
    try {
      pixels = await decode(draw(false));
      error = { code: 'file-truncated', message: error.message };
    } catch {
      return { pictures: null, error };
    }
  }
  return { pictures: await picturesOf(pixels), error };
}

/** sRGB pixels, at most 1600 on the longer side; first page or frame. */
export async function decode(picture: Sharp): Promise<Pixels> {
  // what a decoder shrank by halves already is made smaller by less than two: nobody sees a wider kernel there
  const kernel = 'cubic';
  const colours = coloursOf(await picture.metadata());
  const sized = picture.resize(previewEdge, previewEdge, { fit: 'inside', withoutEnlargement: true, kernel });
  return unpacked(sized, colours, 'srgb');
}

/** JPEG, which draws and packs fastest, unless the picture has see-through parts: then WebP. */
export async function picturesOf(pixels: Pixels, kind: Pictures['kind'] = 'picture'): Promise<Pictures> {
  const clear = hasClearPixels(pixels);
  const pack = (picture: Pixels, quality: number): Promise<Buffer> => {
    const image = opened(picture);
    if (clear) return image.webp({ quality, effort: 1 }).toBuffer();
    // a table of codes made for this picture would save four bytes in a hundred and take more than half of the time
    return (picture.channels === 4 ? image.removeAlpha() : image).jpeg({ quality, optimizeCoding: false }).toBuffer();
  };
  const preview = await pack(pixels, 84);
  // what is smaller is made of the thumbnail's pixels, which are a tenth as many
  const small = await shrunk(pixels, thumbEdge);
  const thumb = await pack(small, 80);
  const tiny = await pixelsOf(opened(await shrunk(small, hashEdge, 'linear')).ensureAlpha());
  return {
    kind,
    mime: clear ? 'image/webp' : 'image/jpeg',
    thumb,
    preview,
    width: pixels.width,
    height: pixels.height,
    thumbhash: rgbaToThumbHash(tiny.width, tiny.height, tiny.data),
    aspect: pixels.width / pixels.height,
    look: kind === 'picture' ? lookOfPixels(clear ? await pixelsOf(onWhite(small)) : small) : undefined,
  };
}

const opened = ({ data, width, height, channels }: Pixels): Sharp => sharp(data, { raw: { width, height, channels } });

const onWhite = (pixels: Pixels): Sharp => opened(pixels).flatten({ background: '#fff' });

async function pixelsOf(picture: Sharp): Promise<Pixels> {
  const { data, info } = await picture
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height, channels: info.channels as Pixels['channels'] };
}

async function shrunk(pixels: Pixels, edge: number, kernel: 'lanczos3' | 'linear' = 'lanczos3'): Promise<Pixels> {
  if (Math.max(pixels.width, pixels.height) <= edge) return pixels;
  return pixelsOf(opened(pixels).resize(edge, edge, { fit: 'inside', kernel }));
}

function hasClearPixels({ data, channels }: Pixels): boolean {
  if (channels === 1 || channels === 3) return false;
  for (let at = channels - 1; at < data.length; at += channels) if ((data[at] ?? 255) < 250) return true;
  return false;
}
