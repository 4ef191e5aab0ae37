import * as z from 'zod';
import { errorCode } from '../errors.ts';

/** A card, phone or folder that material can be copied from. */
export const intakeSource = z.object({
  path: z.string(),
  name: z.string(),
  /** `card`: a disk that can be taken out and has a camera's folders. */
  kind: z.enum(['card', 'disk', 'folder']),
});
export type IntakeSource = z.infer<typeof intakeSource>;

/** One day of what lies on a source: a card holds several events. */
export const intakeDay = z.object({
  /** YYYY-MM-DD by the files' own capture times, else by their file times. */
  day: z.string(),
  files: z.number(),
  bytes: z.number(),
  /** Of these the library has the content already. */
  known: z.number(),
});

/** What became of one file. `there`: the very same lay there already. */
export const intakeItem = z.object({
  /** Absolute. */
  from: z.string(),
  to: z.string().nullable(),
  bytes: z.number(),
  outcome: z.enum(['waiting', 'done', 'there', 'failed', 'cancelled']),
  reason: errorCode.nullable(),
});
export type IntakeItem = z.infer<typeof intakeItem>;

export const intakePlan = z.object({
  files: z.number(),
  bytes: z.number(),
  known: z.number(),
  days: z.array(intakeDay),
  /** Folder that the files would go to; absolute. */
  to: z.string(),
  /** Bytes free there; null where that cannot be known. */
  free: z.number().nullable(),
});
export type IntakePlan = z.infer<typeof intakePlan>;
