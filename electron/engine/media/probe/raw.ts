import type { FileSource } from '../file-source.ts';
import { type Exif, exifOfTiff, noExif, readExif } from './exif.ts';
import { readJpeg } from './jpeg.ts';
import type { Size } from './picture-size.ts';
import { type ReadAt, readTiff, type Tiff, type TiffDirectory, tiffNumbers } from './tiff.ts';

/** What a RAW photo says, and where the largest JPEG in it lies, which the camera made of the same picture. */
export interface RawPhoto {
  readonly size: Size;
  readonly exif: Exif;
  readonly xmp: Buffer | undefined;
  readonly iptc: Buffer | undefined;
  readonly preview: { readonly offset: number; readonly length: number } | undefined;
}

/** Photos as the sensor saw them, all but two built like TIFF. */
export const rawFormats: ReadonlySet<string> = new Set(
  'dng nef nrw cr2 cr3 arw sr2 srf pef srw kdc dcr iiq 3fr fff erf mos mef rwl raw gpr orf rw2 raf'.split(' '),
);

type Place = NonNullable<RawPhoto['preview']>;

/** Reads a RAW photo, or undefined when it has nothing that can be read. */
export async function readRaw(source: FileSource, format: string): Promise<RawPhoto | undefined> {
  if (format === 'raf') return readRaf(source.read);
  if (format === 'cr3') return readCr3(source.read);
  const tiff = readTiff(source.read);
  return tiff && { ...ofTiff(tiff), preview: previewOf(tiff, source) };
}

function ofTiff(tiff: Tiff): Omit<RawPhoto, 'preview'> {
  const bytes = (tag: number) =>
    tiff.directories
      .find((each) => each.entries.has(tag))
      ?.entries.get(tag)
      ?.bytes();
  return { size: rawSize(tiff), exif: exifOfTiff(tiff), xmp: bytes(700), iptc: bytes(0x8649) ?? bytes(0x83bb) };
}

const first = (tiff: Tiff, directory: TiffDirectory | undefined, tag: number): number | undefined =>
  tiffNumbers(tiff, directory?.entries.get(tag))[0];

const area = ({ width = 0, height = 0 }: Size): number => width * height;

/** The largest picture in it, or what EXIF states of it; Panasonic states where its sensor's edges lie. */
function rawSize(tiff: Tiff): Size {
  const main = tiff.directories[0];
  const [top = 0, left = 0, bottom, right] = [4, 5, 6, 7].map((tag) => first(tiff, main, tag));
  if (bottom && right && main?.entries.has(0x002e)) return { width: right - left, height: bottom - top };
  const exif = tiff.directories.find((each) => each.role === 'exif');
  const sizes: Size[] = [{ width: first(tiff, exif, 0xa002), height: first(tiff, exif, 0xa003) }];
  for (const each of tiff.directories) {
    if (each.role !== 'main' && each.role !== 'sub') continue;
    sizes.push({ width: first(tiff, each, 0x0100), height: first(tiff, each, 0x0101) });
  }
  return sizes.reduce((a, b) => (area(b) > area(a) ? b : a));
}

/** Of all JPEGs that the directories point to, the largest that is one. */
function previewOf(tiff: Tiff, source: FileSource): Place | undefined {
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
    const panasonic = each.entries.get(0x002e);
    if (panasonic)
      places.push({
        offset: source.read(0, Math.min(source.size, 64e6)).indexOf(panasonic.bytes().subarray(0, 64)),
        length: panasonic.count,
      });
  }
  return largestJpeg(places, source.read);
}

function largestJpeg(places: readonly Place[], read: ReadAt): Place | undefined {
  const isJpeg = ({ offset }: Place) => offset > 0 && read(offset, 3).toString('latin1') === '\xff\xd8\xff';
  // a lossless JPEG (frame type C3) is the sensor's own data, which no viewer shows
  const shows = ({ offset, length }: Place) =>
    !/\xff\xc3\0/.test(read(offset, Math.min(length, 4096)).toString('latin1'));
  // of a file that is cut off, a small picture that is whole tells more than a large one that is grey
  const isWhole = ({ offset, length }: Place) => read(offset + length - 1, 1).length === 1;
  const shown = places.toSorted((a, b) => b.length - a.length).filter((place) => isJpeg(place) && shows(place));
  return shown.find(isWhole) ?? shown[0];
}

/** Fujifilm: a JPEG with EXIF at a place that the header names, and a table with the sensor's size. */
async function readRaf(read: ReadAt): Promise<RawPhoto | undefined> {
  const head = read(0, 100);
  if (head.length < 100) return undefined;
  const offset = head.readUInt32BE(84);
  const length = head.readUInt32BE(88);
  const jpeg = readJpeg((at, count) => read(offset + at, Math.min(count, Math.max(0, length - at))));
  let size: Size = { width: jpeg.width, height: jpeg.height };
  const table = read(head.readUInt32BE(92), 4096);
  const count = table.length >= 4 ? Math.min(table.readUInt32BE(0), 256) : 0;
  for (let i = 0, at = 4; i < count && at + 8 <= table.length; i++) {
    const tag = table.readUInt16BE(at);
    if (tag === 0x0111) size = { width: table.readUInt16BE(at + 6), height: table.readUInt16BE(at + 4) };
    at += 4 + table.readUInt16BE(at + 2);
  }
  const [packet] = jpeg.xmp;
  return {
    size,
    exif: await readExif(jpeg.exif),
    xmp: packet === undefined ? undefined : Buffer.from(packet),
    iptc: jpeg.iptc,
    preview: largestJpeg([{ offset, length }], read),
  };
}

/** Canon CR3 (ISO base media): TIFF blocks in boxes CMT1 (picture), CMT2 (EXIF), CMT4 (GPS), a JPEG in PRVW or THMB. */
function readCr3(read: ReadAt): RawPhoto | undefined {
  const head = read(0, 1024 * 1024);
  const block = (name: string): Tiff | undefined => {
    const at = head.indexOf(name, 0, 'latin1');
    if (at < 4) return undefined;
    const body = head.subarray(at + 4, at - 4 + head.readUInt32BE(at - 4));
    return readTiff((offset, length) => body.subarray(offset, offset + length));
  };
  const picture = block('CMT1');
  if (!picture)
    return {
      size: { width: undefined, height: undefined },
      exif: noExif,
      xmp: undefined,
      iptc: undefined,
      preview: undefined,
    };
  const position = block('CMT4')?.directories.map((each) => ({ ...each, role: 'gps' as const })) ?? [];
  const directories = [...picture.directories, ...(block('CMT2')?.directories ?? []), ...position];
  const xmp = head.indexOf('<x:xmpmeta', 0, 'latin1');
  const end = head.indexOf('</x:xmpmeta>', xmp, 'latin1');
  const shown = head.indexOf('PRVW', 0, 'latin1');
  const small = head.indexOf('THMB', 0, 'latin1');
  const places: Place[] = [];
  if (shown > 0 && shown + 20 < head.length) places.push({ offset: shown + 20, length: head.readUInt32BE(shown + 16) });
  if (small > 0 && small + 20 < head.length) places.push({ offset: small + 20, length: head.readUInt32BE(small + 12) });
  return {
    ...ofTiff({ ...picture, directories }),
    xmp: xmp > 0 && end > xmp ? head.subarray(xmp, end + 12) : undefined,
    preview: largestJpeg(places, read),
  };
}
