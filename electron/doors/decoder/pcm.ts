import { PeakMeter } from '../../../shared/decoding/peak-meter.ts';
import { BahanError } from '../../../shared/errors.ts';
import type { Peaks, PeaksRequest } from '../../engine/host.ts';
import { type OpenFile, openFile } from '../file-stream.ts';
import { type PcmLayout, pcmLayout } from './pcm-layout.ts';
import type { Way } from './way.ts';

const chunk = 256 * 1024;

/** Milliseconds for a whole recording. */
const time = 120_000;

/** Hears uncompressed sound (WAV, AIFF, AU) by itself, where no program needs to be started for it. */
export const pcmWay: Way = {
  name: 'pcm',
  suits: (mime) => /^audio\/(x-wav|wav|x-aiff|aiff|basic)$/.test(mime),
  frames: async () => {
    throw new BahanError('file-unsupported');
  },
  async peaks(request, signal) {
    const file = await openFile(request.path);
    try {
      return await hear(file, request, signal);
    } finally {
      await file.handle.close();
    }
  },
  close: async () => {},
};

async function hear(file: OpenFile, { count }: PeaksRequest, signal: AbortSignal): Promise<Peaks> {
  const layout = await pcmLayout(file);
  const meter = new PeakMeter(layout.rate);
  const until = performance.now() + time;
  const frame = layout.channels * layout.bytes;
  const step = Math.max(1, Math.floor(chunk / frame)) * frame;
  const buffer = Buffer.alloc(step);
  for (let at = layout.start; at < layout.end; at += step) {
    if (signal.aborted) throw new BahanError('cancelled');
    if (performance.now() > until) throw new BahanError('file-timed-out');
    const { bytesRead } = await file.handle.read(buffer, 0, Math.min(step, layout.end - at), at);
    hearFrames(buffer, Math.floor(bytesRead / frame), layout, meter);
    if (bytesRead < Math.min(step, layout.end - at)) break; // cut off
  }
  if (meter.seconds === 0) throw new BahanError('file-damaged');
  return { values: meter.values(count), seconds: meter.seconds };
}

function hearFrames(buffer: Buffer, frames: number, { channels, bytes, sample }: PcmLayout, meter: PeakMeter): void {
  let at = 0;
  for (let frame = 0; frame < frames; frame++) {
    let loudest = 0;
    for (let channel = 0; channel < channels; channel++, at += bytes) {
      const loud = Math.abs(sample(buffer, at));
      if (loud > loudest) loudest = loud;
    }
    meter.hear(loudest);
  }
}
