import { BahanError } from '../../../shared/errors.ts';
import type { Implementer } from './base.ts';
import type { Engine } from './engine.ts';

export const collectionsApi = (os: Implementer['collections'], _engine: Engine) => ({
  list: os.list.handler(() => {
    throw new BahanError('internal', { verb: 'collections.list' });
  }),
  items: os.items.handler(() => {
    throw new BahanError('internal', { verb: 'collections.items' });
  }),
  create: os.create.handler(() => {
    throw new BahanError('internal', { verb: 'collections.create' });
  }),
  save: os.save.handler(() => {
    throw new BahanError('internal', { verb: 'collections.save' });
  }),
  add: os.add.handler(() => {
    throw new BahanError('internal', { verb: 'collections.add' });
  }),
  take: os.take.handler(() => {
    throw new BahanError('internal', { verb: 'collections.take' });
  }),
  order: os.order.handler(() => {
    throw new BahanError('internal', { verb: 'collections.order' });
  }),
  remove: os.remove.handler(() => {
    throw new BahanError('internal', { verb: 'collections.remove' });
  }),
});
