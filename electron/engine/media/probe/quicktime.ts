import type { TechnicalFacts } from '../../../../shared/model/facts.ts';
import type { FileSource } from '../file-source.ts';
import { type Box, blockReader, boxesIn, type Read } from './byte-reader.ts';
import { codecName } from './codec-names.ts';
import { packetWords, Words } from './film-words.ts';
import { fuller, type Probed } from './probed.ts';
import { readMeta, readUserData } from './quicktime-words.ts';

/** Seconds from 1904, where QuickTime's clock begins, to 1970. */
const to1970 = 2_082_844_800;
const xmpBox = 'be7acfcb97a942e89c71999491e3afac';

interface Track {
  handler: string;
  codec: string;
  width: number;
  height: number;
  channels: number;
  sampleRate: number;
  samples: number;
  /** Seconds: as shown, and as its media say. */
  shown: number;
  media: number;
  created: number;
  turn: number;
  enabled: boolean;
}

/** A film or sound of ISO base media as its own boxes describe it. */
export interface Movie {
  readonly facts: Probed;
  readonly words: Words;
  /** Whether its index lists films or sounds with their length: then no other reader can tell more. */
  readonly complete: boolean;
  /** Whether the index is there at all. */
  readonly indexed: boolean;
}

/**
 * Reads the index of MP4, MOV, 3GP, M4A and their kin (ISO 14496-12, QuickTime File Format): only the boxes that tell
 * something, wherever in the file they lie.
 */
export function readMovie(source: FileSource): Movie {
  const read = blockReader(source);
  const words = new Words();
  const packets: Buffer[] = [];
  const tracks: Track[] = [];
  const head = { scale: 0, duration: 0, created: 0, turn: 0 };
  let indexed = false;
  let fragmented = false;
  let brand = '';
  let bytes = 0;
  for (const box of boxesIn(read, 0, source.size, 20_000)) {
    if (box.type === 'ftyp') brand = read(box.start, 4).toString('latin1').trim();
    else if (box.type === 'mdat') bytes += box.end - box.start;
    else if (box.type === 'moof') fragmented = true;
    else if (box.type === 'meta') readMeta(read, box, words);
    else if (box.type === 'uuid' && read(box.start, 16).toString('hex') === xmpBox) {
      packets.push(read(box.start + 16, Math.min(4 << 20, box.end - box.start - 16)));
    } else if (box.type === 'moov' && !indexed) {
      indexed = true;
      for (const inner of boxesIn(read, box.start, box.end, 2000)) {
        if (inner.type === 'mvhd') readMovieHeader(read, inner, head);
        else if (inner.type === 'trak' && tracks.length < 200) tracks.push(readTrack(read, inner, head.scale, words));
        else if (inner.type === 'udta') readUserData(read, inner, words, packets);
        else if (inner.type === 'meta') readMeta(read, inner, words);
        else if (inner.type === 'mvex') fragmented = true;
      }
    }
  }
  const playing = tracks.filter((track) => track.handler === 'vide' || track.handler === 'soun');
  const lengths = playing.map((track) => track.shown || track.media).filter((seconds) => seconds > 0);
  const stated = head.scale > 0 ? head.duration / head.scale : 0;
  const seconds = lengths.length > 0 ? Math.max(...lengths) : stated;
  const film =
    playing.find((track) => track.handler === 'vide' && track.enabled && track.width > 0) ??
    playing.find((track) => track.handler === 'vide' && track.width > 0);
  const sound = playing.find((track) => track.handler === 'soun');
  const facts: Probed = {
    durationSeconds: seconds > 0 ? seconds : null,
    ...sizeOf(film, head.turn),
    technical: technicalOf(film, sound, brand, seconds > 0 && !fragmented ? (bytes * 8) / seconds : 0, head.turn),
  };
  const created = createdOf([head.created, ...playing.map((track) => track.created)]);
  return {
    facts: withWords(facts, words, packets, created),
    words,
    indexed,
    complete:
      indexed && playing.length > 0 && seconds > 0 && (!film || film.width > 0) && !(fragmented && stated === 0),
  };
}

/** The camera's own words first, then Adobe's packet; its date of shooting goes before the container's, its own after. */
function withWords(facts: Probed, words: Words, packets: readonly Buffer[], created: string | undefined): Probed {
  const packet = packets[0] && packetWords(packets[0]);
  const said = words.facts();
  const merged = { ...fuller(fuller(packet?.facts ?? {}, said), facts) };
  merged.technical = { ...facts.technical, ...said.technical };
  if (packet?.taken) return { ...merged, capturedAt: packet.taken, capturedAtCertainty: 'exact' };
  if (said.capturedAt) return merged;
  if (created) return { ...merged, capturedAt: created, capturedAtCertainty: 'utc-container' };
  if (packet?.made) return { ...merged, capturedAt: packet.made, capturedAtCertainty: 'exact' };
  return merged;
}

function readMovieHeader(
  read: Read,
  box: Box,
  head: { scale: number; duration: number; created: number; turn: number },
): void {
  const bytes = read(box.start, 112);
  if (bytes.length < 80) return;
  const long = bytes[0] === 1;
  head.created = timeAt(bytes, 4, long);
  head.scale = bytes.readUInt32BE(long ? 20 : 12);
  head.duration = durationAt(bytes, long ? 24 : 16, long);
  const matrix = long ? 48 : 36;
  if (bytes.length >= matrix + 36) head.turn = turnOf(bytes, matrix);
}

function readTrack(read: Read, box: Box, movieScale: number, words: Words): Track {
  const track: Track = {
    ...{ handler: '', codec: '', width: 0, height: 0, channels: 0, sampleRate: 0, samples: 0 },
    ...{ shown: 0, media: 0, created: 0, turn: 0, enabled: true },
  };
  for (const inner of boxesIn(read, box.start, box.end, 200)) {
    if (inner.type === 'tkhd') {
      const bytes = read(inner.start, 96);
      if (bytes.length < 84) continue;
      const long = bytes[0] === 1;
      track.enabled = ((bytes[3] ?? 0) & 1) === 1;
      track.created = timeAt(bytes, 4, long);
      if (movieScale > 0) track.shown = durationAt(bytes, long ? 28 : 20, long) / movieScale;
      track.turn = turnOf(bytes, long ? 52 : 40);
    } else if (inner.type === 'mdia') readMedia(read, inner, track);
    else if (inner.type === 'meta') readMeta(read, inner, words);
  }
  return track;
}

function readMedia(read: Read, box: Box, track: Track): void {
  for (const inner of boxesIn(read, box.start, box.end, 100)) {
    if (inner.type === 'mdhd') {
      const bytes = read(inner.start, 36);
      if (bytes.length < 24) continue;
      const long = bytes[0] === 1;
      const scale = bytes.readUInt32BE(long ? 20 : 12);
      if (scale > 0 && bytes.length >= (long ? 32 : 20)) track.media = durationAt(bytes, long ? 24 : 16, long) / scale;
    } else if (inner.type === 'hdlr') track.handler = read(inner.start + 8, 4).toString('latin1');
    else if (inner.type === 'minf') {
      for (const part of boxesIn(read, inner.start, inner.end, 50)) {
        if (part.type !== 'stbl') continue;
        for (const table of boxesIn(read, part.start, part.end, 50)) {
          if (table.type === 'stsd') readEntry(read(table.start + 8, 64), track);
          else if (table.type === 'stsz') {
            const bytes = read(table.start, 12);
            if (bytes.length === 12) track.samples = bytes.readUInt32BE(8);
          }
        }
      }
    }
  }
}

/** The first description of samples: its four letters, then the size of pictures or the channels of sound. */
function readEntry(bytes: Buffer, track: Track): void {
  if (bytes.length < 36) return;
  track.codec = bytes.toString('latin1', 4, 8);
  if (track.handler === 'vide') {
    track.width = bytes.readUInt16BE(32);
    track.height = bytes.readUInt16BE(34);
  } else if (track.handler === 'soun') {
    track.channels = bytes.readUInt16BE(24);
    track.sampleRate = bytes.readUInt16BE(32);
  }
}

const timeAt = (bytes: Buffer, at: number, long: boolean): number =>
  long ? Number(bytes.readBigUInt64BE(at)) : bytes.readUInt32BE(at);

/** All ones mean "not known". */
function durationAt(bytes: Buffer, at: number, long: boolean): number {
  if (long) return bytes.readBigUInt64BE(at) >= 1n << 62n ? 0 : Number(bytes.readBigUInt64BE(at));
  const value = bytes.readUInt32BE(at);
  return value === 0xffffffff ? 0 : value;
}

/** Degrees clockwise by which a display matrix turns, in quarters. */
function turnOf(bytes: Buffer, at: number): number {
  const a = bytes.readInt32BE(at);
  const b = bytes.readInt32BE(at + 4);
  if (a === 0 && b === 0) return 0;
  return (Math.round((Math.atan2(b, a) * 180) / Math.PI / 90) * 90 + 360) % 360;
}

function sizeOf(film: Track | undefined, movieTurn: number): Probed {
  if (!film) return {};
  const turned = (film.turn + movieTurn) % 180 === 90;
  return turned ? { width: film.height, height: film.width } : { width: film.width, height: film.height };
}

function technicalOf(
  film: Track | undefined,
  sound: Track | undefined,
  brand: string,
  bitRate: number,
  movieTurn: number,
): TechnicalFacts {
  const turn = film ? (film.turn + movieTurn) % 360 : 0;
  const rate = film && film.media > 0 && film.samples > 1 ? film.samples / film.media : 0;
  return {
    container: brand === 'qt' || brand === '' ? 'QuickTime' : brand.startsWith('3g') ? '3GP' : 'MP4',
    ...(film ? { videoCodec: codecName(film.codec) } : {}),
    ...(sound ? { audioCodec: codecName(sound.codec) } : {}),
    ...(rate > 0 && rate < 1000 ? { frameRate: Math.round(rate * 1000) / 1000 } : {}),
    ...(bitRate > 0 ? { bitRate: Math.round(bitRate) } : {}),
    ...(sound && sound.sampleRate > 0 ? { sampleRate: sound.sampleRate } : {}),
    ...(sound && sound.channels > 0 ? { channels: sound.channels } : {}),
    ...(turn ? { rotation: turn } : {}),
  };
}

/**
 * The first clock that was set, in UTC. Some writers count from 1970 against the standard: before 1970 there was no such
 * film, so a small number is read as theirs.
 */
function createdOf(clocks: readonly number[]): string | undefined {
  for (const clock of clocks) {
    const seconds = clock >= to1970 ? clock - to1970 : clock;
    // a clock reset to its first day tells nothing
    if (seconds < 86_400 * 366 || seconds > 7_258_118_400) continue;
    return new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');
  }
  return undefined;
}
