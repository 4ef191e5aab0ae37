import { type InvalidateOptions, type InvalidateQueryFilters, QueryClient, type QueryKey } from '@tanstack/react-query';

/**
 * A cache that takes no answer for a new one that was asked for before it was said to be old. What is asked for the first time
 * is not asked again at once where it is made old meanwhile, and its answer then counts as new: so it is made old once more.
 */
class Queries extends QueryClient {
  override invalidateQueries<Key extends QueryKey = QueryKey>(
    filters?: InvalidateQueryFilters<Key>,
    options?: InvalidateOptions,
  ): Promise<void> {
    for (const { state, promise, queryKey } of this.getQueryCache().findAll(filters)) {
      if (state.fetchStatus === 'idle' || state.data !== undefined) continue;
      const again = () => super.invalidateQueries({ ...filters, queryKey, exact: true }, options);
      void promise?.then(again, again);
    }
    return super.invalidateQueries(filters, options);
  }
}

/** The cache of a page. The change feed says when something is old, so nothing is asked again on a guess. */
export const createQueries = (): QueryClient =>
  new Queries({
    defaultOptions: {
      queries: {
        staleTime: Number.POSITIVE_INFINITY,
        retry: false,
        refetchOnWindowFocus: false,
        networkMode: 'always',
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
