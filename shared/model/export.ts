import * as z from 'zod';

/** How a copy for a channel is made. `original`: the bytes as they are. */
export const preset = z.object({
  id: z.string().regex(/^[a-z0-9-]+$/),
  name: z.object({ id: z.string(), en: z.string() }),
  purpose: z.object({ id: z.string(), en: z.string() }),
  original: z.boolean(),
  /** Pixels of the longer side; never enlarged. Absent with `original`. */
  longEdge: z.number().int().positive().optional(),
  format: z.enum(['jpeg', 'png', 'webp']).optional(),
  quality: z.number().int().min(1).max(100).optional(),
  /** Position, serial numbers and private notes leave with the copy only when false. */
  stripPrivate: z.boolean(),
  /** What copies are called after: their file (when absent), or their event, numbered by the time at which they were taken. */
  names: z.enum(['file', 'event']).optional(),
});
export type Preset = z.infer<typeof preset>;

export const exportOutcome = z.enum(['waiting', 'done', 'refused', 'failed', 'skipped', 'cancelled']);

/** One copy asked for. `file` is absolute once written; `reason` is an error code. */
export const exportItem = z.object({
  id: z.string(),
  preset: z.string(),
  file: z.string().nullable(),
  outcome: exportOutcome,
  reason: z.string().nullable(),
});
export type ExportItem = z.infer<typeof exportItem>;
