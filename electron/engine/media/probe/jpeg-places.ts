import type { ReadAt } from './tiff.ts';

/** Where a JPEG lies in a file. */
export interface Place {
  readonly offset: number;
  readonly length: number;
}

/**
 * The largest of these places that holds a JPEG which can be shown: a lossless one (frame type C3) is the sensor's own
 * data. Of a file that is cut off, a small picture that is whole tells more than a large one that is grey.
 */
export function largestJpeg(places: readonly Place[], read: ReadAt): Place | undefined {
  const isJpeg = ({ offset }: Place) => offset > 0 && read(offset, 3).toString('latin1') === '\xff\xd8\xff';
  const shows = ({ offset, length }: Place) =>
    !/\xff\xc3\0/.test(read(offset, Math.min(length, 4096)).toString('latin1'));
  const isWhole = ({ offset, length }: Place) => read(offset + length - 1, 1).length === 1;
  const shown = places.toSorted((a, b) => b.length - a.length).filter((place) => isJpeg(place) && shows(place));
  return shown.find(isWhole) ?? shown[0];
}

const chunk = 1024 * 1024;
const mostScanned = 16 * chunk;
const mostFound = 64;
const start = Buffer.from([0xff, 0xd8, 0xff]);

/**
 * Looks for a JPEG in the first 16 MB, for RAW photos whose makers say in a block of their own where theirs lies. The
 * longest stretch from one beginning to the next is taken: what is shown ends where its decoder ends.
 */
export function scanForJpeg(read: ReadAt, size: number): Place | undefined {
  const starts: number[] = [];
  const end = Math.min(size, mostScanned);
  for (let at = 0; at < end && starts.length < mostFound; at += chunk) {
    const bytes = read(at, chunk + 4);
    for (let found = bytes.indexOf(start); found >= 0 && found < chunk; found = bytes.indexOf(start, found + 3)) {
      // the segments that a picture begins with
      const marker = bytes[found + 3] ?? 0;
      if (marker === 0xdb || marker === 0xc4 || marker === 0xfe || (marker >= 0xe0 && marker <= 0xef)) {
        starts.push(at + found);
        if (starts.length === mostFound) break;
      }
    }
  }
  const places = starts.map((offset, i) => ({ offset, length: (starts[i + 1] ?? size) - offset }));
  return largestJpeg(places, read);
}
