import type { PageFailure, PageJob, PageLine, PicturesJob } from '../../shared/decoding/wire.ts';
import { byCodecs } from './codecs.ts';
import { codeOf, Failure } from './failure.ts';
import { filmByElement } from './film-by-element.ts';
import { Task } from './task.ts';

/**
 * What the browser itself can open, where taking a film apart did not help; a transport stream only comes in by its
 * packets. To let it play comes second: to seek in a film that plays took two to eight times as long, and it stops
 * beside the moment rather than at it.
 */
const played = /^(video|audio)\/(mp4|quicktime|x-m4v|3gpp2?|webm|x-matroska|ogg)$/;

async function frames(task: Task<PicturesJob>): Promise<void> {
  const ways = played.test(task.job.mime) ? [byCodecs, filmByElement] : [byCodecs];
  let reason: unknown = new Failure('file-unsupported');
  for (const way of ways) {
    try {
      await way(task);
    } catch (error) {
      reason = error;
      task.left; // nobody waits any more, or there is no time left
    }
    if (task.frames > 0) return; // a film that is cut off shows what there is
  }
  throw reason;
}

const isFilm = (task: Task): task is Task<PicturesJob> => task.job.what === 'frames';

async function work(job: PageJob, signal: AbortSignal): Promise<void> {
  const task = new Task(job, location.href, signal);
  let code: PageFailure | undefined;
  try {
    await (isFilm(task) ? frames(task) : byCodecs(task));
  } catch (error) {
    if (task.frames === 0) code = codeOf(error);
  }
  await fetch(`end/${job.token}${code === undefined ? '' : `?code=${code}`}`, { method: 'POST' }).catch(() => {});
}

async function* lines(): AsyncGenerator<PageLine> {
  const { body } = await fetch('jobs');
  if (!body) return;
  let rest = '';
  for (let reader = body.pipeThrough(new TextDecoderStream()).getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) return;
    const parts = (rest + value).split('\n');
    rest = parts.pop() ?? '';
    for (const part of parts) if (part) yield JSON.parse(part) as PageLine;
  }
}

const running = new Map<string, AbortController>();
for await (const line of lines()) {
  if (line.what === 'stop') {
    running.get(line.token)?.abort();
    continue;
  }
  const stop = new AbortController();
  running.set(line.token, stop);
  void work(line, stop.signal).finally(() => running.delete(line.token));
}
