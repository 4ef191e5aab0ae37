import * as z from 'zod';
import { lookGroup } from '../../model/look.ts';
import { reader } from './base.ts';

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
};
