import { decodePacket, decodeText } from './clean.ts';
import type { ReadAt } from './tiff.ts';

/** What lies in the segments of a JPEG before its picture. Sizes as stored. */
export interface JpegBlocks {
  readonly width: number | undefined;
  readonly height: number | undefined;
  readonly exif: Buffer | undefined;
  readonly xmp: readonly string[];
  readonly iptc: Buffer | undefined;
  readonly comment: string | undefined;
  /** Dates of segments from before EXIF. */
  readonly dates: readonly string[];
}

const xmpMark = 'http://ns.adobe.com/xap/1.0/\0';
const moreXmpMark = 'http://ns.adobe.com/xmp/extension/\0';
const photoshopMark = 'Photoshop 3.0\0';
const mostSegments = 2000;

/**
 * Reads the segments of a JPEG (ITU T.81) up to the picture, so also of one that is cut off or has a damaged picture.
 * XMP longer than a segment is put together from its parts (XMP part 3, 1.1.3.1).
 */
export function readJpeg(read: ReadAt): JpegBlocks {
  let width: number | undefined;
  let height: number | undefined;
  let exif: Buffer | undefined;
  let comment: string | undefined;
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
    if (isFrame || marker === 0xe1 || marker === 0xec || marker === 0xed || marker === 0xfe) {
      const body = read(at + 4, length - 2);
      const mark = body.toString('latin1', 0, 36);
      if (isFrame && body.length >= 5) {
        height ??= body.readUInt16BE(1);
        width ??= body.readUInt16BE(3);
      } else if (marker === 0xfe) comment ??= decodeText(body);
      else if (marker === 0xed && mark.startsWith(photoshopMark)) photoshop.push(body.subarray(photoshopMark.length));
      else if (marker === 0xec) {
        // Olympus and Agfa before EXIF: the camera's clock as seconds since 1970
        const seconds = /^TimeDate=(\d{8,10})\r?$/m.exec(body.toString('latin1'))?.[1];
        if (seconds) dates.push(new Date(Number(seconds) * 1000).toISOString().slice(0, 19));
      } else if (mark.startsWith('Exif\0')) exif ??= body.subarray(6);
      else if (mark.startsWith(xmpMark)) xmp.push(decodePacket(withoutPadding(body.subarray(xmpMark.length))));
      else if (mark.startsWith(moreXmpMark) && body.length > 75) {
        const id = body.toString('latin1', 35, 67);
        more.set(id, [...(more.get(id) ?? []), { at: body.readUInt32BE(71), data: body.subarray(75) }]);
      }
    }
    at += 2 + length;
  }
  for (const [id, parts] of more) {
    if (!xmp[0]?.includes(id)) continue; // parts of another packet, left behind by an editor
    parts.sort((a, b) => a.at - b.at);
    xmp.push(Buffer.concat(parts.map((part) => part.data)).toString('utf8'));
  }
  return {
    width,
    height,
    exif,
    xmp,
    iptc: photoshop.length > 0 ? Buffer.concat(photoshop) : undefined,
    comment,
    dates,
  };
}

/** Some programs leave a NUL or two before the packet. */
function withoutPadding(bytes: Buffer): Buffer {
  return bytes[0] === 0 && bytes[1] === 0 ? bytes.subarray(2) : bytes;
}
