import type { FacetName, FacetValue, SearchSummary } from '../../../shared/model/search.ts';
import type { Reader } from '../db/connection.ts';
import type { ColumnSet } from './column-set.ts';
import { facetTallies } from './facet-tallies.ts';
import { type FacetValues, type Tally, tally } from './tally.ts';

/** Values of each facet that come with every summary; the others are asked for. */
const summaryValues = 200;

/**
 * Counts the facets that are always shown over the keys of a result, in any order. What is counted is the result as it
 * stands, its own filters included: each number is what the result would have left with that filter besides.
 * @param goOn throws when nobody waits any more
 */
export async function summarize(
  db: Reader,
  columns: ColumnSet,
  keys: Float64Array,
  goOn?: () => void,
): Promise<SearchSummary> {
  const shown = {
    kind: facetTallies.kind(columns.names),
    theme: facetTallies.theme(columns.names),
    year: facetTallies.year(columns.names),
    event: facetTallies.event(columns.names),
    place: facetTallies.place(columns.names),
  };
  await tally(columns, keys, Object.values(shown), goOn);
  const values = async (of: Tally): Promise<FacetValue[]> => (await of.values(db, summaryValues)).values;
  return {
    total: keys.length,
    facets: {
      kind: await values(shown.kind),
      theme: await values(shown.theme),
      year: await values(shown.year),
      event: await values(shown.event),
      place: await values(shown.place),
    },
  };
}

/** Counts one facet; see `summarize`. */
export async function countFacet(
  db: Reader,
  columns: ColumnSet,
  keys: Float64Array,
  { name, limit }: { readonly name: FacetName; readonly limit: number },
  goOn?: () => void,
): Promise<FacetValues> {
  const counted = facetTallies[name](columns.names);
  await tally(columns, keys, [counted], goOn);
  return counted.values(db, limit);
}
