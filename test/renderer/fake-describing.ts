import { cardWith } from '../../renderer/data/at-once.ts';
import { BahanError } from '../../shared/errors.ts';
import type { AssetCard } from '../../shared/model/asset.ts';
import type { Collection } from '../../shared/model/collection.ts';
import type { EditChange, EditField } from '../../shared/model/edit.ts';
import { fillTemplate } from '../../shared/text/template.ts';
import { fits, wholeOf } from './fake-answers.ts';

interface Office {
  readonly cards: readonly AssetCard[];
  /** Puts changed cards in place, as one step of undo. */
  readonly say: (changed: readonly AssetCard[]) => { edit: string; changed: number };
  readonly change: (change: { collections: boolean }) => void;
}

const nothingNew = { created: { themes: [], events: [] }, gone: [] };

const isShown = (field: string): field is 'title' | 'theme' | 'date' => /^(title|theme|date)$/.test(field);

/** What a change makes of the words of a card. */
function after(card: AssetCard, change: EditChange, at: number, of: number): string | null {
  if (!isShown(change.field)) return null;
  const before = card[change.field];
  if (change.op === 'replace') return before?.replaceAll(change.find, change.value) ?? null;
  if (change.op === 'template') {
    const number = String(change.start + at).padStart(String(of).length, '0');
    return fillTemplate(change.value, { ...card, number, count: String(of), name: card.name });
  }
  return cardWith(card, [change])[change.field];
}

/** Previews, confirming, collections and stacks of the made-up engine. */
export function describingOf({ cards, say, change }: Office) {
  const collections = new Map<string, Collection & { assets: string[] }>();
  let made = 0;
  const some = (ids: readonly string[]) => {
    const wanted = new Set(ids);
    return cards.filter((card) => wanted.has(card.id));
  };
  const held = (id: string) => {
    const found = collections.get(id);
    if (!found) throw new BahanError('asset-not-found', { id });
    return found;
  };
  const told = (answer: object = {}) => {
    change({ collections: true });
    made += 1;
    return { edit: `collection-${made}`, changed: 1, ...nothingNew, ...answer };
  };
  /** Everything that an edit says, also by patterns. */
  const saidOf = (ids: readonly string[], changes: readonly EditChange[]) =>
    some(ids).map((card, at) => {
      let next = card;
      for (const one of changes) {
        const isWorkedOut = (one.op === 'replace' || one.op === 'template') && isShown(one.field);
        next = isWorkedOut ? { ...next, [one.field]: after(next, one, at, ids.length) } : cardWith(next, [one]);
      }
      return next;
    });

  return {
    saidOf,
    assets: {
      objects: ({ ids }: { ids: readonly string[] }) => some(ids).map(wholeOf),
      preview: ({
        ids,
        changes,
        limit = 100,
      }: {
        ids: readonly string[];
        changes: readonly EditChange[];
        limit?: number;
      }) => {
        const differences = some(ids).flatMap((card, at) =>
          changes.flatMap((one) => {
            if (!isShown(one.field)) return [];
            const next = after(card, one, at, ids.length);
            const before = card[one.field];
            return next === before ? [] : [{ id: card.id, name: card.name, field: one.field, before, after: next }];
          }),
        );
        return { changed: new Set(differences.map(({ id }) => id)).size, items: differences.slice(0, limit) };
      },
      confirm: ({ ids, fields }: { ids: readonly string[]; fields?: readonly EditField[] }) => {
        const isMeant = !fields || fields.includes('title');
        const guessed = some(ids).filter((card) => isMeant && card.title === null && card.proposedTitle !== null);
        return { ...say(guessed.map((card) => ({ ...card, title: card.proposedTitle }))), ...nothingNew };
      },
    },
    collections: {
      list: () => [...collections.values()].map(({ assets, ...one }) => ({ ...one, count: assets.length })),
      items: ({ id }: { id: string }) => ({ ids: [...held(id).assets], query: held(id).query }),
      found: ({ id }: { id: string }) => ({ count: cards.filter((card) => fits(card, held(id).query ?? '')).length }),
      create: ({
        name,
        assets = [],
        query = null,
        sort = null,
      }: Partial<Collection> & { name: string; assets?: readonly string[] }) => {
        const id = `collection-${collections.size + 1}`;
        collections.set(id, {
          id,
          name,
          note: null,
          count: 0,
          query,
          sort,
          createdAt: 0,
          assets: [...assets],
        });
        return told({ id });
      },
      save: ({ id, ...words }: { id: string } & Partial<Collection>) => {
        collections.set(id, { ...held(id), ...words });
        return told();
      },
      add: ({ id, assets }: { id: string; assets: readonly string[] }) => {
        const list = held(id).assets;
        const fresh = assets.filter((asset) => !list.includes(asset));
        list.push(...fresh);
        return told({ changed: fresh.length });
      },
      take: ({ id, assets }: { id: string; assets: readonly string[] }) => {
        const one = held(id);
        one.assets = one.assets.filter((asset) => !assets.includes(asset));
        return told({ changed: assets.length });
      },
      order: ({ id, assets, before }: { id: string; assets: readonly string[]; before: string | null }) => {
        const one = held(id);
        const left = one.assets.filter((asset) => !assets.includes(asset));
        const at = before === null ? left.length : left.indexOf(before);
        one.assets = left.toSpliced(at, 0, ...assets);
        return told({ changed: assets.length });
      },
      remove: ({ id }: { id: string }) => {
        held(id);
        collections.delete(id);
        return told();
      },
    },
    stacks: {
      make: ({ assets }: { assets: readonly string[] }) => ({
        ...say(some(assets).map((card) => ({ ...card, stack: assets.length }))),
        ...nothingNew,
      }),
      take: ({ assets }: { assets: readonly string[] }) => ({
        ...say(some(assets).map((card) => ({ ...card, stack: null }))),
        ...nothingNew,
      }),
      top: ({ asset }: { asset: string }) => ({ ...say(some([asset])), ...nothingNew }),
      propose: ({ assets }: { assets: readonly string[] }) => ({
        stacks: assets.length < 4 ? [] : [assets.slice(0, 3), assets.slice(3, 5)].filter((stack) => stack.length > 1),
      }),
    },
  };
}
