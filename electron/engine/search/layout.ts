import type { SearchLayout } from '../../../shared/model/search.ts';
import { dayOfKey, secondOfKey } from '../db/sort-key.ts';
import { flag } from './columns.ts';
import type { Whole } from './whole.ts';

const daySeconds = 86_400;
const undated = Number.NEGATIVE_INFINITY;

/** Shapes and date groups of a result, in its order. */
export async function layOut(whole: Whole, hasGroups: boolean): Promise<SearchLayout> {
  const aspects = Buffer.alloc(whole.total);
  const groups: { date: string | null; count: number }[] = [];
  let group: { date: string | null; count: number } | undefined;
  let day = Number.NaN;
  let next = 0;
  const put = (aspect: number, key: number, isDated: boolean): void => {
    aspects[next++] = aspect;
    if (!hasGroups) return;
    const own = isDated ? Math.floor(secondOfKey(key) / daySeconds) : undated;
    if (group && own === day) {
      group.count++;
      return;
    }
    group = { date: isDated ? dayOfKey(key) : null, count: 1 };
    day = own;
    groups.push(group);
  };
  await whole.visit(
    (block, places, count) => {
      for (let n = 0; n < count; n++) {
        const at = places[n] as number;
        put(block.aspect[at] as number, block.sk[at] as number, ((block.flags[at] as number) & flag.dated) !== 0);
      }
    },
    () => put(0, 0, false),
  );
  return { total: whole.total, aspects: aspects.toString('base64'), groups };
}
