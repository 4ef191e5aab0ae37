import { BahanError } from '../../../shared/errors.ts';
import { addedLast, collectionRow, collectionsOf, handMadeRow, itemsOf, movedBefore } from '../db/collections.ts';
import { applyEdit, type EditItem, type ThingItem } from '../db/edits.ts';
import { newId } from '../db/ids.ts';
import type { Implementer } from './base.ts';
import { edited } from './edited.ts';
import type { Engine } from './engine.ts';

export const collectionsApi = (os: Implementer['collections'], engine: Engine) => {
  const { db } = engine;
  const say = (person: string | undefined, items: readonly EditItem[], ...things: (ThingItem | undefined)[]) =>
    edited(engine, () =>
      applyEdit(
        db,
        engine.editContext(person),
        items,
        things.filter((thing) => thing !== undefined),
      ),
    );
  return {
    list: os.list.handler(() => collectionsOf(db)),
    items: os.items.handler(({ input }) => {
      const { id, query } = collectionRow(db, input.id);
      return { ids: query === null ? itemsOf(db, id) : [], query };
    }),
    found: os.found.handler(async ({ input: { id, today } }) => {
      const { query } = collectionRow(db, id);
      if (query === null) throw new BahanError('bad-input', { field: 'id' });
      return { count: await engine.search.count({ query, today }) };
    }),
    create: os.create.handler(({ input, context }) => {
      if (input.query !== undefined && input.assets.length > 0) throw new BahanError('bad-input', { field: 'assets' });
      const id = newId();
      const items = lying('add', id, input.assets);
      const words = { name: input.name, query: input.query, sort: input.sort };
      return { ...say(context.person, items, { subject: 'collection', id, words }), id };
    }),
    save: os.save.handler(({ input: { id, name, note, query, sort }, context }) => {
      // what lies in one that was made by hand would be hidden by a search
      if (query === undefined && sort === undefined) collectionRow(db, id);
      else if (collectionRow(db, id).query === null) throw new BahanError('bad-input', { field: 'query' });
      const words = { name, note: note === undefined ? undefined : note?.trim() || null, query, sort };
      return say(context.person, [], { subject: 'collection', id, words });
    }),
    add: os.add.handler(({ input: { id, assets }, context }) => {
      handMadeRow(db, id);
      return say(context.person, lying('add', id, assets), addedLast(db, id, assets));
    }),
    take: os.take.handler(({ input: { id, assets }, context }) => {
      handMadeRow(db, id);
      return say(context.person, lying('remove', id, assets));
    }),
    order: os.order.handler(({ input: { id, assets, before }, context }) =>
      say(context.person, [], movedBefore(db, id, assets, before)),
    ),
    // its assets go on saying that they lie in it, so that taking this back gives everything back
    remove: os.remove.handler(({ input: { id }, context }) => {
      collectionRow(db, id);
      return say(context.person, [], { subject: 'collection', id, words: { name: null } });
    }),
  };
};

const lying = (op: 'add' | 'remove', collection: string, assets: readonly string[]): EditItem[] =>
  [...new Set(assets)].map((id) => ({ id, changes: [{ field: 'collections', op, value: [collection] }] }));
