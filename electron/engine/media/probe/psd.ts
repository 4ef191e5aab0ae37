import type { TechnicalFacts } from '../../../../shared/model/facts.ts';
import { decodePacket } from './clean.ts';
import type { ReadAt } from './tiff.ts';

/** What the image resources of a Photoshop document hold. */
export interface PsdBlocks {
  readonly width: number | undefined;
  readonly height: number | undefined;
  /** All resources, IPTC and its digest among them. */
  readonly resources: Buffer | undefined;
  readonly exif: Buffer | undefined;
  readonly icc: Buffer | undefined;
  readonly xmp: readonly string[];
  readonly details: TechnicalFacts;
  /** The stored thumbnail, a JPEG of about 160 pixels. */
  readonly thumbnail: Buffer | undefined;
}

const signatures = new Set(['8BIM', 'PHUT', 'DCSR', 'AgHg', 'MeSa']);
const largestResources = 32 * 1024 * 1024;
const exifId = 0x0422;
const xmpId = 0x0424;
const thumbnailId = 0x040c;
const profileId = 0x040f;
const modes: Readonly<Record<number, string>> = { 1: 'Gray', 3: 'RGB', 4: 'CMYK', 8: 'Gray', 9: 'Lab' };

/** Reads the header and the resources (Adobe Photoshop file format, "Image Resources Section"). */
export function readPsd(read: ReadAt): PsdBlocks {
  const head = read(0, 30);
  const none = { resources: undefined, exif: undefined, icc: undefined, xmp: [], details: {}, thumbnail: undefined };
  if (head.length < 30) return { width: undefined, height: undefined, ...none };
  const size = { width: head.readUInt32BE(18), height: head.readUInt32BE(14) };
  const at = 30 + head.readUInt32BE(26);
  const stated = read(at, 4);
  const length = stated.length === 4 ? stated.readUInt32BE(0) : 0;
  if (length === 0 || length > largestResources) return { ...size, ...none };
  const resources = read(at + 4, length);
  const space = modes[head.readUInt16BE(24)];
  const layers = layerCount(read, at + 4 + length, head.readUInt16BE(4) === 2);
  const details = {
    bitDepth: head.readUInt16BE(22),
    ...(space ? { colourSpace: space } : {}),
    ...(layers ? { layers } : {}),
  };
  const packet = photoshopResource(resources, xmpId);
  const xmp = packet && decodePacket(packet);
  const stored = photoshopResource(resources, thumbnailId);
  return {
    ...size,
    resources,
    exif: photoshopResource(resources, exifId),
    icc: photoshopResource(resources, profileId),
    details,
    xmp: xmp ? [xmp] : [],
    thumbnail: stored && stored.length > 28 ? stored.subarray(28) : undefined,
  };
}

/** Layers, groups among them; a count below zero says that the first one's alpha is that of the whole. */
function layerCount(read: ReadAt, at: number, wide: boolean): number {
  const size = wide ? 8 : 4;
  const count = read(at + 2 * size, 2);
  const stated = read(at, size);
  if (count.length < 2 || stated.every((byte) => byte === 0)) return 0;
  return Math.abs(count.readInt16BE(0));
}

/** The data of one resource ("8BIM", number, name, size), the first where there are several. */
export function photoshopResource(block: Buffer, wanted: number): Buffer | undefined {
  let at = block.indexOf('8BIM', 0, 'latin1');
  while (at >= 0 && at + 12 <= block.length) {
    // other programs sign theirs otherwise
    if (!signatures.has(block.toString('latin1', at, at + 4))) return undefined;
    const nameLength = (block[at + 6] ?? 0) + 1;
    const sizeAt = at + 6 + nameLength + (nameLength & 1);
    if (sizeAt + 4 > block.length) return undefined;
    const size = block.readUInt32BE(sizeAt);
    if (block.readUInt16BE(at + 4) === wanted) return block.subarray(sizeAt + 4, sizeAt + 4 + size);
    at = sizeAt + 4 + size + (size & 1);
  }
  return undefined;
}
