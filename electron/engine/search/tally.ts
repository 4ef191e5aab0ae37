import type { FacetValue } from '../../../shared/model/search.ts';
import type { Reader } from '../db/connection.ts';
import type { Columns } from './columns.ts';
import type { Whole } from './whole.ts';

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

/** Shows each tally every asset of a result once. */
export async function tally(whole: Whole, tallies: readonly Taker[]): Promise<void> {
  await whole.visit((block, places, count) => {
    for (const one of tallies) one.add(block, places, count);
  });
}
