import * as z from 'zod';
import { assetCard } from './asset.ts';

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

/** Pictures of one group, the one to keep first: the largest, sharpest, most described. */
export const lookGroup = z.object({
  assets: z.array(assetCard.extend({ bytes: z.number(), folder: z.string() })),
});
export type LookGroup = z.infer<typeof lookGroup>;
