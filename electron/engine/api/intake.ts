import { basename } from 'node:path';
import { countItems, itemsOfJob } from '../intake/items.ts';
import type { IntakePayload } from '../intake/run.ts';
import type { Implementer } from './base.ts';
import type { Engine } from './engine.ts';

export const intakeApi = (os: Implementer['intake'], engine: Engine) => ({
  sources: os.sources.handler(() => engine.intake.sources()),
  plan: os.plan.handler(({ input }) => engine.intake.plan(input)),
  start: os.start.handler(async ({ input }) => {
    const payload: IntakePayload = input;
    await engine.intake.check(payload);
    // the same wish twice is one job
    const key = JSON.stringify([input.root, input.folder, input.from, input.days ?? null, input.all]);
    const source = basename(input.from) || input.from;
    return engine.jobs.add('intake', key, payload, { source, folder: input.folder });
  }),
  items: os.items.handler(({ input: { job, offset, limit } }) => {
    const { total, failed, bytes, bytesDone } = countItems(engine.db, job);
    return { total, failed, bytes, bytesDone, items: itemsOfJob(engine.db, job, offset, limit) };
  }),
});
