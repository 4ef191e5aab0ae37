import { BahanError } from '../../../shared/errors.ts';
import type { Implementer } from './base.ts';
import type { Engine } from './engine.ts';

export const eventsApi = (os: Implementer['events'], _engine: Engine) => ({
  list: os.list.handler(() => {
    throw new BahanError('internal', { verb: 'events.list' });
  }),
  todo: os.todo.handler(() => {
    throw new BahanError('internal', { verb: 'events.todo' });
  }),
  get: os.get.handler(() => {
    throw new BahanError('internal', { verb: 'events.get' });
  }),
  assets: os.assets.handler(() => {
    throw new BahanError('internal', { verb: 'events.assets' });
  }),
  of: os.of.handler(() => {
    throw new BahanError('internal', { verb: 'events.of' });
  }),
  save: os.save.handler(() => {
    throw new BahanError('internal', { verb: 'events.save' });
  }),
  confirm: os.confirm.handler(() => {
    throw new BahanError('internal', { verb: 'events.confirm' });
  }),
  create: os.create.handler(() => {
    throw new BahanError('internal', { verb: 'events.create' });
  }),
  move: os.move.handler(() => {
    throw new BahanError('internal', { verb: 'events.move' });
  }),
  merge: os.merge.handler(() => {
    throw new BahanError('internal', { verb: 'events.merge' });
  }),
  split: os.split.handler(() => {
    throw new BahanError('internal', { verb: 'events.split' });
  }),
  dissolve: os.dissolve.handler(() => {
    throw new BahanError('internal', { verb: 'events.dissolve' });
  }),
});
