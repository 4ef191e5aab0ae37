import sharp from 'sharp';
import type { FileSource } from '../file-source.ts';
import { pictureInput } from '../picture-input.ts';
import { readerError } from '../reader-error.ts';
import { decodePacket, decodeText } from './clean.ts';
import { type Exif, exifOfTiff, noExif, readExif } from './exif.ts';
import { readGif } from './gif.ts';
import { readJpeg } from './jpeg.ts';
import { readSize, type Size } from './picture-size.ts';
import { readPng } from './png.ts';
import type { Probed } from './probed.ts';
import { readPsd } from './psd.ts';
import { rawFormats, readRaw } from './raw.ts';
import { readTiff, tiffNumbers } from './tiff.ts';
import { localName, parseXml, type XmlElement } from './xml.ts';

/** What a photo's container holds before anything of it is understood. */
export interface PictureBlocks {
  /** As stored, unless `upright`. */
  readonly size: Size;
  readonly upright?: boolean;
  readonly exif: Exif;
  readonly xmp: readonly string[];
  readonly iptc: Buffer | undefined;
  readonly title?: string | undefined;
  readonly comment?: string | undefined;
  /** Dates of the container itself, which count after those of EXIF, IPTC and XMP. */
  readonly dates?: readonly (string | undefined)[];
  readonly problem?: Probed['error'];
}

/** Reads the blocks of one photo; what cannot be read is a `problem` beside nothing. */
export async function readBlocks(source: FileSource, format: string): Promise<PictureBlocks> {
  const { read } = source;
  switch (format) {
    case 'jpeg': {
      const { width, height, exif, ...blocks } = readJpeg(read);
      return { ...blocks, size: { width, height }, exif: await readExif(exif) };
    }
    case 'png': {
      const { width, height, exif, xmp, iptc, texts } = readPng(read);
      return {
        size: { width, height },
        exif: await readExif(exif),
        xmp,
        iptc,
        title: texts.get('title'),
        comment: texts.get('description') ?? texts.get('comment'),
        dates: [texts.get('creation time'), texts.get('create-date')],
      };
    }
    case 'gif': {
      const { width, height, xmp, comment } = readGif(read);
      return { size: { width, height }, exif: noExif, xmp, iptc: undefined, comment };
    }
    case 'psd':
    case 'psb': {
      const { width, height, exif, xmp, resources } = readPsd(read);
      return { size: { width, height }, exif: await readExif(exif), xmp, iptc: resources };
    }
    case 'bmp':
    case 'ico':
    case 'jp2':
    case 'j2k':
    case 'jxl':
      return { size: readSize(format, read), exif: noExif, xmp: [], iptc: undefined };
    case 'tiff':
      return fromTiff(source);
    case 'mrw':
    case 'x3f':
    case 'crw':
      return nothing; // known by what they are, not by what they say
    case 'svg':
      return fromSvg(source);
    default:
      return rawFormats.has(format) ? fromRaw(source, format) : fromSharp(source);
  }
}

const nothing = { size: { width: undefined, height: undefined }, exif: noExif, xmp: [], iptc: undefined };

function fromTiff({ read }: FileSource): PictureBlocks {
  const tiff = readTiff(read);
  if (!tiff) return { ...nothing, problem: { code: 'file-damaged', message: 'no TIFF directory' } };
  const bytes = (tag: number) =>
    tiff.directories
      .find((each) => each.entries.has(tag))
      ?.entries.get(tag)
      ?.bytes();
  const number = (tag: number) => tiffNumbers(tiff, tiff.directories[0]?.entries.get(tag))[0];
  const xmp = bytes(700);
  return {
    size: { width: number(0x0100), height: number(0x0101) },
    exif: exifOfTiff(tiff),
    xmp: xmp ? [decodePacket(xmp)] : [],
    iptc: bytes(0x8649) ?? bytes(0x83bb),
  };
}

async function fromRaw(source: FileSource, format: string): Promise<PictureBlocks> {
  const raw = await readRaw(source, format);
  if (!raw) return { ...nothing, problem: { code: 'file-damaged', message: 'no directory of a RAW photo' } };
  return { size: raw.size, exif: raw.exif, xmp: raw.xmp ? [decodePacket(raw.xmp)] : [], iptc: raw.iptc };
}

async function fromSharp(source: FileSource): Promise<PictureBlocks> {
  try {
    const metadata = await sharp(pictureInput(source), { failOn: 'none', limitInputPixels: false }).metadata();
    return {
      size: { width: metadata.width, height: metadata.pageHeight ?? metadata.height },
      // libheif turns and crops by the container's own rules, and then EXIF must not turn again
      upright: metadata.format === 'heif',
      exif: await readExif(metadata.exif),
      xmp: metadata.xmp ? [decodePacket(metadata.xmp)] : [],
      iptc: metadata.iptc,
    };
  } catch (cause) {
    return { ...nothing, problem: readerError(cause) };
  }
}

const largestDrawing = 4 * 1024 * 1024;

/** A drawing may carry XMP or plain RDF, and names itself in `title` and `desc`. */
async function fromSvg(source: FileSource): Promise<PictureBlocks> {
  const { size, problem } = await fromSharp(source);
  const text = decodeText(source.read(0, largestDrawing));
  const root = parseXml(text).children.find((child) => localName(child.name) === 'svg');
  const said = (name: string) => root?.children.find((child) => localName(child.name) === name)?.text;
  const holdsRdf = (element: XmlElement): boolean =>
    localName(element.name) === 'RDF' || element.children.some((child) => holdsRdf(child));
  return {
    size,
    exif: noExif,
    xmp: root && holdsRdf(root) ? [text] : [],
    iptc: undefined,
    title: said('title'),
    comment: said('desc'),
    ...(problem ? { problem } : {}),
  };
}
