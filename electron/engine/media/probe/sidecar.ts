import { capturedFrom } from './capture-time.ts';
import { cleanText, decodePacket } from './clean.ts';
import { positionFrom, wordsFrom } from './embedded.ts';
import { noExif } from './exif.ts';
import { readIptc } from './iptc.ts';
import type { Probe, Probed } from './probed.ts';
import { readXmp, xmpText } from './xmp.ts';

const largest = 16 * 1024 * 1024;

/** An XMP file that lies alone: what it says, as if it were inside the photo that it was written for. */
export const probeSidecar: Probe = async (source) => factsOfPacket(decodePacket(source.read(0, largest)));

/** What a packet says of the file that it was written for. */
export function factsOfPacket(text: string): Probed {
  const xmp = readXmp([text]);
  const iptc = readIptc(undefined);
  const captured = capturedFrom(noExif, iptc, xmp, {});
  return {
    ...(captured ? { capturedAt: captured.at, capturedAtCertainty: captured.certainty } : {}),
    gps: positionFrom(noExif, xmp),
    make: cleanText(xmpText(xmp, 'tiff:Make')),
    model: cleanText(xmpText(xmp, 'tiff:Model')),
    ...wordsFrom(noExif, iptc, xmp, {}),
  };
}
