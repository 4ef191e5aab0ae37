import { BahanError } from '../../../shared/errors.ts';
import type { Publication } from '../../../shared/model/publication.ts';
import { day } from '../../../shared/model/rights.ts';
import { applyEdit, type ThingItem } from '../db/edits.ts';
import { publicationsByIds, publicationsOf, publishedThings } from '../db/publications.ts';
import { toTakeDown } from '../export/take-down.ts';
import type { Implementer } from './base.ts';
import { edited } from './edited.ts';
import type { Engine } from './engine.ts';

export const publicationsApi = (os: Implementer['publications'], engine: Engine) => {
  const { db, host } = engine;
  const say = (person: string | undefined, things: readonly ThingItem[]) =>
    edited(engine, () => applyEdit(db, engine.editContext(person), [], things));
  return {
    of: os.of.handler(({ input }) => publicationsOf(db, input.id)),
    say: os.say.handler(({ input, context }) => {
      const { things, gone } = publishedThings(db, { ...input, at: input.at ?? host.clock.now() });
      return { ...say(context.person, things), gone };
    }),
    takeDown: os.takeDown.handler(({ input: { ids, takenDown }, context }) => {
      if (takenDown !== null && !isDay(takenDown)) throw new BahanError('bad-input', { field: 'takenDown' });
      const found = publicationsByIds(db, [...new Set(ids)]);
      return say(
        context.person,
        found.map(({ id }) => ({ subject: 'publication', id, words: { takenDown } })),
      );
    }),
    remove: os.remove.handler(({ input: { id }, context }) => {
      const [found] = publicationsByIds(db, [id]);
      // a copy left, whatever is said
      if (found?.kind !== 'published') throw new BahanError('bad-input', { field: 'id' });
      return say(context.person, [{ subject: 'publication', id, words: { where: null } }]);
    }),
    toTakeDown: os.toTakeDown.handler(async ({ input: { consent, offset, limit }, signal }) => {
      const found: Publication[] = await toTakeDown(db, consent, host.clock.now(), signal);
      return { publications: found.slice(offset, offset + limit), total: found.length };
    }),
  };
};

const isDay = (text: string): boolean => day.safeParse(text).success && !Number.isNaN(Date.parse(text));
