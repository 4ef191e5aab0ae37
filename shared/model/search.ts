import * as z from 'zod';
import { assetCard, assetId } from './asset.ts';

export const searchOrder = z.enum(['newest', 'oldest', 'best']);
export type SearchOrder = z.infer<typeof searchOrder>;

/** `shown` replaces `typed`, a word that nothing in the library holds. */
export const correction = z.object({ typed: z.string(), shown: z.string() });
export type Correction = z.infer<typeof correction>;

/** What is lit up in titles, captions and names: folded words as they stand, and beginnings of words. */
export const lightUp = z.object({ words: z.array(z.string()), beginnings: z.array(z.string()) });
export type LightUp = z.infer<typeof lightUp>;

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
  lightUp: lightUp.optional(),
});
export type SearchPage = z.infer<typeof searchPage>;

export const facetName = z.enum([
  'kind',
  'theme',
  'year',
  'event',
  'place',
  'month',
  'person',
  'unit',
  'folder',
  'creator',
  'camera',
  'format',
  'orientation',
  'rating',
  'label',
  'classification',
  'used',
  'described',
]);
export type FacetName = z.infer<typeof facetName>;

/** Facets that every summary counts; the others are counted when somebody opens them. */
export const shownFacet = z.enum(['kind', 'theme', 'year', 'event', 'place']);
export type ShownFacet = z.infer<typeof shownFacet>;

/** One value of a facet; `query` is the filter as it would be typed (`tema:"Kopi"`). */
export const facetValue = z.object({ value: z.string(), count: z.number(), query: z.string() });
export type FacetValue = z.infer<typeof facetValue>;

export const searchSummary = z.object({
  total: z.number(),
  facets: z.record(shownFacet, z.array(facetValue)),
});
export type SearchSummary = z.infer<typeof searchSummary>;

/** How many of a result fall into each stretch of time, oldest first; stretches without any are left out. */
export const searchTimeline = z.object({
  /** YYYY, YYYY-MM or YYYY-MM-DD, as wide as `unit` says. */
  unit: z.enum(['year', 'month', 'day']),
  bars: z.array(z.object({ from: z.string(), count: z.number() })),
  undated: z.number(),
});
export type SearchTimeline = z.infer<typeof searchTimeline>;

/** A place in a text that answers a query. `marks`: characters of `text`, `to` exclusive. */
export const passage = z.object({
  /** From 1; null where a text has no pages. */
  page: z.number().int().nullable(),
  text: z.string(),
  marks: z.array(z.object({ from: z.number().int(), to: z.number().int() })),
});
export type Passage = z.infer<typeof passage>;

/** Assets of a result that lie close together on the map at this scale; `id` is one of them. */
export const mapCluster = z.object({
  lat: z.number(),
  lon: z.number(),
  count: z.number().int(),
  id: assetId,
  /** The area that all of them lie in: south, west, north, east. */
  area: z.tuple([z.number(), z.number(), z.number(), z.number()]),
});
export type MapCluster = z.infer<typeof mapCluster>;

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
