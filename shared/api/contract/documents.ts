import * as z from 'zod';
import { assetId } from '../../model/asset.ts';
import { documentReading, pageHit, pageRun } from '../../model/document.ts';
import { reader } from './base.ts';

/**
 * Documents as they are read on screen. Everything is read from the file now, in a media process; errors are those of
 * the file (`file-missing`, `folder-offline`, `file-locked-by-password`, `file-damaged`, …).
 */
export const documentsContract = {
  reading: reader.input(z.object({ id: assetId })).output(documentReading),
  /** The words of one page with their places, for marking and copying. `page` counts from 0. */
  words: reader
    .input(z.object({ id: assetId, page: z.number().int().nonnegative() }))
    .output(z.object({ runs: z.array(pageRun) })),
  /** Where words stand in a paged document, without regard to case; at most 500 pages are named. */
  find: reader
    .input(z.object({ id: assetId, text: z.string().min(1).max(200) }))
    .output(z.object({ hits: z.array(pageHit), total: z.number().int(), cut: z.boolean() })),
};
