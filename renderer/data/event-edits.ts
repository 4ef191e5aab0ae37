import { type InfiniteData, type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { EngineClient } from '../../shared/api/client.ts';
import type { MessageKey, MessageValues } from '../../shared/i18n/format.ts';
import type { EditChange } from '../../shared/model/edit.ts';
import type { Event, EventAsset, EventWords } from '../../shared/model/event.ts';
import { notify } from '../state/notices.ts';
import { forgetTurns, turnAtOnce } from '../state/turning.ts';
import { useEdit } from './edits.ts';
import { useEngine } from './engine.tsx';
import { assetsKey, type EventAssets, eventKey } from './events.ts';
import { failureOf, isQuiet } from './failure.ts';
import { report } from './report.ts';

interface Page {
  readonly total: number;
  readonly items: readonly Event[];
}

/** What a person does on the describing screen. Each is shown at once, and taken back when the engine refuses. */
export interface EventEdits {
  /** Says something about some assets of an event. */
  readonly say: (event: string, ids: readonly string[], changes: readonly EditChange[]) => Promise<boolean>;
  /** Says the words for the event and for each asset that says nothing of its own. `back`: what leads here again. */
  readonly confirm: (event: Event, words: EventWords, back: () => void) => Promise<boolean>;
  /** Takes assets into another event. */
  readonly move: (from: string, to: Event, ids: readonly string[]) => Promise<boolean>;
  /** Takes assets out into a new event; answers its id. */
  readonly split: (from: Event, ids: readonly string[]) => Promise<string | undefined>;
  readonly merge: (into: Event, other: Event) => Promise<boolean>;
  /** A new event of assets that are in none; answers its id. */
  readonly create: (words: EventWords, ids: readonly string[]) => Promise<string | undefined>;
  /** Whether something is on its way to the engine. */
  readonly isBusy: () => boolean;
}

export function useEventEdits(): EventEdits {
  const engine = useEngine();
  const queries = useQueryClient();
  const { undo } = useEdit();
  return useMemo(() => createEventEdits(engine, queries, undo), [engine, queries, undo]);
}

export function createEventEdits(
  engine: EngineClient,
  queries: QueryClient,
  undo: (edit: string) => Promise<void>,
): EventEdits {
  let running = 0;
  const again = () => {
    void queries.invalidateQueries({ queryKey: ['events'] });
    void queries.invalidateQueries({ queryKey: ['event-assets'] });
  };
  /** What was done, with the way back; `key` undefined says nothing, as for a key that is pressed again and again. */
  const tell = (edit: string, key: MessageKey | undefined, values: MessageValues) => {
    if (key)
      notify({
        id: 'edit',
        tone: 'calm',
        key,
        values,
        action: { label: 'action.undo', run: () => void undo(edit) },
      });
  };
  const run = async <T>(work: () => Promise<T>, back?: () => void): Promise<T | undefined> => {
    running += 1;
    try {
      return await work();
    } catch (error) {
      // what was shown is not so; what was done is told by the change feed
      again();
      const failure = failureOf(error);
      if (!back || isQuiet(failure)) report(error);
      else {
        notify({
          id: `failure-${failure.code}`,
          tone: 'failure',
          failure,
          action: { label: 'describing.back-to', run: back },
        });
      }
      return undefined;
    } finally {
      running -= 1;
    }
  };
  const patch = async (event: string, change: (held: EventAssets) => EventAssets) => {
    await queries.cancelQueries({ queryKey: assetsKey(event) });
    queries.setQueryData<EventAssets>(assetsKey(event), (held) => held && change(held));
  };
  const patchEvent = async (id: string, change: (event: Event) => Event) => {
    await queries.cancelQueries({ queryKey: ['events'] });
    queries.setQueryData<Event>(eventKey(id), (held) => held && change(held));
    queries.setQueriesData<InfiniteData<Page>>(
      { queryKey: ['events', 'list'] },
      (held) =>
        held && {
          ...held,
          pages: held.pages.map((page) => ({
            ...page,
            items: page.items.map((one) => (one.id === id ? change(one) : one)),
          })),
        },
    );
  };
  const without = (ids: readonly string[]) => {
    const gone = new Set(ids);
    return (held: EventAssets): EventAssets => {
      const items = held.items.filter((item) => !gone.has(item.card.id));
      return { items, total: held.total - (held.items.length - items.length) };
    };
  };

  return {
    isBusy: () => running > 0,
    async say(event, ids, changes) {
      const wanted = new Set(ids);
      const quarters = changes.reduce((sum, change) => (change.field === 'turn' ? sum + change.value : sum), 0) % 4;
      const held = queries.getQueryData<EventAssets>(assetsKey(event))?.items ?? [];
      if (quarters !== 0)
        turnAtOnce(
          held.flatMap(({ card }) => (wanted.has(card.id) ? [card] : [])),
          quarters,
        );
      await patch(event, (held) => ({
        ...held,
        items: held.items.map((item) => (wanted.has(item.card.id) ? itemWith(item, changes) : item)),
      }));
      const done = await run(() => engine.assets.edit({ ids: [...ids], changes: [...changes] }));
      if (!done && quarters !== 0) forgetTurns();
      if (done && changes.some(({ field }) => field === 'title' || field === 'theme' || field === 'date'))
        tell(done.edit, 'toast.edited', { count: done.changed });
      return done !== undefined;
    },
    async confirm(event, words, back) {
      await patchEvent(event.id, (held) => ({ ...eventWith(held, words), undescribed: 0 }));
      await patch(event.id, (held) => ({ ...held, items: held.items.map((item) => inherited(item, words)) }));
      const done = await run(() => engine.events.confirm({ id: event.id, words }), back);
      if (done) tell(done.edit, 'describing.done', { title: words.title ?? event.folder ?? '', count: done.changed });
      return done !== undefined;
    },
    async move(from, to, ids) {
      await patch(from, without(ids));
      const done = await run(() => engine.events.move({ id: to.id, assets: [...ids] }));
      if (done) tell(done.edit, 'describing.moved', { count: ids.length, title: nameOf(to) });
      return done !== undefined;
    },
    async split(from, ids) {
      await patch(from.id, without(ids));
      const done = await run(() => engine.events.split({ id: from.id, assets: [...ids], words: {} }));
      if (done) tell(done.edit, 'describing.split-done', { count: ids.length });
      return done?.event;
    },
    async merge(into, other) {
      const done = await run(() => engine.events.merge({ ids: [into.id, other.id], into: into.id }));
      if (done) tell(done.edit, 'describing.merged', { title: nameOf(other) });
      return done !== undefined;
    },
    async create(words, ids) {
      const done = await run(() => engine.events.create({ words, assets: [...ids] }));
      if (done) tell(done.edit, 'describing.split-done', { count: ids.length });
      return done?.event;
    },
  };
}

/** What an event is called until somebody says so: its guess, its folder, nothing. */
export const nameOf = (event: Event): string => event.title ?? event.proposed.title?.value ?? event.folder ?? '';

function eventWith(event: Event, words: EventWords): Event {
  return {
    ...event,
    state: 'said',
    title: words.title === undefined ? event.title : words.title,
    theme: words.theme === undefined ? event.theme : words.theme,
    date: words.date === undefined ? event.date : words.date,
    place: words.place === undefined ? event.place : words.place,
    people: words.people === undefined ? event.people : words.people,
    unit: words.unit === undefined ? event.unit : words.unit,
  };
}

/** An asset that says the words of its event where it says nothing of its own. */
function inherited(item: EventAsset, words: EventWords): EventAsset {
  const { card } = item;
  return {
    ...item,
    said: true,
    place: item.place ?? words.place ?? null,
    card: {
      ...card,
      title: card.title ?? words.title ?? null,
      theme: card.theme ?? words.theme ?? null,
      date: card.date ?? words.date ?? null,
    },
  };
}

/** An asset with changes applied, as far as the screen shows them. */
export function itemWith(item: EventAsset, changes: readonly EditChange[]): EventAsset {
  let next = item;
  for (const change of changes) {
    const { card } = next;
    if (change.op === 'add' && change.field === 'turn') {
      const turn = (((next.turn + change.value) % 4) + 4) % 4;
      const swaps = change.value % 2 !== 0;
      next = {
        ...next,
        turn,
        card: swaps ? { ...card, width: card.height, height: card.width } : card,
      };
    }
    if (change.op !== 'set') continue;
    if (change.field === 'rating') next = { ...next, rating: change.value, card: { ...card, rating: change.value } };
    if (change.field === 'pick') next = { ...next, pick: change.value, card: { ...card, pick: change.value } };
    if (change.field === 'label') next = { ...next, label: change.value, card: { ...card, label: change.value } };
    if (change.field === 'title' || change.field === 'theme' || change.field === 'date')
      next = { ...next, card: { ...card, [change.field]: change.value === '' ? null : change.value } };
    if (change.field === 'place') next = { ...next, place: change.value === '' ? null : change.value };
  }
  return next;
}
