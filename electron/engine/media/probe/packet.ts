import { decodePacket } from './clean.ts';

const largest = 4 * 1024 * 1024;

/** The newest XMP packet that lies open among these bytes, or none; with every saving the later one is added behind. */
export function newestPacket(bytes: Buffer): string[] {
  // what encloses a packet had another name before 2004, and may be left out (XMP part 1, 7.3.3)
  for (const name of ['x:xmpmeta', 'x:xapmeta', 'rdf:RDF']) {
    const start = bytes.lastIndexOf(`<${name}`, undefined, 'latin1');
    const end = start < 0 ? -1 : bytes.indexOf(`</${name}>`, start, 'latin1');
    if (end >= 0 && end - start <= largest) return [decodePacket(bytes.subarray(start, end + name.length + 3))];
  }
  return [];
}
