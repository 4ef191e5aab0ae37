import * as z from 'zod';
import { folder, root, rootPace, sweepSummary } from '../../model/root.ts';
import { nothing, owner, reader } from './base.ts';

const path = z.string().min(1).max(32_767);

export const rootsContract = {
  list: reader.input(nothing).output(z.array(root)),
  folders: reader.input(nothing).output(z.array(folder)),
  /** Starts to watch a folder; its first sweep begins at once in the background. */
  add: owner.input(z.object({ path })).output(root),
  /** Stops watching. All that is known about its assets is kept. */
  remove: owner.input(z.object({ root: z.string() })).output(root),
  /**
   * Points a watched folder to its new place (another drive letter, server or computer): everything known about its files
   * goes with it. `found` of `known` sampled files lie there as they were known; without `force` fewer than half of them
   * are refused. `try` only counts.
   * @throws `folder-differs` with the counts, and what `add` throws about a folder
   */
  point: owner
    .input(z.object({ root: z.string(), path, try: z.boolean().default(false), force: z.boolean().default(false) }))
    .output(z.object({ root, found: z.number(), known: z.number() })),
  /** How a folder is treated; what is absent stays. */
  settings: owner
    .input(z.object({ root: z.string(), pace: rootPace.optional(), sidecarsOut: z.boolean().optional() }))
    .output(root),
  /** One whole sweep; answers when facts, text and search are durable (`pictures`: when pictures are there too). */
  sweep: owner
    .input(z.object({ root: z.string().optional(), pictures: z.boolean().default(false) }))
    .output(sweepSummary),
  /** Folders of the computer that the engine runs on, for choosing one where no native dialog exists. */
  browse: owner.input(z.object({ path: path.nullable() })).output(
    z.object({
      path: z.string(),
      parent: z.string().nullable(),
      folders: z.array(z.object({ name: z.string(), path: z.string() })),
    }),
  ),
};
