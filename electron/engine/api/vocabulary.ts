import { BahanError } from '../../../shared/errors.ts';
import { eventsByUse, listByUse, placesByUse, themesByUse, unitsByUse } from '../db/words.ts';
import type { Implementer } from './base.ts';
import type { Engine } from './engine.ts';

export const vocabularyApi = (os: Implementer['vocabulary'], { db }: Engine) => ({
  themes: os.themes.handler(() => themesByUse(db)),
  keywords: os.keywords.handler(() => listByUse(db, 'keywords')),
  people: os.people.handler(() => listByUse(db, 'people')),
  events: os.events.handler(() => eventsByUse(db)),
  places: os.places.handler(() => placesByUse(db)),
  units: os.units.handler(() => unitsByUse(db)),
  terms: os.terms.handler(() => {
    throw new BahanError('internal', { verb: 'vocabulary.terms' });
  }),
  save: os.save.handler(() => {
    throw new BahanError('internal', { verb: 'vocabulary.save' });
  }),
  merge: os.merge.handler(() => {
    throw new BahanError('internal', { verb: 'vocabulary.merge' });
  }),
  remove: os.remove.handler(() => {
    throw new BahanError('internal', { verb: 'vocabulary.remove' });
  }),
  adding: os.adding.handler(() => {
    throw new BahanError('internal', { verb: 'vocabulary.adding' });
  }),
  read: os.read.handler(() => {
    throw new BahanError('internal', { verb: 'vocabulary.read' });
  }),
  write: os.write.handler(() => {
    throw new BahanError('internal', { verb: 'vocabulary.write' });
  }),
  titled: os.titled.handler(() => {
    throw new BahanError('internal', { verb: 'vocabulary.titled' });
  }),
  begin: os.begin.handler(() => {
    throw new BahanError('internal', { verb: 'vocabulary.begin' });
  }),
});
