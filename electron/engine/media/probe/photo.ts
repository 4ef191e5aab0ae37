import type { FileSource } from '../file-source.ts';
import type { Sniffed } from '../sniffed.ts';
import { capturedFrom } from './capture-time.ts';
import { cleanText } from './clean.ts';
import { positionFrom, wordsFrom } from './embedded.ts';
import { readIptc } from './iptc.ts';
import { readBlocks } from './picture-blocks.ts';
import { fuller, type Probe, type Probed } from './probed.ts';
import { readXmp, xmpText } from './xmp.ts';

/** Facts of a photo: its size as displayed, when and where it was taken, by which camera, and its words. */
export const probePhoto: Probe = async (source, sniffed) => {
  const { format } = sniffed;
  const blocks = await readBlocks(source, format);
  const { exif } = blocks;
  const xmp = readXmp(blocks.xmp);
  const iptc = readIptc(blocks.iptc);
  const stated = Number(xmpText(xmp, 'tiff:Orientation'));
  const turned = !blocks.upright && (exif.orientation ?? 1) >= 5;
  const { width, height } = blocks.size;
  const captured = capturedFrom(exif, iptc, xmp, blocks.dates ?? []);
  const facts: Probed = {
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
  return format === 'heic' && blocks.problem ? withContainerFacts(source, sniffed, facts) : facts;
};

/** Sequences and live photos, which sharp does not open, are built like films: the reader of those knows them. */
async function withContainerFacts(source: FileSource, sniffed: Sniffed, facts: Probed): Promise<Probed> {
  const { probeVideo } = await import('./video.ts');
  const { durationSeconds: _, ...more } = await probeVideo(source, sniffed).catch((): Probed => ({}));
  return fuller(facts, more);
}

const pixels = (value: number | undefined): number | null => (value && value > 0 ? Math.round(value) : null);
