import { noExif, readExif, xmpOf } from './exif.ts';
import { scanForJpeg } from './jpeg-places.ts';
import type { Size } from './picture-size.ts';
import type { RawPhoto } from './raw-photo.ts';
import type { ReadAt } from './tiff.ts';

const mostBlocks = 64;
const largestBlock = 8 * 1024 * 1024;

/** Minolta MRW: blocks, each with a name and a length; PRD has the size of the picture, TTW is a TIFF. */
export function readMinolta(read: ReadAt, size: number): RawPhoto | undefined {
  const head = read(0, 8);
  if (head.length < 8) return undefined;
  const little = head[3] === 0x49; // MRI instead of MRM
  const u32 = (bytes: Buffer, at: number) => (little ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at));
  const u16 = (bytes: Buffer, at: number) => (little ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at));
  const end = Math.min(8 + u32(head, 4), size);
  let picture: Size = { width: undefined, height: undefined };
  let exif = noExif;
  for (let at = 8, n = 0; at + 8 <= end && n < mostBlocks; n++) {
    const block = read(at, 8);
    if (block.length < 8) break;
    const length = u32(block, 4);
    const name = block.toString('latin1', 1, 4);
    if (name === 'PRD') {
      const body = read(at + 8, 16);
      if (body.length === 16) picture = { width: u16(body, 14), height: u16(body, 12) };
    } else if (name === 'TTW') exif = readExif(read(at + 8, Math.min(length, largestBlock)));
    at += 8 + length;
  }
  return {
    size: picture,
    exif,
    xmp: xmpOf(exif),
    iptc: undefined,
    get preview() {
      return scanForJpeg(read, size);
    },
  };
}
