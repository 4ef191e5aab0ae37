import * as z from 'zod';
import { assetCard, assetId } from './asset.ts';

/** Colours that a picture is looked for by; what people call them is said in shared/query/keywords.ts. */
export const lookColours = [
  'red',
  'orange',
  'yellow',
  'green',
  'blue',
  'purple',
  'pink',
  'brown',
  'black',
  'grey',
  'white',
] as const;
export type LookColour = (typeof lookColours)[number];

/** Why a picture of a group is the one to keep. */
export const bestReason = z.enum([
  'chosen',
  'stars',
  'larger',
  'sharper',
  'original',
  'described',
  'less-packed',
  'earlier',
]);
export type BestReason = z.infer<typeof bestReason>;

/** A picture of a group. `goesWith`: the other assets of its stack (a RAW beside its JPEG), which are kept or hidden with it. */
export const lookAsset = assetCard.extend({ bytes: z.number(), folder: z.string(), goesWith: z.array(assetId) });
export type LookAsset = z.infer<typeof lookAsset>;

/** Pictures of one group, the one to keep first, and in what it is better than the others. */
export const lookGroup = z.object({ assets: z.array(lookAsset), why: z.array(bestReason) });
export type LookGroup = z.infer<typeof lookGroup>;
