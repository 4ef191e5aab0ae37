import * as z from 'zod';
import { thingId } from './event.ts';

/** Lists of words that the office owns. */
export const termKind = z.enum(['theme', 'keyword', 'person', 'place', 'unit']);
export type TermKind = z.infer<typeof termKind>;

/** YYYY[-MM[-DD]]. */
const day = z.string().regex(/^\d{4}(-\d\d(-\d\d)?)?$/);

/** What a person was called by office, from a day until a day; null: not known, or still. */
export const office = z.object({
  /** As it stands before the name: *Bupati*, *Plt. Kepala Dinas Perhubungan*. */
  title: z.string().min(1).max(300),
  from: day.nullable(),
  to: day.nullable(),
});
export type Office = z.infer<typeof office>;

export const term = z.object({
  id: thingId,
  kind: termKind,
  name: z.string(),
  /** Id of the term above it. */
  parent: thingId.nullable(),
  /** `#rrggbb`. */
  colour: z.string().nullable(),
  synonyms: z.array(z.string()),
  /** Of a person, newest first. */
  offices: z.array(office),
  /** Of a place. */
  position: z.object({ lat: z.number(), lon: z.number() }).nullable(),
  note: z.string().nullable(),
  hidden: z.boolean(),
  /** Assets that carry it. */
  count: z.number(),
});
export type Term = z.infer<typeof term>;

/** What is said of a term; an absent key leaves its field. */
export const termWords = z.object({
  name: z.string().trim().min(1).max(300).optional(),
  parent: thingId.nullable().optional(),
  colour: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i)
    .nullable()
    .optional(),
  synonyms: z.array(z.string().trim().min(1).max(300)).max(100).optional(),
  offices: z.array(office).max(100).optional(),
  position: z
    .object({ lat: z.number().min(-90).max(90), lon: z.number().min(-180).max(180) })
    .nullable()
    .optional(),
  note: z.string().max(5000).nullable().optional(),
  hidden: z.boolean().optional(),
});
export type TermWords = z.infer<typeof termWords>;
