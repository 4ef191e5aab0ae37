import { type AssetKind, assetKinds } from '../../../shared/model/kind.ts';
import type { FacetValue, SearchLayout, SearchSummary } from '../../../shared/model/search.ts';
import { printField } from '../../../shared/query/print.ts';
import { all, type Reader } from '../db/connection.ts';
import { dayOfKey, firstKey, secondOfDay, secondOfKey } from '../db/sort-key.ts';
import { type Columns, datedFlag, indexFrom } from './columns.ts';
import { inSlices } from './slices.ts';

const step = 20_000;
const daySeconds = 86_400;

/** Counts kinds, themes and years over the keys of a result; keys in any order. */
export async function summarize(db: Reader, columns: Columns, keys: Float64Array): Promise<SearchSummary> {
  const kinds = new Map<number, number>();
  const themes = new Map<number, number>();
  const years = new Map<number, number>();
  const count = (map: Map<number, number>, value: number): void => {
    map.set(value, (map.get(value) ?? 0) + 1);
  };
  const find = finder(columns);
  const yearOf = yearFinder(columns);
  await inSlices(keys.length, step, (from, to) => {
    for (let n = from; n < to; n++) {
      const at = find(keys[n] ?? 0);
      if (at < 0) continue;
      count(kinds, columns.kind[at] ?? 0);
      const theme = columns.theme[at] ?? 0;
      if (theme !== 0) count(themes, theme);
      if ((columns.flags[at] ?? 0) & datedFlag) count(years, yearOf(columns.sk[at] ?? 0));
    }
  });
  const names = new Map(
    all<{ id: number; name: string }>(db, 'SELECT id, name FROM theme').map((row) => [row.id, row.name]),
  );
  return {
    total: keys.length,
    facets: {
      kind: [...kinds]
        .sort(([a], [b]) => a - b)
        .map(([kind, number]) => kindValue(assetKinds[kind] ?? 'other', number)),
      theme: [...themes]
        .flatMap(([theme, number]) => {
          const name = names.get(theme);
          return name === undefined ? [] : [{ value: name, count: number, query: printField('theme', name) }];
        })
        .sort((a, b) => b.count - a.count || a.value.localeCompare(b.value)),
      year: [...years]
        .sort(([a], [b]) => b - a)
        .map(([year, number]) => ({ value: `${year}`, count: number, query: printField('year', `${year}`) })),
    },
  };
}

const kindWords: Readonly<Record<AssetKind, string>> = {
  photo: 'foto',
  video: 'video',
  audio: 'audio',
  document: 'dokumen',
  other: 'lainnya',
};

const kindValue = (kind: AssetKind, count: number): FacetValue => ({
  value: kind,
  count,
  query: printField('kind', kindWords[kind]),
});

/** Shapes and date groups of a result, in its order. */
export async function layOut(columns: Columns, keys: Float64Array, hasGroups: boolean): Promise<SearchLayout> {
  const aspects = Buffer.alloc(keys.length);
  const groups: { date: string | null; count: number }[] = [];
  const find = finder(columns);
  let group: { date: string | null; count: number } | undefined;
  let day = Number.NaN;
  await inSlices(keys.length, step, (from, to) => {
    for (let n = from; n < to; n++) {
      const key = keys[n] ?? 0;
      const at = find(key);
      aspects[n] = at < 0 ? 0 : (columns.aspect[at] ?? 0);
      if (!hasGroups) continue;
      const isDated = at >= 0 && ((columns.flags[at] ?? 0) & datedFlag) !== 0;
      const own = isDated ? Math.floor(secondOfKey(key) / daySeconds) : Number.NEGATIVE_INFINITY;
      if (group && own === day) group.count++;
      else {
        group = { date: isDated ? dayOfKey(key) : null, count: 1 };
        day = own;
        groups.push(group);
      }
    }
  });
  return { total: keys.length, aspects: aspects.toString('base64'), groups };
}

/** Index of a key, -1 where there is none; quick when keys come in order, either way. */
function finder(columns: Columns): (key: number) => number {
  let near = 0;
  return (key) => {
    if (columns.sk[near - 1] === key) return --near;
    if (columns.sk[near + 1] === key) return ++near;
    near = indexFrom(columns.sk, key);
    return columns.sk[near] === key ? near : -1;
  };
}

/** Year of a key; the bounds are kept, since calendars are slow to ask a million times. */
function yearFinder(columns: Columns): (key: number) => number {
  const yearAt = (key: number): number => new Date(secondOfKey(key) * 1000).getUTCFullYear();
  const first = columns.length > 0 ? yearAt(columns.sk[0] ?? 0) : 0;
  const last = columns.length > 0 ? yearAt(columns.sk[columns.length - 1] ?? 0) : 0;
  const starts: number[] = [];
  for (let year = first + 1; year <= last; year++)
    starts.push(firstKey(secondOfDay(`${String(year).padStart(4, '0')}-01-01`)));
  const bounds = Float64Array.from(starts);
  return (key) => first + indexFrom(bounds, key + 1);
}
