import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import type { IntakeFrom } from '../../../shared/model/intake.ts';
import { parentName } from '../intake/gathered.ts';
import { countItems, itemsOfJob } from '../intake/items.ts';
import type { IntakePayload } from '../intake/run.ts';
import type { Implementer } from './base.ts';
import { callerOwns } from './caller.ts';
import type { Engine } from './engine.ts';

export const intakeApi = (os: Implementer['intake'], engine: Engine) => {
  const fromOf = async (from: IntakeFrom): Promise<IntakePayload['from']> => {
    if (typeof from !== 'string') return engine.intake.gathered.of(from.gathered);
    if (!callerOwns()) await engine.intake.checkOffered(from);
    return from;
  };
  return {
    sources: os.sources.handler(() => engine.intake.sources()),
    plan: os.plan.handler(async ({ input }) => engine.intake.plan({ ...input, from: await fromOf(input.from) })),
    start: os.start.handler(async ({ input }) => {
      const payload: IntakePayload = { ...input, from: await fromOf(input.from) };
      await engine.intake.check(payload);
      const { from, root, below, folder, days, all } = payload;
      const label = { source: nameOf(from), folder: folder || nameOf(below || '') };
      return engine.jobs.add('intake', keyOf([root, below, folder, from, days ?? null, all]), payload, label);
    }),
    items: os.items.handler(({ input: { job, offset, limit } }) => {
      const { ended: _, ...counts } = countItems(engine.db, job);
      return { ...counts, items: itemsOfJob(engine.db, job, offset, limit) };
    }),
  };
};

/** The same wish twice is one job. */
const keyOf = (wish: readonly unknown[]): string => createHash('sha256').update(JSON.stringify(wish)).digest('hex');

/** What a person calls it: a card by its folder, what was gathered by the folder that it lies in. */
const nameOf = (from: IntakePayload['from']): string =>
  typeof from === 'string' ? basename(from) || from : parentName(from[0] ?? '');
