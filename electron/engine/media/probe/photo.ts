import { capturedFrom } from './capture-time.ts';
import { cleanText } from './clean.ts';
import { positionFrom, wordsFrom } from './embedded.ts';
import { readIptc } from './iptc.ts';
import { readBlocks } from './picture-blocks.ts';
import type { Probe } from './probed.ts';
import { readXmp, xmpText } from './xmp.ts';

/** Facts of a photo: its size as displayed, when and where it was taken, by which camera, and its words. */
export const probePhoto: Probe = async (source, { format }) => {
  const blocks = await readBlocks(source, format);
  const { exif } = blocks;
  const xmp = readXmp(blocks.xmp);
  const iptc = readIptc(blocks.iptc);
  const stated = Number(xmpText(xmp, 'tiff:Orientation'));
  const turned = !blocks.upright && (exif.orientation ?? 1) >= 5;
  const { width, height } = blocks.size;
  const captured = capturedFrom(exif, iptc, xmp, blocks.dates ?? []);
  return {
    width: pixels(turned ? height : width),
    height: pixels(turned ? width : height),
    orientation: exif.orientation ?? (stated >= 1 && stated <= 8 ? stated : null),
    ...(captured ? { capturedAt: captured.at, capturedAtCertainty: captured.certainty } : {}),
    gps: positionFrom(exif, xmp),
    make: cleanText(exif.texts.Make) ?? cleanText(xmpText(xmp, 'tiff:Make')),
    model: cleanText(exif.texts.Model) ?? cleanText(xmpText(xmp, 'tiff:Model')),
    ...wordsFrom(exif, iptc, xmp, { title: blocks.title, comment: blocks.comment }),
    error: blocks.problem ?? null,
  };
};

const pixels = (value: number | undefined): number | null => (value && value > 0 ? Math.round(value) : null);
