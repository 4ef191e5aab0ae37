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

/** What a person brought: files and folders that were dropped on a window or chosen in a dialog, by the name of all of them. */
export const gathered = z.object({
  id: z.string(),
  /** Files and folders, without what lies in these. */
  count: z.number().int(),
  /** Of the first of them. */
  name: z.string(),
  /** Name of the folder that it lies in. */
  folder: z.string(),
});
export type Gathered = z.infer<typeof gathered>;

/** What to copy from: the path of a card or a folder, or the id of what was gathered. */
export const intakeFrom = z.union([z.string().min(1).max(32_767), z.object({ gathered: z.string().min(1).max(40) })]);
export type IntakeFrom = z.infer<typeof intakeFrom>;

/** What was passed over, by why: nothing of it is copied. */
export const intakePassed = z.object({
  /** Lies in a watched folder, or was made by Bahan itself. */
  here: z.number(),
  /** Links, which may lead anywhere. */
  links: z.number(),
  /** Neither photo nor film, sound or document. */
  others: z.number(),
  /** Could not be looked at, or is gone. */
  unreadable: z.number(),
  /** More than are copied at once. */
  beyond: z.number(),
});
export type IntakePassed = z.infer<typeof intakePassed>;

/** One day of what lies on a source: a card holds several events. */
export const intakeDay = z.object({
  /** YYYY-MM-DD by the files' own capture times, else by their file times. */
  day: z.string(),
  files: z.number(),
  bytes: z.number(),
  /** Of these the library has the content already. */
  known: z.number(),
});

/** What became of one file. `there`: the very same lay there already; `known`: the library has it, and nobody wanted it twice. */
export const intakeItem = z.object({
  /** Absolute. */
  from: z.string(),
  to: z.string().nullable(),
  bytes: z.number(),
  outcome: z.enum(['waiting', 'done', 'there', 'known', 'failed', 'cancelled']),
  reason: errorCode.nullable(),
});
export type IntakeItem = z.infer<typeof intakeItem>;

export const intakePlan = z.object({
  files: z.number(),
  bytes: z.number(),
  known: z.number(),
  days: z.array(intakeDay),
  passed: intakePassed,
  /** Folder that the files would go to; absolute. */
  to: z.string(),
  /** Bytes free there; null where that cannot be known. */
  free: z.number().nullable(),
});
export type IntakePlan = z.infer<typeof intakePlan>;
