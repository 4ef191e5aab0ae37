import { CanvasSink, type InputVideoTrack } from 'mediabunny';
import { momentsOf } from '../../shared/decoding/moments.ts';
import type { PicturesJob } from '../../shared/decoding/wire.ts';
import { openContainer } from './container.ts';
import { Failure, inTime } from './failure.ts';
import { fitted, type Task } from './task.ts';

/** Milliseconds for looking into a container, and for one frame. */
const times = { opening: 8_000, frame: 8_000 };

/** Takes a film's container apart by itself and gives its packets to the browser's decoder: exact, and quick to seek. */
export async function filmByCodecs(task: Task<PicturesJob>): Promise<void> {
  const input = openContainer(task);
  try {
    const opening = () => Math.min(task.left, times.opening);
    if (!(await inTime(input.canRead(), opening(), task.signal))) throw new Failure('file-unsupported');
    const track = await inTime(input.getPrimaryVideoTrack(), opening(), task.signal);
    if (!track || !(await inTime(track.canDecode(), opening(), task.signal))) throw new Failure('file-unsupported');
    await framesOf(track, task, opening);
  } finally {
    input.dispose();
  }
}

async function framesOf(track: InputVideoTrack, task: Task<PicturesJob>, opening: () => number): Promise<void> {
  const { count, edge, seconds, at } = task.job;
  const shown = [await track.getDisplayWidth(), await track.getDisplayHeight()] as const;
  const start = await inTime(track.getFirstTimestamp(), opening(), task.signal);
  const end = await inTime(track.computeDuration(), opening(), task.signal).catch((error: unknown) => {
    task.left; // nobody waits any more
    if (seconds === null) throw error;
    return start + seconds;
  });
  if (!(end > start)) throw new Failure('file-damaged');
  const sink = new CanvasSink(track, { ...fitted(...shown, edge), fit: 'fill', poolSize: 2 });
  const moments = at === undefined ? momentsOf(end - start, count) : [at];
  // a frame is seen until the next one, and the last until the end
  const wanted = moments.map((moment) => Math.min(start + moment, end));
  const frames = sink.canvasesAtTimestamps(wanted);
  let last = Number.NEGATIVE_INFINITY;
  try {
    for (;;) {
      const next = await inTime(frames.next(), Math.min(task.left, times.frame), task.signal);
      if (next.done) break;
      // in a film of few frames several moments have the same one
      if (!next.value || next.value.timestamp <= last) continue;
      last = next.value.timestamp;
      await task.giveFrame(last - start, next.value.canvas);
    }
  } finally {
    void frames.return().catch(() => {});
  }
}
