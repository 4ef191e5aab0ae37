import type { ReadAt } from './tiff.ts';

/** A box of ISO base media (ISO 14496-12, 4.2), of JPEG 2000 and of JPEG XL: its body lies at `start` until `end`. */
export interface Box {
  readonly type: string;
  /** Of boxes that name themselves by a UUID: 32 hexadecimal digits. */
  readonly uuid: string | undefined;
  readonly start: number;
  readonly end: number;
}

const mostBoxes = 4096;

/** The boxes between two places, at most 4096. One that would reach beyond the end is cut there and is the last. */
export function* boxesOf(read: ReadAt, from: number, to: number): Generator<Box> {
  let at = from;
  for (let n = 0; n < mostBoxes && at + 8 <= to; n++) {
    const head = read(at, 32);
    if (head.length < 8) return;
    const short = head.readUInt32BE(0);
    const type = head.toString('latin1', 4, 8);
    let start = at + 8;
    let size = short === 0 ? to - at : short;
    if (short === 1) {
      if (head.length < 16) return;
      size = Number(head.readBigUInt64BE(8));
      start += 8;
    }
    if (size < start - at) return;
    const end = Math.min(at + size, to);
    let uuid: string | undefined;
    if (type === 'uuid') {
      uuid = head.toString('hex', start - at, start - at + 16);
      start += 16;
    }
    if (start <= end) yield { type, uuid, start, end };
    at += size;
  }
}

/** The first box at the end of a path of types (`moov`, `trak`, `tkhd`). */
export function boxAt(read: ReadAt, from: number, to: number, ...path: readonly string[]): Box | undefined {
  const [type, ...rest] = path;
  for (const box of boxesOf(read, from, to)) {
    if (box.type !== type) continue;
    const found = rest.length === 0 ? box : boxAt(read, box.start, box.end, ...rest);
    if (found) return found;
  }
  return undefined;
}

/** The body of a box, at most `most` bytes. */
export function bodyOf(read: ReadAt, box: Box | undefined, most = 4 * 1024 * 1024): Buffer | undefined {
  return box && read(box.start, Math.min(box.end - box.start, most));
}

/** UUIDs of boxes that hold metadata. */
export const boxId = {
  xmp: 'be7acfcb97a942e89c71999491e3afac',
  /** JPEG 2000's: `JpgTiffExif->JP2`. */
  exif: '4a706754696666457869662d3e4a5032',
  iptc: '33c7a4d2b81d4723a0baf1a3e097ad38',
  canon: '85c0b687820f11e08111f4ce462b6a48',
  canonPreview: 'eaf42b5e1c984b88b9fbb7dc406e4d16',
} as const;
