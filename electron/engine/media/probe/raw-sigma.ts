import { type Exif, exifTag, noExif, readExif } from './exif.ts';
import { readJpeg } from './jpeg.ts';
import { largestJpeg, type Place } from './jpeg-places.ts';
import type { RawPhoto } from './raw-photo.ts';
import type { ReadAt } from './tiff.ts';

const mostSections = 100;
const mostProperties = 1000;
const largestProperties = 1024 * 1024;
const imageHeader = 28;

/**
 * Sigma X3F: a header with the size, and at the end a list of sections: properties as pairs of UTF-16 texts, and
 * pictures, of which newer cameras' JPEGs hold EXIF.
 */
export function readSigma(read: ReadAt, size: number): RawPhoto | undefined {
  const head = read(0, 64);
  if (head.length < 52) return undefined;
  const at = head.readUInt16LE(6) >= 4 ? 40 : 28;
  const turn = head.readUInt32LE(at + 8);
  const tail = read(size - 4, 4);
  const list = tail.length === 4 ? read(tail.readUInt32LE(0), 12 + mostSections * 12) : Buffer.alloc(0);
  const places: Place[] = [];
  let properties = new Map<string, string>();
  if (list.toString('latin1', 0, 4) === 'SECd' && list.length >= 12) {
    const count = Math.min(list.readUInt32LE(8), mostSections);
    for (let entry = 12, n = 0; n < count && entry + 12 <= list.length; entry += 12, n++) {
      const offset = list.readUInt32LE(entry);
      const length = list.readUInt32LE(entry + 4);
      const type = list.toString('latin1', entry + 8, entry + 12);
      if (type === 'PROP') properties = propertiesOf(read(offset, Math.min(length, largestProperties)));
      else if (type.startsWith('IMA') && length > imageHeader) {
        places.push({ offset: offset + imageHeader, length: length - imageHeader });
      }
    }
  }
  const preview = largestJpeg(places, read);
  const jpeg = preview && readJpeg((offset, length) => read(preview.offset + offset, Math.min(length, preview.length)));
  const inside = jpeg?.exif ? readExif(jpeg.exif) : noExif;
  return {
    size: { width: head.readUInt32LE(at), height: head.readUInt32LE(at + 4) },
    exif: withProperties(inside, properties, turn),
    xmp: jpeg?.xmp[0] === undefined ? undefined : Buffer.from(jpeg.xmp[0]),
    iptc: jpeg?.iptc,
    preview,
  };
}

function propertiesOf(section: Buffer): Map<string, string> {
  const found = new Map<string, string>();
  if (section.length < 24 || section.toString('latin1', 0, 4) !== 'SECp') return found;
  const count = Math.min(section.readUInt32LE(8), mostProperties);
  const texts = 24 + count * 8;
  const text = (letter: number): string => {
    const from = texts + letter * 2;
    const all = section.toString('utf16le', from, from + 512);
    return all.split('\0')[0] ?? '';
  };
  for (let n = 0, at = 24; n < count && at + 8 <= section.length; n++, at += 8) {
    found.set(text(section.readUInt32LE(at)), text(section.readUInt32LE(at + 4)));
  }
  return found;
}

const turns: Readonly<Record<number, number>> = { 90: 6, 180: 3, 270: 8 };

function withProperties(exif: Exif, properties: ReadonlyMap<string, string>, turn: number): Exif {
  const seconds = Number(properties.get('TIME'));
  const taken = seconds > 0 && seconds < 2 ** 32 ? new Date(seconds * 1000).toISOString().slice(0, 19) : undefined;
  const own: Record<string, string | undefined> = {
    Make: properties.get('CAMMANUF'),
    Model: properties.get('CAMMODEL'),
    DateTimeOriginal: taken,
    // most cameras only write a number of their own
    LensModel: properties.get('LENSMODEL')?.replace(/^\d+$/, ''),
    BodySerialNumber: properties.get('CAMSERIAL'),
  };
  const said = Object.fromEntries(Object.entries(own).filter(([, value]) => value));
  const numbers: Readonly<Record<number, string | undefined>> = {
    [exifTag.fNumber]: properties.get('APERTURE'),
    [exifTag.exposureTime]: properties.get('SHUTTER'),
    [exifTag.bias]: properties.get('EXPCOMP'),
    [exifTag.iso]: properties.get('ISO'),
    [exifTag.focalLength]: properties.get('FLENGTH'),
    [exifTag.focalLength35]: properties.get('FLEQ35MM'),
  };
  return {
    ...exif,
    texts: { ...said, ...exif.texts },
    orientation: exif.orientation ?? turns[turn],
    numbers: (tag) => {
      const inside = exif.numbers(tag);
      const value = Number(numbers[tag]);
      return inside.length > 0 || !numbers[tag] || !Number.isFinite(value) ? inside : [value];
    },
  };
}
