import * as z from 'zod';
import { folder, root, sweepSummary } from '../../model/root.ts';
import { nothing, owner, reader } from './base.ts';

const path = z.string().min(1).max(32_767);

export const rootsContract = {
  list: reader.input(nothing).output(z.array(root)),
  folders: reader.input(nothing).output(z.array(folder)),
  /** Starts to watch a folder; its first sweep begins at once in the background. */
  add: owner.input(z.object({ path })).output(root),
  /** Stops watching. All that is known about its assets is kept. */
  remove: owner.input(z.object({ root: z.string() })).output(root),
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
