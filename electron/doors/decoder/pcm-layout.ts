import { BahanError } from '../../../shared/errors.ts';
import type { OpenFile } from '../file-stream.ts';

/** Where the samples of an uncompressed recording lie, and how one is read. */
export interface PcmLayout {
  readonly rate: number;
  readonly channels: number;
  /** Of one sample of one channel. */
  readonly bytes: number;
  readonly start: number;
  /** Exclusive; never beyond the file. */
  readonly end: number;
  /** -1..1. */
  readonly sample: (buffer: Buffer, at: number) => number;
}

interface Chunk {
  readonly name: string;
  readonly start: number;
  readonly length: number;
}

type Word = 'u8' | 's8' | 's16' | 's24' | 's32' | 'f32' | 'f64';

const words: Readonly<Record<Word, readonly [bytes: number, le: Sample, be: Sample]>> = {
  u8: [1, (b, at) => b.readUInt8(at) / 128 - 1, (b, at) => b.readUInt8(at) / 128 - 1],
  s8: [1, (b, at) => b.readInt8(at) / 128, (b, at) => b.readInt8(at) / 128],
  s16: [2, (b, at) => b.readInt16LE(at) / 2 ** 15, (b, at) => b.readInt16BE(at) / 2 ** 15],
  s24: [3, (b, at) => b.readIntLE(at, 3) / 2 ** 23, (b, at) => b.readIntBE(at, 3) / 2 ** 23],
  s32: [4, (b, at) => b.readInt32LE(at) / 2 ** 31, (b, at) => b.readInt32BE(at) / 2 ** 31],
  f32: [4, (b, at) => b.readFloatLE(at), (b, at) => b.readFloatBE(at)],
  f64: [8, (b, at) => b.readDoubleLE(at), (b, at) => b.readDoubleBE(at)],
};
type Sample = PcmLayout['sample'];

/** Chunks that a header is searched in. */
const mostChunks = 256;

/**
 * Reads the header of a WAV (RIFF, RIFX, RF64), an AIFF or AIFC, or an AU file.
 * @throws `file-unsupported` for compressed sound, `file-damaged`
 */
export async function pcmLayout(file: OpenFile): Promise<PcmLayout> {
  const head = await read(file, 0, 28);
  const form = head.toString('latin1', 0, 4);
  if (form === '.snd') return au(file, head);
  const kind = head.toString('latin1', 8, 12);
  if (form === 'FORM' && kind.startsWith('AIF')) return await aiff(file, kind === 'AIFC');
  if (/^(RIFF|RIFX|RF64)$/.test(form) && kind === 'WAVE') return await wav(file, form);
  throw new BahanError('file-unsupported');
}

async function read(file: OpenFile, at: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length); // what the file does not have is zero
  await file.handle.read(buffer, 0, length, at);
  return buffer;
}

/** The chunks of a form, up to the one that holds the samples. */
async function chunksOf(file: OpenFile, big: boolean, samples: string): Promise<Map<string, Chunk>> {
  const found = new Map<string, Chunk>();
  let at = 12;
  for (let count = 0; count < mostChunks && at + 8 <= file.size; count++) {
    const head = await read(file, at, 8);
    const length = big ? head.readUInt32BE(4) : head.readUInt32LE(4);
    const name = head.toString('latin1', 0, 4);
    found.set(name, { name, start: at + 8, length });
    // a file may state its rate after its samples
    if (name === samples && found.size > 1) break;
    at += 8 + length + (length % 2);
  }
  return found;
}

/** RIFF: Microsoft and IBM, Multimedia Programming Interface 1.0; RF64: EBU Tech 3306. */
async function wav(file: OpenFile, form: string): Promise<PcmLayout> {
  const big = form === 'RIFX';
  const chunks = await chunksOf(file, big, 'data');
  const format = chunks.get('fmt ');
  const data = chunks.get('data');
  if (!format || !data || format.length < 16) throw new BahanError('file-damaged');
  const fields = await read(file, format.start, 40);
  const u16 = (at: number) => (big ? fields.readUInt16BE(at) : fields.readUInt16LE(at));
  // "extensible": the true format begins its identifier
  const code = u16(0) === 0xfffe && format.length >= 40 ? u16(24) : u16(0);
  const bits = u16(14);
  const word: Word | undefined =
    code === 3 ? ({ 32: 'f32', 64: 'f64' } as const)[bits] : code === 1 ? integer(bits) : undefined;
  // streams of unknown length state all ones or nothing
  const open = data.length === 0xffffffff || (data.length === 0 && form === 'RIFF');
  const length = open ? file.size : data.length;
  const rate = big ? fields.readUInt32BE(4) : fields.readUInt32LE(4);
  return layout(file, word, big, { rate, channels: u16(2), start: data.start, length });
}

function integer(bits: number): Word | undefined {
  return ({ 8: 'u8', 16: 's16', 24: 's24', 32: 's32' } as const)[bits];
}

/** AIFF 1.3 and AIFF-C, Apple. */
async function aiff(file: OpenFile, compressed: boolean): Promise<PcmLayout> {
  const chunks = await chunksOf(file, true, 'SSND');
  const common = chunks.get('COMM');
  const sound = chunks.get('SSND');
  if (!common || !sound || common.length < 18) throw new BahanError('file-damaged');
  const fields = await read(file, common.start, 22);
  const type = compressed ? fields.toString('latin1', 18, 22) : 'NONE';
  const bits = Math.ceil(fields.readUInt16BE(6) / 8) * 8;
  const integers = bits === 8 ? 's8' : integer(bits);
  const word: Word | undefined = {
    NONE: integers,
    twos: integers,
    sowt: integers,
    fl32: 'f32',
    FL32: 'f32',
    fl64: 'f64',
  }[type] as Word | undefined;
  const offset = (await read(file, sound.start, 4)).readUInt32BE(0);
  return layout(file, word, type !== 'sowt', {
    rate: extended(fields.subarray(8, 18)),
    channels: fields.readUInt16BE(0),
    start: sound.start + 8 + offset,
    length: Math.max(0, sound.length - 8 - offset),
  });
}

/** A number of 80 bits: sign and exponent, then 64 bits of mantissa with the leading one. */
function extended(bytes: Buffer): number {
  return Number(bytes.readBigUInt64BE(2)) * 2 ** ((bytes.readUInt16BE(0) & 0x7fff) - 16_383 - 63);
}

/** The audio file format of Sun and NeXT. */
function au(file: OpenFile, head: Buffer): PcmLayout {
  const word = ({ 2: 's8', 3: 's16', 4: 's24', 5: 's32', 6: 'f32', 7: 'f64' } as const)[head.readUInt32BE(12)];
  const start = head.readUInt32BE(4);
  return layout(file, word, true, {
    rate: head.readUInt32BE(16),
    channels: head.readUInt32BE(20),
    start,
    length: head.readUInt32BE(8) === 0xffffffff ? file.size : head.readUInt32BE(8),
  });
}

function layout(
  file: OpenFile,
  word: Word | undefined,
  big: boolean,
  { rate, channels, start, length }: { rate: number; channels: number; start: number; length: number },
): PcmLayout {
  if (!word) throw new BahanError('file-unsupported');
  if (!(rate >= 100 && rate <= 1e7) || channels < 1 || channels > 256) throw new BahanError('file-damaged');
  const [bytes, little, bigEndian] = words[word];
  return { rate, channels, bytes, start, end: Math.min(file.size, start + length), sample: big ? bigEndian : little };
}
