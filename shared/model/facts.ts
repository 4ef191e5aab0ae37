import * as z from 'zod';
import { errorFacts } from '../errors.ts';
import { labelColours } from './edit.ts';
import { assetKind } from './kind.ts';

/**
 * How sure a capture time is. `exact`: the file says so in a capture field. `utc-container`: a QuickTime
 * time, printed with Z. `modified`: only a modification date was inside. `name`: a machine's file name.
 * `file`: the file's own time on disk. `none`: unknown.
 */
export const capturedCertainty = z.enum(['exact', 'utc-container', 'modified', 'name', 'file', 'none']);
export type CapturedCertainty = z.infer<typeof capturedCertainty>;

/** Degrees, WGS 84. */
export const position = z.object({ lat: z.number().min(-90).max(90), lon: z.number().min(-180).max(180) });
export type Position = z.infer<typeof position>;

/**
 * Technical facts that have a plain name. Units: rates in frames, samples or bits per second, `exposureSeconds` in
 * seconds, `focalLength` and `focalLength35` in millimetres, `altitude` in metres, the others text or counts.
 */
export const technicalKey = z.enum([
  ...['container', 'videoCodec', 'audioCodec', 'frameRate', 'bitRate', 'sampleRate', 'bitDepth', 'channels'],
  ...['rotation', 'frames', 'layers', 'colourSpace', 'colourProfile', 'compression', 'dpi'],
  ...['lens', 'focalLength', 'focalLength35', 'aperture', 'exposureSeconds', 'exposureBias', 'iso', 'flash'],
  ...['serialNumber', 'software', 'rating', 'altitude', 'direction', 'motionPhoto', 'encoding', 'sheets', 'slides'],
  ...['album', 'track', 'genre', 'year', 'entries', 'encrypted'],
] as const);
export type TechnicalKey = z.infer<typeof technicalKey>;
export const technicalFacts = z.partialRecord(technicalKey, z.union([z.string(), z.number()]));
export type TechnicalFacts = z.infer<typeof technicalFacts>;

/** Every single thing that a file says, as it says it: `group` is where it stands (EXIF, IPTC, XMP-dc, ID3, PDF …). */
export const rawFact = z.object({ group: z.string(), name: z.string(), value: z.string() });
export type RawFact = z.infer<typeof rawFact>;

/**
 * What one file says about itself, read for itself alone.
 * - `width`, `height`: pixels as displayed, after orientation.
 * - `orientation`: the EXIF tag 1..8, or null.
 * - `capturedAt`: ISO 8601 wall time; an offset or Z only when the file says so; date only when no more is known.
 * - `fingerprint`: `<size>-<hex>` over head, samples and tail; null for an empty or unreadable file.
 * - `essence`: `<format>-<length>-<hex>` over the pictures or sounds themselves, without what is said about them: the same
 *   after a program wrote words into the file; null where the format is not known so well.
 * - `text`: the words inside a document; null when there are none or it is no document.
 * - `textPages`: characters of `text` at which its pages or slides begin; one more than there are pages is what stands
 *   beside them. Absent where it has none.
 * - `documentId`: XMP's xmpMM:DocumentID, which editing keeps; `pairId`: what the halves of a live photo have in common.
 * - `label`: the colour that a program marked it with (xmp:Label); absent without one.
 * - `error`: why the file could not be read whole; may stand beside facts.
 */
export const fileFacts = z.object({
  kind: assetKind,
  mime: z.string(),
  bytes: z.number().int().nonnegative(),
  width: z.number().int().positive().nullable(),
  height: z.number().int().positive().nullable(),
  orientation: z.number().int().min(1).max(8).nullable(),
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
  place: z.string().nullable(),
  people: z.array(z.string()),
  durationSeconds: z.number().nonnegative().nullable(),
  pages: z.number().int().nonnegative().nullable(),
  text: z.string().nullable(),
  textPages: z.array(z.number().int().nonnegative()).optional(),
  fingerprint: z.string().nullable(),
  essence: z.string().nullable(),
  technical: technicalFacts,
  label: z.enum(labelColours).optional(),
  documentId: z.string().nullable(),
  pairId: z.string().nullable(),
  error: errorFacts.nullable(),
});
export type FileFacts = z.infer<typeof fileFacts>;
