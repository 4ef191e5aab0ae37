import type { TechnicalFacts } from '../../../../shared/model/facts.ts';
import type { ReadAt } from './tiff.ts';

export interface Size {
  readonly width: number | undefined;
  readonly height: number | undefined;
}

/** The size of a picture that holds nothing else, from its header, and what else that tells. */
export interface SizeBlocks {
  readonly size: Size;
  readonly details: TechnicalFacts;
}

const unknown: SizeBlocks = { size: { width: undefined, height: undefined }, details: {} };

/** A bitmap of OS/2 (12 bytes of header) or Windows; a height below zero means that its lines begin at the top. */
export function readBmpSize(read: ReadAt): SizeBlocks {
  const head = read(0, 54);
  if (head.length < 26) return unknown;
  if (head.readUInt32LE(14) === 12) {
    return {
      size: { width: head.readUInt16LE(18), height: head.readUInt16LE(20) },
      details: { bitDepth: head.readUInt16LE(24) },
    };
  }
  const size = { width: head.readInt32LE(18), height: Math.abs(head.readInt32LE(22)) };
  if (head.length < 54) return { size, details: {} };
  const perMetre = head.readInt32LE(38);
  const dpi = perMetre > 100 ? { dpi: Math.round(perMetre * 0.0254) } : {};
  return { size, details: { bitDepth: head.readUInt16LE(28), ...dpi } };
}

/** The largest of the icons in a file; sizes are bytes, 0 standing for 256. */
export function readIcoSize(read: ReadAt): SizeBlocks {
  const head = read(0, 64 * 1024);
  if (head.length < 6) return unknown;
  const count = head.readUInt16LE(4);
  let best = unknown;
  for (let i = 0, at = 6; i < count && at + 16 <= head.length; i++, at += 16) {
    const width = head[at] || 256;
    if (width <= (best.size.width ?? 0)) continue;
    best = { size: { width, height: head[at + 1] || 256 }, details: count > 1 ? { frames: count } : {} };
  }
  return best;
}
