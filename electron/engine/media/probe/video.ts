import { BahanError } from '../../../../shared/errors.ts';
import type { Position } from '../../../../shared/model/facts.ts';
import type { FileSource } from '../file-source.ts';
import { readTracks, type Track, trackNumber, trackText } from '../media-info.ts';
import { parseWallTime } from './capture-time.ts';
import { cleanList, cleanText } from './clean.ts';
import { validPosition } from './exif.ts';
import { newestPacket } from './packet.ts';
import { fuller, type Probe, type Probed } from './probed.ts';
import { readXmp, xmpList, xmpText } from './xmp.ts';

const packetSearch = 1024 * 1024;

/** Facts of a film: its size as displayed, how long it runs, when, where and with what it was taken, and its words. */
export const probeVideo: Probe = async (source) => {
  const tracks = await readTracks(source);
  const general = tracks.find((track) => track['@type'] === 'General');
  const film = tracks.find((track) => track['@type'] === 'Video') ?? tracks.find((track) => track['@type'] === 'Image');
  if (!general || tracks.length < 2) {
    throw new BahanError('file-damaged', { path: source.path }, { message: 'no film and no sound found in it' });
  }
  return { ...fuller(trackFacts(general, tracks), packetFacts(source)), ...sizeOf(film) };
};

/** Adobe's programs put XMP into films, near their beginning or their end. */
function packetFacts(source: FileSource): Probed {
  const places = [source.read(0, packetSearch), source.read(Math.max(0, source.size - packetSearch), packetSearch)];
  const xmp = readXmp(places.flatMap(newestPacket).slice(0, 1));
  return {
    title: cleanText(xmpText(xmp, 'dc:title')),
    description: cleanText(xmpText(xmp, 'dc:description')),
    creator: cleanList(xmpList(xmp, 'dc:creator')).join('; ') || null,
    copyright: cleanText(xmpText(xmp, 'dc:rights')),
    keywords: cleanList(xmpList(xmp, 'dc:subject')),
  };
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
  };
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

/** `32.0929°N 34.8620°E 28.516m`, `36°05'49.35"N 81°47'03.84"W`, or ISO 6709 (`+32.0929+034.8620/`). */
export function positionOf(text: string | undefined): Position | null {
  const iso = /^([+-]\d{2}(?:\.\d+)?)([+-]\d{3}(?:\.\d+)?)/.exec(text ?? '');
  const found = iso
    ? { lat: Number(iso[1]), lon: Number(iso[2]) }
    : { lat: degrees(text, 'NS'), lon: degrees(text, 'EW') };
  return validPosition(found) ?? null;
}

function degrees(text: string | undefined, sides: string): number {
  const match = new RegExp(`(\\d+(?:\\.\\d+)?)°(?:(\\d+(?:\\.\\d+)?)')?(?:(\\d+(?:\\.\\d+)?)")?([${sides}])`).exec(
    text ?? '',
  );
  if (!match) return Number.NaN;
  const [, whole, minutes = '0', seconds = '0', side] = match;
  return (Number(whole) + Number(minutes) / 60 + Number(seconds) / 3600) * (side === 'S' || side === 'W' ? -1 : 1);
}
