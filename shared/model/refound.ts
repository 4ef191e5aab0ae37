import * as z from 'zod';

/**
 * The signal by which a file was known again. `content`: the same bytes. `essence`: the same pictures or sounds, with
 * other words about them. `file-id`: the file system's own number and birth time. `document`: XMP's document id.
 * `moment`: the same capture time by the same camera. `picture`: it looks the same. `name`: name and size, where its
 * content was never known. `place`: its whole watched folder was pointed to where it lies now.
 */
export const refoundReason = z.enum([
  ...['content', 'essence', 'file-id', 'document', 'moment', 'picture', 'name', 'place'],
] as const);
export type RefoundReason = z.infer<typeof refoundReason>;

/**
 * What happened to it, as a person would say. `renamed`: another name in its folder, `respelled` if only in capitals or in the
 * way its letters are composed. `moved`: another folder. `returned`: it was gone, and is back where it was. `saved`: a program
 * saved it anew under its name.
 */
export const refoundHow = z.enum(['renamed', 'respelled', 'moved', 'returned', 'saved']);
export type RefoundHow = z.infer<typeof refoundHow>;

/** Files that were found again in one go: "214 files found again after the folder was renamed". */
export const refoundGroup = z.object({
  id: z.string(),
  /** Epoch milliseconds of the newest of them. */
  at: z.number(),
  how: refoundHow,
  reason: refoundReason,
  count: z.number(),
  /** How many of them were taken back. */
  undone: z.number(),
  /** Absolute folders; the same for all of the group. */
  from: z.string(),
  to: z.string(),
  /** False until a person was told of it. */
  told: z.boolean(),
});
export type RefoundGroup = z.infer<typeof refoundGroup>;

/** One file of a group. Absolute paths. `asset` is null when that asset was forgotten since. */
export const refoundItem = z.object({
  id: z.number().int(),
  asset: z.string().nullable(),
  from: z.string(),
  to: z.string(),
  how: refoundHow,
  reason: refoundReason,
  undone: z.boolean(),
});
export type RefoundItem = z.infer<typeof refoundItem>;
