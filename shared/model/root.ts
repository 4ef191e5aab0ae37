import * as z from 'zod';
import { errorFacts } from '../errors.ts';

/**
 * How gently a watched folder is read, since many computers may share it. `megabytesPerSecond`: null reads as fast as it
 * goes. `from`/`to`: hours of the day (HH:MM, `to` may lie after midnight) outside of which files are not read by
 * themselves; null at any time. What a person looks at is read at once all the same.
 */
export const rootPace = z.object({
  megabytesPerSecond: z.number().min(0.1).max(10_000).nullable().default(null),
  from: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .nullable()
    .default(null),
  to: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .nullable()
    .default(null),
});
export type RootPace = z.infer<typeof rootPace>;

/**
 * How hints about a folder come. `listening`: the system tells. `limited`: it tells of a part, since its limit of watches
 * or handles is reached. `failed`: it tells nothing; the folder is looked through by the clock. `none`: nobody listens.
 */
export const watchState = z.enum(['none', 'listening', 'limited', 'failed']);
export type WatchState = z.infer<typeof watchState>;

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
  /** Epoch milliseconds since when it does not answer; null while it does. */
  offlineSince: z.number().nullable(),
  /** Assets that lay here and are gone from it. */
  missing: z.number(),
  watch: watchState,
  pace: rootPace,
  /** Whether what people say is written beside the originals, as XMP. */
  sidecarsOut: z.boolean(),
  /** Assets whose words still have to be written there. */
  sidecarsWaiting: z.number(),
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
