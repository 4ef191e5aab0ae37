import { decodeOldText } from './clean.ts';
import type { ReadAt } from './tiff.ts';

export interface GifBlocks {
  readonly width: number | undefined;
  readonly height: number | undefined;
  readonly xmp: readonly string[];
  readonly comment: string | undefined;
  /** Pictures one after another; undefined of a file too long to be read to its end. */
  readonly frames: number | undefined;
}

const mostBlocks = 100_000;
const largestXmp = 4 * 1024 * 1024;
const furthest = 64 * 1024 * 1024;

/** Reads the extensions of a GIF (89a): comments, and XMP in its application extension (XMP part 3, 1.1.2). */
export function readGif(file: ReadAt): GifBlocks {
  const read = byPages(file);
  const screen = read(0, 13);
  if (screen.length < 13)
    return { width: undefined, height: undefined, xmp: [], comment: undefined, frames: undefined };
  const xmp: string[] = [];
  let comment: string | undefined;
  let frames = 0;
  const colours = (flags: number) => (flags & 0x80 ? 3 << ((flags & 7) + 1) : 0);
  let at = 13 + colours(screen[10] ?? 0);
  const skipBlocks = (): void => {
    for (let n = 0; n < mostBlocks; n++) {
      const size = read(at, 1)[0] ?? 0;
      at += 1 + size;
      if (size === 0) return;
    }
  };
  for (let n = 0; n < mostBlocks; n++) {
    const head = read(at, 14);
    if (at > furthest) break;
    if (head[0] === 0x2c && head.length >= 10) {
      frames++;
      at += 11 + colours(head[9] ?? 0);
      skipBlocks();
    } else if (head[0] === 0x21 && head[1] === 0xfe) {
      const parts: Buffer[] = [];
      at += 2;
      for (let size = read(at, 1)[0] ?? 0; size > 0 && parts.length < 256; size = read(at, 1)[0] ?? 0) {
        parts.push(read(at + 1, size));
        at += 1 + size;
      }
      at += 1;
      comment ??= decodeOldText(Buffer.concat(parts));
    } else if (head[0] === 0x21 && head[1] === 0xff && head.toString('latin1', 3, 14) === 'XMP DataXMP') {
      // the packet lies bare in the blocks; a tail of 257 falling bytes leads any reader to its end
      const data = read(at + 14, largestXmp);
      const end = data.indexOf(Buffer.from([0x01, 0xff, 0xfe, 0xfd]));
      if (end < 0) break;
      xmp.push(data.toString('utf8', 0, end));
      at += 14 + end + 258;
    } else if (head[0] === 0x21 && head.length >= 2) {
      at += 2;
      skipBlocks();
    } else break;
  }
  return {
    width: screen.readUInt16LE(6),
    height: screen.readUInt16LE(8),
    xmp,
    comment,
    frames: at > furthest ? undefined : frames,
  };
}

const page = 64 * 1024;

/** Small pieces one behind another, from pages of 64 KB. */
function byPages(read: ReadAt): ReadAt {
  let start = 0;
  let bytes: Buffer = Buffer.alloc(0);
  return (offset, length) => {
    if (offset < start || offset + length > start + bytes.length) {
      start = offset;
      bytes = read(offset, Math.max(page, length));
    }
    return bytes.subarray(offset - start, offset - start + length);
  };
}
