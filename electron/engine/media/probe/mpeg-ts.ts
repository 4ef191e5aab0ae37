import type { FileSource } from '../file-source.ts';
import { Words } from './film-words.ts';
import { readRecorder, readSequence, type Sequence } from './h264.ts';
import type { Probed } from './probed.ts';

const headBytes = 2 * 1024 * 1024;
const tailBytes = 1024 * 1024;
/** Bytes of the film's own stream that are looked through for its size and the recorder's words. */
const mostVideo = 512 * 1024;

/** Stream types of ISO 13818-1, ATSC and Blu-ray. */
const filmTypes: Readonly<Record<number, string>> = {
  1: 'MPEG-1',
  2: 'MPEG-2',
  16: 'MPEG-4 Visual',
  27: 'H.264',
  36: 'H.265 (HEVC)',
  234: 'VC-1',
};
const soundTypes: Readonly<Record<number, string>> = {
  3: 'MP2',
  4: 'MP2',
  15: 'AAC',
  17: 'AAC',
  128: 'PCM',
  129: 'AC-3',
  130: 'DTS',
  131: 'Dolby TrueHD',
  132: 'E-AC-3',
  135: 'E-AC-3',
};

interface Stream {
  readonly pid: number;
  readonly type: number;
}

interface Packet {
  readonly pid: number;
  readonly start: boolean;
  readonly body: Buffer;
}

/** The packets of a transport stream (ISO 13818-1, 2.4.3), from the first place where their rhythm holds. */
function* packetsOf(bytes: Buffer, size: number): Generator<Packet> {
  const skip = size - 188;
  let at = 0;
  while (at + skip < bytes.length && !inRhythm(bytes, at + skip, size)) at += 1;
  for (at += skip; at + 188 <= bytes.length; at += size) {
    if (bytes[at] !== 0x47) return;
    const second = bytes[at + 1] as number;
    const control = (bytes[at + 3] as number) >> 4;
    const adaptation = control & 2 ? 1 + (bytes[at + 4] as number) : 0;
    if (!(control & 1) || adaptation > 183) continue;
    yield {
      pid: ((second & 0x1f) << 8) | (bytes[at + 2] as number),
      start: (second & 0x40) !== 0,
      body: bytes.subarray(at + 4 + adaptation, at + 188),
    };
  }
}

function inRhythm(bytes: Buffer, at: number, size: number): boolean {
  for (let i = 0; i < 3; i += 1) if (at + i * size < bytes.length && bytes[at + i * size] !== 0x47) return false;
  return true;
}

/** A stream of packets as its own tables and times describe it; undefined where there are none. */
export function readTransportStream(source: FileSource): { facts: Probed; words: Words; streams: number } {
  const head = source.read(0, headBytes);
  const size = head[0] === 0x47 ? 188 : 192;
  const streams = new Map<number, Stream>();
  const words = new Words();
  const clocks = { first: Number.POSITIVE_INFINITY, last: 0, wraps: false };
  const video: Buffer[] = [];
  let tables = -1;
  let videoBytes = 0;
  for (const packet of packetsOf(head, size)) {
    if (packet.pid === 0 && packet.start && tables < 0) tables = programPid(packet.body);
    else if (packet.pid === tables && packet.start && streams.size === 0) readProgram(packet.body, streams);
    const stream = streams.get(packet.pid);
    if (!stream) continue;
    if (packet.start) noteClock(packet.body, clocks, false);
    if (stream.type === 27 && videoBytes < mostVideo) {
      video.push(packet.body);
      videoBytes += packet.body.length;
    }
  }
  const tail = source.size > headBytes ? source.read(source.size - tailBytes, tailBytes) : head;
  for (const packet of packetsOf(tail, size)) {
    if (packet.start && streams.has(packet.pid)) noteClock(packet.body, clocks, true);
  }
  const sequence = readUnits(Buffer.concat(video), words);
  const frame = 1 / (sequence?.frameRate ?? 25);
  const seconds = clocks.last > 0 ? spanOf(clocks.first, clocks.last) / 90_000 + frame : 0;
  const types = [...streams.values()].map((stream) => stream.type);
  const film = types.find((type) => filmTypes[type]);
  const sound = types.find((type) => soundTypes[type]);
  return {
    words,
    streams: streams.size,
    facts: {
      ...words.facts(),
      ...(seconds > 0 ? { durationSeconds: seconds } : {}),
      ...(sequence ? { width: sequence.width, height: sequence.height } : {}),
      technical: {
        container: size === 192 ? 'AVCHD (M2TS)' : 'MPEG-TS',
        ...(film === undefined ? {} : { videoCodec: filmTypes[film] ?? '' }),
        ...(sound === undefined ? {} : { audioCodec: soundTypes[sound] ?? '' }),
        ...(sequence?.frameRate ? { frameRate: sequence.frameRate } : {}),
        ...(seconds > 0 ? { bitRate: Math.round((source.size * 8) / seconds) } : {}),
      },
    },
  };
}

/** The program association table: where the first program's own table is. */
function programPid(body: Buffer): number {
  const at = 1 + (body[0] ?? 0) + 8;
  for (let entry = at; entry + 4 <= body.length; entry += 4) {
    if (body.readUInt16BE(entry) > 0) return body.readUInt16BE(entry + 2) & 0x1fff;
  }
  return -1;
}

function readProgram(body: Buffer, streams: Map<number, Stream>): void {
  const start = 1 + (body[0] ?? 0);
  if (start + 12 > body.length) return;
  const end = Math.min(body.length, start + 3 + (body.readUInt16BE(start + 1) & 0xfff) - 4);
  let at = start + 12 + (body.readUInt16BE(start + 10) & 0xfff);
  for (; at + 5 <= end; at += 5 + (body.readUInt16BE(at + 3) & 0xfff)) {
    const pid = body.readUInt16BE(at + 1) & 0x1fff;
    streams.set(pid, { pid, type: body[at] as number });
  }
}

/** The presentation time of a packet's beginning, in 1/90,000 of a second; 33 bits that begin anew after 26 hours. */
function noteClock(body: Buffer, clocks: { first: number; last: number }, end: boolean): void {
  if (body.length < 14 || body.readUIntBE(0, 3) !== 1 || !((body[7] as number) & 0x80)) return;
  const time =
    ((body[9] as number) & 0x0e) * 2 ** 29 +
    (body[10] as number) * 2 ** 22 +
    ((body[11] as number) & 0xfe) * 2 ** 14 +
    (body[12] as number) * 2 ** 7 +
    ((body[13] as number) >> 1);
  if (!end) clocks.first = Math.min(clocks.first, time);
  clocks.last = end && clocks.last > 0 && time + 2 ** 32 < clocks.last ? time : Math.max(clocks.last, time);
}

const spanOf = (first: number, last: number): number => (last >= first ? last - first : last + 2 ** 33 - first);

/** Goes through the units of H.264 (annex B): the first sequence, and what the recorder wrote. */
function readUnits(bytes: Buffer, words: Words): Sequence | undefined {
  let sequence: Sequence | undefined;
  for (let at = bytes.indexOf('\0\0\x01', 0, 'latin1'); at >= 0 && at + 4 < bytes.length; ) {
    const next = bytes.indexOf('\0\0\x01', at + 3, 'latin1');
    const unit = bytes.subarray(at + 3, next < 0 ? bytes.length : next);
    const type = (unit[0] ?? 0) & 0x1f;
    if (type === 7) sequence ??= readSequence(unit);
    else if (type === 6) readRecorder(unit, words);
    at = next;
  }
  return sequence;
}
