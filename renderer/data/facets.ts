import { keepPreviousData, useQuery as useAnswer } from '@tanstack/react-query';
import type { FacetName, FacetValue } from '../../shared/model/search.ts';
import type { FieldName, StatusName } from '../../shared/query/tree.ts';
import { type Filter, filtersOf, withoutFilters } from '../state/filters.ts';
import { wholeText } from '../state/living.ts';
import { useSettledQuery } from '../state/query.ts';
import { today } from '../state/today.ts';
import { useEngine } from './engine.tsx';
import { useResultPart } from './result.ts';

/** The field that the values of each facet are filters of. */
const fields: Readonly<Record<FacetName, FieldName>> = {
  kind: 'kind',
  theme: 'theme',
  year: 'year',
  event: 'event',
  place: 'place',
  month: 'date',
  person: 'person',
  unit: 'unit',
  folder: 'folder',
  creator: 'creator',
  camera: 'camera',
  format: 'format',
  orientation: 'orientation',
  rating: 'rating',
  label: 'label',
  classification: 'classification',
  used: 'status',
  described: 'status',
};

/** One field says several things of an asset: these belong together. */
const statuses: Partial<Record<FacetName, readonly StatusName[]>> = {
  used: ['used', 'unused'],
  described: ['described', 'undescribed'],
};

/** The filters of a query that a facet writes and takes away. */
export function ownFilters(name: FacetName, text: string): readonly Filter[] {
  const own = statuses[name];
  return filtersOf(text).filter(
    (one) =>
      one.field === fields[name] &&
      (!own || one.choices.every(({ meaning }) => meaning.type === 'status' && own.includes(meaning.status))),
  );
}

export interface Facet {
  readonly values: readonly FacetValue[];
  /** There are more than these. */
  readonly more: boolean;
  readonly isPending: boolean;
  readonly isFailed: boolean;
  /** The counts are those without the filters of the facet itself: what each value would add. */
  readonly isWithoutOwn: boolean;
}

/**
 * The values of a facet. Of what is shown now, unless one of them is a filter already: then of what would be shown
 * without it, since else nothing could be chosen beside it.
 */
export function useFacet(name: FacetName, isWanted: boolean): Facet {
  const engine = useEngine();
  const { text, order, living } = useSettledQuery();
  // one that is shut goes by nothing
  const result = useResultPart((now) => (isWanted ? now.result : undefined));
  const isCounted = useResultPart((now) => isWanted && now.summary !== undefined);
  const own = ownFilters(name, text);
  const bare = own.length > 0 ? wholeText({ text: withoutFilters(text, own), living }) : undefined;
  const answer = useAnswer({
    queryKey: ['facet', name, bare === undefined ? result : `without ${bare}`, bare === undefined ? '' : result],
    queryFn: async ({ signal }) => {
      const of = bare === undefined ? result : await openBeside(bare, signal);
      return engine.search.facet({ result: of ?? '', name }, { signal });
    },
    // what is on screen is counted first
    enabled: result !== undefined && isCounted,
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
  async function openBeside(query: string, signal: AbortSignal): Promise<string> {
    const asked = { session: `facet-${name}`, query, order, limit: 1, today: today() };
    return (await engine.search.open(asked, { signal })).result;
  }
  const { data, isPending, isError } = answer;
  return {
    values: data?.values ?? [],
    more: data?.more ?? false,
    isPending,
    isFailed: isError,
    isWithoutOwn: bare !== undefined,
  };
}
