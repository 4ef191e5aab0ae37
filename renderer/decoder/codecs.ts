import type { CodecsJob, CodecsNews } from './codecs-worker.ts';
import { Failure } from './failure.ts';
import type { Task } from './task.ts';

/** Milliseconds without a sign of life after which the worker is given up; while it encodes it has more to do. */
const patience = { frames: 4_000, peaks: 4_000, abilities: 20_000, clip: 20_000 };

let kept: Worker | undefined;

/**
 * Lets a worker take the file apart and decode what is in it. A broken file may lead the parser in circles: the worker
 * is then ended, and the page goes on.
 */
export function byCodecs(task: Task): Promise<void> {
  kept ??= new Worker(new URL('./codecs-worker.ts', import.meta.url), { type: 'module' });
  const worker = kept;
  return new Promise((done, fail) => {
    let heard = performance.now();
    const listening = new AbortController();
    const settle = (failure?: Failure, giveUp = false) => {
      listening.abort();
      clearInterval(watch);
      if (giveUp) {
        worker.terminate();
        kept = undefined;
      }
      if (failure) fail(failure);
      else done();
    };
    const watch = setInterval(() => {
      if (performance.now() - heard > patience[task.job.what]) settle(new Failure('file-timed-out'), true);
    }, 500);
    const { signal } = listening;
    task.signal.addEventListener('abort', () => settle(new Failure('cancelled'), true), { signal });
    worker.addEventListener('error', () => settle(new Failure('file-damaged'), true), { signal });
    worker.addEventListener(
      'message',
      ({ data }: MessageEvent<CodecsNews>) => {
        heard = performance.now();
        if (data.news === 'frame') task.gave();
        else if (data.news === 'end') settle(data.code === null ? undefined : new Failure(data.code));
      },
      { signal },
    );
    worker.postMessage({ job: { ...task.job, time: task.left }, base: task.base } satisfies CodecsJob);
  });
}
