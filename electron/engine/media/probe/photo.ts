import sharp from 'sharp';
import { pictureInput } from '../picture-input.ts';
import { readerError } from '../reader-error.ts';
import { capturedFrom } from './capture-time.ts';
import { cleanText } from './clean.ts';
import { positionFrom, wordsFrom } from './embedded.ts';
import { type Exif, exifOfTiff, noExif, readExif } from './exif.ts';
import { readIptc } from './iptc.ts';
import { readJpeg } from './jpeg.ts';
import type { Probe, Probed } from './probed.ts';
import { readTiff, type Tiff, type TiffDirectory, tiffNumbers } from './tiff.ts';
import { readXmp, xmpText } from './xmp.ts';

/** What a container gives before anything is understood. Sizes as stored. */
interface Raw {
  readonly width?: number | undefined;
  readonly height?: number | undefined;
  readonly exif: Exif;
  readonly xmp: readonly string[];
  readonly iptc: Buffer | undefined;
  readonly comment?: string | undefined;
  /** Dates of the container itself, after those of EXIF and XMP. */
  readonly dates?: readonly (string | undefined)[];
  /** The sizes are as displayed already. */
  readonly turned?: boolean;
  readonly problem?: Probed['error'];
}

const tiffFormats = new Set(
  'tiff dng nef nrw cr2 arw sr2 srf pef srw kdc dcr iiq 3fr fff erf mos mef rwl raw gpr orf rw2'.split(' '),
);

/** Facts of a photo: its size as displayed, when and where it was taken, by which camera, and its words. */
export const probePhoto: Probe = async (source, { format }) => {
  const raw =
    format === 'jpeg'
      ? await fromJpeg(source.read)
      : tiffFormats.has(format)
        ? fromTiff(source.read, format)
        : await fromContainer(source);
  const xmp = readXmp(raw.xmp);
  const iptc = readIptc(raw.iptc);
  const { texts } = raw.exif;
  const stated = Number(xmpText(xmp, 'tiff:Orientation'));
  const orientation = raw.exif.orientation ?? (stated >= 1 && stated <= 8 ? stated : undefined);
  const turn = !raw.turned && (raw.exif.orientation ?? 1) >= 5;
  const captured = capturedFrom(raw.exif, iptc, xmp, raw.dates ?? []);
  return {
    width: positive(turn ? raw.height : raw.width),
    height: positive(turn ? raw.width : raw.height),
    orientation: orientation ?? null,
    ...(captured ? { capturedAt: captured.at, capturedAtCertainty: captured.certainty } : {}),
    gps: positionFrom(raw.exif, xmp),
    make: cleanText(texts.Make) ?? cleanText(xmpText(xmp, 'tiff:Make')),
    model: cleanText(texts.Model) ?? cleanText(xmpText(xmp, 'tiff:Model')),
    ...wordsFrom(raw.exif, iptc, xmp, raw.comment),
    error: raw.problem ?? null,
  };
};

const positive = (value: number | undefined): number | null => (value && value > 0 ? Math.round(value) : null);

async function fromJpeg(read: (offset: number, length: number) => Buffer): Promise<Raw> {
  const blocks = readJpeg(read);
  return { ...blocks, exif: await readExif(blocks.exif) };
}

function fromTiff(read: (offset: number, length: number) => Buffer, format: string): Raw {
  const tiff = readTiff(read);
  if (!tiff)
    return { exif: noExif, xmp: [], iptc: undefined, problem: { code: 'file-damaged', message: 'no TIFF directory' } };
  const bytes = (tag: number) =>
    tiff.directories
      .find((each) => each.entries.has(tag))
      ?.entries.get(tag)
      ?.bytes();
  const xmp = bytes(700)?.toString('utf8');
  const size = format === 'tiff' ? sizeOf(tiff, tiff.directories[0]) : rawSize(tiff);
  return { ...size, exif: exifOfTiff(tiff), xmp: xmp ? [xmp] : [], iptc: bytes(0x8649) ?? bytes(0x83bb) };
}

interface Size {
  readonly width: number | undefined;
  readonly height: number | undefined;
}

function sizeOf(tiff: Tiff, directory: TiffDirectory | undefined): Size {
  const one = (tag: number) => tiffNumbers(tiff, directory?.entries.get(tag))[0];
  return { width: one(0x0100), height: one(0x0101) };
}

/** A RAW photo's own size is the largest picture in it; the small ones are previews. */
function rawSize(tiff: Tiff): Size {
  const sizes = tiff.directories
    .filter((each) => each.role === 'main' || each.role === 'sub')
    .map((each) => sizeOf(tiff, each));
  return (
    sizes.toSorted((a, b) => (b.width ?? 0) * (b.height ?? 0) - (a.width ?? 0) * (a.height ?? 0))[0] ??
    sizeOf(tiff, undefined)
  );
}

async function fromContainer(source: Parameters<Probe>[0]): Promise<Raw> {
  try {
    const metadata = await sharp(pictureInput(source), { failOn: 'none', limitInputPixels: false }).metadata();
    const text = metadata.xmp?.toString('utf8');
    return {
      width: metadata.width,
      height: metadata.pageHeight ?? metadata.height,
      exif: await readExif(metadata.exif),
      xmp: text ? [text] : [],
      iptc: metadata.iptc,
      comment: metadata.comments?.find((each) => /^(description|comment)$/i.test(each.keyword))?.text,
      dates: [metadata.comments?.find((each) => /^creation time$/i.test(each.keyword))?.text],
      turned: metadata.format === 'heif',
    };
  } catch (cause) {
    return { exif: noExif, xmp: [], iptc: undefined, problem: readerError(cause) };
  }
}
