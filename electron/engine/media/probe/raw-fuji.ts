import { readExif } from './exif.ts';
import { readJpeg } from './jpeg.ts';
import { largestJpeg } from './jpeg-places.ts';
import type { Size } from './picture-size.ts';
import type { RawPhoto } from './raw-photo.ts';
import type { ReadAt } from './tiff.ts';

/** Fujifilm: a JPEG with EXIF at a place that the header names, and a table with the sensor's size. */
export function readRaf(read: ReadAt): RawPhoto | undefined {
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
    exif: readExif(jpeg.exif),
    xmp: packet === undefined ? undefined : Buffer.from(packet),
    iptc: jpeg.iptc,
    preview: largestJpeg([{ offset, length }], read),
  };
}
