import { type FileHandle, open } from 'node:fs/promises';
import { BahanError } from '../../../shared/errors.ts';
import type { ClipForm, ClipWay } from '../../../shared/model/clip.ts';
import type { ClipRequest, ClipWords } from '../../engine/host.ts';
import { targetError } from './clip-file.ts';
import { knownTypes } from './ffmpeg-format.ts';
import { input, reason } from './ffmpeg-words.ts';
import { finishClip } from './finish-clip.ts';
import { runProgram } from './run-program.ts';

/** Milliseconds: for saying what it encodes, and between two words about how far a clip is. */
const times = { encoders: 10_000, clip: 60_000 };

/** Of what it says about its progress, a few hundred bytes each half second. */
const mostTold = 256 * 1024 * 1024;

/** Containers without an index, in which a moment is only found by going through what lies before it. */
const unindexed = /^video\/(mp2t|mpeg)$/;

/** Seconds that lie before such a moment at most until there is a whole picture. */
const runUp = 15;

/** Names of encoders, best first. */
const encoders = {
  avc: ['libx264'],
  vp9: ['libvpx-vp9'],
  vp8: ['libvpx'],
  aac: ['aac'],
  opus: ['libopus'],
  pcm: ['pcm_s16le'],
} as const;

/** What this ffmpeg encodes; undefined when it does not say. */
export async function encodersOf(program: string, signal: AbortSignal): Promise<ClipWay | undefined> {
  let told = '';
  const hear = (chunk: Buffer) => {
    told += chunk.toString('latin1');
  };
  await runProgram(program, ['-hide_banner', '-encoders'], { time: times.encoders, bytes: 1024 * 1024, hear }, signal);
  const known = new Set([...told.matchAll(/^ [VA]\S{5} (\S+)/gm)].map((match) => match[1]));
  const has = (codec: keyof typeof encoders) => encoders[codec].some((name) => known.has(name));
  return {
    types: [...knownTypes],
    video: (['avc', 'vp9', 'vp8'] as const).filter(has),
    audio: (['aac', 'opus', 'pcm'] as const).filter(has),
  };
}

/** Writes a part of a film or a sound with ffmpeg. @throws as the host's decoder */
export async function writeClip(
  program: string,
  request: ClipRequest,
  signal: AbortSignal,
  progress: (part: number) => void,
): Promise<void> {
  const { from, to, target, form } = request;
  let told = '';
  let reached = 0;
  let frames = 0;
  const hear = (chunk: Buffer) => {
    told = (told + chunk.toString('latin1')).slice(-4_096);
    const last = [...told.matchAll(/^out_time_us=(\d+)$/gm)].at(-1)?.[1];
    if (last === undefined) return;
    frames = Number([...told.matchAll(/^frame=\s*(\d+)$/gm)].at(-1)?.[1] ?? 0);
    reached = Number(last) / 1e6;
    progress(Math.min(1, reached / (to - from)));
  };
  const isFilm = form === 'mp4' || form === 'webm';
  const sought = unindexed.test(request.mime) ? Math.max(0, from - runUp) : from;
  const words = [
    ...['-y', '-progress', 'pipe:1'],
    ...input(request, ['-ss', String(sought)]),
    ...(sought < from ? ['-ss', String(from - sought)] : []),
    ...['-t', String(to - from), '-sn', '-dn', '-map_metadata', '-1', '-map_chapters', '-1', '-threads', '2'],
    // neither its own name nor that of its encoders
    ...['-fflags', '+bitexact', '-flags:v', '+bitexact', '-flags:a', '+bitexact'],
    ...(isFilm ? await filmWords(program, request, signal) : ['-map', '0:a:0', '-vn']),
    ...['-af', 'aformat=channel_layouts=mono|stereo', ...soundWords[form]],
    ...wordsOf(request.words),
    ...[...containers[form], `file:${target}`],
  ];
  await written(target, 'w'); // whether it can be written is not asked of a program that says it in words
  const ended = await runProgram(program, words, { time: times.clip, renews: true, bytes: mostTold, hear }, signal);
  if (/No space left on device|Disk quota exceeded/i.test(ended.said)) throw new BahanError('target-full');
  if (ended.code !== 0 || reached === 0 || (isFilm && frames === 0)) throw reason(ended.said);
  await written(target, 'r+', (file) => finishClip(file, form, signal));
}

async function filmWords(program: string, { form, longEdge }: ClipRequest, signal: AbortSignal): Promise<string[]> {
  const pictures = ['-map', '0:V:0', '-map', '0:a:0?', '-vf', shown(longEdge)];
  const jumps = ['-force_key_frames', 'expr:gte(t,n_forced*2)'];
  // unit 6 holds what the encoder says about itself (ITU-T H.264, 7.4.1)
  const avc = ['-c:v', 'libx264', '-preset', 'medium', '-crf', '20', '-bsf:v', 'filter_units=remove_types=6'];
  if (form === 'mp4') return [...pictures, ...jumps, ...avc];
  const vp9 = (await encodersOf(program, signal))?.video.includes('vp9');
  const codec = vp9
    ? ['-c:v', 'libvpx-vp9', '-crf', '31', '-b:v', '0', '-row-mt', '1', '-deadline', 'good', '-cpu-used', '4']
    : ['-c:v', 'libvpx', '-crf', '10', '-b:v', '6M', '-deadline', 'good', '-cpu-used', '4'];
  return [...pictures, ...jumps, ...codec];
}

/** Square pixels and even sides, the longer one at most `longEdge`, in the colours that every player shows. */
function shown(longEdge: number | null): string {
  const wide = 'iw*clip(sar,0.1,10)';
  const factor = longEdge === null ? '1' : `min(1,${longEdge}/max(${wide},ih))`;
  const side = (length: string) => `max(2,2*floor(${length}*${factor}/2+0.25))`;
  return `scale=w='${side(wide)}':h='${side('ih')}',setsar=1,format=yuv420p`;
}

const soundWords: Readonly<Record<ClipForm, readonly string[]>> = {
  mp4: ['-c:a', 'aac', '-b:a', '192k'],
  m4a: ['-c:a', 'aac', '-b:a', '192k'],
  webm: ['-c:a', 'libopus', '-b:a', '160k'],
  weba: ['-c:a', 'libopus', '-b:a', '160k'],
  wav: ['-c:a', 'pcm_s16le'],
};

const containers: Readonly<Record<ClipForm, readonly string[]>> = {
  mp4: ['-f', 'mp4'],
  m4a: ['-f', 'ipod'],
  webm: ['-f', 'webm'],
  weba: ['-f', 'webm'],
  wav: ['-rf64', 'auto', '-f', 'wav'],
};

function wordsOf({ title, caption, creator, copyright, date }: ClipWords): string[] {
  const named = { title, comment: caption, artist: creator, copyright, date };
  return Object.entries(named).flatMap(([name, value]) => (value === null ? [] : ['-metadata', `${name}=${value}`]));
}

/** Opens the file as `flags` say, does something to it, and waits until what it holds is on the disk. */
async function written(
  target: string,
  flags: 'w' | 'r+',
  work: (file: FileHandle) => Promise<void> = async () => {},
): Promise<void> {
  try {
    const file = await open(target, flags);
    try {
      await work(file);
      await file.sync();
    } finally {
      await file.close();
    }
  } catch (cause) {
    throw targetError(cause);
  }
}
