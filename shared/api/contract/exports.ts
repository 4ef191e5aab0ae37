import * as z from 'zod';
import { assetId } from '../../model/asset.ts';
import { exportItem, preset } from '../../model/export.ts';
import { job } from '../../model/job.ts';
import { editor, nothing, reader } from './base.ts';

const request = z.object({
  ids: z.array(assetId).min(1).max(100_000),
  presets: z.array(z.string()).min(1).max(20),
  /** Absolute folder on the computer that the engine runs on. It is made when only its last part is missing. */
  to: z.string().min(1),
});

export const exportsContract = {
  presets: reader.input(nothing).output(z.array(preset)),
  /** What would happen, before it does. */
  plan: editor.input(request).output(
    z.object({
      copies: z.number(),
      refused: z.array(z.object({ id: assetId, preset: z.string(), reason: z.string() })),
      freeBytes: z.number().nullable(),
    }),
  ),
  start: editor.input(request).output(job),
  items: reader
    .input(z.object({ job: z.string(), offset: z.number().int().min(0), limit: z.number().int().min(1).max(10_000) }))
    .output(z.array(exportItem)),
};
