import type { FileSource } from '../file-source.ts';
import { blockReader, chunksIn } from './byte-reader.ts';
import { cleanText, decodeText } from './clean.ts';
import type { Words } from './film-words.ts';

/** What a sound's own header says, where it says it better than the readers of tags. */
export interface Sound {
  /** Seconds; undefined when the header does not tell. */
  readonly seconds: number | undefined;
  readonly sampleRate?: number;
  readonly channels?: number;
}

const adtsRates = [96000, 88200, 64000, 48000, 44100, 32000, 24000, 22050, 16000, 12000, 11025, 8000, 7350];
/** Bytes of a stream without a header that are counted through; beyond these its length follows from their mean. */
const counted = 8 * 1024 * 1024;

/** The length of a sound by its own header; undefined for formats that others read as well. */
export function soundOf(source: FileSource, format: string, words: Words): Sound | undefined {
  switch (format) {
    case 'aac':
      return adts(source);
    case 'dsf':
      return dsf(source);
    case 'musepack':
      return musepack(source);
    case 'wav':
      return wave(source, words);
    case 'ogg':
      return ogg(source);
    default:
      return undefined;
  }
}

/** AAC without a container (ISO 14496-3, 1.A.2): a header before each frame, and no length anywhere. */
function adts(source: FileSource): Sound | undefined {
  const bytes = source.read(0, counted);
  let at = bytes.toString('latin1', 0, 3) === 'ID3' ? 10 + id3Length(bytes) : 0;
  let seconds = 0;
  let rate = 0;
  let channels = 0;
  const first = at;
  while (at + 7 <= bytes.length) {
    if (bytes[at] !== 0xff || ((bytes[at + 1] ?? 0) & 0xf6) !== 0xf0) break;
    const length = (((bytes[at + 3] ?? 0) & 3) << 11) | ((bytes[at + 4] ?? 0) << 3) | ((bytes[at + 5] ?? 0) >> 5);
    rate = adtsRates[((bytes[at + 2] ?? 0) >> 2) & 15] ?? 0;
    channels = (((bytes[at + 2] ?? 0) & 1) << 2) | ((bytes[at + 3] ?? 0) >> 6);
    if (length < 7 || rate === 0) break;
    seconds += (1024 * (((bytes[at + 6] ?? 0) & 3) + 1)) / rate;
    at += length;
  }
  if (seconds === 0) return undefined;
  if (source.size > counted && at > first) seconds *= (source.size - first) / (at - first);
  return { seconds, sampleRate: rate, ...(channels ? { channels } : {}) };
}

const id3Length = (bytes: Buffer): number => [6, 7, 8, 9].reduce((sum, at) => sum * 128 + ((bytes[at] ?? 0) & 0x7f), 0);

/** DSD Stream File: a header of 28 bytes, then `fmt `; a count of samples that is 0 follows from the data's length. */
function dsf(source: FileSource): Sound | undefined {
  const head = source.read(0, 92);
  if (head.length < 92 || head.toString('latin1', 28, 32) !== 'fmt ') return undefined;
  const channels = head.readUInt32LE(52);
  const rate = head.readUInt32LE(56);
  const bits = head.readUInt32LE(60);
  const stated = Number(head.readBigUInt64LE(64));
  const data = Math.min(Number(head.readBigUInt64LE(84)) - 12, source.size - 92);
  const samples = stated || (channels > 0 && bits > 0 ? (data * 8) / channels / bits : 0);
  return rate > 0 && samples > 0 ? { seconds: samples / rate, sampleRate: rate, channels } : undefined;
}

/** Musepack before version 8: frames of 1152 samples. */
function musepack(source: FileSource): Sound | undefined {
  const head = source.read(0, 12);
  if (head.length < 12 || head.toString('latin1', 0, 3) !== 'MP+' || ((head[3] ?? 0) & 15) !== 7) return undefined;
  const rate = [44100, 48000, 37800, 32000][(head[10] ?? 0) & 3] ?? 44100;
  const frames = head.readUInt32LE(4);
  return frames > 0 ? { seconds: (frames * 1152) / rate, sampleRate: rate } : undefined;
}

/**
 * RIFF WAVE: the bytes that are there, divided by those of a second. Field recorders write the moment of recording,
 * what and who into `bext` (EBU Tech 3285).
 */
function wave(source: FileSource, words: Words): Sound | undefined {
  const read = blockReader(source);
  let rate = 0;
  let perSecond = 0;
  let channels = 0;
  let format = 0;
  let data = 0;
  let samples = 0;
  for (const chunk of chunksIn(read, 12, source.size)) {
    if (chunk.type === 'fmt ') {
      const bytes = read(chunk.start, 16);
      if (bytes.length < 16) break;
      format = bytes.readUInt16LE(0);
      channels = bytes.readUInt16LE(2);
      rate = bytes.readUInt32LE(4);
      perSecond = bytes.readUInt32LE(8);
    } else if (chunk.type === 'fact')
      samples = read(chunk.start, 4).length === 4 ? read(chunk.start, 4).readUInt32LE(0) : 0;
    // a recorder that lost its power never wrote the length
    else if (chunk.type === 'data')
      data = chunk.end > chunk.start ? chunk.end - chunk.start : source.size - chunk.start;
    else if (chunk.type === 'ds64') {
      const bytes = read(chunk.start, 24);
      if (bytes.length === 24 && Number(bytes.readBigUInt64LE(8)) > 0xffffffff) data = Number(bytes.readBigUInt64LE(8));
    } else if (chunk.type === 'bext') readBroadcast(read(chunk.start, 338), words);
  }
  if (!(perSecond > 0 && data > 0 && rate > 0)) return undefined;
  // what is compressed states its samples apart
  const plain = format === 1 || format === 3 || format === 0xfffe;
  const seconds = plain || samples === 0 ? Math.min(data, source.size) / perSecond : samples / rate;
  return { seconds, sampleRate: rate, channels };
}

function readBroadcast(bytes: Buffer, words: Words): void {
  if (bytes.length < 338) return;
  const text = (from: number, length: number) =>
    cleanText(decodeText(bytes.subarray(from, from + length)).split('\0')[0]) ?? undefined;
  words.put('description', text(0, 256), 'bext', 'Description');
  words.put('software', text(256, 32), 'bext', 'Originator');
  const [day, time] = [text(320, 10), text(330, 8)];
  if (day) words.put('taken', time ? `${day}T${time.replaceAll(/[^\d]/g, ':')}` : day, 'bext', 'Origination');
}

/** Ogg (RFC 3533): the position of the last page of the first stream whose positions count something known. */
function ogg(source: FileSource): Sound | undefined {
  const head = source.read(0, 64 * 1024);
  const tail = source.read(Math.max(0, source.size - 256 * 1024), 256 * 1024);
  let best: Sound | undefined;
  for (
    let at = 0, pages = 0;
    pages < 16 && at + 28 <= head.length && head.toString('latin1', at, at + 4) === 'OggS';
    pages += 1
  ) {
    const segments = head[at + 26] as number;
    const body = at + 27 + segments;
    const length = head.subarray(at + 27, body).reduce((sum, value) => sum + value, 0);
    if (((head[at + 5] as number) & 2) === 0) break;
    const clock = clockOf(head.subarray(body, body + length));
    const last = clock && lastPosition(tail, head.readUInt32LE(at + 14));
    if (clock && last !== undefined) {
      const seconds = clock.seconds(last);
      if (seconds > 0 && seconds > (best?.seconds ?? 0))
        best = { seconds, ...(clock.rate ? { sampleRate: clock.rate } : {}) };
    }
    at = body + length;
  }
  return best;
}

/** How a stream counts its positions: samples of sound, or Theora's frames since a key frame. */
function clockOf(first: Buffer): { rate?: number; seconds: (position: bigint) => number } | undefined {
  const name = first.toString('latin1', 0, 8);
  if (name.startsWith('\x80theora') && first.length >= 42) {
    const [numerator, denominator] = [first.readUInt32BE(22), first.readUInt32BE(26)];
    const shift = BigInt((first.readUInt16BE(40) >> 5) & 31 || 0);
    if (!numerator || !denominator) return undefined;
    const mask = (1n << shift) - 1n;
    return { seconds: (position) => (Number((position >> shift) + (position & mask)) * denominator) / numerator };
  }
  if (name.startsWith('\x01vorbis') && first.length >= 16) return counting(first.readUInt32LE(12), 0);
  if (name === 'OpusHead' && first.length >= 12) return counting(48_000, first.readUInt16LE(10));
  if (name === 'Speex   ' && first.length >= 40) return counting(first.readUInt32LE(36), 0);
  return undefined;
}

function counting(rate: number, skipped: number): { rate: number; seconds: (position: bigint) => number } | undefined {
  return rate > 0 ? { rate, seconds: (position) => (Number(position) - skipped) / rate } : undefined;
}

function lastPosition(tail: Buffer, serial: number): bigint | undefined {
  for (let at = tail.lastIndexOf('OggS'); at >= 0; at = at === 0 ? -1 : tail.lastIndexOf('OggS', at - 1)) {
    if (at + 18 > tail.length || tail.readUInt32LE(at + 14) !== serial) continue;
    const position = tail.readBigInt64LE(at + 6);
    if (position > 0n) return position;
  }
  return undefined;
}
