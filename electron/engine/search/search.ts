import { BahanError } from '../../../shared/errors.ts';
import type { AssetCard } from '../../../shared/model/asset.ts';
import type { SearchLayout, SearchOrder, SearchPage, SearchSummary, Suggestion } from '../../../shared/model/search.ts';
import { words } from '../../../shared/text/fold.ts';
import { cardsBySortKeys } from '../db/cards.ts';
import { all, type Reader } from '../db/connection.ts';
import { dayOfKey } from '../db/sort-key.ts';
import type { Clock } from '../host.ts';
import { quoted } from './tokens.ts';

export interface OpenQuery {
  readonly session: string;
  readonly query: string;
  readonly order?: SearchOrder;
  readonly limit?: number;
  /** YYYY-MM-DD; the host's day when absent. */
  readonly today?: string;
}

/** Search over one library, shaped as `shared/api/contract/search.ts`. */
export interface Search {
  open(query: OpenQuery): Promise<SearchPage>;
  window(range: { result: string; offset: number; limit: number }): Promise<AssetCard[]>;
  summary(of: { result: string }): Promise<SearchSummary>;
  layout(of: { result: string }): Promise<SearchLayout>;
  ids(range: { result: string; from: number; to: number }): Promise<{ ids: string[] }>;
  suggest(at: { query: string; cursor: number; lang: 'id' | 'en' }): Promise<Suggestion[]>;
  /** Tells that these assets (ids of the database) were written; results opened from now on hold them. */
  noteChanged(assetIds: readonly number[]): void;
  close(): void;
}

export interface SearchHost {
  readonly clock: Clock;
}

/** Opens search on a connection that stays the caller's to close. */
export function openSearch(db: Reader, _host: SearchHost): Search {
  const results = new Map<string, readonly number[]>();
  let opened = 0;
  const keysOf = (result: string): readonly number[] => {
    const keys = results.get(result);
    if (!keys) throw new BahanError('result-gone', { result });
    return keys;
  };
  return {
    async open({ query, order = 'newest', limit = 200 }) {
      const terms = words(query);
      const match = terms.map((word, n) => (n === terms.length - 1 ? `${quoted(word)}*` : quoted(word))).join(' AND ');
      const rows = match
        ? all<{ sk: number }>(db, 'SELECT rowid AS sk FROM fts WHERE fts MATCH ? ORDER BY rowid DESC', match)
        : all<{ sk: number }>(db, 'SELECT sk FROM asset ORDER BY sk DESC');
      const keys = rows.map((row) => row.sk);
      if (order === 'oldest') keys.reverse();
      const result = `r${++opened}`;
      results.set(result, keys);
      const items = cardsBySortKeys(db, keys.slice(0, limit));
      return { result, items, total: keys.length, totalIsExact: true, corrections: [] };
    },
    async window({ result, offset, limit }) {
      return cardsBySortKeys(db, keysOf(result).slice(offset, offset + limit));
    },
    async summary({ result }) {
      return { total: keysOf(result).length, facets: { kind: [], theme: [], year: [] } };
    },
    async layout({ result }) {
      const keys = keysOf(result);
      const groups: { date: string | null; count: number }[] = [];
      for (const key of keys) {
        const date = dayOfKey(key);
        const last = groups.at(-1);
        if (last?.date === date) last.count++;
        else groups.push({ date, count: 1 });
      }
      return { total: keys.length, aspects: Buffer.alloc(keys.length).toString('base64'), groups };
    },
    async ids({ result, from, to }) {
      return { ids: cardsBySortKeys(db, keysOf(result).slice(from, to)).map((card) => card.id) };
    },
    async suggest() {
      return [];
    },
    noteChanged() {},
    close() {
      results.clear();
    },
  };
}
