import type { PageFailure, PageJob, PicturesJob } from '../../shared/decoding/wire.ts';
import { abilitiesOf } from './abilities.ts';
import { clipOf } from './clip.ts';
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

async function work({ job, base }: CodecsJob): Promise<void> {
  const task = <Job extends PageJob>(one: Job) =>
    new Task<Job>(one, base, new AbortController().signal, () => tell({ news: 'frame' }));
  switch (job.what) {
    case 'frames':
      return await filmByCodecs(task<PicturesJob>(job));
    case 'peaks':
      return await peaksOf(task<PicturesJob>(job));
    case 'clip':
      return await clipOf(task(job));
    case 'abilities':
      return await abilitiesOf(task(job));
  }
}

self.addEventListener('message', ({ data }: MessageEvent<CodecsJob>) => {
  work(data).then(
    () => tell({ news: 'end', code: null }),
    (error: unknown) => tell({ news: 'end', code: codeOf(error) }),
  );
});
