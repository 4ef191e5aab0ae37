import * as z from 'zod';
import { assetId } from '../../model/asset.ts';
import { edited } from '../../model/edit.ts';
import { channel } from '../../model/export.ts';
import { publication } from '../../model/publication.ts';
import { editor, reader } from './base.ts';

/** Where assets went: copies that were taken out, and places where they were published. */
export const publicationsContract = {
  /** Of one asset, the newest first. */
  of: reader.input(z.object({ id: assetId })).output(z.array(publication)),
  /** Says that assets stand somewhere. One edit, one step of undo. */
  say: editor
    .input(
      z.object({
        ids: z.array(assetId).min(1).max(10_000),
        channel,
        link: z.string().max(2000).nullable(),
        note: z.string().max(2000).nullable(),
        /** Epoch milliseconds; left out: now. */
        at: z.number().int().optional(),
      }),
    )
    .output(edited),
  /** Says that something was taken down, or that it stands there still. */
  takeDown: editor
    .input(z.object({ ids: z.array(z.string()).min(1).max(10_000), takenDown: z.string().nullable() }))
    .output(edited),
  /** Takes back what a person said by mistake; copies cannot be taken back. */
  remove: editor.input(z.object({ id: z.string() })).output(edited),
  /** Where assets stand whose consent was withdrawn, expired or never was for that channel, to take them down. */
  toTakeDown: reader
    .input(
      z.object({
        consent: z.string().optional(),
        offset: z.number().int().min(0),
        limit: z.number().int().min(1).max(500),
      }),
    )
    .output(z.object({ publications: z.array(publication), total: z.number().int() })),
};
