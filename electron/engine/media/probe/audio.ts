import type { IAudioMetadata } from 'music-metadata';
import type { TechnicalFacts } from '../../../../shared/model/facts.ts';
import { readTags } from '../audio-tags.ts';
import { readTracks } from '../media-info.ts';
import { readerError } from '../reader-error.ts';
import { parseWallTime } from './capture-time.ts';
import { cleanList, cleanText } from './clean.ts';
import { codecName } from './codec-names.ts';
import { Words } from './film-words.ts';
import { lettersFor } from './lost-letters.ts';
import { fuller, type Probe, type Probed } from './probed.ts';
import { soundOf } from './sound-length.ts';
import { ownFacts, trackFacts, withPacket } from './video.ts';

/** Facts of a sound: how long it runs, its tags, and for recordings when and where they were made. */
export const probeAudio: Probe = async (source, sniffed) => {
  const { format, mime } = sniffed;
  const words = new Words();
  const own = await ownFacts(source, sniffed);
  const sound = soundOf(source, format, words);
  let tagged: Probed = {};
  let failure: unknown;
  try {
    tagged = factsOf(await readTags(source, mime, false));
  } catch (cause) {
    failure = cause;
  }
  const heard: Probed = {
    durationSeconds: sound?.seconds ?? null,
    technical: {
      ...(sound?.sampleRate ? { sampleRate: sound.sampleRate } : {}),
      ...(sound?.channels ? { channels: sound.channels } : {}),
    },
  };
  let facts = together(heard, own.facts, tagged, words.facts());
  if (!facts.durationSeconds && !own.complete) {
    const tracks = await readTracks(source);
    const general = tracks.find((track) => track['@type'] === 'General');
    if (general && tracks.length > 1) facts = together(facts, trackFacts(general, tracks));
    else if (failure !== undefined) facts.error = readerError(failure);
  }
  return withPacket(facts, source);
};

/** What the first says, and what the later ones add. */
function together(...parts: readonly Probed[]): Probed {
  const merged = parts.reduce((first, second) => fuller(first, second), {});
  merged.technical = Object.assign({}, ...parts.toReversed().map((part) => part.technical ?? {})) as TechnicalFacts;
  return merged;
}

/** Tags of players, in the words of the library; several comments of Vorbis: the last was added last. */
function factsOf({ common, format, native }: IAudioMetadata): Probed {
  const captured = parseWallTime(common.date);
  const comments = (common.comment ?? []).filter(({ text, descriptor }) => text && !/^iTun/.test(descriptor ?? ''));
  const comment = native.vorbis ? comments.at(-1) : comments[0];
  const texts = [common.title, common.description?.[0], comment?.text, common.copyright, common.album]
    .concat(common.artists ?? [common.artist], common.keywords ?? [], common.genre ?? [])
    .filter((text) => text !== undefined);
  const right = lettersFor(texts);
  const text = (value: string | undefined): string | null => (value === undefined ? null : cleanText(right(value)));
  return {
    durationSeconds: format.duration && format.duration > 0 ? format.duration : null,
    title: text(common.title),
    description: text(common.description?.[0]) ?? text(comment?.text),
    creator: cleanList((common.artists ?? [common.artist]).map((name) => name && right(name))).join('; ') || null,
    copyright: text(common.copyright),
    keywords: cleanList((common.keywords ?? []).flatMap((each) => right(each).split(/[;,]/))),
    ...(captured ? { capturedAt: captured, capturedAtCertainty: 'exact' as const } : {}),
    technical: technicalOf(common, format, right),
  };
}

function technicalOf(
  common: IAudioMetadata['common'],
  format: IAudioMetadata['format'],
  right: (text: string) => string,
): TechnicalFacts {
  const found: Record<string, string | number | null | undefined> = {
    container: format.container,
    audioCodec: codecName(format.codec) || undefined,
    bitRate: format.bitrate && Math.round(format.bitrate),
    sampleRate: format.sampleRate,
    bitDepth: format.bitsPerSample,
    channels: format.numberOfChannels,
    album: common.album === undefined ? undefined : cleanText(right(common.album)),
    track: common.track.no,
    genre: cleanList((common.genre ?? []).map(right)).join('; ') || undefined,
    year: common.year,
    software: cleanText(common.encodedby ?? format.tool),
  };
  return Object.fromEntries(
    Object.entries(found).filter(([, value]) => value !== undefined && value !== null && value !== 0),
  ) as TechnicalFacts;
}
