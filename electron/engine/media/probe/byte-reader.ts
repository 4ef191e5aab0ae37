import type { FileSource } from '../file-source.ts';

/** Bytes from `offset`, fewer at the end of the file. */
export type Read = (offset: number, length: number) => Buffer;

const blockSize = 64 * 1024;
const mostBlocks = 64;

/**
 * Reads through blocks of 64 KB that are kept, so that hopping from one small header to the next asks the disk, or a
 * share, seldom. Larger pieces are read as they are.
 */
export function blockReader(source: Pick<FileSource, 'read' | 'size'>): Read {
  const blocks = new Map<number, Buffer>();
  const block = (at: number): Buffer => {
    let found = blocks.get(at);
    if (!found) {
      found = source.read(at * blockSize, blockSize);
      if (blocks.size >= mostBlocks) blocks.delete(blocks.keys().next().value as number);
      blocks.set(at, found);
    }
    return found;
  };
  return (offset, length) => {
    const wanted = Math.max(0, Math.min(length, source.size - offset));
    if (offset < 0 || wanted === 0) return Buffer.alloc(0);
    const first = Math.floor(offset / blockSize);
    const last = Math.floor((offset + wanted - 1) / blockSize);
    if (last > first + 1) return source.read(offset, wanted);
    const start = offset - first * blockSize;
    if (last === first) return block(first).subarray(start, start + wanted);
    return Buffer.concat([block(first).subarray(start), block(last)]).subarray(0, wanted);
  };
}

/** A box of ISO base media or a chunk of RIFF: where its content lies. */
export interface Box {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  /** It says to be longer than what holds it. */
  readonly cut: boolean;
}

/**
 * The boxes between two offsets (ISO 14496-12, 4.2), at most `most`. A box that claims to be longer than what holds it
 * ends there; one that is too short to be a box ends the walk.
 */
export function* boxesIn(read: Read, from: number, to: number, most = 4096): Generator<Box> {
  let at = from;
  for (let count = 0; count < most && at + 8 <= to; count += 1) {
    const head = read(at, 16);
    if (head.length < 8) return;
    let size = head.readUInt32BE(0);
    let header = 8;
    if (size === 1 && head.length === 16) {
      size = Number(head.readBigUInt64BE(8));
      header = 16;
    } else if (size === 0) size = to - at;
    if (size < header) return;
    yield {
      type: head.toString('latin1', 4, 8),
      start: at + header,
      end: Math.min(at + size, to),
      cut: at + size > to,
    };
    at += size;
  }
}

/** The chunks between two offsets (RIFF): a name, a length with the small byte first, and filled up to an even length. */
export function* chunksIn(read: Read, from: number, to: number, most = 4096): Generator<Box> {
  let at = from;
  for (let count = 0; count < most && at + 8 <= to; count += 1) {
    const head = read(at, 8);
    if (head.length < 8) return;
    const size = head.readUInt32LE(4);
    yield {
      type: head.toString('latin1', 0, 4),
      start: at + 8,
      end: Math.min(at + 8 + size, to),
      cut: at + 8 + size > to,
    };
    at += 8 + size + (size & 1);
  }
}
