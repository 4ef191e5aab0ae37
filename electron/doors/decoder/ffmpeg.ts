import { stat } from 'node:fs/promises';
import { momentsOf } from '../../../shared/decoding/moments.ts';
import { PeakMeter } from '../../../shared/decoding/peak-meter.ts';
import { BahanError } from '../../../shared/errors.ts';
import type { Frame, FramesRequest, Peaks, PeaksRequest } from '../../engine/host.ts';
import { encodersOf, writeClip } from './ffmpeg-clip.ts';
import { knowsFormat } from './ffmpeg-format.ts';
import { input, reason } from './ffmpeg-words.ts';
import { JpegSplitter } from './jpeg-splitter.ts';
import { runProgram } from './run-program.ts';
import type { Way } from './way.ts';

/** Milliseconds: for all frames of a film, for one of them, for looking how long it is, and for hearing a sound. */
const times = { frames: 30_000, frame: 10_000, length: 15_000, sound: 240_000 };

/** Films up to so many bytes or seconds are gone through once; in longer ones each moment is sought. */
const short = { bytes: 4 * 1024 * 1024, seconds: 2 };

const mostFrameBytes = 16 * 1024 * 1024;
const mostSoundBytes = 4 * 1024 * 1024 * 1024;
const soundRate = 8_000;

/** A film that says it is longer than this says nothing. */
const longest = 48 * 3600;

/** Decodes with an ffmpeg of this computer; `find` says where it is, and is asked at each job. */
export function ffmpegWay(find: () => string | undefined): Way {
  const program = () => {
    const found = find();
    if (found === undefined) throw new BahanError('file-unsupported');
    return found;
  };
  return {
    name: 'ffmpeg',
    suits: (mime) => knowsFormat(mime) && find() !== undefined,
    frames: async (request, signal) => await new Film(program(), request, signal).frames(),
    peaks: async (request, signal) => await peaksOf(program(), request, signal),
    clip: async (request, signal, progress) => await writeClip(program(), request, signal, progress),
    abilities: async (signal) => await encodersOf(program(), signal),
    close: async () => {},
  };
}

/** Takes frames out of one film. */
class Film {
  readonly #program: string;
  readonly #request: FramesRequest;
  readonly #signal: AbortSignal;
  readonly #until = performance.now() + times.frames;
  #said = '';

  constructor(program: string, request: FramesRequest, signal: AbortSignal) {
    this.#program = program;
    this.#request = request;
    this.#signal = signal;
  }

  async frames(): Promise<readonly Frame[]> {
    if (this.#request.at !== undefined) return await this.#one(this.#request.at);
    const claimed = sensible(this.#request.seconds);
    const first = claimed === undefined ? [] : await this.#from(claimed);
    if (first.length * 2 >= this.#request.count && first.length > 0) return first;
    if (first.length === 0 && reason(this.#said).code === 'file-unsupported') throw reason(this.#said);
    // it is shorter than it says, it is cut off, or it does not say
    const seconds = await this.#length();
    const differs = claimed === undefined || Math.abs(seconds - claimed) > claimed / 10;
    const again = seconds > 0 && differs ? await this.#from(seconds) : [];
    if (again.length > first.length) return again;
    if (first.length > 0) return first;
    const one = await this.#run([], ['-frames:v', '1'], 0);
    if (one.length === 0) throw reason(this.#said);
    return one;
  }

  /** The frame that is seen at a second, or one of the last. */
  async #one(at: number): Promise<readonly Frame[]> {
    const found = await this.#seek([at]);
    if (found.length > 0) return found;
    const seconds = await this.#length();
    const last = seconds > 0 && at > 0 ? await this.#seek([Math.max(0, Math.min(at, seconds) - 0.2)]) : [];
    if (last.length === 0) throw reason(this.#said);
    return last;
  }

  async #from(seconds: number): Promise<readonly Frame[]> {
    const { path, count } = this.#request;
    const { size } = await stat(path).catch(() => ({ size: 0 }));
    const passes = seconds <= short.seconds || size <= short.bytes;
    return passes ? await this.#pass(seconds, count) : await this.#seek(momentsOf(seconds, count));
  }

  /** Goes through the film once and keeps the first frame of each part. */
  async #pass(seconds: number, count: number): Promise<readonly Frame[]> {
    // where there are hardly more frames than wanted the very first one counts too
    const shift = seconds <= short.seconds ? 0 : 0.5;
    const part = (t: string) => `floor(${t}*${count / seconds}-${shift})`;
    const chosen = `gte(${part('t')},0)*(isnan(prev_selected_t)+gt(${part('t')},${part('prev_selected_t')}))`;
    return await this.#run([], ['-frames:v', String(count), '-r', '25'], 0, `select='${chosen}'`, 'setpts=N/25/TB');
  }

  async #seek(moments: readonly number[]): Promise<readonly Frame[]> {
    const frames: Frame[] = [];
    const start = performance.now();
    let missed = 0;
    for (const at of moments) {
      const left = this.#until - performance.now();
      if (left <= 0) break;
      // a film whose key frames lie far apart is sought less exactly once half of the time is gone
      const hurried = performance.now() - start > (this.#until - start) / 2;
      const before = [...(hurried ? ['-noaccurate_seek'] : []), '-ss', at.toFixed(3)];
      const found = await this.#run(before, ['-frames:v', '1'], at).catch((error: unknown) => {
        if (!(error instanceof BahanError) || error.code === 'cancelled') throw error;
        return [];
      });
      frames.push(...found);
      missed = found.length > 0 ? 0 : missed + 1;
      if (missed >= 3) break; // it ends before, or is damaged from here on
    }
    return frames;
  }

  /** Seconds that there really are, by walking through the container; 0 when that fails. */
  async #length(): Promise<number> {
    let told = '';
    const words = [...input(this.#request), '-map', '0:V:0', '-c', 'copy', '-progress', 'pipe:1', '-f', 'null', '-'];
    const hear = (chunk: Buffer) => {
      told = (told + chunk.toString('latin1')).slice(-4_096);
    };
    const run = { time: times.length, bytes: 1024 * 1024, hear };
    await runProgram(this.#program, words, run, this.#signal).catch((error: unknown) => {
      if (error instanceof BahanError && error.code === 'cancelled') throw error;
    });
    const last = [...told.matchAll(/out_time_us=(\d+)/g)].at(-1)?.[1];
    return sensible(Number(last ?? 0) / 1e6) ?? 0;
  }

  async #run(
    before: readonly string[],
    output: readonly string[],
    from: number,
    choose?: string,
    retime?: string,
  ): Promise<readonly Frame[]> {
    const { edge, count } = this.#request;
    const pictures = new JpegSplitter();
    const filters = [choose, 'showinfo=checksum=0', retime, displayed(edge)].filter((one) => one !== undefined);
    const words = [
      ...[...input(this.#request, before), '-map', '0:V:0', '-an', '-sn', '-dn', ...output],
      ...['-vf', filters.join(','), '-c:v', 'mjpeg', '-q:v', '3', '-pix_fmt', 'yuvj420p', '-f', 'image2pipe', 'pipe:1'],
    ];
    const left = Math.max(1_000, this.#until - performance.now());
    const time = before.length > 0 ? Math.min(left, times.frame) : left;
    const run = { time, bytes: count * mostFrameBytes, hear: (chunk: Buffer) => pictures.hear(chunk) };
    const ended = await runProgram(this.#program, words, run, this.#signal).catch((error: unknown) => {
      if (pictures.pictures.length === 0 || (error instanceof BahanError && error.code === 'cancelled')) throw error;
      return { code: null, said: '' };
    });
    this.#said = ended.said;
    const shown = [...ended.said.matchAll(/\bpts_time:\s*(-?[\d.]+)/g)].map((match) => Number(match[1]));
    return pictures.pictures.map((bytes, index) => ({
      at: Math.max(0, from + (shown[index] ?? 0)),
      mime: 'image/jpeg',
      bytes: new Uint8Array(bytes),
    }));
  }
}

/** Square pixels (ffmpeg has turned the picture already), the longer side at most `edge`, in the colours of JPEG. */
function displayed(edge: number): string {
  const wide = 'iw*clip(sar,0.1,10)';
  const factor = `min(1,${edge}/max(${wide},ih))`;
  const side = (length: string) => `max(1,round(${length}*${factor}))`;
  return `scale=w='${side(wide)}':h='${side('ih')}':out_color_matrix=bt601:out_range=full,setsar=1`;
}

async function peaksOf(program: string, request: PeaksRequest, signal: AbortSignal): Promise<Peaks> {
  const meter = new PeakMeter(soundRate);
  let half: number | undefined;
  const hear = (chunk: Buffer) => {
    let at = 0;
    if (half !== undefined && chunk.length > 0) {
      meter.hear(signed(half | ((chunk[0] as number) << 8)));
      at = 1;
      half = undefined;
    }
    for (; at + 1 < chunk.length; at += 2) meter.hear(chunk.readInt16LE(at) / 32_768);
    if (at < chunk.length) half = chunk[at];
  };
  const words = [
    ...[...input(request), '-map', '0:a:0', '-vn', '-sn', '-dn', '-ac', '1', '-ar', String(soundRate)],
    ...['-c:a', 'pcm_s16le', '-f', 's16le', 'pipe:1'],
  ];
  const ended = await runProgram(program, words, { time: times.sound, bytes: mostSoundBytes, hear }, signal);
  if (meter.seconds === 0) throw reason(ended.said);
  return { values: meter.values(request.count), seconds: meter.seconds };
}

const signed = (word: number): number => ((word << 16) >> 16) / 32_768;

function sensible(seconds: number | null): number | undefined {
  return seconds !== null && Number.isFinite(seconds) && seconds > 0 && seconds <= longest ? seconds : undefined;
}
