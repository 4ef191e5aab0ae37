import { type AssetKind, assetKinds } from '../../../shared/model/kind.ts';
import type { FacetValue, SearchLayout, SearchSummary } from '../../../shared/model/search.ts';
import { printField } from '../../../shared/query/print.ts';
import { all, type Reader } from '../db/connection.ts';
import { dayOfKey, firstKey, secondOfDay, secondOfKey } from '../db/sort-key.ts';
import { type ColumnSet, Cursor } from './column-set.ts';
import { flag, indexFrom } from './columns.ts';
import { inSlices } from './slices.ts';

const step = 20_000;
const daySeconds = 86_400;

/** Counts kinds, themes and years over the keys of a result; keys in any order. */
export async function summarize(db: Reader, columns: ColumnSet, keys: Float64Array): Promise<SearchSummary> {
  const names = new Map(
    all<{ id: number; name: string }>(db, 'SELECT id, name FROM theme').map((row) => [row.id, row.name]),
  );
  // plain arrays: a Map asked three times for each of a million keys takes most of the time
  const kindCounts = new Uint32Array(256);
  const themeCounts = new Uint32Array([...names.keys()].reduce((most, id) => Math.max(most, id), 0) + 1);
  const years = yearFinder(columns);
  const yearCounts = new Uint32Array(years.count);
  const cursor = new Cursor(columns);
  await inSlices(keys.length, step, (from, to) => {
    for (let n = from; n < to; n++) {
      const key = keys[n] ?? 0;
      const block = cursor.find(key);
      if (!block) continue;
      const { at } = cursor;
      increase(kindCounts, block.kind[at] ?? 0);
      increase(themeCounts, block.theme[at] ?? 0);
      if ((block.flags[at] ?? 0) & flag.dated) increase(yearCounts, years.indexOf(key));
    }
  });
  return {
    total: keys.length,
    facets: {
      kind: counted(kindCounts).map(([kind, number]) => kindValue(assetKinds[kind] ?? 'other', number)),
      theme: counted(themeCounts)
        .flatMap(([theme, number]) => {
          const name = names.get(theme);
          return name === undefined ? [] : [{ value: name, count: number, query: printField('theme', name) }];
        })
        .sort((a, b) => b.count - a.count || a.value.localeCompare(b.value)),
      year: counted(yearCounts)
        .reverse()
        .map(([index, count]) => {
          const value = `${years.first + index}`;
          return { value, count, query: printField('year', value) };
        }),
      event: [],
      place: [],
    },
  };
}

function increase(counts: Uint32Array, value: number): void {
  counts[value] = (counts[value] ?? 0) + 1;
}

/** Values that occur, with how often, from the lowest. */
function counted(counts: Uint32Array): [value: number, count: number][] {
  return [...counts].flatMap((count, value): [number, number][] => (count > 0 ? [[value, count]] : []));
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
export async function layOut(columns: ColumnSet, keys: Float64Array, hasGroups: boolean): Promise<SearchLayout> {
  const aspects = Buffer.alloc(keys.length);
  const groups: { date: string | null; count: number }[] = [];
  const cursor = new Cursor(columns);
  let group: { date: string | null; count: number } | undefined;
  let day = Number.NaN;
  await inSlices(keys.length, step, (from, to) => {
    for (let n = from; n < to; n++) {
      const key = keys[n] ?? 0;
      const block = cursor.find(key);
      aspects[n] = block?.aspect[cursor.at] ?? 0;
      if (!hasGroups) continue;
      const isDated = ((block?.flags[cursor.at] ?? 0) & flag.dated) !== 0;
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

interface YearFinder {
  readonly first: number;
  readonly count: number;
  /** Years of a key after the first. */
  indexOf(key: number): number;
}

/** Years of the keys; the bounds are kept, since calendars are slow to ask a million times. */
function yearFinder(columns: ColumnSet): YearFinder {
  const yearAt = (key: number): number => new Date(secondOfKey(key) * 1000).getUTCFullYear();
  const first = columns.length > 0 ? yearAt(columns.starts[0] ?? 0) : 0;
  const last = columns.length > 0 ? yearAt(columns.blocks.at(-1)?.sk.at(-1) ?? 0) : 0;
  const starts: number[] = [];
  for (let year = first + 1; year <= last; year++)
    starts.push(firstKey(secondOfDay(`${String(year).padStart(4, '0')}-01-01`)));
  const bounds = Float64Array.from(starts);
  return { first, count: last - first + 1, indexOf: (key) => indexFrom(bounds, key + 1) };
}
