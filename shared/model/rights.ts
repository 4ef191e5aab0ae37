import * as z from 'zod';
import { channel } from './export.ts';

/** After UU 14/2008 on public information: what everybody may see, what only some may, what is kept back by law. */
export const classifications = ['public', 'limited', 'excluded'] as const;
export const classification = z.enum(classifications);
export type Classification = z.infer<typeof classification>;

/** Whether a calendar has it. */
function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** YYYY-MM-DD. */
export const day = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d$/)
  .refine(isDay);
/** A moment on the office's clock, YYYY-MM-DDTHH:MM. */
export const moment = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d$/)
  .refine((text) => isDay(text.slice(0, 10)));

/** What is known of whether an asset may be taken out. Null: nobody said so. */
export const rights = z.object({
  classification: classification.nullable(),
  /** Why it is limited or excluded, and on which law. */
  reason: z.string().nullable(),
  basis: z.string().nullable(),
  /** Until when it is excluded. */
  until: day.nullable(),
  embargo: moment.nullable(),
  licence: z.string().nullable(),
  licenceUntil: day.nullable(),
});
export type Rights = z.infer<typeof rights>;

/** Whether the people shown agreed. It speaks of a person, wherever shown, or of some assets; `channels` empty: all. */
export const consent = z.object({
  id: z.string(),
  person: z.string().max(200).nullable(),
  assets: z.array(z.string()).max(10_000),
  channels: z.array(channel),
  /** Who agreed for a child. */
  guardian: z.string().max(200).nullable(),
  /** The signed paper, as an asset. */
  paper: z.string().nullable(),
  given: day.nullable(),
  until: day.nullable(),
  withdrawn: day.nullable(),
  note: z.string().max(2000).nullable(),
});
export type Consent = z.infer<typeof consent>;

/** What the gate says of one asset for one channel. Each ground names what would cure it (words: `gate.<ground>`, `gate.<ground>.do`). */
export const grounds = [
  'excluded',
  'consent-withdrawn',
  'consent-expired',
  'consent-other-channel',
  'embargo',
  'limited',
  /** The period of what was excluded is over: somebody has to say what it is now. */
  'exclusion-ended',
  'licence-expired',
  'consent-missing',
  'unclassified',
  'undescribed',
] as const;
export const ground = z.enum(grounds);
export type Ground = z.infer<typeof ground>;

export const verdict = z.object({
  outcome: z.enum(['allowed', 'warned', 'refused']),
  /** The gravest first; none for `allowed`. `until`: a day or a moment after which it ends. */
  grounds: z.array(z.object({ ground, until: z.string().nullable(), name: z.string().nullable() })),
});
export type Verdict = z.infer<typeof verdict>;
