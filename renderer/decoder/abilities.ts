import {
  type AudioCodec,
  canDecodeAudio,
  canDecodeVideo,
  canEncodeAudio,
  getEncodableVideoCodecs,
  type VideoCodec,
} from 'mediabunny';
import type { AbilitiesJob, PageAbilities } from '../../shared/decoding/wire.ts';
import type { Task } from './task.ts';

/** What films and sounds usually are: what an encoder cannot do here it cannot do at all. */
const usual = { film: { width: 1280, height: 720 }, sound: { numberOfChannels: 2, sampleRate: 48_000 } };

/** Codecs that not every browser decodes, by the names that the facts of a file have for them. */
const films: Readonly<Record<string, VideoCodec>> = { 'H.265 (HEVC)': 'hevc', AV1: 'av1', ProRes: 'prores' };
const sounds: Readonly<Record<string, AudioCodec>> = { 'AC-3': 'ac3', 'E-AC-3': 'eac3', DTS: 'dts' };

/** Asks the browser what it encodes and decodes. */
export async function abilitiesOf(task: Task<AbilitiesJob>): Promise<void> {
  const video = (await getEncodableVideoCodecs(['avc', 'vp9', 'vp8'], usual.film)) as PageAbilities['video'];
  const audio: PageAbilities['audio'][number][] = [];
  for (const codec of ['aac', 'opus'] as const) if (await canEncodeAudio(codec, usual.sound)) audio.push(codec);
  const decodes: string[] = [];
  for (const [name, codec] of Object.entries(films)) if (await canDecodeVideo(codec)) decodes.push(name);
  for (const [name, codec] of Object.entries(sounds)) if (await canDecodeAudio(codec)) decodes.push(name);
  await task.giveAbilities({ video, audio: [...audio, 'pcm'], decodes });
}
