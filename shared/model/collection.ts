import * as z from 'zod';
import { thingId } from './event.ts';

/** A hand-made set of assets in an order of its own. */
export const collection = z.object({
  id: thingId,
  name: z.string(),
  note: z.string().nullable(),
  count: z.number(),
  /** Epoch milliseconds. */
  createdAt: z.number(),
});
export type Collection = z.infer<typeof collection>;
