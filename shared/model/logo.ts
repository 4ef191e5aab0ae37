import * as z from 'zod';

/** Bytes that a logo has at most: far more than a mark needs, and nothing that slows down every copy. */
export const largestLogo = 5_000_000;

/** What a logo can be, by the names of the formats and as a window asks for files. */
export const logoFormats = ['png', 'svg', 'jpeg', 'webp'] as const;

/** A logo of the office. `file`: the name by which presets call it. */
export const knownLogo = z.object({
  file: z.string(),
  bytes: z.number().int(),
  /** Small, for choosing; null where the file can no longer be drawn. */
  picture: z.object({ mime: z.string(), bytes: z.instanceof(Uint8Array) }).nullable(),
});
export type KnownLogo = z.infer<typeof knownLogo>;
