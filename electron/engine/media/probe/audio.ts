import type { IAudioMetadata } from 'music-metadata';
import { readTags } from '../audio-tags.ts';
import { readTracks } from '../media-info.ts';
import { readerError } from '../reader-error.ts';
import { parseWallTime } from './capture-time.ts';
import { cleanList, cleanText } from './clean.ts';
import { fuller, type Probe, type Probed } from './probed.ts';
import { trackFacts } from './video.ts';

/** Containers whose own date and place are worth asking a second reader for: recordings of telephones. */
const recordings = new Set(['mp4', 'mov', 'wav', 'matroska', 'webm']);

/** Facts of a sound: how long it runs, its tags, and for recordings when and where they were made. */
export const probeAudio: Probe = async (source, { format, mime }) => {
  let tagged: Probed = {};
  let failure: unknown;
  try {
    tagged = factsOf(await readTags(source, mime, false));
  } catch (cause) {
    failure = cause;
  }
  if (tagged.durationSeconds && !recordings.has(format)) return tagged;
  const tracks = await readTracks(source);
  const general = tracks.find((track) => track['@type'] === 'General');
  if (!general || tracks.length < 2) {
    return failure === undefined ? tagged : { ...tagged, error: readerError(failure) };
  }
  return fuller(tagged, trackFacts(general, tracks));
};

function factsOf({ common, format }: IAudioMetadata): Probed {
  const captured = parseWallTime(common.date);
  return {
    durationSeconds: format.duration && format.duration > 0 ? format.duration : null,
    title: cleanText(common.title),
    description: cleanText(common.description?.[0]) ?? cleanText(common.comment?.find((each) => each.text)?.text),
    creator: cleanList(common.artists ?? [common.artist]).join('; ') || null,
    copyright: cleanText(common.copyright),
    keywords: cleanList((common.keywords ?? []).flatMap((text) => text.split(/[;,]/))),
    ...(captured ? { capturedAt: captured, capturedAtCertainty: 'exact' as const } : {}),
  };
}
