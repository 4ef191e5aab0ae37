import { BahanError } from '../../../shared/errors.ts';
import type { Implementer } from './base.ts';
import type { Engine } from './engine.ts';

const soon = (): never => {
  throw new BahanError('internal');
};

export const missingApi = (os: Implementer['missing'], _engine: Engine) => ({
  list: os.list.handler(soon),
  forget: os.forget.handler(soon),
});
