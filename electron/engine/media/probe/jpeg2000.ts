import { bodyOf, boxAt, boxesOf, boxId } from './boxes.ts';
import { decodeOldText } from './clean.ts';
import type { Size } from './picture-size.ts';
import type { ReadAt } from './tiff.ts';

/** What lies around and at the head of a JPEG 2000 picture. */
export interface Jpeg2000Blocks {
  readonly size: Size;
  readonly exif: Buffer | undefined;
  readonly xmp: readonly Buffer[];
  readonly iptc: Buffer | undefined;
  readonly icc: Buffer | undefined;
  readonly comment: string | undefined;
  readonly bitDepth: number | undefined;
}

const none: Jpeg2000Blocks = {
  size: { width: undefined, height: undefined },
  exif: undefined,
  xmp: [],
  iptc: undefined,
  icc: undefined,
  comment: undefined,
  bitDepth: undefined,
};

const largestBlock = 16 * 1024 * 1024;

/** Reads the boxes of JP2, JPX and JPM (ISO 15444-1, annex I), and the head of the picture in them. */
export function readJp2(read: ReadAt, size: number): Jpeg2000Blocks {
  let found = none;
  for (const box of boxesOf(read, 0, size)) {
    if (box.type === 'jp2h') {
      const header = bodyOf(read, boxAt(read, box.start, box.end, 'ihdr'), 14);
      if (header && header.length >= 11) {
        const depth = header[10] ?? 255;
        found = {
          ...found,
          size: { width: header.readUInt32BE(4), height: header.readUInt32BE(0) },
          bitDepth: depth === 255 ? undefined : (depth & 0x7f) + 1,
        };
      }
      const colour = bodyOf(read, boxAt(read, box.start, box.end, 'colr'), largestBlock);
      if (colour?.[0] === 2) found = { ...found, icc: colour.subarray(3) };
    } else if (box.type === 'jp2c') {
      const picture = readCodestream((offset, length) => read(box.start + offset, length));
      found = { ...found, comment: picture.comment, size: found.size.width ? found.size : picture.size };
    } else if (box.type === 'xml ') found = { ...found, xmp: [...found.xmp, read(box.start, blockLength(box))] };
    else if (box.uuid === boxId.xmp) found = { ...found, xmp: [read(box.start, blockLength(box)), ...found.xmp] };
    else if (box.uuid === boxId.exif) found = { ...found, exif: read(box.start, blockLength(box)) };
    else if (box.uuid === boxId.iptc) found = { ...found, iptc: read(box.start, blockLength(box)) };
  }
  return found;
}

const blockLength = ({ start, end }: { start: number; end: number }): number => Math.min(end - start, largestBlock);

/** Reads the main header of a bare picture (ISO 15444-1, annex A): its size and the comment of its maker. */
export function readCodestream(read: ReadAt): Jpeg2000Blocks {
  let found = none;
  let at = 2;
  for (let n = 0; n < 200; n++) {
    const head = read(at, 4);
    if (head.length < 4 || head[0] !== 0xff) break;
    const marker = head[1];
    if (marker === 0x90 || marker === 0xd9) break; // the first tile, or the end
    const length = head.readUInt16BE(2);
    if (length < 2) break;
    const body = read(at + 4, length - 2);
    if (marker === 0x51 && body.length >= 37) {
      found = {
        ...found,
        size: {
          width: body.readUInt32BE(2) - body.readUInt32BE(10),
          height: body.readUInt32BE(6) - body.readUInt32BE(14),
        },
        bitDepth: ((body[36] ?? 7) & 0x7f) + 1,
      };
    } else if (marker === 0x64 && body.length > 2 && body.readUInt16BE(0) === 1) {
      found = { ...found, comment: found.comment ?? decodeOldText(body.subarray(2)) };
    }
    at += 2 + length;
  }
  return found;
}
