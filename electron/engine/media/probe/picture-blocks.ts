import type { ErrorFacts } from '../../../../shared/errors.ts';
import type { TechnicalFacts } from '../../../../shared/model/facts.ts';
import type { FileSource } from '../file-source.ts';
import { readCiff } from './ciff.ts';
import { decodePacket } from './clean.ts';
import { type Exif, exifOfTiff, noExif, readExif } from './exif.ts';
import { readGif } from './gif.ts';
import { readHeif, tiffIn } from './heif.ts';
import { readJpeg } from './jpeg.ts';
import { readCodestream, readJp2 } from './jpeg2000.ts';
import { readJxl } from './jxl.ts';
import { readBmpSize, readIcoSize, type Size } from './picture-size.ts';
import { readPng } from './png.ts';
import { readPsd } from './psd.ts';
import { rawFormats, readRaw } from './raw.ts';
import { readSvg } from './svg.ts';
import { readTiff, type Tiff, type TiffDirectory, tiffNumbers } from './tiff.ts';
import { readWebp } from './webp.ts';

/** What a photo's container holds before anything of it is understood. */
export interface PictureBlocks {
  /** As stored, unless `upright`. */
  readonly size: Size;
  readonly upright?: boolean;
  readonly exif: Exif;
  readonly xmp: readonly string[];
  readonly iptc: Buffer | undefined;
  readonly icc?: Buffer | undefined;
  readonly title?: string | undefined;
  readonly comment?: string | undefined;
  readonly creator?: string | undefined;
  readonly copyright?: string | undefined;
  readonly software?: string | undefined;
  /** Dates of the container itself, which count after those of EXIF, IPTC and XMP. */
  readonly dates?: readonly (string | undefined)[];
  /** When the container was written, in UTC. */
  readonly written?: string | undefined;
  /** A modification date of the container. */
  readonly modified?: string | undefined;
  readonly details?: TechnicalFacts;
  readonly problem?: ErrorFacts;
}

const nothing: PictureBlocks = {
  size: { width: undefined, height: undefined },
  exif: noExif,
  xmp: [],
  iptc: undefined,
};

const damaged = (message: string): PictureBlocks => ({ ...nothing, problem: { code: 'file-damaged', message } });

type Reader = (source: FileSource) => PictureBlocks;

const readers: Readonly<Record<string, Reader>> = {
  jpeg: fromJpeg,
  png: fromPng,
  gif: ({ read }) => {
    const { width, height, xmp, comment, frames } = readGif(read);
    const details = { bitDepth: 8, ...(frames !== undefined && frames > 1 ? { frames } : {}) };
    return { ...nothing, size: { width, height }, xmp, comment, details };
  },
  psd: fromPsd,
  psb: fromPsd,
  bmp: ({ read }) => ({ ...nothing, ...readBmpSize(read) }),
  ico: ({ read }) => ({ ...nothing, ...readIcoSize(read) }),
  jp2: fromJpeg2000,
  j2k: fromJpeg2000,
  jxl: ({ read, size: length }) => {
    const { size, exif, xmp } = readJxl(read, length);
    return { ...nothing, size, upright: true, exif: readExif(exif), xmp: xmp.map(decodePacket) };
  },
  webp: ({ read }) => {
    const { size, exif, xmp, icc, details } = readWebp(read);
    if (!size.width) return damaged('no picture in a WebP');
    return { size, exif: readExif(exif), xmp: xmp ? [decodePacket(xmp)] : [], iptc: undefined, icc, details };
  },
  heic: fromHeif,
  avif: fromHeif,
  tiff: fromTiff,
  svg: ({ read }) => {
    const found = readSvg(read);
    if (!found) return damaged('no drawing in an SVG');
    return { ...nothing, size: found.size, xmp: found.xmp, title: found.title, comment: found.description };
  },
};

/** Reads the blocks of one photo; what cannot be read is a `problem` beside nothing. */
export function readBlocks(source: FileSource, format: string): PictureBlocks {
  const reader = readers[format];
  if (reader) return reader(source);
  return rawFormats.has(format) ? fromRaw(source, format) : nothing;
}

function fromJpeg({ read }: FileSource): PictureBlocks {
  const { width, height, exif, ciff, ...blocks } = readJpeg(read);
  const canon =
    !exif && ciff ? readCiff((offset, length) => ciff.subarray(offset, offset + length), ciff.length) : undefined;
  return { ...blocks, size: { width, height }, exif: canon?.exif ?? readExif(exif) };
}

function fromPng({ read }: FileSource): PictureBlocks {
  const { width, height, exif, xmp, iptc, icc, texts, written, details } = readPng(read);
  return {
    size: { width, height },
    exif: readExif(exif),
    xmp,
    iptc,
    icc,
    title: texts.get('title'),
    comment: texts.get('description') ?? texts.get('comment'),
    creator: texts.get('author') ?? texts.get('artist'),
    copyright: texts.get('copyright'),
    software: texts.get('software'),
    dates: [texts.get('creation time'), texts.get('create-date')],
    modified: written,
    details,
  };
}

function fromPsd({ read }: FileSource): PictureBlocks {
  const { width, height, exif, xmp, resources, icc, details } = readPsd(read);
  return { size: { width, height }, exif: readExif(exif), xmp, iptc: resources, icc, details };
}

function fromJpeg2000({ read, size: length }: FileSource): PictureBlocks {
  const bare = read(0, 1)[0] === 0xff;
  const { size, exif, xmp, iptc, icc, comment, bitDepth } = bare ? readCodestream(read) : readJp2(read, length);
  return {
    size,
    exif: readExif(exif && (tiffIn(exif) ?? exif)),
    xmp: xmp.map(decodePacket),
    iptc,
    icc,
    // with boxes around it people's words lie in them, and the comment is that of a program
    ...(bare ? { comment } : { software: comment }),
    details: bitDepth ? { bitDepth } : {},
  };
}

function fromHeif({ read, size: length }: FileSource): PictureBlocks {
  const found = readHeif(read, length);
  if (!found) return damaged('neither a picture nor a film in it');
  const { size, upright, exif, xmp, icc, details, written } = found;
  return {
    size,
    upright,
    exif: readExif(exif),
    xmp: xmp ? [decodePacket(xmp)] : [],
    iptc: undefined,
    icc,
    details,
    written,
    ...(size.width ? {} : { problem: { code: 'file-damaged', message: 'no picture in it states its size' } as const }),
  };
}

function fromTiff({ read }: FileSource): PictureBlocks {
  const tiff = readTiff(read);
  if (!tiff) return damaged('no TIFF directory');
  const pages = tiff.directories.filter((each) => each.role === 'main');
  const numbers = (directory: TiffDirectory | undefined, tag: number) => tiffNumbers(tiff, directory?.entries.get(tag));
  const number = (directory: TiffDirectory | undefined, tag: number) => numbers(directory, tag)[0];
  const main =
    pages.find((each) => number(each, 0x0100) && ((number(each, 0x00fe) ?? 0) & 1) === 0) ??
    pages.find((each) => number(each, 0x0100));
  const bytes = (tag: number) =>
    tiff.directories
      .find((each) => each.entries.has(tag))
      ?.entries.get(tag)
      ?.bytes();
  const xmp = bytes(700);
  return {
    size: { width: number(main, 0x0100), height: number(main, 0x0101) },
    exif: exifOfTiff(tiff),
    xmp: xmp ? [decodePacket(xmp)] : [],
    iptc: iptcOf(tiff, bytes),
    icc: bytes(0x8773),
    details: tiffDetails(pages, main, numbers),
  };
}

/** IPTC stands alone or in a Photoshop block, which then has its digest too. */
function iptcOf(tiff: Tiff, bytes: (tag: number) => Buffer | undefined): Buffer | undefined {
  const resources = bytes(0x8649);
  if (resources?.includes('8BIM\x04\x04', 0, 'latin1')) return resources;
  const alone = bytes(0x83bb);
  if (!alone || alone[0] === 0x1c || alone.length < 4) return alone;
  // written as numbers of four bytes, in the order of the file
  const swapped = Buffer.from(alone.subarray(0, alone.length & ~3)).swap32();
  return swapped[0] === 0x1c && tiff.littleEndian ? swapped : alone;
}

const compressions: Readonly<Record<number, string>> = {
  1: 'none',
  2: 'CCITT',
  3: 'CCITT G3',
  4: 'CCITT G4',
  5: 'LZW',
  6: 'JPEG',
  7: 'JPEG',
  8: 'Deflate',
  32773: 'PackBits',
  32946: 'Deflate',
  34712: 'JPEG 2000',
  34925: 'LZMA',
  50000: 'Zstandard',
  50001: 'WebP',
};
const interpretations: Readonly<Record<number, string>> = {
  0: 'Gray',
  1: 'Gray',
  2: 'RGB',
  5: 'CMYK',
  6: 'YCbCr',
  8: 'Lab',
};

function tiffDetails(
  pages: readonly TiffDirectory[],
  main: TiffDirectory | undefined,
  numbers: (directory: TiffDirectory | undefined, tag: number) => number[],
): TechnicalFacts {
  const [depth] = numbers(main, 0x0102);
  const compression = compressions[numbers(main, 0x0103)[0] ?? 0];
  const space = interpretations[numbers(main, 0x0106)[0] ?? -1];
  const frames = pages.filter((each) => ((numbers(each, 0x00fe)[0] ?? 0) & 1) === 0).length;
  return {
    ...(depth ? { bitDepth: depth } : {}),
    ...(compression ? { compression } : {}),
    ...(space ? { colourSpace: space } : {}),
    ...(frames > 1 ? { frames } : {}),
  };
}

function fromRaw(source: FileSource, format: string): PictureBlocks {
  const raw = readRaw(source, format);
  if (!raw) return damaged('no directory of a RAW photo');
  const { size, exif, xmp, iptc, icc } = raw;
  return { size, exif, xmp: xmp ? [decodePacket(xmp)] : [], iptc, icc };
}
