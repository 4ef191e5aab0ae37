import * as z from 'zod';

/** Where a copy is published. The gate, consent and the ledger speak of these; the ledger by number, so new ones come last. */
export const channels = [
  'website',
  'instagram',
  'facebook',
  'x',
  'youtube',
  'tiktok',
  'whatsapp',
  'print',
  'press',
  'other',
] as const;
export const channel = z.enum(channels);
export type Channel = z.infer<typeof channel>;

/** Parts of a picture's sides, 0..1, from its upper left corner. */
export const part = z.object({
  x: z.number().min(0).max(1),
  y: z.number().min(0).max(1),
  width: z.number().gt(0).max(1),
  height: z.number().gt(0).max(1),
});
export type Part = z.infer<typeof part>;

/** Corners and middles in which a logo or a caption can stand. */
export const corner = z.enum(['top-left', 'top-right', 'bottom-left', 'bottom-right', 'centre']);

const twoLanguages = z.object({ id: z.string().min(1).max(200), en: z.string().min(1).max(200) });
const colour = z.string().regex(/^#[0-9a-f]{6}$/i);

/**
 * Which facts leave with a copy. What is absent or false stays: that is the default for whatever tells where, by whom and with
 * which device a picture was made.
 */
export const metadataPolicy = z.object({
  /** Title, caption, keywords, place, date, event. Stars and labels are the office's own and never leave. */
  words: z.boolean(),
  /** Creator, agency, copyright, how it may be used. */
  credit: z.boolean(),
  /** Names of the people shown. */
  people: z.boolean(),
  position: z.boolean(),
  /** Camera, lens and exposure; serial numbers never leave. */
  camera: z.boolean(),
});
export type MetadataPolicy = z.infer<typeof metadataPolicy>;

/** A logo or watermark over the picture. `file`: a name in the library's `logos` folder, or one that comes with the program. */
export const logo = z.object({
  file: z.string().min(1).max(200),
  place: corner,
  /** Its width, in parts of the picture's shorter side. */
  size: z.number().min(0.02).max(1),
  /** Distance from the sides, in the same parts. */
  margin: z.number().min(0).max(0.3),
  opacity: z.number().min(0.05).max(1),
  /** Another file for assets of a unit, by its name. */
  variants: z.record(z.string(), z.string()).optional(),
});

/** How a copy for a channel is made. `original`: the bytes as they are; nothing else but `names` counts then. */
export const preset = z.object({
  id: z.string().regex(/^[a-z0-9-]{1,60}$/),
  name: twoLanguages,
  purpose: twoLanguages,
  channel,
  original: z.boolean(),
  /** Pixels of the longer side; never enlarged. */
  longEdge: z.number().int().min(16).max(20_000).optional(),
  /** Exactly so many pixels: the ratio of its sides is cropped to, or filled up to. */
  size: z
    .object({ width: z.number().int().min(16).max(20_000), height: z.number().int().min(16).max(20_000) })
    .optional(),
  /** With `size`. `crop`: what does not fit is cut off. `pad`: all of it, on a ground. */
  fit: z.enum(['crop', 'pad']).optional(),
  ground: colour.optional(),
  /** May be made larger than it is. */
  enlarge: z.boolean().optional(),
  /** Left out: JPEG. `keep`: PNG where something can be seen through, else JPEG. */
  format: z.enum(['jpeg', 'png', 'webp', 'avif', 'tiff', 'keep']).optional(),
  quality: z.number().int().min(1).max(100).optional(),
  /** Most bytes of a copy; quality, then size, give way until it is met. */
  mostBytes: z.number().int().min(10_000).optional(),
  colours: z.enum(['srgb', 'display-p3']).optional(),
  sharpen: z.enum(['none', 'screen', 'print']).optional(),
  /** Dots per inch that the copy says it is printed with. */
  dpi: z.number().int().min(36).max(2400).optional(),
  logo: logo.optional(),
  /** In parts of the shorter side. */
  border: z.object({ width: z.number().min(0.001).max(0.3), colour }).optional(),
  /** A bar with words below the picture; `text` holds variables (shared/text/template.ts). */
  captionBar: z
    .object({
      text: z.string().min(1).max(500),
      background: colour,
      ink: colour,
      height: z.number().min(0.03).max(0.4),
    })
    .optional(),
  /** A stem with variables (shared/text/template.ts); left out: the file's own name. */
  names: z.string().max(200).optional(),
  metadata: metadataPolicy,
  /** Parts of the picture that the channel covers with its own signs: words do not belong there. */
  covered: z.array(part).max(10).optional(),
});
export type Preset = z.infer<typeof preset>;

/** A preset with where it comes from: with the program, changed by the office, or of the office alone. */
export const knownPreset = z.object({ ...preset.shape, origin: z.enum(['program', 'changed', 'office']) });
export type KnownPreset = z.infer<typeof knownPreset>;

export const exportOutcome = z.enum(['waiting', 'done', 'refused', 'failed', 'skipped', 'cancelled']);

/** One copy asked for. `file` is absolute once written; `reason` is an error code. */
export const exportItem = z.object({
  id: z.string(),
  preset: z.string(),
  file: z.string().nullable(),
  outcome: exportOutcome,
  reason: z.string().nullable(),
});
export type ExportItem = z.infer<typeof exportItem>;

/** What becomes of a copy whose name is taken in the target folder. */
export const conflict = z.enum(['number', 'overwrite', 'skip']);
export type Conflict = z.infer<typeof conflict>;

/** How a film, a sound or a document is taken out; a photo pays no attention to it. */
export const extract = z.discriminatedUnion('what', [
  z.object({ what: z.literal('original') }),
  /** One picture, at a second of a film. */
  z.object({ what: z.literal('still'), at: z.number().min(0) }),
  z.object({
    what: z.literal('clip'),
    from: z.number().min(0),
    to: z.number().gt(0),
    /** Pixels of the longer side; left out: as it is. */
    longEdge: z.number().int().min(64).max(8192).optional(),
  }),
  /** Pages as pictures, from 0. */
  z.object({ what: z.literal('pages'), pages: z.array(z.number().int().min(0)).min(1).max(200) }),
]);
export type Extract = z.infer<typeof extract>;

/** One picture out of a film or a document: the frame that is seen at a second, or a page, from 0. */
export const picturePart = z.discriminatedUnion('what', [
  z.object({ what: z.literal('still'), at: z.number().min(0) }),
  z.object({ what: z.literal('page'), page: z.number().int().min(0) }),
]);
export type PicturePart = z.infer<typeof picturePart>;
