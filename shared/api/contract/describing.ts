import * as z from 'zod';
import { assetId } from '../../model/asset.ts';
import { collection } from '../../model/collection.ts';
import { edited } from '../../model/edit.ts';
import { assetIds, event, eventAsset, eventIds, eventWords, thingId } from '../../model/event.ts';
import { intakeFrom, intakeItem, intakePlan, intakeSource } from '../../model/intake.ts';
import { job } from '../../model/job.ts';
import { listColumn, listPreview, listProblem } from '../../model/list.ts';
import { searchOrder } from '../../model/search.ts';
import { editor, nothing, reader } from './base.ts';

const range = { offset: z.number().int().min(0).default(0), limit: z.number().int().min(1).max(1000).default(100) };

/** An edit that made or kept an event. */
const editedEvent = edited.extend({ event: thingId });

/** Events (kegiatan): proposed ones and those that people speak of. */
export const eventsContract = {
  /** `todo`: only events with assets that are not described yet. Newest first; `text` filters by words of title and folder. */
  list: reader
    .input(z.object({ todo: z.boolean().default(false), text: z.string().max(200).default(''), ...range }))
    .output(z.object({ total: z.number(), items: z.array(event) })),
  /** What is still to do in the whole library. `loose`: undescribed assets of no event. */
  todo: reader.input(nothing).output(
    z.object({
      events: z.number(),
      assets: z.number(),
      untitled: z.number(),
      unthemed: z.number(),
      undated: z.number(),
      loose: z.number(),
      /** Guesses are still being made. */
      pending: z.number(),
    }),
  ),
  get: reader.input(z.object({ id: thingId })).output(event),
  /** Its assets by time. */
  assets: reader
    .input(z.object({ id: thingId, ...range }))
    .output(z.object({ total: z.number(), items: z.array(eventAsset) })),
  /** The event of an asset: the said one, else the proposed one. */
  of: reader.input(z.object({ asset: assetId })).output(z.object({ id: thingId.nullable() })),
  /**
   * Says something about an event. Assets that said what the event said before say the new word with it; what differs stays.
   */
  save: editor.input(z.object({ id: thingId, words: eventWords })).output(editedEvent),
  /**
   * Confirms an event: it, and each of its assets that says nothing of its own, says these words; every asset belongs to it
   * by a person's word then. `except` stay as they are. One edit.
   */
  confirm: editor
    .input(z.object({ id: thingId, words: eventWords, except: z.array(assetId).max(100_000).default([]) }))
    .output(editedEvent),
  /** A new event of these assets. */
  create: editor.input(z.object({ words: eventWords, assets: assetIds })).output(editedEvent),
  /** Takes assets into an event; they leave the one that they were in. What they said with that one, they say with this one. */
  move: editor.input(z.object({ id: thingId, assets: assetIds })).output(editedEvent),
  /** Makes several events one: that of `into`. */
  merge: editor.input(z.object({ ids: eventIds, into: thingId })).output(editedEvent),
  /** Takes assets out of an event into a new one, which says what the first said besides `words`. */
  split: editor.input(z.object({ id: thingId, assets: assetIds, words: eventWords })).output(editedEvent),
  /** Takes an event apart: its assets belong to none, and keep what they say. */
  dissolve: editor.input(z.object({ id: thingId })).output(edited),
};

/** Sets made by hand, and living ones: searches that were kept. Nothing is put into a living one, or taken out. */
export const collectionsContract = {
  list: reader.input(nothing).output(z.array(collection)),
  /** Ids of its assets in its order; of a living one its search instead. */
  items: reader
    .input(z.object({ id: thingId }))
    .output(z.object({ ids: z.array(assetId), query: z.string().nullable() })),
  /** How many assets a living one finds now; `today` as in a search. */
  found: reader
    .input(
      z.object({
        id: thingId,
        today: z
          .string()
          .regex(/^\d{4}-\d\d-\d\d$/)
          .optional(),
      }),
    )
    .output(z.object({ count: z.number().int() })),
  create: editor
    .input(
      z.object({
        name: z.string().trim().min(1).max(300),
        assets: z.array(assetId).max(100_000).default([]),
        query: z.string().trim().min(1).max(2000).optional(),
        sort: searchOrder.optional(),
      }),
    )
    .output(edited.extend({ id: thingId })),
  save: editor
    .input(
      z.object({
        id: thingId,
        name: z.string().trim().min(1).max(300).optional(),
        note: z.string().max(5000).nullable().optional(),
        query: z.string().trim().min(1).max(2000).optional(),
        sort: searchOrder.optional(),
      }),
    )
    .output(edited),
  add: editor.input(z.object({ id: thingId, assets: assetIds })).output(edited),
  take: editor.input(z.object({ id: thingId, assets: assetIds })).output(edited),
  /** Puts these assets before another one, or at the end. */
  order: editor.input(z.object({ id: thingId, assets: assetIds, before: assetId.nullable() })).output(edited),
  remove: editor.input(z.object({ id: thingId })).output(edited),
};

/** Stacks: near-equal shots, RAW and JPEG, one on top. */
export const stacksContract = {
  make: editor.input(z.object({ assets: assetIds, top: assetId.nullable().default(null) })).output(edited),
  /** Takes these assets out of their stacks, also those that the program made. */
  take: editor.input(z.object({ assets: assetIds })).output(edited),
  /** Puts one on top of its stack. */
  top: editor.input(z.object({ asset: assetId })).output(edited),
  /** Near-equal shots that were taken one soon after the other, among these assets; the best of each first. */
  propose: reader.input(z.object({ assets: assetIds })).output(z.object({ stacks: z.array(z.array(assetId)) })),
};

/** Descriptions out of the office's own lists. A list lies in a folder of this computer, or comes as its bytes (base64). */
const listSource = z.union([
  z.object({ path: z.string().min(1) }),
  z.object({ name: z.string().max(300), bytes: z.string().max(70_000_000) }),
]);
export const listsContract = {
  /** `columns`: what each column is taken for, in the order of the list; guessed from its head when absent. */
  preview: editor
    .input(z.object({ source: listSource, columns: z.array(listColumn).max(500).optional() }))
    .output(listPreview),
  /**
   * Says what a list says: one edit; `edit` is '' where nothing is said anew. `base`: the folder that relative paths start
   * from. `strict`: one mistake in a list that a program wrote (JSON Lines) refuses it whole, as `bad-input` with its `line`.
   */
  apply: editor
    .input(
      z.object({
        source: listSource,
        columns: z.array(listColumn).max(500).optional(),
        base: z.string().optional(),
        strict: z.boolean().default(false),
      }),
    )
    .output(
      edited.extend({
        matched: z.number(),
        unmatched: z.array(z.string()),
        problems: z.array(listProblem),
        problemsMore: z.boolean(),
      }),
    ),
};

/** What is copied, and where to. `below`: a folder of `root`, `/` between; `folder`: the one made in it, '' for none. */
const intakeWish = z.object({
  from: intakeFrom,
  root: z.string(),
  below: z.string().max(32_767).default(''),
  folder: z.string().max(240),
  /** Only what was taken on these days. */
  days: z.array(z.string()).max(400).optional(),
});

/**
 * Copying into a watched folder: from a card, a phone or a folder, or what was dropped on a window. Who does not own the library
 * may name cards and phones alone.
 */
export const intakeContract = {
  sources: editor.input(nothing).output(z.array(intakeSource)),
  plan: editor.input(intakeWish).output(intakePlan),
  /** Copies what the library does not have yet; each copy is read back and compared. The source is never written to. */
  start: editor
    .input(
      intakeWish.extend({
        /** Also what the library knows already. */
        all: z.boolean().default(false),
      }),
    )
    .output(job),
  /**
   * What became of each file of a job: those with trouble first, then those that got another name. `total`: without the
   * `known`. `bytes`: of all of them, `bytesDone`: that are copied.
   */
  items: editor.input(z.object({ job: z.string(), ...range })).output(
    z.object({
      total: z.number(),
      failed: z.number(),
      there: z.number(),
      known: z.number(),
      renamed: z.number(),
      bytes: z.number(),
      bytesDone: z.number(),
      items: z.array(intakeItem),
    }),
  ),
};
