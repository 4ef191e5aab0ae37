import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { EngineClient } from '../../shared/api/client.ts';
import type { Collection } from '../../shared/model/collection.ts';
import type { SearchOrder } from '../../shared/model/search.ts';
import { notify } from '../state/notices.ts';
import { keep, recall } from '../state/persist.ts';
import { goTo, query } from '../state/query.ts';
import { createStore } from '../state/store.ts';
import { type Edits, useEdit } from './edits.ts';
import { useEngine } from './engine.tsx';

const none: readonly Collection[] = [];

interface Last {
  readonly id: string;
  readonly name: string;
}

/** The collection that something was put into last. */
export const lastCollection = createStore<Last>(recall<Last>('collection', { id: '', name: '' }));
keep('collection', lastCollection);

/** All collections, made by hand and living, as they are ordered by the engine. */
export function useCollections() {
  const engine = useEngine();
  return useQuery({ queryKey: ['collections'], queryFn: ({ signal }) => engine.collections.list({}, { signal }) });
}

/** Collections that something can be put into. */
export function useHandMade(): readonly Collection[] {
  const { data } = useCollections();
  return useMemo(() => data?.filter((one) => one.query === null) ?? none, [data]);
}

/** What a living collection looks for. */
export interface Search {
  readonly query: string;
  readonly sort: SearchOrder;
}

type Named = Pick<Collection, 'id' | 'name'>;

export interface CollectionEdits {
  /** Makes a collection, of these assets; answers its id. */
  create(name: string, ids: readonly string[]): Promise<string | undefined>;
  /** Makes one that is a search; answers its id. */
  createLiving(name: string, search: Search): Promise<string | undefined>;
  save(id: string, words: { readonly name: string; readonly note: string | null } & Partial<Search>): Promise<boolean>;
  /** Answers the name of the edit. */
  add(to: Named, ids: readonly string[]): Promise<string | undefined>;
  take(from: Named, ids: readonly string[]): Promise<string | undefined>;
  /** Puts assets before another one, or at the end. */
  order(of: Named, ids: readonly string[], before: string | null): Promise<string | undefined>;
  remove(one: Named): Promise<void>;
}

export function useCollectionEdits(): CollectionEdits {
  const engine = useEngine();
  const edits = useEdit();
  return useMemo(() => createCollectionEdits(engine, edits), [engine, edits]);
}

export function createCollectionEdits(engine: EngineClient, { run }: Pick<Edits, 'run'>): CollectionEdits {
  const { collections } = engine;
  return {
    async create(name, ids) {
      const made = await run(() => collections.create({ name, assets: [...ids] }), {
        key: ids.length > 0 ? 'collections.added' : 'collections.created',
        values: { name, count: ids.length },
      });
      if (made) lastCollection.set({ id: made.id, name });
      return made?.id;
    },
    async createLiving(name, search) {
      const telling = { key: 'collections.created', values: { name } } as const;
      return (await run(() => collections.create({ name, ...search }), telling))?.id;
    },
    async save(id, words) {
      const telling = { key: 'collections.saved', values: { name: words.name } } as const;
      const done = await run(() => collections.save({ id, ...words }), telling);
      if (done && lastCollection.get().id === id) lastCollection.set({ id, name: words.name });
      return done !== undefined;
    },
    async add(to, ids) {
      const telling = { key: 'collections.added', values: { name: to.name } } as const;
      const done = await run(() => collections.add({ id: to.id, assets: [...ids] }), telling);
      if (done) lastCollection.set({ id: to.id, name: to.name });
      return done?.edit;
    },
    async take(from, ids) {
      const telling = { key: 'collections.taken', values: { name: from.name } } as const;
      return (await run(() => collections.take({ id: from.id, assets: [...ids] }), telling))?.edit;
    },
    async order(of, ids, before) {
      const telling = { key: 'collections.moved' } as const;
      return (await run(() => collections.order({ id: of.id, assets: [...ids], before }), telling))?.edit;
    },
    async remove(one) {
      const telling = { key: 'collections.removed', values: { name: one.name } } as const;
      if (!(await run(() => collections.remove({ id: one.id }), telling))) return;
      const { collection, living } = query.get();
      if ((collection ?? living?.id) === one.id) goTo(undefined);
      if (lastCollection.get().id === one.id) lastCollection.set({ id: '', name: '' });
    },
  };
}

/** Says that there is no last collection yet, with the way to choose one. */
export const tellNoLast = (choose: () => void): string =>
  notify({
    id: 'edit',
    tone: 'calm',
    key: 'collections.no-last',
    action: { label: 'collections.choose', run: choose },
  });
