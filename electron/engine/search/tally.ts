import type { FacetValue } from '../../../shared/model/search.ts';
import type { Reader } from '../db/connection.ts';
import { type ColumnSet, Cursor } from './column-set.ts';
import type { Columns } from './columns.ts';
import { inSlices } from './slices.ts';

/** Keys that are looked up before others have their turn. */
const step = 16_384;

/** Some values of a facet; `more`: there are others. */
export interface FacetValues {
  readonly values: FacetValue[];
  readonly more: boolean;
}

/** Looks at the assets of a result, whatever it makes of them. */
export interface Taker {
  /** Takes in assets of a block: `count` places from the beginning of `places`. */
  add(block: Columns, places: Uint32Array, count: number): void;
}

/** Counts the values that the assets of a result have. */
export interface Tally extends Taker {
  /** At most `limit` of what was counted. */
  values(db: Reader, limit: number): Promise<FacetValues>;
}

/** Shows each tally every asset of a result once, those of a block together. */
export async function tally(
  columns: ColumnSet,
  keys: Float64Array,
  tallies: readonly Taker[],
  goOn?: () => void,
): Promise<void> {
  const cursor = new Cursor(columns);
  const places = new Uint32Array(step);
  await inSlices(keys.length, step, (from, to) => {
    goOn?.();
    let block: Columns | undefined;
    let count = 0;
    for (let n = from; n < to; n++) {
      const found = cursor.find(keys[n] ?? 0);
      if (!found) continue;
      if (found !== block) {
        if (block) for (const one of tallies) one.add(block, places, count);
        block = found;
        count = 0;
      }
      places[count++] = cursor.at;
    }
    if (block) for (const one of tallies) one.add(block, places, count);
  });
}
