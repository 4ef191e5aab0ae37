import type { TechnicalFacts } from '../../../../shared/model/facts.ts';
import { decodeOldText, decodePacket } from './clean.ts';
import { newestPacket } from './packet.ts';
import type { ReadAt } from './tiff.ts';

/** What lies in the segments of a JPEG before its picture. Sizes as stored. */
export interface JpegBlocks {
  readonly width: number | undefined;
  readonly height: number | undefined;
  readonly exif: Buffer | undefined;
  readonly xmp: readonly string[];
  readonly iptc: Buffer | undefined;
  readonly icc: Buffer | undefined;
  /** What Canon wrote before EXIF. */
  readonly ciff: Buffer | undefined;
  readonly comment: string | undefined;
  /** Dates of segments from before EXIF. */
  readonly dates: readonly string[];
  readonly details: TechnicalFacts;
}

const xmpMark = 'http://ns.adobe.com/xap/1.0/\0';
const moreXmpMark = 'http://ns.adobe.com/xmp/extension/\0';
const photoshopMark = 'Photoshop 3.0\0';
const iccMark = 'ICC_PROFILE\0';
const mostSegments = 2000;
const largestMore = 64 * 1024 * 1024;

/** Segments that are read whole: APP0 to APP2, APP12, APP13 and the comment. */
const told = new Set([0xe0, 0xe1, 0xe2, 0xec, 0xed, 0xfe]);

/**
 * Reads the segments of a JPEG (ITU T.81) up to the picture, so also of one that is cut off or has a damaged picture.
 * XMP longer than a segment is put together from its parts (XMP part 3, 1.1.3.1).
 */
export function readJpeg(read: ReadAt): JpegBlocks {
  let width: number | undefined;
  let height: number | undefined;
  let exif: Buffer | undefined;
  let icc: Buffer | undefined;
  let ciff: Buffer | undefined;
  let comment: string | undefined;
  let details: TechnicalFacts = {};
  const xmp: string[] = [];
  const more = new Map<string, { at: number; data: Buffer }[]>();
  const photoshop: Buffer[] = [];
  const dates: string[] = [];
  let at = 2;
  for (let n = 0; n < mostSegments; n++) {
    const head = read(at, 4);
    if (head.length < 4) break;
    if (head[0] !== 0xff) {
      const next = read(at, 65536).indexOf(0xff); // fill bytes that some programs leave between segments
      if (next <= 0) break;
      at += next;
      continue;
    }
    const marker = head[1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0xd8 || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)) {
      at += 2;
      continue;
    }
    if (marker === 0xda || marker === 0xd9) break;
    const length = head.readUInt16BE(2);
    if (length < 2) break;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame || told.has(marker)) {
      const body = read(at + 4, length - 2);
      const mark = body.toString('latin1', 0, 36);
      if (isFrame && body.length >= 6) {
        height ??= body.readUInt16BE(1);
        width ??= body.readUInt16BE(3);
        details = { ...frameDetails(marker, body), ...details };
      } else if (marker === 0xfe) comment ??= decodeOldText(body);
      else if (marker === 0xe0) {
        if (mark.startsWith('JFIF\0') && body.length >= 12) details = { ...details, ...density(body) };
        else if (mark.startsWith('HEAPJPGM', 6)) ciff ??= body;
      } else if (marker === 0xe2) {
        // the name of a profile lies in its first part
        if (mark.startsWith(iccMark) && body[12] === 1) icc ??= body.subarray(14);
      } else if (marker === 0xed) {
        if (mark.startsWith(photoshopMark)) photoshop.push(body.subarray(photoshopMark.length));
      } else if (marker === 0xec) {
        // Olympus and Agfa before EXIF: the camera's clock as seconds since 1970
        const seconds = /^TimeDate=(\d{8,10})\r?$/m.exec(body.toString('latin1'))?.[1];
        if (seconds) dates.push(new Date(Number(seconds) * 1000).toISOString().slice(0, 19));
      } else if (mark.startsWith('Exif\0')) exif ??= body.subarray(6);
      else if (mark.startsWith(xmpMark)) xmp.push(decodePacket(withoutPadding(body.subarray(xmpMark.length))));
      else if (mark.startsWith(moreXmpMark) && body.length > 75) {
        const id = body.toString('latin1', 35, 67);
        more.set(id, [...(more.get(id) ?? []), { at: body.readUInt32BE(71), data: body.subarray(75) }]);
      } else if (mark.startsWith('http') || mark.startsWith('<')) xmp.push(...newestPacket(body)); // a wrong head
    }
    at += 2 + length;
  }
  for (const [id, parts] of more) {
    if (!xmp[0]?.includes(id)) continue; // parts of another packet, left behind by an editor
    parts.sort((a, b) => a.at - b.at);
    if (parts.reduce((sum, { data }) => sum + data.length, 0) > largestMore) continue;
    xmp.push(Buffer.concat(parts.map((part) => part.data)).toString('utf8'));
  }
  return {
    width,
    height,
    exif,
    xmp,
    iptc: photoshop.length > 0 ? Buffer.concat(photoshop) : undefined,
    icc,
    ciff,
    comment,
    dates,
    details,
  };
}

/** Some programs leave a NUL or two before the packet; in UTF-16 and UTF-32 there are more of them behind its first letter. */
function withoutPadding(bytes: Buffer): Buffer {
  const start = bytes.indexOf(0x3c);
  const padded = start > 0 && start <= 2 && bytes[start + 1] !== 0 && bytes[start - 1] === 0;
  return padded ? bytes.subarray(start) : bytes;
}

/** Bits, and the colours where they are not the usual three. */
function frameDetails(marker: number, body: Buffer): TechnicalFacts {
  const colours = body[5] === 1 ? 'Gray' : body[5] === 4 ? 'CMYK' : undefined;
  const compression = marker === 0xc2 ? 'JPEG progressive' : marker === 0xc3 ? 'JPEG lossless' : 'JPEG';
  return { bitDepth: body[0] ?? 8, compression, ...(colours ? { colourSpace: colours } : {}) };
}

/** JFIF 1.02: dots to the inch or to the centimetre; other values are only a shape of the pixels. */
function density(body: Buffer): TechnicalFacts {
  const across = body.readUInt16BE(8);
  const perInch = body[7] === 1 ? across : body[7] === 2 ? Math.round(across * 2.54) : 0;
  return perInch > 1 ? { dpi: perInch } : {};
}
