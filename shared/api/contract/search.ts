import * as z from 'zod';
import { assetCard, assetId } from '../../model/asset.ts';
import { searchLayout, searchOrder, searchPage, searchSummary, suggestion } from '../../model/search.ts';
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
  layout: reader.input(z.object({ result })).output(searchLayout),
  /** Ids of a range of a result, `to` exclusive, for selecting what is not on screen. */
  ids: reader
    .input(z.object({ result, from: z.number().int().min(0), to: z.number().int().min(0) }))
    .output(z.object({ ids: z.array(assetId) })),
  suggest: reader
    .input(z.object({ query: z.string().max(2000), cursor: z.number().int().min(0), lang: z.enum(['id', 'en']) }))
    .output(z.array(suggestion)),
};
