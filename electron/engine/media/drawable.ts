import sharp, { type Sharp } from 'sharp';
import { BahanError } from '../../../shared/errors.ts';
import { readBmp } from './bitmap.ts';
import { soundCover } from './covers.ts';
import { decodeHeic } from './decode-heic.ts';
import { type DecodedJp2, decodeJp2 } from './decode-jp2.ts';
import { decodeJxl } from './decode-jxl.ts';
import { type Draw, drawnBeside, fromBytes, nothingStored, pixelLimit } from './draw.ts';
import { drawing } from './drawing.ts';
import type { FileSource } from './file-source.ts';
import { readIco } from './icon.ts';
import { pagePreview } from './page-preview.ts';
import { pictureInput } from './picture-input.ts';
import { readExif } from './probe/exif.ts';
import { readJpeg } from './probe/jpeg.ts';
import { readPsd } from './probe/psd.ts';
import { rawFormats, readRaw } from './probe/raw.ts';
import { psdComposite } from './psd-composite.ts';
import { sniff } from './sniff.ts';
import { storedPicture } from './stored-picture.ts';

/** Of formats that are decoded whole before anything of them is drawn. */
const wholeLimit = 1e8;
const decodedWhole = new Set(['webp', 'gif', 'avif']);

/** What sharp decodes by itself. */
const native = new Set('jpeg png webp gif tiff avif'.split(' '));

/** Documents in a ZIP, which may carry a picture of themselves. */
const packages = new Set('docx xlsx pptx odt ods odp odg epub iwork'.split(' '));

/** Drawings in a ZIP that only their names tell from an archive. */
const isPackage = (path: string, format: string): boolean =>
  format === 'zip' && /\.(cdr|kra|ora|sketch|idml|xd|fig|afphoto|afdesign|xps|oxps|vsdx|pub)$/i.test(path);

/** Pages that are drawn by programs of their own, with a picture stored beside. */
const pages = new Set(['eps', 'indd']);

export interface DrawableOptions {
  /** Pixels on the longer side for what is drawn in any size, when more than usual are needed. */
  readonly edge?: number;
  /** Pixels of a picture at most, for whoever reads it piece by piece. */
  readonly pixels?: number;
}

/** @throws BahanError `file-unsupported` for a sort of file that has no picture of its own. */
export async function openDrawable(source: FileSource, options: DrawableOptions = {}): Promise<Draw> {
  const { edge = 0, pixels: limit = pixelLimit } = options;
  const { format, kind, mime } = sniff(source);
  if (format === 'pdf') return firstPage(source, edge);
  if (kind === 'audio') return soundCover(source, mime);
  if (format === 'heic') return decodeHeic(source);
  if (format === 'jxl') return pixels({ channels: 4, ...(await decodeJxl(source)) });
  if (format === 'jp2' || format === 'j2k') return pixels(await decodeJp2(source, format));
  if (format === 'svg') return drawing(source, edge);
  if (format === 'bmp' || format === 'ico') return bitmap(source, format);
  if (packages.has(format) || isPackage(source.path, format)) return stored(await storedPicture(source, format));
  if (pages.has(format)) return stored(await pagePreview(source));
  if (format === 'psd' || format === 'psb') return layered(source);
  if (rawFormats.has(format)) return rawPreview(source, format);
  if (!native.has(format)) {
    const message = `no picture can be made of ${format || 'this'}`;
    throw new BahanError('file-unsupported', { path: source.path }, { message });
  }
  const input = pictureInput(source);
  if (format === 'tiff') return tiff(source, input, limit);
  if (format === 'gif' || format === 'webp') return animated(input);
  return fromBytes(input, decodedWhole.has(format) ? wholeLimit : limit);
}

/** JPEG as the first TIFF packed it is not decoded; what such a file holds beside is what RAW photos hold. */
async function tiff(source: FileSource, input: Buffer | string, limit: number): Promise<Draw> {
  const draw = fromBytes(input, limit);
  try {
    await draw(false).metadata();
    return draw;
  } catch (cause) {
    if (!/compression|not configured/i.test(String(cause))) return draw;
    return rawPreview(source, 'tiff');
  }
}

/** The first frame on which there is something, of the first few and the middle; else the first. */
async function animated(input: Buffer | string): Promise<Draw> {
  const first = fromBytes(input, wholeLimit);
  const { pages = 1 } = await first(false)
    .metadata()
    .catch(() => ({ pages: 1 }));
  if (pages < 2) return first;
  for (const page of new Set([0, 1, 2, Math.floor(pages / 4), Math.floor(pages / 2)])) {
    const draw = fromBytes(input, wholeLimit, page);
    const { channels } = await draw(false)
      .resize(64, 64, { fit: 'inside' })
      .flatten({ background: '#808080' })
      .stats()
      .catch(() => ({ channels: [] }));
    if (channels.some(({ stdev }) => stdev > 1)) return draw;
  }
  return first;
}

async function bitmap(source: FileSource, format: string): Promise<Draw> {
  const picture = format === 'ico' ? readIco(source.whole()) : readBmp(source.whole());
  if ('png' in picture) return fromBytes(picture.png);
  const { data, ...raw } = picture;
  return () => sharp(data, { raw });
}

/** The camera's own JPEG; when it does not say how it is to be turned, the RAW photo does. */
async function rawPreview(source: FileSource, format: string): Promise<Draw> {
  const raw = await readRaw(source, format);
  // without a JPEG, those built like TIFF may have a small picture that is stored plainly
  if (!raw?.preview) return drawnBeside(pictureInput(source));
  const jpeg = source.read(raw.preview.offset, raw.preview.length);
  const draw = fromBytes(jpeg);
  const { orientation } = readExif(readJpeg((offset, length) => jpeg.subarray(offset, offset + length)).exif);
  return orientation === undefined ? (strict) => turned(draw(strict), raw.exif.orientation ?? 1) : draw;
}

/** The eight ways of EXIF 3.0, 4.6.5.1. */
function turned(picture: Sharp, orientation: number): Sharp {
  const mirrored = orientation === 2 || orientation === 4 || orientation === 5 || orientation === 7;
  const angle = [0, 0, 180, 180, 270, 90, 90, 270][orientation - 1] ?? 0;
  const straight = angle === 0 ? picture : picture.rotate(angle);
  return mirrored ? straight.flop() : straight;
}

/** A picture that lies in a document; one that is blank or cannot be drawn is no fault of the document. */
async function stored(bytes: Buffer | undefined): Promise<Draw> {
  const picture = bytes && (bytes.toString('latin1', 0, 2) === 'BM' ? await bitmapPng(bytes) : bytes);
  const draw = embedded(picture);
  const { channels } = await draw(false)
    .flatten({ background: '#ffffff' })
    .stats()
    .catch(() => ({ channels: [] }));
  if (channels.every(({ stdev, mean }) => stdev < 1 && mean > blank)) throw nothingStored();
  // drawn by programs whose paper is white
  return (strict) => draw(strict).flatten({ background: '#ffffff' });
}

/** White paper says nothing: the first page of a document that was still empty, or a thumbnail that failed. */
const blank = 250;

async function bitmapPng(bytes: Buffer): Promise<Buffer | undefined> {
  const picture = readBmp(bytes);
  if ('png' in picture) return picture.png;
  const { data, ...raw } = picture;
  return sharp(data, { raw }).png().toBuffer();
}

/** What all layers of a Photoshop document look like together; else the small picture beside them. */
async function layered(source: FileSource): Promise<Draw> {
  try {
    return fromBytes(psdComposite(source));
  } catch (cause) {
    const { thumbnail } = readPsd(source.read);
    if (thumbnail) return fromBytes(thumbnail);
    throw cause;
  }
}

const pixels =
  ({ data, ...raw }: DecodedJp2): Draw =>
  () =>
    sharp(data, { raw });

function embedded(bytes: Uint8Array | undefined): Draw {
  if (!bytes) throw nothingStored();
  return fromBytes(bytes);
}

/** Pixels of the first page at least and at most; a page is drawn anew in any size. */
const pageEdge = 2048;
const largestPageEdge = 6000;

async function firstPage(source: FileSource, edge: number): Promise<Draw> {
  const { openPdf } = await import('./pdf-document.ts');
  const document = await openPdf(source.whole());
  try {
    const { data, width, height } = document.draw(0, Math.min(Math.max(edge, pageEdge), largestPageEdge));
    return () => sharp(data, { raw: { width, height, channels: 4 } }).removeAlpha();
  } finally {
    document.close();
  }
}
