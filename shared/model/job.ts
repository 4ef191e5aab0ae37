import * as z from 'zod';
import { errorFacts } from '../errors.ts';

export const jobKind = z.enum(['sweep', 'pictures', 'export', 'backup', 'check', 'intake', 'sheet']);
export type JobKind = z.infer<typeof jobKind>;

export const jobState = z.enum(['waiting', 'running', 'paused', 'done', 'cancelled', 'failed']);
export type JobState = z.infer<typeof jobState>;

/** Background work as a person sees it. `label` holds the values of its sentence (`job.<kind>`). */
export const job = z.object({
  id: z.string(),
  kind: jobKind,
  state: jobState,
  label: z.record(z.string(), z.union([z.string(), z.number()])),
  done: z.number(),
  /** null while nobody can know it yet. */
  total: z.number().nullable(),
  failed: z.number(),
  /** How much of what comes next is done already, in parts of one of `total`; of several at once it may be more than 1. */
  part: z.number().min(0).optional(),
  /** Epoch milliseconds. */
  startedAt: z.number().nullable(),
  endedAt: z.number().nullable(),
  error: errorFacts.nullable(),
});
export type Job = z.infer<typeof job>;
