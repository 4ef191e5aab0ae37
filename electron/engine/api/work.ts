import { BahanError } from '../../../shared/errors.ts';
import { newId } from '../db/ids.ts';
import { planExport, prepareTarget } from '../export/plan.ts';
import { findPreset } from '../export/presets.ts';
import { exportItems, planItems } from '../export/run.ts';
import { jobByUid, jobOf, recentJobs } from '../jobs/queue.ts';
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

export const exportsApi = (os: Implementer['exports'], engine: Engine) => ({
  presets: os.presets.handler(() => [...engine.presets]),
  plan: os.plan.handler(({ input }) => {
    const presets = input.presets.map((id) => findPreset(engine.presets, id));
    return planExport(engine.db, input.ids, presets, input.to);
  }),
  start: os.start.handler(({ input }) => {
    for (const id of input.presets) findPreset(engine.presets, id);
    prepareTarget(engine.db, input.to);
    // the rows of the items are written before the work begins, in the same turn of the event loop
    const label = { count: input.ids.length * input.presets.length, folder: input.to };
    const job = engine.jobs.add('export', newId(), { to: input.to }, label);
    const row = jobByUid(engine.db, job.id);
    if (!row) throw new BahanError('job-not-found', { id: job.id });
    planItems(engine.db, row.id, input.ids, input.presets);
    return job;
  }),
  items: os.items.handler(({ input }) => exportItems(engine.db, input.job, input.offset, input.limit)),
});
