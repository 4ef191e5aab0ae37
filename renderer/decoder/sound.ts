import { type AudioSample, AudioSampleSink } from 'mediabunny';
import { PeakMeter } from '../../shared/decoding/peak-meter.ts';
import type { PicturesJob } from '../../shared/decoding/wire.ts';
import { openContainer } from './container.ts';
import { Failure, inTime } from './failure.ts';
import type { Task } from './task.ts';

/** Milliseconds for looking into a container, and for the next piece of a sound. */
const times = { opening: 8_000, piece: 8_000 };

/** Hears a sound, or the sound of a film, from its beginning to its end, a piece at a time. */
export async function peaksOf(task: Task<PicturesJob>): Promise<void> {
  const input = openContainer(task);
  try {
    const opening = () => Math.min(task.left, times.opening);
    if (!(await inTime(input.canRead(), opening(), task.signal))) throw new Failure('file-unsupported');
    const track = await inTime(input.getPrimaryAudioTrack(), opening(), task.signal);
    if (!track || !(await inTime(track.canDecode(), opening(), task.signal))) throw new Failure('file-unsupported');
    const meter = new PeakMeter(await track.getSampleRate());
    const samples = new AudioSampleSink(track).samples();
    try {
      await hearAll(samples, meter, task);
    } catch (error) {
      // what was heard before it broke off is shown
      if (meter.seconds === 0 || (error instanceof Failure && error.code !== 'file-damaged')) throw error;
    } finally {
      void samples.return().catch(() => {});
    }
    if (meter.seconds === 0) throw new Failure('file-damaged');
    await task.givePeaks(meter.seconds, new Uint8Array(meter.values(task.job.count)));
  } finally {
    input.dispose();
  }
}

async function hearAll(
  samples: AsyncGenerator<AudioSample, void>,
  meter: PeakMeter,
  task: Task<PicturesJob>,
): Promise<void> {
  let plane = new Float32Array(0);
  let loudest = new Float32Array(0);
  for (;;) {
    const next = await inTime(samples.next(), Math.min(task.left, times.piece), task.signal);
    if (next.done) return;
    const sample = next.value;
    try {
      const frames = sample.numberOfFrames;
      if (plane.length < frames) [plane, loudest] = [new Float32Array(frames), new Float32Array(frames)];
      loudest.fill(0, 0, frames);
      for (let channel = 0; channel < sample.numberOfChannels; channel++) {
        sample.copyTo(plane.subarray(0, frames), { planeIndex: channel, format: 'f32-planar' });
        for (let at = 0; at < frames; at++) {
          const loud = Math.abs(plane[at] as number);
          if (loud > (loudest[at] as number)) loudest[at] = loud;
        }
      }
      for (let at = 0; at < frames; at++) meter.hear(loudest[at] as number);
    } finally {
      sample.close();
    }
  }
}
