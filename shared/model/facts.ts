import * as z from 'zod';
import { errorFacts } from '../errors.ts';
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
 * What one file says about itself, read for itself alone.
 * - `width`, `height`: pixels as displayed, after orientation.
 * - `orientation`: the EXIF tag 1..8, or null.
 * - `capturedAt`: ISO 8601 wall time; an offset or Z only when the file says so; date only when no more is known.
 * - `fingerprint`: `<size>-<hex>` over head, samples and tail; null for an empty or unreadable file.
 * - `text`: the words inside a document; null when there are none or it is no document.
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
  fingerprint: z.string().nullable(),
  error: errorFacts.nullable(),
});
export type FileFacts = z.infer<typeof fileFacts>;
