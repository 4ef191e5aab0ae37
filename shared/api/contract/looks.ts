import * as z from 'zod';
import { assetId } from '../../model/asset.ts';
import { edited } from '../../model/edit.ts';
import { lookGroup } from '../../model/look.ts';
import { editor, reader } from './base.ts';

/** What pictures look like: the same one twice, and nearly the same. */
export const looksContract = {
  /**
   * Groups of pictures that look the same (`same`: packed anew or made smaller) or nearly so (`near`: shots of one view),
   * the largest first. Hidden ones are left out. `waiting`: pictures that were not looked at yet.
   */
  groups: reader
    .input(
      z.object({
        closeness: z.enum(['same', 'near']),
        offset: z.number().int().min(0).default(0),
        limit: z.number().int().min(1).max(200).default(50),
      }),
    )
    .output(z.object({ groups: z.array(lookGroup), total: z.number().int(), waiting: z.number().int() })),
  /**
   * Hides all but one of each group, as one edit: nothing is deleted, and one step of undo shows them again. `withWords`: what
   * people said of a hidden one alone goes over to the one that is kept, for copies of the same picture.
   */
  keep: editor
    .input(
      z.object({
        groups: z
          .array(z.object({ keep: assetId, hide: z.array(assetId).min(1).max(1000) }))
          .min(1)
          .max(1000),
        withWords: z.boolean().default(false),
      }),
    )
    .output(edited),
};
