import type { ReadAt } from './tiff.ts';

export interface Size {
  readonly width: number | undefined;
  readonly height: number | undefined;
}

const unknown: Size = { width: undefined, height: undefined };

/** The stored size of pictures that sharp does not know, from their headers. */
export function readSize(format: string, read: ReadAt): Size {
  const head = read(0, 64 * 1024);
  try {
    switch (format) {
      case 'bmp':
        return head.readUInt32LE(14) === 12
          ? { width: head.readUInt16LE(18), height: head.readUInt16LE(20) }
          : { width: head.readInt32LE(18), height: Math.abs(head.readInt32LE(22)) };
      case 'ico':
        return largestIcon(head);
      case 'jp2': {
        const at = head.indexOf('ihdr', 0, 'latin1');
        return at < 0 ? unknown : { width: head.readUInt32BE(at + 8), height: head.readUInt32BE(at + 4) };
      }
      case 'j2k':
        return {
          width: head.readUInt32BE(8) - head.readUInt32BE(16),
          height: head.readUInt32BE(12) - head.readUInt32BE(20),
        };
      case 'jxl': {
        const at = head[0] === 0xff ? 0 : Math.max(head.indexOf('jxlc', 0, 'latin1') + 4, jxlPart(head));
        return jxlSize(head.subarray(at));
      }
      default:
        return unknown;
    }
  } catch {
    return unknown; // shorter than its header
  }
}

/** Sizes of icons are bytes, 0 standing for 256. */
function largestIcon(head: Buffer): Size {
  let best: Size = unknown;
  for (let i = 0, at = 6; i < head.readUInt16LE(4) && at + 16 <= head.length; i++, at += 16) {
    const width = head[at] || 256;
    if (width > (best.width ?? 0)) best = { width, height: head[at + 1] || 256 };
  }
  return best;
}

function jxlPart(head: Buffer): number {
  const at = head.indexOf('jxlp', 0, 'latin1');
  return at < 0 ? -1 : at + 8;
}

const jxlRatios: readonly (readonly [number, number])[] = [
  [1, 1],
  [12, 10],
  [4, 3],
  [3, 2],
  [16, 9],
  [5, 4],
  [2, 1],
];

/** SizeHeader of a JPEG XL codestream (ISO 18181-1, D.2): bits from the lowest of each byte. */
function jxlSize(stream: Buffer): Size {
  if (stream[0] !== 0xff || stream[1] !== 0x0a) return unknown;
  let bit = 16;
  const bits = (count: number): number => {
    let value = 0;
    for (let i = 0; i < count; i++, bit++) value += (((stream[bit >> 3] ?? 0) >> (bit & 7)) & 1) * 2 ** i;
    return value;
  };
  const length = (small: boolean) => (small ? (bits(5) + 1) * 8 : bits([9, 13, 18, 30][bits(2)] ?? 9) + 1);
  const small = bits(1) === 1;
  const height = length(small);
  const ratio = jxlRatios[bits(3) - 1];
  return { width: ratio ? Math.floor((height * ratio[0]) / ratio[1]) : length(small), height };
}
