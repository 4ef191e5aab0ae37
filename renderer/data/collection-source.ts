import type { EngineClient } from '../../shared/api/client.ts';
import { BahanError } from '../../shared/errors.ts';
import type { AssetCard } from '../../shared/model/asset.ts';
import type { SearchLayout, SearchOrder, SearchPage, SearchSummary } from '../../shared/model/search.ts';

interface Options {
  readonly signal?: AbortSignal;
}

interface Asked {
  readonly session: string;
  readonly query: string;
  readonly order: SearchOrder;
  readonly limit: number;
  readonly today: string;
  /** Id of the collection that is looked at, in its own order; the query then narrows it. */
  readonly collection: string | undefined;
  /** Assets that were named one by one, whatever else is asked. */
  readonly only: readonly string[] | undefined;
}

/** What the one result on screen is made of: a search, or a collection in the order of a hand. */
export interface ResultSource {
  open(asked: Asked, options: Options): Promise<SearchPage>;
  summary(result: string, options: Options): Promise<SearchSummary>;
  layout(result: string, options: Options): Promise<SearchLayout>;
  window(result: string, offset: number, limit: number, options: Options): Promise<readonly AssetCard[]>;
  ids(result: string, from: number, to: number): Promise<readonly string[]>;
  /** A collection that is on screen stands in another order from now on. */
  rearrange(result: string, ids: readonly string[], layout: SearchLayout): void;
}

/** Cards that the engine gives at once. */
const piece = 1000;
/** Collections that were opened lately and may still be asked about. */
const most = 3;

interface Held {
  readonly ids: readonly string[];
  readonly layout: SearchLayout;
}

export function resultSource(engine: EngineClient): ResultSource {
  const held = new Map<string, Held>();
  let count = 0;
  const heldOf = (result: string): Held | undefined => {
    const found = held.get(result);
    if (!found && result.startsWith('collection ')) throw new BahanError('result-gone', { result });
    return found;
  };

  const cardsOf = async (ids: readonly string[], options: Options): Promise<AssetCard[]> => {
    const cards: AssetCard[] = [];
    for (let from = 0; from < ids.length; from += piece)
      cards.push(...(await engine.assets.cards({ ids: ids.slice(from, from + piece) }, options)));
    return cards;
  };

  const fitting = async (asked: Asked, ids: readonly string[], options: Options): Promise<readonly string[]> => {
    if (asked.query === '') return ids;
    const { session, query, order, today } = asked;
    const { result } = await engine.search.open({ session, query, order, limit: 1, today }, options);
    const { total } = await engine.search.summary({ result }, options);
    const found = new Set((await engine.search.ids({ result, from: 0, to: total }, options)).ids);
    return ids.filter((id) => found.has(id));
  };

  const collected = async (asked: Asked, id: string, options: Options): Promise<readonly string[]> => {
    const { ids } = await engine.collections.items({ id }, options);
    return fitting(asked, ids, options);
  };

  return {
    async open(asked, options) {
      const { collection, only, ...search } = asked;
      if (collection === undefined && only === undefined) return engine.search.open(search, options);
      const cards = await cardsOf(only ?? (await collected(asked, collection ?? '', options)), options);
      count += 1;
      const result = `collection ${count}`;
      held.set(result, { ids: cards.map((card) => card.id), layout: layoutOf(cards) });
      for (const oldest of held.keys()) {
        if (held.size <= most) break;
        held.delete(oldest);
      }
      const items = cards.slice(0, asked.limit);
      return { result, items, total: cards.length, totalIsExact: true, corrections: [] };
    },
    async summary(result, options) {
      const here = heldOf(result);
      if (!here) return engine.search.summary({ result }, options);
      return { total: here.ids.length, facets: { kind: [], theme: [], year: [], event: [], place: [] } };
    },
    async layout(result, options) {
      return heldOf(result)?.layout ?? engine.search.layout({ result }, options);
    },
    async window(result, offset, limit, options) {
      const here = heldOf(result);
      if (!here) return engine.search.window({ result, offset, limit }, options);
      return engine.assets.cards({ ids: here.ids.slice(offset, offset + limit) }, options);
    },
    async ids(result, from, to) {
      const here = heldOf(result);
      return here ? here.ids.slice(from, to) : (await engine.search.ids({ result, from, to })).ids;
    },
    rearrange(result, ids, layout) {
      if (held.has(result)) held.set(result, { ids, layout });
    },
  };
}

/** The shapes of cards in their order, all under one heading that is not shown. */
export function layoutOf(cards: readonly AssetCard[]): SearchLayout {
  let bytes = '';
  for (const { width, height } of cards) {
    bytes += String.fromCharCode(width && height ? Math.min(255, Math.max(8, Math.round((32 * width) / height))) : 0);
  }
  return { total: cards.length, aspects: btoa(bytes), groups: [] };
}
