import * as z from 'zod';
import { thingId } from './event.ts';
import { searchOrder } from './search.ts';

/** A hand-made set of assets in an order of its own; or, with a query, whatever that finds now. */
export const collection = z.object({
  id: thingId,
  name: z.string(),
  note: z.string().nullable(),
  /** Of what lies in it; 0 for a query. */
  count: z.number(),
  query: z.string().nullable(),
  sort: searchOrder.nullable(),
  /** Epoch milliseconds. */
  createdAt: z.number(),
});
export type Collection = z.infer<typeof collection>;
