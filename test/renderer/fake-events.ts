import { BahanError } from '../../shared/errors.ts';
import type { AssetCard } from '../../shared/model/asset.ts';
import type { Change } from '../../shared/model/change.ts';
import type { Event, EventAsset, EventWords } from '../../shared/model/event.ts';

/** An event of the made-up library: what is said of it, and which assets it has. */
export interface FakeEvent {
  readonly words: Omit<Event, 'assets' | 'undescribed' | 'covers' | 'from' | 'to'>;
  readonly ids: readonly string[];
}

interface Around {
  readonly cards: AssetCard[];
  readonly change: (change: Partial<Change>) => void;
  /** Makes cards what is said, as one step of undo. */
  readonly say: (changed: readonly AssetCard[]) => unknown;
}

const inEvent = 40;

/** Events of forty assets each, proposed from the names of their folders, and the verbs on them. */
export function eventsOf({ cards, change, say }: Around) {
  const events: FakeEvent[] = [];
  for (let from = 0; from < cards.length; from += inEvent) {
    const some = cards.slice(from, from + inEvent);
    const title = some.find((card) => card.title)?.title ?? 'Kegiatan';
    const date = some[0]?.date ?? '2020-10-09';
    const guess = (value: string) => ({ value, reason: 'folder-name', certainty: 0.92 });
    events.push({
      ids: some.map((card) => card.id),
      words: {
        id: `event-${from / inEvent}`,
        state: 'proposed',
        title: null,
        theme: null,
        date: null,
        place: null,
        people: [],
        unit: null,
        note: null,
        proposed: {
          title: guess(title),
          date: guess(date),
          ...(from % 3 === 0 ? { theme: { value: 'Perkebunan', reason: 'past', certainty: 0.71 } } : {}),
          ...(from % 80 === 0 ? { place: guess('Gunung Puntang') } : {}),
        },
        folder: `Foto Kegiatan/${date} ${title}`,
      },
    });
  }
  let made = 0;
  const cardsOf = (ids: readonly string[]) => {
    const wanted = new Set(ids);
    return cards.filter((card) => wanted.has(card.id));
  };
  const isTold = (card: AssetCard) => card.title !== null && card.theme !== null && card.date !== null;
  const shown = ({ words, ids }: FakeEvent): Event => {
    const some = cardsOf(ids);
    const dates = some.flatMap((card) => card.date ?? []).sort();
    return {
      ...words,
      assets: some.length,
      undescribed: some.filter((card) => !isTold(card)).length,
      from: dates[0] ?? null,
      to: dates.at(-1) ?? null,
      covers: some.slice(0, 4),
    };
  };
  const at = (id: string): number => {
    const place = events.findIndex(({ words }) => words.id === id);
    if (place < 0) throw new BahanError('not-found', { id });
    return place;
  };
  const of = (id: string) => events[at(id)] as FakeEvent;
  const put = (id: string, change: (event: FakeEvent) => FakeEvent) => {
    events[at(id)] = change(of(id));
  };
  const done = (id: string, ids: readonly string[]) => {
    made += 1;
    change({ assets: ids.slice(0, 500), events: true, membership: true, themes: true });
    const created = { themes: [], events: [] };
    return { edit: `event-edit-${made}`, changed: ids.length, created, gone: [], event: id };
  };
  const spoken = (words: FakeEvent['words'], said: EventWords): FakeEvent['words'] => ({
    ...words,
    state: 'said',
    ...Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)),
  });
  const takeOut = (ids: readonly string[]) => {
    const gone = new Set(ids);
    for (const [place, event] of events.entries())
      events[place] = { ...event, ids: event.ids.filter((id) => !gone.has(id)) };
  };
  const drop = () => {
    for (let place = events.length - 1; place >= 0; place--)
      if (events[place]?.ids.length === 0) events.splice(place, 1);
  };
  const fresh = (words: FakeEvent['words'], ids: readonly string[], said: EventWords) => {
    made += 1;
    const id = `event-made-${made}`;
    events.unshift({ words: { ...spoken(words, said), id, title: said.title ?? null }, ids });
    return id;
  };
  const verbs = {
    list: (input: { todo?: boolean; text?: string; offset?: number; limit?: number }) => {
      const words = (input.text ?? '').toLowerCase();
      const found = events
        .map(shown)
        .filter((event) => !input.todo || event.undescribed > 0)
        .filter((event) =>
          `${event.title} ${event.proposed.title?.value} ${event.folder}`.toLowerCase().includes(words),
        );
      const offset = input.offset ?? 0;
      return { total: found.length, items: found.slice(offset, offset + (input.limit ?? 100)) };
    },
    todo: () => {
      const all = events.map(shown);
      const lacking = (field: 'title' | 'theme' | 'date') => cards.filter((card) => card[field] === null).length;
      return {
        events: all.filter((event) => event.undescribed > 0).length,
        assets: cards.filter((card) => !isTold(card)).length,
        untitled: lacking('title'),
        unthemed: lacking('theme'),
        undated: lacking('date'),
        loose: 0,
        pending: 0,
      };
    },
    get: ({ id }: { id: string }) => shown(of(id)),
    assets: ({ id, offset, limit }: { id: string; offset: number; limit: number }) => {
      const { ids } = of(id);
      const items: EventAsset[] = cardsOf(ids).map((card) => ({
        card,
        capturedAt: card.date && `${card.date}T09:30:00`,
        said: false,
        place: null,
        rating: card.rating,
        pick: card.pick,
        label: card.label,
        turn: 0,
        proposed: {},
      }));
      return { total: ids.length, items: items.slice(offset, offset + limit) };
    },
    of: ({ asset }: { asset: string }) => ({
      id: events.find(({ ids }) => ids.includes(asset))?.words.id ?? null,
    }),
    save: ({ id, words }: { id: string; words: EventWords }) => {
      put(id, (event) => ({ ...event, words: spoken(event.words, words) }));
      return done(id, []);
    },
    confirm: ({ id, words }: { id: string; words: EventWords }) => {
      put(id, (event) => ({ ...event, words: spoken(event.words, words) }));
      const { ids } = of(id);
      say(
        cardsOf(ids).map((card) => ({
          ...card,
          title: card.title ?? words.title ?? null,
          theme: card.theme ?? words.theme ?? null,
          date: card.date ?? words.date ?? null,
        })),
      );
      return done(id, ids);
    },
    create: ({ words, assets }: { words: EventWords; assets: readonly string[] }) => {
      takeOut(assets);
      const id = fresh((events[0] as FakeEvent).words, assets, words);
      drop();
      return done(id, assets);
    },
    move: ({ id, assets }: { id: string; assets: readonly string[] }) => {
      takeOut(assets);
      put(id, (event) => ({ ...event, ids: [...event.ids, ...assets] }));
      drop();
      return done(id, assets);
    },
    merge: ({ ids, into }: { ids: readonly string[]; into: string }) => {
      const all = ids.flatMap((id) => of(id).ids);
      takeOut(all);
      put(into, (event) => ({ ...event, ids: all }));
      drop();
      return done(into, all);
    },
    split: ({ id, assets, words }: { id: string; assets: readonly string[]; words: EventWords }) => {
      const { words: known } = of(id);
      takeOut(assets);
      const next = fresh(known, assets, words);
      return done(next, assets);
    },
    dissolve: ({ id }: { id: string }) => {
      events.splice(at(id), 1);
      return done(id, []);
    },
  };
  return { verbs, events };
}
