import { BahanError } from '../../../shared/errors.ts';
import type { Implementer } from './base.ts';
import type { Engine } from './engine.ts';

export const intakeApi = (os: Implementer['intake'], _engine: Engine) => ({
  sources: os.sources.handler(() => {
    throw new BahanError('internal', { verb: 'intake.sources' });
  }),
  plan: os.plan.handler(() => {
    throw new BahanError('internal', { verb: 'intake.plan' });
  }),
  start: os.start.handler(() => {
    throw new BahanError('internal', { verb: 'intake.start' });
  }),
});
