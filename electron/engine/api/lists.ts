import { BahanError } from '../../../shared/errors.ts';
import type { Implementer } from './base.ts';
import type { Engine } from './engine.ts';

export const listsApi = (os: Implementer['lists'], _engine: Engine) => ({
  preview: os.preview.handler(() => {
    throw new BahanError('internal', { verb: 'lists.preview' });
  }),
  apply: os.apply.handler(() => {
    throw new BahanError('internal', { verb: 'lists.apply' });
  }),
});
