import { BahanError } from '../../../shared/errors.ts';
import type { Implementer } from './base.ts';
import type { Engine } from './engine.ts';

export const stacksApi = (os: Implementer['stacks'], _engine: Engine) => ({
  make: os.make.handler(() => {
    throw new BahanError('internal', { verb: 'stacks.make' });
  }),
  take: os.take.handler(() => {
    throw new BahanError('internal', { verb: 'stacks.take' });
  }),
  top: os.top.handler(() => {
    throw new BahanError('internal', { verb: 'stacks.top' });
  }),
  propose: os.propose.handler(() => {
    throw new BahanError('internal', { verb: 'stacks.propose' });
  }),
});
