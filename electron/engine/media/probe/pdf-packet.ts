import { constants, inflateSync } from 'node:zlib';
import { decodePacket } from './clean.ts';
import { newestPacket } from './packet.ts';

const largest = 4 * 1024 * 1024;
const mostLooks = 50;

/**
 * The XMP packet of a PDF itself, not of a picture in it: the one that the newest catalogue names (ISO 32000, 14.3.2),
 * packed or not; where the catalogue is packed, the newest that lies open, else the newest packed one.
 */
export function pdfPacket(bytes: Buffer): string[] {
  const named = catalogued(bytes);
  if (named) return [named];
  const open = newestPacket(bytes);
  if (open.length > 0) return open;
  let at = bytes.length;
  for (let n = 0; n < mostLooks; n++) {
    at = at <= 0 ? -1 : bytes.lastIndexOf('/Metadata', at - 1, 'latin1');
    if (at < 0) return [];
    if (!/\/Subtype\s*\/XML/.test(bytes.toString('latin1', at - 200, at + 200))) continue;
    const packet = streamAt(bytes, at);
    if (packet) return [packet];
  }
  return [];
}

function catalogued(bytes: Buffer): string | undefined {
  let at = bytes.length;
  for (let n = 0; n < mostLooks; n++) {
    at = at <= 0 ? -1 : bytes.lastIndexOf('/Catalog', at - 1, 'latin1');
    if (at < 0) return undefined;
    const start = bytes.lastIndexOf(' obj', at, 'latin1');
    const end = bytes.indexOf('endobj', at, 'latin1');
    const object = bytes.toString('latin1', Math.max(start, at - 50_000), Math.min(end < 0 ? at : end, at + 50_000));
    const [, number, generation] = /\/Metadata\s+(\d{1,10})\s+(\d{1,5})\s+R/.exec(object) ?? [];
    if (number === undefined) continue;
    const mark = `${number} ${generation} obj`;
    for (let place = bytes.lastIndexOf(mark, undefined, 'latin1'); place >= 0; ) {
      // "12 0 obj" is not "112 0 obj"
      if (place === 0 || !/\d/.test(String.fromCharCode(bytes[place - 1] ?? 0))) {
        const packet = streamAt(bytes, place);
        if (packet) return packet;
        break;
      }
      place = bytes.lastIndexOf(mark, place - 1, 'latin1');
    }
  }
  return undefined;
}

/** The stream of the object that begins here or around here, as XMP; undefined when it is none. */
function streamAt(bytes: Buffer, at: number): string | undefined {
  const begin = bytes.indexOf('stream', at, 'latin1');
  if (begin < 0 || begin - at > 2000) return undefined;
  const head = bytes.toString('latin1', at - 200 < 0 ? 0 : at - 200, begin);
  const start = begin + 6 + (bytes[begin + 6] === 0x0d ? 2 : 1);
  const end = bytes.indexOf('endstream', start, 'latin1');
  const body = bytes.subarray(start, Math.min(end < 0 ? bytes.length : end, start + largest));
  let packet = body;
  if (/FlateDecode/.test(head.slice(Math.max(0, head.lastIndexOf('obj'))))) {
    try {
      packet = inflateSync(body, { maxOutputLength: largest, finishFlush: constants.Z_SYNC_FLUSH });
    } catch {
      return undefined; // ciphered or broken
    }
  }
  const text = decodePacket(packet);
  return text.includes(':RDF') ? text : undefined;
}
