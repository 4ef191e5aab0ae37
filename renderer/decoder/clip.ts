import {
  type AudioCodec,
  Conversion,
  type ConversionAudioOptions,
  canEncodeAudio,
  getFirstEncodableVideoCodec,
  type Input,
  type InputAudioTrack,
  type InputVideoTrack,
  type MetadataTags,
  Mp4OutputFormat,
  Output,
  type OutputFormat,
  Quality,
  StreamTarget,
  type StreamTargetChunk,
  type VideoCodec,
  WavOutputFormat,
  WebMOutputFormat,
} from 'mediabunny';
import { type ClipJob, mostClipBytes } from '../../shared/decoding/wire.ts';
import type { ClipForm } from '../../shared/model/clip.ts';
import { openContainer } from './container.ts';
import { Failure, inTime } from './failure.ts';
import { fitted, type Task } from './task.ts';

/** Milliseconds for looking into a container, which may have to be walked through to its end. */
const opening = 30_000;

/** Milliseconds between two words about how far it is. */
const pace = 250;

/** Seconds between key frames: programs that play it jump to any of them. */
const keyFrames = 2;

/** Seconds by which encoded sound that is taken over may begin after the pictures. */
const lateSound = 0.1;

/** Bytes up to which a WAV is one that every program reads. */
const mostWav = 4e9;

const quality = new Quality('high');

interface Making {
  readonly format: (bytes: number) => OutputFormat;
  readonly video: readonly VideoCodec[];
  readonly audio: AudioCodec;
  /** The name that its container has for a copyright. */
  readonly copyright: string;
}

// the index of an MP4 comes last, so that nothing of it has to be kept in memory; whoever writes the file brings it forward
const mp4 = () => new Mp4OutputFormat({ fastStart: false });
const webm = () => new WebMOutputFormat();
const makings: Readonly<Record<ClipForm, Making>> = {
  mp4: { format: mp4, video: ['avc'], audio: 'aac', copyright: 'cprt' },
  webm: { format: webm, video: ['vp9', 'vp8'], audio: 'opus', copyright: 'COPYRIGHT' },
  m4a: { format: mp4, video: [], audio: 'aac', copyright: 'cprt' },
  weba: { format: webm, video: [], audio: 'opus', copyright: 'COPYRIGHT' },
  wav: {
    format: (bytes) => new WavOutputFormat({ large: bytes > mostWav }),
    ...{ video: [], audio: 'pcm-s16', copyright: 'ICOP' },
  },
};

/**
 * Encodes a part of a film or a sound anew and hands it in while it grows. Nothing of what the file says about itself
 * goes along: neither its words nor what a camera wrote between its pictures.
 */
export async function clipOf(task: Task<ClipJob>): Promise<void> {
  const input = openContainer(task);
  const within = () => Math.min(task.left, opening);
  try {
    if (!(await inTime(input.canRead(), within(), task.signal))) throw new Failure('file-unsupported');
    const conversion = await inTime(prepared(task, input), within(), task.signal);
    await finished(task, conversion);
  } finally {
    input.dispose();
  }
}

async function prepared(task: Task<ClipJob>, input: Input): Promise<Conversion> {
  const { form, from, to, words } = task.job;
  const making = makings[form];
  const film = making.video.length > 0 ? await input.getPrimaryVideoTrack() : null;
  const sound = await input.getPrimaryAudioTrack();
  const main = making.video.length > 0 ? film : sound;
  if (!main) throw new Failure('file-unsupported');
  const first = await main.getFirstTimestamp();
  const start = first + from;
  const end = Math.min(first + to, await main.computeDuration());
  if (!(end > start)) throw new Failure('file-damaged');
  const target = new StreamTarget(handedIn(task), { chunked: true, chunkSize: mostClipBytes });
  const format = making.format(sound ? (end - start) * (await pcmRate(sound)) : 0);
  const conversion = await Conversion.init({
    input,
    output: new Output({ format, target }),
    tracks: 'primary',
    trim: { start, end },
    video: film ? await seen(film, making.video, task.job.longEdge) : { discard: true },
    audio: sound ? await heard(sound, making.audio) : { discard: true },
    // nothing from before and after the part is kept where encoded sound is taken over
    copy: { boundaryPolicy: 'shrink', boundaryTolerance: lateSound },
    tags: tagsOf(words, making.copyright),
    showWarnings: false,
  });
  // a film without its sound is not what was asked for
  const lost = conversion.discardedTracks.some(({ reason }) => reason !== 'discarded_by_user');
  if (!conversion.isValid || lost) throw new Failure('file-unsupported');
  return conversion;
}

const pcmRate = async (sound: InputAudioTrack) =>
  (await sound.getSampleRate()) * (await sound.getNumberOfChannels()) * 2;

async function seen(film: InputVideoTrack, codecs: readonly VideoCodec[], longEdge: number | null) {
  const [wide, high] = [await film.getDisplayWidth(), await film.getDisplayHeight()];
  const size = fitted(wide, high, longEdge ?? Math.max(wide, high));
  // two pixels in each direction share their colours
  const [width, height] = [even(size.width), even(size.height)];
  const codec = await getFirstEncodableVideoCodec([...codecs], { width, height, quality });
  if (!codec) throw new Failure('file-unsupported');
  return {
    ...{ codec, width, height, quality, fit: 'fill' as const, keyFrameInterval: keyFrames, forceTranscode: true },
    // a film that says how it is to be turned is shown lying by some programs
    allowTransformationMetadata: false,
  };
}

const even = (pixels: number): number => Math.max(2, pixels - (pixels % 2));

/** Sound that is encoded as wanted is taken over as it is: nothing is lost, and it needs no encoder. */
async function heard(sound: InputAudioTrack, codec: AudioCodec): Promise<ConversionAudioOptions> {
  const [numberOfChannels, sampleRate] = [await sound.getNumberOfChannels(), await sound.getSampleRate()];
  if ((await sound.getCodec()) === codec && codec !== 'pcm-s16') return { codec };
  const asItIs = { numberOfChannels, sampleRate, quality };
  if (await canEncodeAudio(codec, asItIs)) return { codec, quality, forceTranscode: true };
  // an encoder may know the common rates and two channels alone
  const common = { numberOfChannels: Math.min(2, numberOfChannels), sampleRate: 48_000, quality };
  if (!(await canEncodeAudio(codec, common))) throw new Failure('file-unsupported');
  return { codec, ...common };
}

function tagsOf({ title, caption, creator, copyright, date }: ClipJob['words'], name: string): MetadataTags {
  const day = date === null ? Number.NaN : Date.parse(date);
  return {
    ...(title === null ? {} : { title }),
    ...(caption === null ? {} : { comment: caption }),
    ...(creator === null ? {} : { artist: creator }),
    ...(Number.isNaN(day) ? {} : { date: new Date(day) }),
    ...(copyright === null ? {} : { raw: { [name]: copyright } }),
  };
}

function handedIn(task: Task<ClipJob>): WritableStream<StreamTargetChunk> {
  return new WritableStream<StreamTargetChunk>(
    {
      async write({ data, position }) {
        for (let at = 0; at < data.length; at += mostClipBytes) {
          await task.giveClip(position + at, data.subarray(at, at + mostClipBytes));
        }
        task.renew();
      },
    },
    // the encoder waits while one piece is written
    new CountQueuingStrategy({ highWaterMark: 2 }),
  );
}

/** Lets it run to its end, as long as it gets on. */
async function finished(task: Task<ClipJob>, conversion: Conversion): Promise<void> {
  let told = 0;
  conversion.onProgress = (part) => {
    task.renew();
    const now = performance.now();
    if (now - told < pace) return;
    told = now;
    task.giveProgress(part).catch(() => {}); // the next piece of the clip will not be taken either
  };
  let watch: ReturnType<typeof setInterval> | undefined;
  const stands = new Promise<never>((_, fail) => {
    watch = setInterval(() => {
      try {
        task.left;
      } catch (error) {
        fail(error);
      }
    }, pace);
  });
  try {
    await Promise.race([conversion.execute(), stands]);
  } catch (error) {
    await conversion.cancel().catch(() => {});
    throw error;
  } finally {
    clearInterval(watch);
  }
}
