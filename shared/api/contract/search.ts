import * as z from 'zod';
import { assetCard, assetId } from '../../model/asset.ts';
import {
  facetName,
  facetValue,
  mapCluster,
  passage,
  searchLayout,
  searchOrder,
  searchPage,
  searchSummary,
  searchTimeline,
  suggestion,
} from '../../model/search.ts';
import { reader } from './base.ts';

const result = z.string().max(64);

export const searchContract = {
  /**
   * The first page of a result. `session` is one search field: a newer `open` of the same session cancels the one
   * before. `today` (YYYY-MM-DD) is the day that words like *kemarin* are read from.
   */
  open: reader
    .input(
      z.object({
        session: z.string().max(64),
        query: z.string().max(2000),
        order: searchOrder.default('newest'),
        limit: z.number().int().min(1).max(1000).default(200),
        today: z
          .string()
          .regex(/^\d{4}-\d\d-\d\d$/)
          .optional(),
      }),
    )
    .output(searchPage),
  /** Items `offset` to `offset + limit` of a result; fewer at its end. */
  window: reader
    .input(z.object({ result, offset: z.number().int().min(0), limit: z.number().int().min(1).max(1000) }))
    .output(z.array(assetCard)),
  /** Exact count and facets; answers when they are counted. */
  summary: reader.input(z.object({ result })).output(searchSummary),
  /** One more facet, the commonest values first; `more`: there are others than these. */
  facet: reader
    .input(z.object({ result, name: facetName, limit: z.number().int().min(1).max(5000).default(500) }))
    .output(z.object({ values: z.array(facetValue), more: z.boolean() })),
  timeline: reader.input(z.object({ result })).output(searchTimeline),
  /** Where the text of an asset answers a query: the best places first, at most `limit` of `total`. */
  passages: reader
    .input(z.object({ query: z.string().max(2000), id: assetId, limit: z.number().int().min(1).max(50).default(5) }))
    .output(z.object({ passages: z.array(passage), total: z.number().int(), fromMachine: z.boolean() })),
  /**
   * What of a result has a position inside an area (south, west, north, east), joined where it lies closer than a thumb at
   * this scale (pixels a degree of longitude). `elsewhere`: with a position outside; `nowhere`: without one.
   */
  map: reader
    .input(
      z.object({
        result,
        area: z.tuple([z.number(), z.number(), z.number(), z.number()]),
        scale: z.number().positive(),
      }),
    )
    .output(z.object({ clusters: z.array(mapCluster), elsewhere: z.number().int(), nowhere: z.number().int() })),
  layout: reader.input(z.object({ result })).output(searchLayout),
  /** Ids of a range of a result, `to` exclusive, for selecting what is not on screen. */
  ids: reader
    .input(z.object({ result, from: z.number().int().min(0), to: z.number().int().min(0) }))
    .output(z.object({ ids: z.array(assetId) })),
  suggest: reader
    .input(z.object({ query: z.string().max(2000), cursor: z.number().int().min(0), lang: z.enum(['id', 'en']) }))
    .output(z.array(suggestion)),
};
