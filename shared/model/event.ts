import * as z from 'zod';
import { assetCard, assetId, proposal } from './asset.ts';
import { editDate, labelColours } from './edit.ts';

/** Id of a thing that people speak of besides assets. */
export const thingId = z.string().min(1).max(40);

/** What can be said about an event. */
export const eventField = z.enum(['title', 'theme', 'date', 'place', 'people', 'unit', 'note']);
export type EventField = z.infer<typeof eventField>;

const word = z.string().max(5000).nullable();

/** Values of an event; a key that is absent leaves its field, null or `''` clears it. */
export const eventWords = z.object({
  title: word.optional(),
  theme: word.optional(),
  date: editDate.nullable().optional(),
  place: word.optional(),
  people: z.array(z.string().max(5000)).max(500).optional(),
  unit: word.optional(),
  note: word.optional(),
});
export type EventWords = z.infer<typeof eventWords>;

/** An occasion. A proposed one was made of folders or of gaps in time, and nobody has spoken of it yet. */
export const event = z.object({
  id: thingId,
  state: z.enum(['proposed', 'said']),
  /** What people said; of a proposed one all is null. */
  title: z.string().nullable(),
  theme: z.string().nullable(),
  date: z.string().nullable(),
  place: z.string().nullable(),
  people: z.array(z.string()),
  unit: z.string().nullable(),
  note: z.string().nullable(),
  /** The best guess of each field that nobody spoke of yet. */
  proposed: z.partialRecord(eventField, proposal),
  /** Assets that are there or offline. */
  assets: z.number(),
  /** Those of them without a title, a theme or a date. */
  undescribed: z.number(),
  /** YYYY-MM-DD of the first and last capture of its assets; null without one. */
  from: z.string().nullable(),
  to: z.string().nullable(),
  /** Folder that most of them lie in, relative to its root; null when it has none. */
  folder: z.string().nullable(),
  /** Its first few assets. */
  covers: z.array(assetCard),
});
export type Event = z.infer<typeof event>;

/** One asset as it is described: its card and all that the describing screen shows beside it. */
export const eventAsset = z.object({
  card: assetCard,
  capturedAt: z.string().nullable(),
  /** `said`: it belongs to the event because a person said so. */
  said: z.boolean(),
  place: z.string().nullable(),
  rating: z.number().nullable(),
  pick: z.enum(['chosen', 'rejected']).nullable(),
  label: z.enum(labelColours).nullable(),
  turn: z.number(),
  proposed: z.record(z.string(), proposal),
});
export type EventAsset = z.infer<typeof eventAsset>;

export const eventIds = z.array(thingId).min(1).max(1000);
export const assetIds = z.array(assetId).min(1).max(100_000);
