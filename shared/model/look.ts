import * as z from 'zod';
import { assetCard } from './asset.ts';

/** Pictures of one group, the one to keep first: the largest, sharpest, most described. */
export const lookGroup = z.object({
  assets: z.array(assetCard.extend({ bytes: z.number(), folder: z.string() })),
});
export type LookGroup = z.infer<typeof lookGroup>;
