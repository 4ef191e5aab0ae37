import type { SearchLayout } from '../../../shared/model/search.ts';
import { dayOfKey, secondOfKey } from '../db/sort-key.ts';
import { type ColumnSet, Cursor } from './column-set.ts';
import { flag } from './columns.ts';
import { inSlices } from './slices.ts';

const step = 20_000;
const daySeconds = 86_400;

/** Shapes and date groups of a result, in its order. */
export async function layOut(
  columns: ColumnSet,
  keys: Float64Array,
  hasGroups: boolean,
  goOn?: () => void,
): Promise<SearchLayout> {
  const aspects = Buffer.alloc(keys.length);
  const groups: { date: string | null; count: number }[] = [];
  const cursor = new Cursor(columns);
  let group: { date: string | null; count: number } | undefined;
  let day = Number.NaN;
  await inSlices(keys.length, step, (from, to) => {
    goOn?.();
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
