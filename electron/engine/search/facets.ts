import type { FacetName, FacetValue, SearchSummary } from '../../../shared/model/search.ts';
import type { Reader } from '../db/connection.ts';
import { facetTallies } from './facet-tallies.ts';
import { letOthers } from './slices.ts';
import { type FacetValues, type Tally, tally } from './tally.ts';
import type { Whole } from './whole.ts';

/** Values of each facet that come with every summary; the others are asked for. */
const summaryValues = 200;

/**
 * Counts the facets that are always shown. What is counted is the result as it stands, its own filters included: each number
 * is what the result would have left with that filter besides.
 */
export async function summarize(db: Reader, whole: Whole): Promise<SearchSummary> {
  const { names } = whole.columns;
  const shown = {
    kind: facetTallies.kind(names),
    theme: facetTallies.theme(names),
    year: facetTallies.year(names),
    event: facetTallies.event(names),
    place: facetTallies.place(names),
  };
  await tally(whole, Object.values(shown));
  const values = async (of: Tally): Promise<FacetValue[]> => {
    await letOthers();
    return (await of.values(db, summaryValues)).values;
  };
  return {
    total: whole.total,
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
  whole: Whole,
  { name, limit }: { readonly name: FacetName; readonly limit: number },
): Promise<FacetValues> {
  const counted = facetTallies[name](whole.columns.names);
  await tally(whole, [counted]);
  return counted.values(db, limit);
}
