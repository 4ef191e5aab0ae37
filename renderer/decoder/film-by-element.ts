import { momentsOf } from '../../shared/decoding/moments.ts';
import type { PicturesJob } from '../../shared/decoding/wire.ts';
import { Failure, inTime } from './failure.ts';
import { fitted, type Task } from './task.ts';

/** Milliseconds until a film says how large it is, and for going to one moment of it. */
const times = { opening: 8_000, seek: 5_000 };

/** Lets the browser play the film and stops it at each moment. */
export async function filmByElement(task: Task<PicturesJob>): Promise<void> {
  const video = document.createElement('video');
  video.muted = true;
  video.preload = 'auto';
  video.disableRemotePlayback = true;
  try {
    const opened = happens(video, 'loadedmetadata');
    video.src = task.source;
    await inTime(opened, Math.min(task.left, times.opening), task.signal);
    if (video.videoWidth === 0) throw new Failure('file-unsupported'); // it is only heard
    await framesOf(video, task);
  } finally {
    video.removeAttribute('src');
    video.load(); // lets go of the file and of the decoder
  }
}

async function framesOf(video: HTMLVideoElement, task: Task<PicturesJob>): Promise<void> {
  const { count, edge, seconds, at: only } = task.job;
  const duration = Number.isFinite(video.duration) && video.duration > 0 ? video.duration : seconds;
  const { width, height } = fitted(video.videoWidth, video.videoHeight, edge);
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) throw new Failure('file-unsupported');
  let missed = 0;
  const moments = duration ? momentsOf(duration, count) : [0];
  for (const at of only === undefined ? moments : [duration ? Math.min(only, duration) : only]) {
    try {
      await seek(video, at, task);
    } catch (error) {
      if (error instanceof Failure && error.code === 'cancelled') throw error;
      missed += 1;
      if (video.error || missed >= 2) throw error;
      continue;
    }
    context.drawImage(video, 0, 0, width, height);
    await task.giveFrame(video.currentTime, canvas);
  }
}

async function seek(video: HTMLVideoElement, at: number, task: Task<PicturesJob>): Promise<void> {
  const arrived = happens(video, 'seeked');
  video.currentTime = at;
  await inTime(arrived, Math.min(task.left, times.seek), task.signal);
  if (video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) {
    await inTime(happens(video, 'loadeddata'), Math.min(task.left, times.seek), task.signal);
  }
}

/** Waits for an event of a film; an error of it comes first. */
function happens(video: HTMLVideoElement, name: 'loadedmetadata' | 'loadeddata' | 'seeked'): Promise<void> {
  return new Promise((done, fail) => {
    const end = new AbortController();
    const on = (event: string, act: () => void) =>
      video.addEventListener(
        event,
        () => {
          end.abort();
          act();
        },
        { signal: end.signal },
      );
    on(name, done);
    on('error', () => {
      const unknown = video.error?.code === MediaError.MEDIA_ERR_SRC_NOT_SUPPORTED;
      fail(new Failure(unknown ? 'file-unsupported' : 'file-damaged', video.error?.message));
    });
  });
}
