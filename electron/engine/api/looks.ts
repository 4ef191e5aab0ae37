import { BahanError } from '../../../shared/errors.ts';
import type { Implementer } from './base.ts';
import type { Engine } from './engine.ts';

export const looksApi = (os: Implementer['looks'], _engine: Engine) => ({
  groups: os.groups.handler(() => {
    throw new BahanError('internal');
  }),
});
