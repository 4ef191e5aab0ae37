import { noExif } from './exif.ts';
import type { RawPhoto } from './raw-photo.ts';
import type { ReadAt } from './tiff.ts';

/** Contax and Kyocera: fixed places, with every text from its end to its beginning (ExifTool, KyoceraRaw tags). */
export function readKyocera(read: ReadAt): RawPhoto | undefined {
  const head = read(0, 160);
  if (head.length < 0x35) return undefined;
  const text = (at: number, length: number) =>
    head
      .toString('latin1', at, at + length)
      .split('')
      .toReversed()
      .join('')
      .replace(/^\0+/, '')
      .split('\0')[0] ?? '';
  return {
    size: { width: undefined, height: undefined },
    exif: {
      ...noExif,
      texts: {
        Make: text(0x19, 7),
        Model: text(0x0c, 12),
        DateTimeOriginal: text(0x21, 20),
        LensModel: text(0x7c, 32),
      },
    },
    xmp: undefined,
    iptc: undefined,
    preview: undefined,
  };
}
