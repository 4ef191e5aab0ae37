import * as z from 'zod';

/** A part of the program that others made, with the words under which they gave it away. */
export const licencePart = z.object({
  name: z.string(),
  version: z.string(),
  /** An SPDX expression, or `public-domain`. */
  licence: z.string(),
  /** The part that it came in, where it is not one by itself. */
  within: z.string().optional(),
  /** Where its sources are to be had. */
  source: z.string().optional(),
  /** Places of its texts in the list of all. */
  texts: z.array(z.number().int()).min(1),
});
export type LicencePart = z.infer<typeof licencePart>;

/** All parts; a text that several have stands there once. */
export const licences = z.object({ parts: z.array(licencePart), texts: z.array(z.string()) });
export type Licences = z.infer<typeof licences>;

/** Where the page finds them, below its own address. */
export const licencesFile = 'licences.json';
