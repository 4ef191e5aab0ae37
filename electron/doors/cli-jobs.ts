import type { EngineClient } from '../../shared/api/client.ts';
import type { Job, JobKind } from '../../shared/model/job.ts';
import type { Call } from './cli-call.ts';

const ended: ReadonlySet<Job['state']> = new Set<Job['state']>(['done', 'cancelled', 'failed']);

/**
 * Shows the progress of jobs of some kinds until `stop` is called. `labels` names each kind for the person.
 */
export async function showJobs(
  client: EngineClient,
  call: Call,
  labels: Partial<Record<JobKind, string>>,
): Promise<{ stop(): Promise<void> }> {
  const progress = call.out.progress();
  const controller = new AbortController();
  const changes = await client.library.changes({}, { signal: controller.signal });
  const reading = (async () => {
    try {
      for await (const { jobs } of changes) {
        for (const job of jobs) {
          const label = labels[job.kind];
          if (label && !ended.has(job.state)) progress.update(label, job.done, job.total);
        }
      }
    } catch {
      // progress is a comfort: whatever ends it, the work itself tells how it went
    }
  })();
  return {
    async stop() {
      controller.abort();
      await reading;
      progress.end();
    },
  };
}

/** Starts a job and waits for its end with its progress. When the person stops, the job is cancelled first. */
export async function runJob(client: EngineClient, call: Call, label: string, start: () => Promise<Job>): Promise<Job> {
  const progress = call.out.progress();
  const controller = new AbortController();
  const changes = await client.library.changes({}, { signal: controller.signal });
  const events = changes[Symbol.asyncIterator]();
  // asking for the first event is what subscribes: before the job starts, so that its end cannot be missed
  let next = events.next();
  let job = await start();
  const cancel = () => void client.jobs.cancel({ id: job.id }).catch(() => {});
  call.signal.addEventListener('abort', cancel, { once: true });
  if (call.signal.aborted) cancel();
  try {
    while (!ended.has(job.state)) {
      progress.update(label, job.done, job.total);
      const { value, done } = await next;
      if (done) break;
      job = value.jobs.find(({ id }) => id === job.id) ?? job;
      next = events.next();
    }
    return job;
  } finally {
    call.signal.removeEventListener('abort', cancel);
    next.catch(() => {});
    controller.abort();
    progress.end();
  }
}
