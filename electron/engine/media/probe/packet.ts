import { decodePacket } from './clean.ts';

const largest = 4 * 1024 * 1024;

/** The newest XMP packet that lies open among these bytes, or none; with every saving the later one is added behind. */
export function newestPacket(bytes: Buffer): string[] {
  const start = bytes.lastIndexOf('<x:xmpmeta', undefined, 'latin1');
  const end = start < 0 ? -1 : bytes.indexOf('</x:xmpmeta>', start, 'latin1');
  return end < 0 || end - start > largest ? [] : [decodePacket(bytes.subarray(start, end + 12))];
}
