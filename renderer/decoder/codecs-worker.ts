import type { PageFailure, PageJob } from '../../shared/decoding/wire.ts';
import { codeOf } from './failure.ts';
import { filmByCodecs } from './film-by-codecs.ts';
import { peaksOf } from './sound.ts';
import { Task } from './task.ts';

/** From the page to its worker; `base`: the folder of the page. */
export interface CodecsJob {
  readonly job: PageJob;
  readonly base: string;
}

/** From the worker: that it still lives, that a frame was handed in, or the end of a job. */
export type CodecsNews =
  | { readonly news: 'lives' | 'frame' }
  | { readonly news: 'end'; readonly code: PageFailure | null };

/** Milliseconds between two signs of life. */
const pulse = 500;

const tell = (news: CodecsNews) => self.postMessage(news);
setInterval(() => tell({ news: 'lives' }), pulse);

self.addEventListener('message', ({ data }: MessageEvent<CodecsJob>) => {
  const task = new Task(data.job, data.base, new AbortController().signal, () => tell({ news: 'frame' }));
  (data.job.what === 'frames' ? filmByCodecs(task) : peaksOf(task)).then(
    () => tell({ news: 'end', code: null }),
    (error: unknown) => tell({ news: 'end', code: codeOf(error) }),
  );
});
