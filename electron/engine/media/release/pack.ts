import sharp, { type Sharp } from 'sharp';
import type { Preset } from '../../../../shared/model/export.ts';
import type { CopyDescription, CopyFormat } from '../copy-request.ts';
import { descriptionXmp, fittingWords } from '../write-xmp.ts';
import { inSpace, opened, type Pixels, tagged } from './colours.ts';
import { withWords } from './embed.ts';
import { type ExifField, exifFields, shownValue } from './exif-fields.ts';
import { allowedWords } from './policy.ts';

export interface Packed {
  readonly data: Buffer;
  readonly width: number;
  readonly height: number;
  readonly format: CopyFormat;
}

const usualQuality: Readonly<Record<CopyFormat, number>> = { jpeg: 85, webp: 82, avif: 60, png: 100, tiff: 100 };
/** Below this a picture rather gets smaller than uglier. */
const leastQuality: Readonly<Record<CopyFormat, number>> = { jpeg: 50, webp: 45, avif: 35, png: 100, tiff: 100 };
/** From here on colours are kept at every pixel. */
const fullColour = 90;
/** What programs take a picture for that does not say how it is printed. */
const screenDpi = 72;
/** Words take at most so much of a copy whose bytes are counted; they stand in it up to three times. */
const shareOfWords = 5;

/** What a copy becomes of a picture that can, or cannot, be seen through. */
export function formatOf({ format = 'jpeg' }: Preset, clear: boolean): CopyFormat {
  if (format === 'keep') return clear ? 'png' : 'jpeg';
  return format;
}

/** Packs finished pixels with the words that the policy lets out; within the preset's bytes where it counts them. */
export async function packCopy(pixels: Pixels, preset: Preset, describe: CopyDescription): Promise<Packed> {
  const format = formatOf(preset, pixels.channels === 4);
  const allowed = allowedWords(describe, preset.metadata);
  const words = preset.mostBytes ? fittingWords(allowed, preset.mostBytes / shareOfWords) : allowed;
  const finished = await inSpace(pixels, preset.colours === 'display-p3' ? 'p3' : 'srgb');
  const quality = preset.quality ?? usualQuality[format];
  const fields = exifFields(words);
  let sized = finished;
  for (;;) {
    const file = await tagged(sized, preset.dpi);
    const pack = async (at: number): Promise<Buffer> =>
      withWords(await encoded(file, format, at, preset.dpi, words, fields), format, words, fields, preset.dpi);
    const { data, fits } = await within(preset.mostBytes, format, quality, pack);
    if (fits || sized.width * sized.height === 1) return { data, width: sized.width, height: sized.height, format };
    sized = await smaller(finished, sized, (preset.mostBytes ?? data.length) / data.length);
  }
}

/** The best quality that stays within the limit; else the poorest that is allowed. */
async function within(
  limit: number | undefined,
  format: CopyFormat,
  quality: number,
  pack: (quality: number) => Promise<Buffer>,
): Promise<{ data: Buffer; fits: boolean }> {
  const first = await pack(quality);
  if (limit === undefined || first.length <= limit) return { data: first, fits: true };
  let least = Math.min(leastQuality[format], quality);
  let most = quality;
  if (least === most) return { data: first, fits: false };
  let best = await pack(least);
  if (best.length > limit) return { data: best, fits: false };
  while (most - least > 1) {
    const middle = Math.floor((least + most) / 2);
    const data = await pack(middle);
    if (data.length <= limit) {
      best = data;
      least = middle;
    } else most = middle;
  }
  return { data: best, fits: true };
}

/** Fewer pixels by about the share of bytes that is too much, and always fewer; made of the finished ones each time. */
async function smaller(finished: Pixels, { width, height }: Pixels, share: number): Promise<Pixels> {
  const scale = Math.min(0.95, Math.sqrt(share) * 0.98);
  const size = { width: Math.max(1, Math.floor(width * scale)), height: Math.max(1, Math.floor(height * scale)) };
  const data = await opened(finished).resize(size.width, size.height, { fit: 'fill' }).raw().toBuffer();
  return { ...finished, ...size, data };
}

/** Only pixels and their profile go in; what is said besides is written here and nowhere else. */
function encoded(
  file: Buffer,
  format: CopyFormat,
  quality: number,
  dpi: number | undefined,
  words: CopyDescription,
  fields: readonly ExifField[],
): Promise<Buffer> {
  let image = sharp(file, { limitInputPixels: false }).keepIccProfile();
  const xmp = descriptionXmp(words);
  if (xmp) image = image.withXmp(xmp);
  if (format === 'avif' && fields.length > 0) image = image.withExif(exifOfPacker(fields));
  return inFormat(image, format, quality, dpi).toBuffer();
}

function inFormat(image: Sharp, format: CopyFormat, quality: number, dpi = screenDpi): Sharp {
  const chromaSubsampling = quality >= fullColour ? '4:4:4' : '4:2:0';
  if (format === 'jpeg') return image.jpeg({ quality, chromaSubsampling });
  if (format === 'webp') return image.webp({ quality, effort: 3, smartSubsample: quality >= fullColour });
  if (format === 'avif') return image.avif({ quality, effort: 2, chromaSubsampling: '4:4:4' });
  if (format === 'tiff') {
    const perMillimetre = dpi / 25.4;
    const printed = { xres: perMillimetre, yres: perMillimetre, resolutionUnit: 'inch' as const };
    return image.tiff({ compression: 'lzw', predictor: 'horizontal', ...printed });
  }
  return image.png({ compressionLevel: 8, adaptiveFiltering: true });
}

/** What goes into a field of plain letters and comes out again as it was. */
const plainLetters = /^[\t\n\r\x20-\x7e]*$/;

/**
 * The same fields as the packer of AVIF takes them, by the numbers of its directories. It writes plain letters alone: a text with
 * others stands in XMP only, rather than wrong.
 */
function exifOfPacker(fields: readonly ExifField[]): Record<string, Record<string, string>> {
  const names = { IFD0: 'IFD0', Exif: 'IFD2', GPS: 'IFD3' } as const;
  const found: Record<string, Record<string, string>> = {};
  for (const field of fields) {
    const { value } = field;
    if (value.type === 'ascii' && !plainLetters.test(value.text)) continue;
    const text = value.type === 'rational' ? value.ratios.map((ratio) => ratio.join('/')).join(' ') : shownValue(field);
    const name = names[field.directory];
    found[name] = { ...found[name], [field.name]: text };
  }
  return found;
}
