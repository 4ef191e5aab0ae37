import sharp from 'sharp';
import { BahanError } from '../../../../shared/errors.ts';
import { type Draw, fromBytes } from '../draw.ts';
import { openDrawable } from '../drawable.ts';
import type { FileSource } from '../file-source.ts';
import { withPdf } from '../kept-pdf.ts';
import { coloursOf, opened, type Pixels, unpacked } from './colours.ts';
import type { Size } from './place.ts';

/** What of a file is the picture. */
export interface PictureAsked {
  /** A page of a PDF, from 0. */
  readonly page?: number | undefined;
  /** A picture that was taken out of the file before: a frame of a film. */
  readonly frame?: Uint8Array | undefined;
  /** Quarter turns to the right. */
  readonly turn: number;
  /** Pixels on the longer side that are asked for at most: what has none of its own is drawn so large. */
  readonly edge: number;
}

/** A picture that is drawn when it is known how large it is needed. */
export interface OpenedPicture {
  /** Upright and turned. */
  readonly size: Size;
  /** Colours outside of sRGB may be in it. */
  readonly wide: boolean;
  /** All of it, its longer side at most `edge` pixels. `inP3`: its colours in numbers of P3. */
  draw(edge: number, inP3: boolean): Promise<Pixels>;
}

/** Half a gigapixel and a little is read for a copy, since it comes out smaller. */
const largestSource = 6e8;
/** Bytes of unpacked pixels: a process holds these two or three times for a moment. */
const largestUnpacked = 4e8;
const largestPage = 6000;

/** @throws BahanError about the file, `not-found` for a page that is not there. */
export async function openPicture(source: FileSource, asked: PictureAsked): Promise<OpenedPicture> {
  const draw = await drawOf(source, asked);
  const metadata = await draw(false).metadata();
  const { width, height } = metadata.autoOrient;
  const colours = coloursOf(metadata);
  const across = asked.turn % 2 !== 0;
  return {
    size: across ? { width: height, height: width } : { width, height },
    wide: colours.wide,
    draw: async (edge, inP3) => {
      const longer = Math.max(width, height);
      const share = Math.min(1, edge / longer);
      if (width * height * share * share * 3 > largestUnpacked) {
        throw new BahanError('file-too-large', { path: source.path }, { message: 'too many pixels for one copy' });
      }
      const image = draw(true);
      const sized = share < 1 ? image.resize(edge, edge, { fit: 'inside' }) : image;
      const pixels = await withoutEmptyAlpha(await unpacked(sized, colours, inP3 ? 'p3' : 'srgb'));
      return turned(pixels, asked.turn);
    },
  };
}

async function drawOf(source: FileSource, { page, frame, edge }: PictureAsked): Promise<Draw> {
  if (frame) return fromBytes(frame);
  if (page === undefined) return openDrawable(source, { edge, pixels: largestSource });
  const drawn = await withPdf(source, (document) => {
    if (page >= document.pages) throw new BahanError('not-found', { path: source.path, page });
    return document.draw(page, Math.min(edge, largestPage));
  });
  const { data, width, height } = drawn;
  return () => sharp(data, { raw: { width, height, channels: 4 } }).removeAlpha();
}

/** A fourth channel through which nothing can be seen is none. */
async function withoutEmptyAlpha(pixels: Pixels): Promise<Pixels> {
  const { data, channels } = pixels;
  if (channels === 3) return pixels;
  for (let at = 3; at < data.length; at += 4) if (data[at] !== 255) return pixels;
  return { ...pixels, data: await opened(pixels).removeAlpha().raw().toBuffer(), channels: 3 };
}

async function turned(pixels: Pixels, turn: number): Promise<Pixels> {
  if (turn % 4 === 0) return pixels;
  const image = opened(pixels).rotate((turn % 4) * 90);
  const { data, info } = await image.raw().toBuffer({ resolveWithObject: true });
  return { ...pixels, data, width: info.width, height: info.height };
}
