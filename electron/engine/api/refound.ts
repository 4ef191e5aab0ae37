import { BahanError } from '../../../shared/errors.ts';
import type { Implementer } from './base.ts';
import type { Engine } from './engine.ts';

const soon = (): never => {
  throw new BahanError('internal');
};

export const refoundApi = (os: Implementer['refound'], _engine: Engine) => ({
  groups: os.groups.handler(soon),
  items: os.items.handler(soon),
  told: os.told.handler(soon),
  undo: os.undo.handler(soon),
});
