import { BahanError } from '../../../../shared/errors.ts';
import type { TechnicalFacts } from '../../../../shared/model/facts.ts';
import type { FileSource } from '../file-source.ts';
import { readTracks, type Track, trackNumber, trackText } from '../media-info.ts';
import type { Sniffed } from '../sniffed.ts';
import { readRiffWords } from './avi.ts';
import { parseWallTime } from './capture-time.ts';
import { cleanList, cleanText } from './clean.ts';
import { codecName } from './codec-names.ts';
import { packetWords, positionOf, type Words } from './film-words.ts';
import { readFlash } from './flv.ts';
import { readTransportStream } from './mpeg-ts.ts';
import { newestPacket } from './packet.ts';
import { fuller, type Probe, type Probed } from './probed.ts';
import { readMovie } from './quicktime.ts';
import { readRealMedia } from './realmedia.ts';

const packetSearch = 1024 * 1024;

/** Facts of a film: its size as displayed, how long it runs, when, where and with what it was taken, and its words. */
export const probeVideo: Probe = async (source, sniffed) => {
  const own = await ownFacts(source, sniffed);
  if (own.complete) return own.facts;
  const tracks = await readTracks(source);
  const general = tracks.find((track) => track['@type'] === 'General');
  const film = tracks.find((track) => track['@type'] === 'Video') ?? tracks.find((track) => track['@type'] === 'Image');
  const heard = general && tracks.length > 1 ? { ...trackFacts(general, tracks), ...sizeOf(film) } : {};
  const facts = fuller(own.facts, heard);
  facts.technical = { ...heard.technical, ...own.facts.technical };
  const nothing = tracks.length < 2 && !facts.durationSeconds && !facts.width;
  if (nothing && !own.known) {
    throw new BahanError('file-damaged', { path: source.path }, { message: 'no film and no sound found in it' });
  }
  const error = nothing ? { code: 'file-damaged' as const, message: 'no film and no sound found in it' } : null;
  return { ...withPacket(facts, source), ...(error ? { error } : {}) };
};

/** What a reader of our own says of the containers that it knows. */
export interface OwnFacts {
  readonly facts: Probed;
  readonly words?: Words | undefined;
  /** No other reader can tell more: the container's places for XMP were looked at as well. */
  readonly complete: boolean;
  /** Whether the container was what it should be. */
  readonly known: boolean;
}

export async function ownFacts(source: FileSource, { format }: Sniffed): Promise<OwnFacts> {
  if (format === 'mov' || format === 'mp4' || format === 'heic') {
    const movie = readMovie(source);
    return { facts: movie.facts, words: movie.words, complete: movie.complete, known: movie.indexed };
  }
  if (format === 'mpegts') {
    const { facts, words, streams } = readTransportStream(source);
    return { facts, words, complete: Boolean(facts.width && facts.durationSeconds), known: streams > 0 };
  }
  if (format === 'flv') {
    const { facts, words } = readFlash(source);
    return { facts, words, complete: Boolean(facts.width && facts.durationSeconds), known: true };
  }
  if (format === 'realmedia') {
    // other readers do not always come back from a damaged one
    const { facts, words } = readRealMedia(source);
    return { facts, words, complete: true, known: true };
  }
  if (format === 'avi' || format === 'wav') {
    const words = await readRiffWords(source);
    return { facts: words.facts(), words, complete: false, known: words.said.length > 0 };
  }
  return { facts: {}, complete: false, known: false };
}

/** Adobe's programs put XMP into films, near their beginning or their end. */
export function withPacket(facts: Probed, source: FileSource): Probed {
  const places = [source.read(0, packetSearch), source.read(Math.max(0, source.size - packetSearch), packetSearch)];
  const packet = places.flatMap(newestPacket)[0];
  if (packet === undefined) return facts;
  const words = packetWords(packet);
  const merged = fuller(words.facts, facts);
  if (words.taken) return { ...merged, capturedAt: words.taken, capturedAtCertainty: 'exact' };
  if (facts.capturedAt || !words.made) return merged;
  return { ...merged, capturedAt: words.made, capturedAtCertainty: 'exact' };
}

/** Pixels of the picture, not squared, turned as it is shown. */
function sizeOf(film: Track | undefined): Probed {
  const width = trackNumber(film, 'Width') ?? null;
  const height = trackNumber(film, 'Height') ?? null;
  const turned = Math.abs(Math.round(Number(film?.Rotation ?? 0))) % 180 === 90;
  return turned ? { width: height, height: width } : { width, height };
}

/** What the whole file says, the same for films and sounds. */
export function trackFacts(general: Track, tracks: readonly Track[]): Probed {
  const durations = tracks.map((track) => trackNumber(track, 'Duration')).filter((value) => value !== undefined);
  return {
    durationSeconds: trackNumber(general, 'Duration') ?? durations[0] ?? null,
    ...timeOf(general, tracks),
    gps: positionOf(trackText(general, 'Recorded_Location')),
    make: cleanText(trackText(general, 'Encoded_Hardware_CompanyName')),
    model: cleanText(trackText(general, 'Encoded_Hardware_Model', 'Encoded_Hardware_Name')),
    title: cleanText(trackText(general, 'Title', 'Movie', 'Track')),
    description: cleanText(trackText(general, 'Description', 'Synopsis', 'Comment', 'Subject')),
    creator: cleanText(trackText(general, 'Director', 'Performer', 'Artist', 'ProducedBy')),
    copyright: cleanText(trackText(general, 'Copyright')),
    keywords: cleanList((trackText(general, 'Keywords') ?? '').split(/[;,/]/)),
    technical: technicalOf(general, tracks),
  };
}

function technicalOf(general: Track, tracks: readonly Track[]): TechnicalFacts {
  const film = tracks.find((track) => track['@type'] === 'Video');
  const sound = tracks.find((track) => track['@type'] === 'Audio');
  const found: Record<string, string | number | undefined> = {
    container: trackText(general, 'Format'),
    videoCodec: codecName(trackText(film, 'Format')) || undefined,
    audioCodec: codecName(trackText(sound, 'Format')) || undefined,
    frameRate: trackNumber(film, 'FrameRate'),
    bitRate: trackNumber(general, 'OverallBitRate'),
    sampleRate: trackNumber(sound, 'SamplingRate'),
    channels: trackNumber(sound, 'Channels'),
    bitDepth: trackNumber(sound, 'BitDepth'),
    software: trackText(general, 'Encoded_Application', 'Encoded_Library'),
    album: trackText(general, 'Album'),
    genre: trackText(general, 'Genre'),
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined)) as TechnicalFacts;
}

/**
 * A recorded date is the camera's own wall time. The container's date is in UTC by the standard of QuickTime; 1904,
 * where its clock begins, is none.
 */
function timeOf(general: Track, tracks: readonly Track[]): Probed {
  const recorded = parseWallTime(spaced(trackText(general, 'Recorded_Date', 'Mastered_Date')));
  if (recorded && !recorded.endsWith('Z')) return { capturedAt: recorded, capturedAtCertainty: 'exact' };
  const stated = tracks.map((track) => spaced(trackText(track, 'Encoded_Date'))).find((text) => text !== undefined);
  const encoded = recorded ?? parseWallTime(stated);
  if (!encoded || Number(encoded.slice(0, 4)) < 1970) return {};
  return { capturedAt: encoded, capturedAtCertainty: encoded.endsWith('Z') ? 'utc-container' : 'exact' };
}

/** MediaInfo writes `2019-07-24 08:25:57 UTC`, and of older files `UTC 2019-07-24 08:25:57`. */
function spaced(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const utc = /^UTC |\bUTC$/.test(text);
  return text.replace(/^UTC | UTC$/g, '') + (utc ? 'Z' : '');
}
