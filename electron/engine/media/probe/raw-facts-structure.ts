import type { RawFact } from '../../../../shared/model/facts.ts';
import type { FileSource } from '../file-source.ts';
import { boxesOf } from './boxes.ts';
import type { ReadAt } from './tiff.ts';

const most = 200;

/** What a file is made of: the segments of a JPEG, the chunks of a PNG or WebP, the boxes of HEIC and its kin. */
export function structureOf({ read, size }: FileSource, format: string): RawFact[] {
  const parts = [...(partsOf(read, size, format) ?? [])];
  return parts.map(({ name, bytes }) => ({ group: 'Structure', name, value: `${bytes} bytes` }));
}

interface Part {
  readonly name: string;
  readonly bytes: number;
}

function partsOf(read: ReadAt, size: number, format: string): Iterable<Part> | undefined {
  switch (format) {
    case 'jpeg':
      return segments(read);
    case 'png':
      return chunks(read, 8, 12, (head) => head.readUInt32BE(0), 4);
    case 'webp':
      return chunks(read, 12, 8, (head) => head.readUInt32LE(4) + (head.readUInt32LE(4) & 1), 0);
    case 'heic':
    case 'avif':
    case 'cr3':
    case 'jp2':
    case 'jxl':
      return boxParts(read, size);
    default:
      return undefined;
  }
}

function* segments(read: ReadAt): Generator<Part> {
  let at = 2;
  for (let n = 0; n < most; n++) {
    const head = read(at, 4);
    if (head.length < 4 || head[0] !== 0xff) return;
    const marker = head[1] ?? 0;
    const bytes = head.readUInt16BE(2);
    yield { name: segmentName(marker), bytes };
    if (marker === 0xda || marker === 0xd9 || bytes < 2) return;
    at += 2 + bytes;
  }
}

function segmentName(marker: number): string {
  if (marker >= 0xe0 && marker <= 0xef) return `APP${marker - 0xe0}`;
  const names: Readonly<Record<number, string>> = { 196: 'DHT', 218: 'SOS', 219: 'DQT', 221: 'DRI', 254: 'COM' };
  if (names[marker]) return names[marker];
  return marker >= 0xc0 && marker <= 0xcf ? `SOF${marker - 0xc0}` : `0x${marker.toString(16)}`;
}

/** Chunks with a name of four letters; many of one name behind each other count as one. */
function* chunks(
  read: ReadAt,
  first: number,
  frame: number,
  lengthOf: (head: Buffer) => number,
  nameAt: number,
): Generator<Part> {
  let at = first;
  let last: Part | undefined;
  let told = 0;
  for (let n = 0; n < 20_000 && told < most; n++) {
    const head = read(at, 8);
    if (head.length < 8) break;
    const name = head.toString('latin1', nameAt, nameAt + 4);
    const bytes = lengthOf(head);
    if (last && last.name === name) last = { name, bytes: last.bytes + bytes };
    else {
      if (last) yield last;
      told++;
      last = { name, bytes };
    }
    at += frame + bytes;
  }
  if (last) yield last;
}

function* boxParts(read: ReadAt, size: number): Generator<Part> {
  let told = 0;
  for (const { type, start, end } of boxesOf(read, 0, size)) {
    if (told++ >= most) return;
    yield { name: type, bytes: end - start };
  }
}
