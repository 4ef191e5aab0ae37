import { decodeText } from './clean.ts';
import type { ReadAt } from './tiff.ts';

export interface GifBlocks {
  readonly width: number | undefined;
  readonly height: number | undefined;
  readonly xmp: readonly string[];
  readonly comment: string | undefined;
}

const mostBlocks = 100_000;
const largestXmp = 4 * 1024 * 1024;

/** Reads the extensions of a GIF (89a): comments, and XMP in its application extension (XMP part 3, 1.1.2). */
export function readGif(read: ReadAt): GifBlocks {
  const screen = read(0, 13);
  if (screen.length < 13) return { width: undefined, height: undefined, xmp: [], comment: undefined };
  const xmp: string[] = [];
  let comment: string | undefined;
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
    if (head[0] === 0x2c && head.length >= 10) {
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
      comment ??= decodeText(Buffer.concat(parts));
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
  return { width: screen.readUInt16LE(6), height: screen.readUInt16LE(8), xmp, comment };
}
