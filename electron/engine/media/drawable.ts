import sharp, { type Sharp } from 'sharp';
import { BahanError } from '../../../shared/errors.ts';
import { readBmp, readIco } from './bitmap.ts';
import type { FileSource } from './file-source.ts';
import { pictureInput } from './picture-input.ts';
import { readExif } from './probe/exif.ts';
import { readJpeg } from './probe/jpeg.ts';
import { readPsd } from './probe/psd.ts';
import { rawFormats, readRaw } from './probe/raw.ts';
import { sniff } from './sniff.ts';
import { storedPicture } from './stored-picture.ts';

/** 300 megapixels: the largest panoramas pass, bombs do not. */
const pixelLimit = 3e8;

/** Decoded at once and whole, four bytes a pixel, twice for a moment. */
const heicLimit = 6e7;

/** What sharp decodes by itself. */
const native = new Set('jpeg png webp gif tiff avif svg'.split(' '));

/** Documents in a ZIP, which may carry a picture of themselves. */
const packages = new Set('docx xlsx pptx odt ods odp odg epub iwork'.split(' '));

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
  if (format === 'heic') return heic(source);
  if (format === 'bmp' || format === 'ico') return bitmap(source, format);
  if (packages.has(format)) return stored(source, format);
  if (format === 'psd' || format === 'psb') return embedded(readPsd(source.read).thumbnail);
  if (rawFormats.has(format)) return rawPreview(source, format);
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

/** libheif turns and crops as the container says, so that EXIF must not turn it again. */
async function heic(source: FileSource): Promise<Draw> {
  const bytes = source.whole();
  const { width, height } = await sharp(bytes, { failOn: 'none', limitInputPixels: false }).metadata();
  if (width * height > heicLimit) throw new BahanError('file-too-large', { path: source.path });
  const { default: decode } = await import('heic-decode');
  const picture = await decode({ buffer: bytes });
  const { data } = picture;
  const raw = { width: picture.width, height: picture.height, channels: 4 as const };
  return () => sharp(Buffer.from(data.buffer, data.byteOffset, data.byteLength), { raw }).removeAlpha();
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
  if (!raw?.preview) return fromBytes(pictureInput(source));
  const jpeg = source.read(raw.preview.offset, raw.preview.length);
  const draw = fromBytes(jpeg);
  const { orientation } = await readExif(readJpeg((offset, length) => jpeg.subarray(offset, offset + length)).exif);
  return orientation === undefined ? (strict) => turned(draw(strict), raw.exif.orientation ?? 1) : draw;
}

/** The eight ways of EXIF 3.0, 4.6.5.1. */
function turned(picture: Sharp, orientation: number): Sharp {
  const mirrored = orientation === 2 || orientation === 4 || orientation === 5 || orientation === 7;
  const angle = [0, 0, 180, 180, 270, 90, 90, 270][orientation - 1] ?? 0;
  const straight = angle === 0 ? picture : picture.rotate(angle);
  return mirrored ? straight.flop() : straight;
}

/** A picture that lies in a document; one that cannot be drawn is no fault of the document. */
async function stored(source: FileSource, format: string): Promise<Draw> {
  const bytes = await storedPicture(source, format);
  const drawn =
    bytes &&
    (await sharp(bytes)
      .metadata()
      .catch(() => undefined));
  return embedded(drawn && bytes);
}

function embedded(bytes: Buffer | undefined): Draw {
  if (!bytes) throw new BahanError('file-unsupported', {}, { message: 'no picture is stored in it' });
  return fromBytes(bytes);
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
