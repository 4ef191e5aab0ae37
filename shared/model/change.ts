import * as z from 'zod';
import { assetId } from './asset.ts';
import { job } from './job.ts';

/**
 * What happened since the last change a subscriber got; many are folded into one.
 * - `seq`: number of the newest change in it.
 * - `assets`: ids whose card or description changed, at most 500; `assetsMore` when there are others besides.
 * - `membership`: assets were added, went missing, or moved in the order: results may hold others now.
 * - `roots`, `themes`, `folders`: those lists have changed.
 * - `events`, `terms`, `collections`: events, the office's own lists of words, or collections have changed.
 * - `refound`: files were found again, or that was undone. `health`: something on the health page is different now.
 * - `jobs`: each job that changed, as it is now.
 * - `arrived`: how many new assets came in, and from which folder the newest did.
 */
export const change = z.object({
  seq: z.number(),
  assets: z.array(assetId),
  assetsMore: z.boolean(),
  membership: z.boolean(),
  roots: z.boolean(),
  folders: z.boolean(),
  themes: z.boolean(),
  events: z.boolean(),
  terms: z.boolean(),
  collections: z.boolean(),
  refound: z.boolean(),
  health: z.boolean(),
  jobs: z.array(job),
  arrived: z.object({ count: z.number(), folder: z.string().nullable() }),
});
export type Change = z.infer<typeof change>;
