import { BahanError } from '../../../shared/errors.ts';
import { assetsOfEvent } from '../db/event-assets.ts';
import {
  confirmEvent,
  createEvent,
  dissolveEvent,
  type EventEdit,
  mergeEvents,
  moveAssets,
  saveEvent,
  splitEvent,
} from '../db/event-edits.ts';
import { describingTodo, eventByUid, eventOfAsset, listEvents, standingEvent } from '../db/events.ts';
import type { Implementer } from './base.ts';
import { edited } from './edited.ts';
import type { Engine } from './engine.ts';

/** Each verb that changes something is one edit: one step of undo. */
export const eventsApi = (os: Implementer['events'], engine: Engine) => {
  const { db } = engine;
  const editedEvent = (work: () => EventEdit) => {
    let event = '';
    const done = edited(engine, () => {
      const edit = work();
      event = edit.event;
      return edit.result;
    });
    return { ...done, event };
  };
  return {
    list: os.list.handler(({ input }) => listEvents(db, input)),
    todo: os.todo.handler(() => describingTodo(db)),
    get: os.get.handler(({ input }) => {
      const event = eventByUid(db, input.id);
      if (!event) throw new BahanError('not-found', { event: input.id });
      return event;
    }),
    assets: os.assets.handler(({ input }) => {
      const id = standingEvent(db, input.id);
      if (id === undefined) throw new BahanError('not-found', { event: input.id });
      return assetsOfEvent(db, id, input);
    }),
    of: os.of.handler(({ input }) => ({ id: eventOfAsset(db, input.asset) })),
    save: os.save.handler(({ input: { id, words }, context }) =>
      editedEvent(() => saveEvent(db, engine.editContext(context.person), id, words)),
    ),
    confirm: os.confirm.handler(({ input: { id, words, except }, context }) =>
      editedEvent(() => confirmEvent(db, engine.editContext(context.person), id, words, except)),
    ),
    create: os.create.handler(({ input: { words, assets }, context }) =>
      editedEvent(() => createEvent(db, engine.editContext(context.person), words, assets)),
    ),
    move: os.move.handler(({ input: { id, assets }, context }) =>
      editedEvent(() => moveAssets(db, engine.editContext(context.person), id, assets)),
    ),
    merge: os.merge.handler(({ input: { ids, into }, context }) =>
      editedEvent(() => mergeEvents(db, engine.editContext(context.person), ids, into)),
    ),
    split: os.split.handler(({ input: { id, assets, words }, context }) =>
      editedEvent(() => splitEvent(db, engine.editContext(context.person), id, assets, words)),
    ),
    dissolve: os.dissolve.handler(({ input, context }) =>
      edited(engine, () => dissolveEvent(db, engine.editContext(context.person), input.id)),
    ),
  };
};
