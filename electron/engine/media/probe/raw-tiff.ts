import { exifOfTiff, exifTogether, readExif } from './exif.ts';
import { readJpeg } from './jpeg.ts';
import { largestJpeg, type Place, scanForJpeg } from './jpeg-places.ts';
import type { Size } from './picture-size.ts';
import type { RawPhoto } from './raw-photo.ts';
import { type ReadAt, readTiff, type Tiff, type TiffDirectory, tiffNumbers } from './tiff.ts';

/** Reads a RAW photo that is built like TIFF, as most are; the picture in it is looked for when it is asked for. */
export function readRawTiff(read: ReadAt, size: number, format: string): RawPhoto | undefined {
  const tiff = readTiff(read);
  if (!tiff) return undefined;
  const raw = rawOfTiff(tiff, format);
  // Panasonic leaves much of what it knows to the JPEG inside
  const shown = tiff.directories[0]?.entries.get(0x002e);
  const inside = shown && readJpeg((offset, length) => read(shown.offset + offset, length)).exif;
  return {
    ...raw,
    ...(inside ? { exif: exifTogether(raw.exif, readExif(inside)) } : {}),
    get preview() {
      return previewOf(tiff, read) ?? scanForJpeg(read, size);
    },
  };
}

/** The facts of the directories of a RAW photo. */
export function rawOfTiff(tiff: Tiff, format: string): Omit<RawPhoto, 'preview'> {
  const bytes = (tag: number) =>
    tiff.directories
      .find((each) => each.entries.has(tag))
      ?.entries.get(tag)
      ?.bytes();
  return {
    size: rawSize(tiff, format),
    exif: exifOfTiff(tiff),
    xmp: bytes(700),
    iptc: bytes(0x83bb) ?? bytes(0x8649),
    icc: bytes(0x8773),
  };
}

const first = (tiff: Tiff, directory: TiffDirectory | undefined, tag: number): number | undefined =>
  tiffNumbers(tiff, directory?.entries.get(tag))[0];

const area = ({ width = 0, height = 0 }: Size): number => width * height;
const largest = (sizes: readonly Size[]): Size | undefined =>
  sizes.reduce<Size | undefined>((a, b) => (area(b) > (a ? area(a) : 0) ? b : a), undefined);

/**
 * The camera's own size, not that of a picture beside it: of the directories that call themselves full-sized
 * (NewSubfileType 0) the largest; where none says so, of the first that does not call itself a smaller one, or of those
 * below it. Canon and Phase One state it in EXIF, Panasonic as the edges of its sensor.
 */
function rawSize(tiff: Tiff, format: string): Size {
  const main = tiff.directories[0];
  const [top = 0, left = 0, bottom, right] = [4, 5, 6, 7].map((tag) => first(tiff, main, tag));
  if (bottom && right && main?.entries.has(0x0002)) return { width: right - left, height: bottom - top };
  const exif = tiff.directories.find((each) => each.role === 'exif' && each.entries.has(0xa002));
  const stated: Size = { width: first(tiff, exif, 0xa002), height: first(tiff, exif, 0xa003) };
  if ((format === 'cr2' || format === 'iiq') && area(stated) > 0) return stated;
  const pictures = tiff.directories
    .filter((each) => each.role === 'main' || each.role === 'sub')
    .map((each) => ({
      role: each.role,
      subfile: first(tiff, each, 0x00fe),
      width: first(tiff, each, 0x0100),
      height: first(tiff, each, 0x0101),
    }))
    .filter((each) => area(each) > 0);
  const unsaid = pictures.filter(({ subfile }) => subfile === undefined);
  const found =
    largest(pictures.filter(({ subfile }) => subfile === 0)) ??
    largest(unsaid.filter(({ role }) => role === 'sub')) ??
    unsaid[0] ??
    (area(stated) > 0 ? stated : largest(pictures));
  return { width: found?.width, height: found?.height };
}

const worthLooking = 4096;

/** Of all JPEGs that the directories point to, or hold in a field, the largest that is one. */
function previewOf(tiff: Tiff, read: ReadAt): Place | undefined {
  const places: Place[] = [];
  for (const each of tiff.directories) {
    const at = (offsetTag: number, lengthTag: number): void => {
      const offset = first(tiff, each, offsetTag);
      const length = first(tiff, each, lengthTag);
      if (offset && length) places.push({ offset, length });
    };
    at(0x0201, 0x0202);
    const compression = first(tiff, each, 0x0103);
    const strips = each.entries.get(0x0111)?.count;
    if ((compression === 6 || compression === 7) && strips === 1) at(0x0111, 0x0117);
    for (const { type, count, offset } of each.entries.values()) {
      if ((type === 1 || type === 7) && count > worthLooking) places.push({ offset, length: count });
    }
  }
  return largestJpeg(places, read);
}
