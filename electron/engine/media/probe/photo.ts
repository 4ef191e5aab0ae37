import type { FileSource } from '../file-source.ts';
import { capturedFrom } from './capture-time.ts';
import { cleanText } from './clean.ts';
import { labelFrom } from './colour-label.ts';
import { positionFrom, wordsFrom } from './embedded.ts';
import { readIptc } from './iptc.ts';
import { technicalFrom } from './photo-technical.ts';
import { type PictureBlocks, readBlocks } from './picture-blocks.ts';
import type { Probe, Probed } from './probed.ts';
import { readXmp, type Xmp, xmpText } from './xmp.ts';

/** Facts of a photo: its size as displayed, when and where it was taken, by which camera, and its words. */
export const probePhoto: Probe = (source, sniffed) =>
  Promise.resolve(factsOfBlocks(readBlocks(source, sniffed.format), source));

/** Facts of what was found in a picture's container, or in a block of a document that is kept like one. */
export function factsOfBlocks(blocks: PictureBlocks, source: FileSource): Probed {
  const { exif } = blocks;
  const xmp = readXmp(blocks.xmp);
  const iptc = readIptc(blocks.iptc);
  const stated = Number(xmpText(xmp, 'tiff:Orientation'));
  const turned = !blocks.upright && (exif.orientation ?? 1) >= 5;
  const { width, height } = blocks.size;
  const captured = capturedFrom(exif, iptc, xmp, {
    taken: blocks.dates,
    written: blocks.written,
    modified: blocks.modified,
  });
  const technical = technicalFrom(blocks, exif, xmp);
  const label = labelFrom(xmp);
  return {
    width: pixels(turned ? height : width),
    height: pixels(turned ? width : height),
    orientation: exif.orientation ?? (stated >= 1 && stated <= 8 ? stated : null),
    ...(captured ? { capturedAt: captured.at, capturedAtCertainty: captured.certainty } : {}),
    gps: positionFrom(exif, xmp),
    make: cleanText(exif.texts.Make) ?? cleanText(xmpText(xmp, 'tiff:Make')),
    model: cleanText(exif.texts.Model) ?? cleanText(xmpText(xmp, 'tiff:Model')),
    ...wordsFrom(exif, iptc, xmp, blocks),
    ...(label && { label }),
    technical: technical.motionPhoto || !hasFilmBehind(source) ? technical : { ...technical, motionPhoto: 'yes' },
    documentId: documentId(xmp),
    pairId: cleanText(exif.pairId),
    error: blocks.problem ?? null,
  };
}

/** What editing keeps. */
export const documentId = (xmp: Xmp): string | null =>
  cleanText(xmpText(xmp, 'xmpMM:DocumentID')) ?? cleanText(xmpText(xmp, 'xmpMM:OriginalDocumentID'));

const largestTrailer = 64 * 1024;

/** Samsung lists what it puts behind a picture at the very end of the file: a list, its length, and `SEFT`. */
function hasFilmBehind({ read, size }: FileSource): boolean {
  const end = read(size - 8, 8);
  if (end.length < 8 || end.toString('latin1', 4) !== 'SEFT') return false;
  const length = Math.min(end.readUInt32LE(0), largestTrailer);
  const list = read(Math.max(0, size - 8 - length), length);
  // entries of twelve bytes behind a head of twelve; 0x0a30 is the film
  for (let at = 12; at + 12 <= list.length; at += 12) if (list.readUInt16LE(at + 2) === 0x0a30) return true;
  return false;
}

const pixels = (value: number | undefined): number | null => (value && value > 0 ? Math.round(value) : null);
