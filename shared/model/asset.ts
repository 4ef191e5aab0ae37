import * as z from 'zod';
import { errorFacts } from '../errors.ts';
import { labelColours } from './edit.ts';
import { capturedCertainty, position, technicalFacts } from './facts.ts';
import { assetKind } from './kind.ts';
import { machineText } from './machine-reading.ts';
import { refoundReason } from './refound.ts';

/** Stable random id: 12 characters of a–z 2–7 (60 bits). */
export const assetId = z.string().regex(/^[a-z2-7]{12}$/);

export const assetState = z.enum(['present', 'missing', 'offline']);
export type AssetState = z.infer<typeof assetState>;

/** `picture`: the file's own pixels, page, frame, cover or stored thumbnail. `card`: drawn by Bahan. */
export const pictureKind = z.enum(['picture', 'card']);
export type PictureKind = z.infer<typeof pictureKind>;

/** What one cell of the grid needs, and no more: thousands of these are on their way while a person scrolls. */
export const assetCard = z.object({
  id: assetId,
  kind: assetKind,
  /** What a person said or the file carries; null when neither does. */
  title: z.string().nullable(),
  /** A guess of the program, shown as a guess. */
  proposedTitle: z.string().nullable(),
  theme: z.string().nullable(),
  /** YYYY[-MM[-DD]] or from/to. */
  date: z.string().nullable(),
  /** Name of the first file. */
  name: z.string(),
  width: z.number().nullable(),
  height: z.number().nullable(),
  durationSeconds: z.number().nullable(),
  pages: z.number().nullable(),
  /** First words of a document, at most 280 characters, for the card that stands for it. */
  excerpt: z.string().nullable(),
  /** Key of the picture for `shared/api/media-url.ts`; null while none was made. */
  picture: z.string().nullable(),
  pictureKind: pictureKind.nullable(),
  /** Base64 of a thumbhash, about 30 bytes; null while none was made. */
  thumbhash: z.string().nullable(),
  /** Frames in the strip that a film is scrubbed by, side by side in one picture of equal cells; null without one. */
  strip: z.number().nullable(),
  /** How many assets its stack has (a RAW and its JPEG, the halves of a live photo); null outside of a stack. */
  stack: z.number().nullable(),
  /** It stands for its stack: a person put it on top, or it is the one that every program shows. */
  stackTop: z.boolean().optional(),
  /** What people said while they looked it through. */
  rating: z.number().nullable(),
  pick: z.enum(['chosen', 'rejected']).nullable(),
  label: z.enum(labelColours).nullable(),
  state: assetState,
  error: errorFacts.nullable(),
});
export type AssetCard = z.infer<typeof assetCard>;

/** A guess with where it comes from: `reason` as shared/text/reasons.ts reads it, facts after colons. `certainty` 0..1. */
export const proposal = z.object({ value: z.string(), reason: z.string(), certainty: z.number().min(0).max(1) });
export type Proposal = z.infer<typeof proposal>;

/** One file of an asset. `path` is absolute, as the root was spelled. */
export const assetFile = z.object({
  path: z.string(),
  bytes: z.number(),
  /** Epoch milliseconds. */
  modifiedAt: z.number(),
  state: assetState,
});
export type AssetFile = z.infer<typeof assetFile>;

/** One thing that somebody said. */
export const historyEntry = z.object({
  edit: z.string(),
  /** Epoch milliseconds. */
  at: z.number(),
  person: z.string(),
  device: z.string(),
  field: z.string(),
  value: z.union([z.string(), z.array(z.string())]).nullable(),
  previous: z.union([z.string(), z.array(z.string())]).nullable(),
});
export type HistoryEntry = z.infer<typeof historyEntry>;

/** What an asset was before its file was saved anew, and by which signal the two belong together. */
export const assetVersion = z.object({
  /** Epoch milliseconds at which the newer content was met. */
  at: z.number(),
  reason: refoundReason,
  bytes: z.number(),
  width: z.number().nullable(),
  height: z.number().nullable(),
  capturedAt: z.string().nullable(),
  title: z.string().nullable(),
  description: z.string().nullable(),
  creator: z.string().nullable(),
});
export type AssetVersion = z.infer<typeof assetVersion>;

/** The asset as the command line prints it (`id` and `preview.file` are null where they do not apply). */
export const assetObject = z.object({
  id: assetId.nullable(),
  path: z.string(),
  paths: z.array(z.string()),
  kind: assetKind,
  mime: z.string(),
  bytes: z.number(),
  width: z.number().nullable(),
  height: z.number().nullable(),
  orientation: z.number().nullable(),
  capturedAt: z.string().nullable(),
  capturedAtCertainty: capturedCertainty,
  gps: position.nullable(),
  make: z.string().nullable(),
  model: z.string().nullable(),
  title: z.string().nullable(),
  description: z.string().nullable(),
  keywords: z.array(z.string()),
  creator: z.string().nullable(),
  copyright: z.string().nullable(),
  theme: z.string().nullable(),
  date: z.string().nullable(),
  event: z.string().nullable(),
  place: z.string().nullable(),
  people: z.array(z.string()),
  proposed: z.record(z.string(), proposal),
  durationSeconds: z.number().nullable(),
  pages: z.number().nullable(),
  preview: z
    .object({ kind: pictureKind, file: z.string().nullable(), width: z.number(), height: z.number() })
    .nullable(),
  state: assetState,
  error: errorFacts.nullable(),
});
export type AssetObject = z.infer<typeof assetObject>;

/** One asset whole: the object, and what the inspector and `bahan show` add to it. */
export const assetWhole = assetObject.extend({
  id: assetId,
  text: z.string().nullable(),
  textTruncated: z.boolean().optional(),
  files: z.array(assetFile),
  history: z.array(historyEntry),
  proposals: z.array(proposal.extend({ field: z.string() })),
  picture: z.string().nullable(),
  pictureKind: pictureKind.nullable(),
  thumbhash: z.string().nullable(),
  technical: technicalFacts,
  /** The other assets of its stack. */
  stacked: z.array(assetCard),
  /** Sidecar files whose words are part of what is shown; absolute paths. */
  sidecars: z.array(z.string()),
  rating: z.number().nullable(),
  pick: z.enum(['chosen', 'rejected']).nullable(),
  label: z.enum(labelColours).nullable(),
  unit: z.string().nullable(),
  /** Quarter turns to the right that people said, and seconds that they put its capture time forward. */
  turn: z.number(),
  shift: z.number(),
  /** Ids of the collections that it is in. */
  collections: z.array(z.string()),
  /** Id of its event: the said one, else the proposed one. */
  eventId: z.string().nullable(),
  /** What a machine read in its picture; absent where it was not to read it. */
  machineText: machineText.optional(),
  /** What it was before, newest first. */
  versions: z.array(assetVersion),
});
export type AssetWhole = z.infer<typeof assetWhole>;
