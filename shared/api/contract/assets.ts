import * as z from 'zod';
import { assetCard, assetId, assetObject, assetWhole, historyEntry } from '../../model/asset.ts';
import { editChange, edited, editField, editSubject } from '../../model/edit.ts';
import { thingId } from '../../model/event.ts';
import { rawFact } from '../../model/facts.ts';
import { editor, reader } from './base.ts';

const ids = z.array(assetId).min(1).max(100_000);

/** What many assets have in common: one value for all, or `mixed` with how many differ. */
const fieldSummary = z.object({
  mixed: z.boolean(),
  value: z.union([z.string(), z.array(z.string())]).nullable(),
  /** The most frequent values, at most 8. */
  values: z.array(z.object({ value: z.string(), count: z.number() })),
});

/** What an edit would do: the first few differences, and how many assets would change. */
const editPreview = z.object({
  changed: z.number(),
  items: z.array(
    z.object({
      id: assetId,
      name: z.string(),
      field: editField,
      before: z.string().nullable(),
      after: z.string().nullable(),
    }),
  ),
});

export const assetsContract = {
  get: reader.input(z.object({ id: assetId })).output(assetWhole),
  /**
   * Everything that the file of an asset says, as it says it, read from the file now.
   * Errors: those of its file (`file-missing`, `folder-offline`, …).
   */
  rawFacts: reader.input(z.object({ id: assetId })).output(z.array(rawFact)),
  /** Cards of the ids that exist, in the order asked. */
  cards: reader.input(z.object({ ids: z.array(assetId).max(1000) })).output(z.array(assetCard)),
  /** Id of the asset that has a file at this path; error `asset-not-found` otherwise. */
  find: reader.input(z.object({ path: z.string().min(1) })).output(z.object({ id: assetId })),
  /** The objects that scripts read, of the ids that exist, in the order asked. */
  objects: reader.input(z.object({ ids: z.array(assetId).max(1000) })).output(z.array(assetObject)),
  /**
   * The asset of each path, null where there is none: the one that has a file exactly there, else the only one that has
   * a file of that name anywhere. In the order asked.
   */
  match: reader
    .input(z.object({ paths: z.array(z.string().min(1)).max(10_000) }))
    .output(z.object({ ids: z.array(assetId.nullable()) })),
  summarize: reader
    .input(z.object({ ids }))
    .output(z.object({ count: z.number(), fields: z.record(editField, fieldSummary) })),
  /** Who said what of it and when, newest first; also of a forgotten one, and of things that are no assets (`subject`). */
  history: reader.input(z.object({ id: thingId, subject: editSubject.default('asset') })).output(z.array(historyEntry)),
  /** Says something about assets: one edit, durable when it answers, one step of undo. */
  edit: editor.input(z.object({ ids, changes: z.array(editChange).min(1).max(50) })).output(edited),
  /** The same, only told: nothing is said. At most `limit` differences are listed. */
  preview: editor
    .input(
      z.object({
        ids,
        changes: z.array(editChange).min(1).max(50),
        limit: z.number().int().min(0).max(1000).default(100),
      }),
    )
    .output(editPreview),
  /** Makes the guesses of assets words that people said: all fields, or only these. One edit. */
  confirm: editor.input(z.object({ ids, fields: z.array(editField).min(1).optional() })).output(edited),
  /** Many different changes as one edit. */
  editEach: editor
    .input(
      z.object({
        items: z
          .array(z.object({ id: assetId, changes: z.array(editChange).max(50) }))
          .min(1)
          .max(100_000),
      }),
    )
    .output(edited),
  /** Takes back the newest edit of this person that is not taken back (or the one named); `redo` gives the newest undone one again. */
  undo: editor
    .input(z.object({ edit: z.string().optional() }))
    .output(z.object({ edit: z.string(), changed: z.number() })),
  redo: editor.input(z.object({})).output(z.object({ edit: z.string(), changed: z.number() })),
  /** "These are visible": their pictures are made first. Replaces the list told before by the same session. */
  visible: reader
    .input(z.object({ session: z.string().max(64), ids: z.array(assetId).max(1000) }))
    .output(z.object({})),
};
