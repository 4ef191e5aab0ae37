import * as z from 'zod';
import { assetCard } from './asset.ts';

export const searchOrder = z.enum(['newest', 'oldest', 'best']);
export type SearchOrder = z.infer<typeof searchOrder>;

/** `shown` replaces `typed`, a word that nothing in the library holds. */
export const correction = z.object({ typed: z.string(), shown: z.string() });
export type Correction = z.infer<typeof correction>;

export const searchPage = z.object({
  /** Names the result for `window`, `summary`, `layout` and `ids`; it lives until newer ones push it out. */
  result: z.string(),
  items: z.array(assetCard),
  /** At least this many; `totalIsExact` says whether it is all. */
  total: z.number(),
  totalIsExact: z.boolean(),
  corrections: z.array(correction),
  /** Words of a long question that were left out, since nothing held all of them. */
  ignored: z.array(z.string()).optional(),
});
export type SearchPage = z.infer<typeof searchPage>;

export const facetName = z.enum(['kind', 'theme', 'year']);
export type FacetName = z.infer<typeof facetName>;

/** One value of a facet; `query` is the filter as it would be typed (`tema:"Kopi"`). */
export const facetValue = z.object({ value: z.string(), count: z.number(), query: z.string() });
export type FacetValue = z.infer<typeof facetValue>;

export const searchSummary = z.object({
  total: z.number(),
  facets: z.record(facetName, z.array(facetValue)),
});
export type SearchSummary = z.infer<typeof searchSummary>;

/**
 * What the grid needs to lay out a result without its items.
 * - `aspects`: base64 of one byte an item, in order: round(32 · width / height) limited to 8..255; 0 where the size is
 *   unknown (drawn as a card of 4:3).
 * - `groups`: items in a row that share a date; `date` is YYYY-MM-DD, or null for "no date". Empty with order `best`.
 */
export const searchLayout = z.object({
  total: z.number(),
  aspects: z.string(),
  groups: z.array(z.object({ date: z.string().nullable(), count: z.number() })),
});
export type SearchLayout = z.infer<typeof searchLayout>;

/** Completion of the word at the cursor: `insert` replaces it. `count` is null where it is not known. */
export const suggestion = z.object({
  kind: z.enum(['field', 'value', 'word']),
  label: z.string(),
  insert: z.string(),
  count: z.number().nullable(),
});
export type Suggestion = z.infer<typeof suggestion>;
