import { type Exif, exifTag, noExif } from './exif.ts';
import { largestJpeg, type Place } from './jpeg-places.ts';
import { newestPacket } from './packet.ts';
import type { RawPhoto } from './raw-photo.ts';
import type { ReadAt } from './tiff.ts';

/** One record of a heap: its value lies at `offset`. */
interface CiffRecord {
  readonly offset: number;
  readonly length: number;
}

const tag = {
  makeModel: 0x080a,
  fileDescription: 0x0805,
  firmware: 0x080b,
  timeStamp: 0x180e,
  imageInfo: 0x1810,
  exposure: 0x1818,
  baseIso: 0x101c,
  focalLength: 0x1029,
  shot: 0x102a,
  jpeg: 0x2007,
  thumbnail: 0x2008,
} as const;

const mostRecords = 2000;
const deepest = 8;
const tailLength = 256 * 1024;

/**
 * Canon's CIFF (specification 1.0, revision 4): a heap ends with the list of its records, of which some are heaps
 * themselves. It is the RAW format of its cameras until 2004, and lies in the JPEGs of the oldest.
 */
export function readCiff(read: ReadAt, size: number): RawPhoto | undefined {
  const head = read(0, 14);
  if (head.length < 14 || head.toString('latin1', 6, 10) !== 'HEAP') return undefined;
  const little = head[0] === 0x49;
  const u16 = (bytes: Buffer, at: number) => (little ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at));
  const u32 = (bytes: Buffer, at: number) => (little ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at));
  const records = new Map<number, CiffRecord>();
  let seen = 0;
  const walk = (start: number, end: number, depth: number): void => {
    const last = read(end - 4, 4);
    if (end - start < 6 || last.length < 4 || depth > deepest) return;
    const list = start + u32(last, 0);
    const counted = list + 2 <= end ? read(list, 2) : last.subarray(0, 0);
    const count = counted.length === 2 ? u16(counted, 0) : 0;
    const table = read(list + 2, count * 10);
    for (let at = 0; at + 10 <= table.length && seen < mostRecords; at += 10, seen++) {
      const type = u16(table, at);
      const here = (type & 0xc000) === 0x4000;
      const length = here ? 8 : u32(table, at + 2);
      const offset = here ? list + 2 + at + 2 : start + u32(table, at + 6);
      const kind = type & 0x3800;
      if (offset + length > size) continue;
      if (!here && (kind === 0x2800 || kind === 0x3000)) walk(offset, offset + length, depth + 1);
      else if (!records.has(type & 0x3fff)) records.set(type & 0x3fff, { offset, length });
    }
  };
  walk(u32(head, 2), size, 0);
  if (records.size === 0) return undefined;

  const bytes = (wanted: number): Buffer | undefined => {
    const found = records.get(wanted);
    return found && read(found.offset, Math.min(found.length, 4096));
  };
  const info = bytes(tag.imageInfo);
  const sized = info !== undefined && info.length >= 8;
  const places = [tag.jpeg, tag.thumbnail].map((each) => records.get(each)).filter((each): each is Place => !!each);
  return {
    size: { width: sized ? u32(info, 0) : undefined, height: sized ? u32(info, 4) : undefined },
    exif: exifOf(bytes, little),
    // added behind the heap by programs that edit such files
    xmp: newestPacket(read(Math.max(0, size - tailLength), tailLength)).map((packet) => Buffer.from(packet))[0],
    iptc: undefined,
    preview: largestJpeg(places, read),
  };
}

const turns: Readonly<Record<number, number>> = { 90: 6, 180: 3, 270: 8 };

function exifOf(bytes: (wanted: number) => Buffer | undefined, little: boolean): Exif {
  const texts = (wanted: number) => (bytes(wanted)?.toString('latin1') ?? '').split('\0');
  const u32 = (from: Buffer | undefined, at: number) =>
    from && from.length >= at + 4 ? (little ? from.readUInt32LE(at) : from.readUInt32BE(at)) : undefined;
  const float = (from: Buffer | undefined, at: number) =>
    from && from.length >= at + 4 ? (little ? from.readFloatLE(at) : from.readFloatBE(at)) : undefined;
  const [make, model] = texts(tag.makeModel);
  const seconds = u32(bytes(tag.timeStamp), 0);
  const exposure = bytes(tag.exposure);
  const [bias, shutter, aperture] = [0, 4, 8].map((at) => float(exposure, at));
  const iso = bytes(tag.baseIso);
  const word = (from: Buffer | undefined, at: number) =>
    from && from.length >= at * 2 + 2 ? (little ? from.readInt16LE(at * 2) : from.readInt16BE(at * 2)) : undefined;
  const shot = bytes(tag.shot);
  const said: Readonly<Record<string, string | undefined>> = {
    Make: make,
    Model: model,
    ImageDescription: texts(tag.fileDescription)[0],
    Software: texts(tag.firmware)[0],
    DateTimeOriginal: seconds ? new Date(seconds * 1000).toISOString().slice(0, 19) : undefined,
  };
  const numbers: Readonly<Record<number, number | undefined>> = {
    [exifTag.bias]: bias,
    [exifTag.shutterSpeed]: shutter ?? canonStops(word(shot, 22) || word(shot, 5)),
    [exifTag.apertureValue]: aperture ?? canonStops(word(shot, 21) || word(shot, 4)),
    [exifTag.focalLength]: word(bytes(tag.focalLength), 1),
    [exifTag.iso]: iso && iso.length >= 2 ? (little ? iso.readUInt16LE(0) : iso.readUInt16BE(0)) : undefined,
  };
  return {
    ...noExif,
    texts: Object.fromEntries(Object.entries(said).filter(([, value]) => value)),
    orientation: turns[u32(bytes(tag.imageInfo), 12) ?? 0],
    numbers: (wanted) => {
      const value = numbers[wanted];
      return value === undefined || !Number.isFinite(value) ? [] : [value];
    },
  };
}

/** Steps of a 32nd, in which thirds are written as 12 and 20 (ExifTool, Canon tags). */
function canonStops(value: number | undefined): number | undefined {
  if (value === undefined) return undefined;
  const size = Math.abs(value);
  const part = size & 31;
  const exact = part === 12 ? 32 / 3 : part === 20 ? 64 / 3 : part;
  return (Math.sign(value) * (size - part + exact)) / 32;
}
