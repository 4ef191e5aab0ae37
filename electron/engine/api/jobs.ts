import { jobOf, recentJobs } from '../jobs/queue.ts';
import type { Implementer } from './base.ts';
import type { Engine } from './engine.ts';

/** Jobs that a list shows: what goes on and what ended lately. */
const listed = 50;

export const jobsApi = (os: Implementer['jobs'], { db, jobs }: Engine) => ({
  list: os.list.handler(() => recentJobs(db, listed).map(jobOf)),
  cancel: os.cancel.handler(({ input }) => jobs.cancel(input.id)),
  pause: os.pause.handler(({ input }) => jobs.pause(input.id)),
  resume: os.resume.handler(({ input }) => jobs.resume(input.id)),
});
