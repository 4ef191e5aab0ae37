import * as z from 'zod';
import { channel, part } from './export.ts';

/** One copy that left the library, or one place where an asset was published. Kept for good. */
export const publication = z.object({
  id: z.string(),
  asset: z.string(),
  /** `copy`: taken out by this program; `published`: a person said that it stands there. */
  kind: z.enum(['copy', 'published']),
  channel,
  /** Epoch milliseconds. */
  at: z.number().int(),
  /** Who. */
  by: z.string().nullable(),
  preset: z.string().nullable(),
  crop: part.nullable(),
  file: z.string().nullable(),
  link: z.string().max(2000).nullable(),
  note: z.string().max(2000).nullable(),
  /** YYYY-MM-DD on which a person said that it was taken down. */
  takenDown: z.string().nullable(),
});
export type Publication = z.infer<typeof publication>;
