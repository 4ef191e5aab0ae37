import * as z from 'zod';
import { assetId } from '../../model/asset.ts';
import { abilities } from '../../model/clip.ts';
import { edited } from '../../model/edit.ts';
import {
  channel,
  conflict,
  exportItem,
  extract,
  knownPreset,
  metadataPolicy,
  part,
  picturePart,
  preset,
} from '../../model/export.ts';
import { job } from '../../model/job.ts';
import { knownLogo } from '../../model/logo.ts';
import { verdict } from '../../model/rights.ts';
import { sheetKind } from '../../model/sheet.ts';
import { editor, nothing, owner, reader } from './base.ts';

/** What sheets and pasted words are written in. */
const language = z.enum(['id', 'en']).default('id');

const chosen = z.object({
  ids: z.array(assetId).min(1).max(100_000),
  presets: z.array(z.string()).min(1).max(20),
});

const request = z.object({
  ...chosen.shape,
  /** Absolute folder on the computer that the engine runs on. It is made when only its last part is missing. */
  to: z.string().min(1),
  /** `zip`: one archive instead of files. `press`: with caption sheets, credits and a contact sheet. */
  as: z.enum(['files', 'zip', 'press']).default('files'),
  conflict: conflict.default('number'),
  /** For the policy that differs from the presets' own. */
  metadata: metadataPolicy.optional(),
  /** How films, sounds and documents are taken out. Those that are not named go with presets of the bytes as they are alone. */
  extracts: z.record(assetId, extract).optional(),
  /** The target lies in a watched folder, and the person said yes to that; its copies are not taken in again. */
  insideRoot: z.boolean().default(false),
  /** What the sheets of a press package are written in. */
  language,
  /** The person was told of the warnings. A start that was not, and of whose copies the gate warns, is refused. */
  warningsSeen: z.boolean().default(false),
});

/** Which part of its picture an asset shows in a ratio of sides (`4:5`), and who said so. */
const crop = z.object({ ratio: z.string(), part, by: z.enum(['person', 'proposed']) });

export const exportsContract = {
  presets: reader.input(nothing).output(z.array(knownPreset)),
  /** Writes one preset of the office, new or changed. */
  savePreset: owner.input(z.object({ preset })).output(edited),
  /** Takes an own preset away, or gives one of the program back its own values. */
  removePreset: owner.input(z.object({ id: z.string() })).output(edited),
  /** Presets out of a file that another office wrote. @throws `bad-input` */
  importPresets: owner.input(z.object({ text: z.string().max(1_000_000) })).output(edited),
  /** The office's own logos, by name. */
  logos: reader.input(nothing).output(z.array(knownLogo)),
  /** Keeps a logo as it is given, and answers the name by which presets call it. @throws `logo-unusable` */
  addLogo: owner
    .input(z.object({ name: z.string().min(1).max(500), bytes: z.instanceof(Uint8Array) }))
    .output(z.object({ file: z.string() })),
  /** Takes a logo away; its bytes are answered, so that it can be put back. @throws `not-found` */
  removeLogo: owner.input(z.object({ file: z.string() })).output(z.object({ bytes: z.instanceof(Uint8Array) })),
  /** What would happen, before it does. `refused`, `warned`: the first thousand. */
  plan: editor.input(request).output(
    z.object({
      copies: z.number(),
      refused: z.array(z.object({ id: assetId, preset: z.string(), reason: z.string() })),
      /** What the gate says where that is not `allowed`. */
      gate: z.array(z.object({ id: assetId, channel, verdict })),
      refusedCount: z.number().int(),
      warnedCount: z.number().int(),
      /** Names that are there already. */
      taken: z.number().int(),
      /** Bytes that the copies take, about. */
      bytes: z.number().nullable(),
      freeBytes: z.number().nullable(),
      insideRoot: z.boolean(),
    }),
  ),
  /** @throws `warnings-unseen`, `preset-not-found`, and what is wrong with the target */
  start: editor.input(request).output(job),
  /** Tries what failed once more. */
  retry: editor.input(z.object({ job: z.string() })).output(job),
  items: reader
    .input(z.object({ job: z.string(), offset: z.number().int().min(0), limit: z.number().int().min(1).max(10_000) }))
    .output(z.array(exportItem)),
  /**
   * One copy as it would be, small (`edge` pixels at most), for looking at; made of what is kept where that is enough. `of`: of
   * a frame or a page that is taken out.
   */
  preview: editor
    .input(
      z.object({
        id: assetId,
        preset: z.string(),
        edge: z.number().int().min(64).max(1600),
        part: part.optional(),
        of: picturePart.optional(),
      }),
    )
    .output(
      z.object({
        mime: z.string(),
        bytes: z.instanceof(Uint8Array),
        width: z.number().int(),
        height: z.number().int(),
        /** Of the copy itself. */
        copy: z.object({ width: z.number().int(), height: z.number().int() }),
        ratio: z.string().nullable(),
        part: part.nullable(),
      }),
    ),
  /** Facts that leave with a copy, as they would stand in it: field (`dc:title`) and value. */
  carried: editor
    .input(z.object({ id: assetId, preset: z.string(), metadata: metadataPolicy.optional() }))
    .output(z.array(z.object({ field: z.string(), value: z.string() }))),
  /** `of`: of a frame or a page that is taken out, instead of the picture that stands for the asset. */
  crops: reader
    .input(z.object({ id: assetId, ratios: z.array(z.string()).min(1).max(20), of: picturePart.optional() }))
    .output(z.array(crop)),
  /** Says which part is shown; null: as it is proposed. `of`: over which frame or page. One edit, one step of undo. */
  crop: editor
    .input(z.object({ id: assetId, ratio: z.string(), part: part.nullable(), of: picturePart.optional() }))
    .output(edited),
  /** What this computer makes of films and sounds; `clipFormOf` says from it as what a file's clip is written. */
  abilities: reader.input(nothing).output(abilities),
  /** Words to paste: caption and credit, as the office writes them; `refused`: what may not leave. @throws `gate-refused` */
  words: reader
    .input(z.object({ ids: z.array(assetId).min(1).max(500), language }))
    .output(z.object({ text: z.string(), refused: z.array(assetId) })),
  /** Prepares copies that are to be dragged out or put on the clipboard: paths of finished files. @throws `gate-refused` */
  prepare: editor
    .input(
      z.object({
        ids: z.array(assetId).min(1).max(200),
        preset: z.string(),
        /** Where they go; left out: the channel of the preset. */
        channel: channel.optional(),
      }),
    )
    .output(
      z.object({
        files: z.array(z.object({ id: assetId, path: z.string() })),
        /** What may not leave. */
        refused: z.array(assetId),
        /** What could not be made. */
        failed: z.array(assetId),
        /** Of the files: those that are the originals' own bytes, with everything that is said inside them. */
        asTheyAre: z.array(assetId),
      }),
    ),
  /** One prepared copy of a photo to be pasted elsewhere, JPEG or PNG whatever the preset says. @throws `gate-refused`, `file-unsupported` */
  picture: editor
    .input(z.object({ id: assetId, preset: z.string(), channel: channel.optional() }))
    .output(z.object({ mime: z.string(), bytes: z.instanceof(Uint8Array) })),
  /** A sheet about a selection, written to `to`: pictures with captions, or its data. */
  sheet: editor
    .input(
      z.object({
        ids: z.array(assetId).min(1).max(100_000),
        what: sheetKind,
        to: z.string().min(1),
        language,
      }),
    )
    .output(job),
};
