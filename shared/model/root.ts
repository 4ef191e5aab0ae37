import * as z from 'zod';
import { errorFacts } from '../errors.ts';

/** A watched folder. `offline`: it does not answer now; everything known about it is kept. */
export const root = z.object({
  id: z.string(),
  path: z.string(),
  state: z.enum(['online', 'offline', 'sweeping']),
  /** Assets with a file here that is not missing. */
  assets: z.number(),
  /** Files seen but not read yet. */
  waiting: z.number(),
  unreadable: z.number(),
  /** Epoch milliseconds, null before the first sweep ended. */
  lastSweepAt: z.number().nullable(),
  error: errorFacts.nullable(),
});
export type Root = z.infer<typeof root>;

/** One folder with material in it. `path` is relative to its root, '' for the root itself, `/` between. */
export const folder = z.object({ root: z.string(), path: z.string(), name: z.string(), assets: z.number() });
export type Folder = z.infer<typeof folder>;

/** What one sweep found. `seconds` is the wall time. `changing` names files that were not quiet. */
export const sweepSummary = z.object({
  seen: z.number(),
  added: z.number(),
  changed: z.number(),
  refound: z.number(),
  missing: z.number(),
  failed: z.number(),
  seconds: z.number(),
  changing: z.array(z.string()),
});
export type SweepSummary = z.infer<typeof sweepSummary>;

/** A sweep that found nothing, to count from. */
export const nothingSwept: SweepSummary = {
  seen: 0,
  added: 0,
  changed: 0,
  refound: 0,
  missing: 0,
  failed: 0,
  seconds: 0,
  changing: [],
};
