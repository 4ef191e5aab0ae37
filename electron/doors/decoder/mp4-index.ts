import type { FileHandle } from 'node:fs/promises';
import { BahanError } from '../../../shared/errors.ts';

/** Bytes that are moved at once. */
const usualPiece = 4 * 1024 * 1024;

/** Boxes that hold other boxes, down to where the places of samples are written (ISO/IEC 14496-12). */
const holders: ReadonlySet<string> = new Set(['moov', 'trak', 'mdia', 'minf', 'stbl']);

const mostShort = 0xffffffff;

interface Box {
  readonly type: string;
  readonly at: number;
  readonly length: number;
}

/**
 * Brings the index of an MP4 before its samples, so that whoever gets it over a network can play it while it comes. Names
 * of what wrote it and the time of that do not stay, neither in the index nor in sound that was taken over from elsewhere.
 * The samples are moved within the file, `piece` bytes at a time; a file that is left half done is none. One whose index is
 * first already stays as it is.
 * @throws BahanError `file-damaged` for what is no MP4 with its index at its end, `cancelled`; errors of the file system
 */
export async function indexFirst(file: FileHandle, signal?: AbortSignal, piece = usualPiece): Promise<void> {
  const { size } = await file.stat();
  const boxes = await boxesOf(file, size);
  const samples = boxes.find(({ type }) => type === 'mdat');
  const movie = boxes.find(({ type }) => type === 'moov');
  if (!samples || !movie) throw new BahanError('file-damaged');
  if (movie.at < samples.at) return;
  if (movie.at + movie.length !== size) throw new BahanError('file-damaged');
  const moved = movedMovie(await read(file, movie.at, movie.length));
  await moveOn(file, { from: samples.at, to: movie.at, by: moved.length }, piece, signal);
  await write(file, moved, samples.at);
  await file.truncate(movie.at + moved.length);
}

async function boxesOf(file: FileHandle, size: number): Promise<Box[]> {
  const boxes: Box[] = [];
  for (let at = 0; at < size; ) {
    const head = await read(file, at, 16);
    const short = head.readUInt32BE(0);
    const length = short === 1 ? Number(head.readBigUInt64BE(8)) : short === 0 ? size - at : short;
    if (length < 8 || at + length > size) throw new BahanError('file-damaged');
    boxes.push({ type: head.toString('latin1', 4, 8), at, length });
    at += length;
  }
  return boxes;
}

/** An index (`moov`) for samples that begin later by as many bytes as the new index has. */
export function movedMovie(movie: Buffer): Buffer {
  // offsets that no longer fit in 32 bits make it longer, and nothing else does
  const short = remade(movie, { by: 0, isWide: false });
  const isWide = farthest(movie) + short.length > mostShort;
  const { length } = isWide ? remade(movie, { by: 0, isWide }) : short;
  return remade(movie, { by: length, isWide });
}

interface Change {
  readonly by: number;
  readonly isWide: boolean;
}

function remade(box: Buffer, change: Change): Buffer {
  const type = box.toString('latin1', 4, 8);
  if (holders.has(type)) return boxed(type, ...inside(box).map((one) => remade(one, change)));
  switch (type) {
    case 'mvhd':
    case 'tkhd':
    case 'mdhd':
      return timeless(box);
    case 'hdlr':
      // what it handles, without a name
      return boxed(type, box.subarray(8, 32), Buffer.alloc(1));
    case 'stsd':
      return unnamed(box);
    case 'stco':
    case 'co64':
      return placed(offsetsOf(box), change, type === 'co64');
    default:
      return box;
  }
}

function boxed(type: string, ...parts: readonly Buffer[]): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(
    parts.reduce((sum, { length }) => sum + length, head.length),
    0,
  );
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, ...parts]);
}

function inside(box: Buffer): Buffer[] {
  const found: Buffer[] = [];
  for (let at = 8; at < box.length; ) {
    const length = at + 8 <= box.length ? box.readUInt32BE(at) : 0;
    if (length < 8 || at + length > box.length) throw new BahanError('file-damaged');
    found.push(box.subarray(at, at + length));
    at += length;
  }
  return found;
}

/** Without the moments at which it was made and changed: each in 32 bits, or in the second version in 64. */
function timeless(box: Buffer): Buffer {
  return Buffer.from(box).fill(0, 12, Math.min(box.length, 12 + (box[8] === 1 ? 16 : 8)));
}

/** Pictures say in 32 letters what packed them (ISO/IEC 14496-12, 12.1.3). */
const compressor = { types: /^(avc[13]|hvc1|hev1|vp0[89]|av01|mp4v)$/, at: 50, length: 32 };

/** What the samples are, without the names of what packed them. */
function unnamed(box: Buffer): Buffer {
  const blank = Buffer.from(box);
  for (let at = 16; at + 8 <= blank.length; ) {
    const length = blank.readUInt32BE(at);
    if (length < 8 || at + length > blank.length) throw new BahanError('file-damaged');
    const end = compressor.at + compressor.length;
    if (compressor.types.test(blank.toString('latin1', at + 4, at + 8)) && length >= end) {
      blank.fill(0, at + compressor.at, at + end);
    }
    at += length;
  }
  return blank;
}

function offsetsOf(box: Buffer): number[] {
  const width = box.toString('latin1', 4, 8) === 'co64' ? 8 : 4;
  const count = box.length < 16 ? 0 : box.readUInt32BE(12);
  if (16 + count * width > box.length) throw new BahanError('file-damaged');
  return Array.from({ length: count }, (_, n) => {
    const at = 16 + n * width;
    const offset = width === 8 ? Number(box.readBigUInt64BE(at)) : box.readUInt32BE(at);
    if (!Number.isSafeInteger(offset)) throw new BahanError('file-damaged');
    return offset;
  });
}

function placed(offsets: readonly number[], { by, isWide }: Change, wasWide: boolean): Buffer {
  const wide = isWide || wasWide;
  const table = Buffer.alloc(8 + offsets.length * (wide ? 8 : 4));
  table.writeUInt32BE(offsets.length, 4);
  for (const [n, offset] of offsets.entries()) {
    if (wide) table.writeBigUInt64BE(BigInt(offset + by), 8 + 8 * n);
    else table.writeUInt32BE(offset + by, 8 + 4 * n);
  }
  return boxed(wide ? 'co64' : 'stco', table);
}

/** The last place that is written in 32 bits. */
function farthest(box: Buffer): number {
  const type = box.toString('latin1', 4, 8);
  if (holders.has(type)) return inside(box).reduce((most, one) => Math.max(most, farthest(one)), 0);
  return type === 'stco' ? offsetsOf(box).reduce((most, offset) => Math.max(most, offset), 0) : 0;
}

/** Moves bytes towards the end of their file, the last ones first. */
async function moveOn(
  file: FileHandle,
  { from, to, by }: { readonly from: number; readonly to: number; readonly by: number },
  piece: number,
  signal: AbortSignal | undefined,
): Promise<void> {
  for (let end = to; end > from; ) {
    if (signal?.aborted) throw new BahanError('cancelled');
    const start = Math.max(from, end - piece);
    // a name may begin in this piece and end in the next, which still lies where it was
    const bytes = await read(file, start, Math.min(to, end + longestName) - start);
    const last = blankNames(bytes, end - start);
    await write(file, bytes.subarray(0, Math.max(end - start, last)), start + by);
    end = start;
  }
}

/** The name and version that FFmpeg's encoders write into the filling of AAC: letters of a place that nobody hears. */
const encoderName = /^Lav[cf]\d{1,3}\.\d{1,3}\.\d{1,3}/;
const longestName = 15;

/** Blanks names that begin before `end`; where the last of them ends. */
function blankNames(bytes: Buffer, end: number): number {
  let last = 0;
  for (let at = bytes.indexOf('Lav', 0, 'latin1'); at >= 0 && at < end; at = bytes.indexOf('Lav', at + 1, 'latin1')) {
    const name = encoderName.exec(bytes.toString('latin1', at, at + longestName))?.[0];
    if (name === undefined) continue;
    last = at + name.length;
    bytes.fill(0, at, last);
  }
  return last;
}

async function read(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length); // what the file does not have is zero
  for (let done = 0; done < length; ) {
    const { bytesRead } = await file.read(buffer, done, length - done, at + done);
    if (bytesRead === 0) break;
    done += bytesRead;
  }
  return buffer;
}

async function write(file: FileHandle, bytes: Buffer, at: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    done += (await file.write(bytes, done, bytes.length - done, at + done)).bytesWritten;
  }
}
