import type { ErrorFacts } from '../../../shared/errors.ts';
import type { Part, Preset } from '../../../shared/model/export.ts';

/** Words written back into a copy whose other metadata was taken out. */
export interface CopyDescription {
  readonly title?: string | null;
  readonly caption?: string | null;
  readonly creator?: string | null;
  readonly copyright?: string | null;
  /** Whose material it is, as a credit names it beside its maker: the agency. */
  readonly source?: string | null;
  /** How it may be used. */
  readonly usageTerms?: string | null;
  readonly keywords?: readonly string[];
  readonly people?: readonly string[];
  readonly place?: string | null;
  readonly event?: string | null;
  /** YYYY[-MM[-DD]], or two of these with `/` between. */
  readonly date?: string | null;
  /** Wall time of the exposure, `YYYY-MM-DDTHH:MM:SS`, where it is known to the second. */
  readonly takenAt?: string | null;
  readonly position?: CopyPosition | null;
  readonly camera?: CopyCamera | null;
}

/** Degrees, north and east positive. */
export interface CopyPosition {
  readonly lat: number;
  readonly lon: number;
}

/** How a picture was taken. Serial numbers are no part of it: they never leave. */
export interface CopyCamera {
  readonly make?: string | null;
  readonly model?: string | null;
  readonly lens?: string | null;
  /** Seconds. */
  readonly exposure?: number | null;
  /** The f-number. */
  readonly aperture?: number | null;
  readonly iso?: number | null;
  /** Millimetres. */
  readonly focalLength?: number | null;
}

/** One copy of several that are made of one picture. */
export interface CopyTarget {
  /** Where the finished copy is written: a temporary name that the caller renames. */
  readonly path: string;
  readonly preset: Preset;
  /** What is shown of the upright picture, after its turn, where the preset crops; left out: its middle. */
  readonly part?: Part | null | undefined;
  /** The file of the preset's logo. */
  readonly logo?: string | null | undefined;
  /** Words of the preset's caption bar, filled in; without them there is no bar. */
  readonly bar?: string | null | undefined;
}

export interface CopyRequest {
  readonly source: string;
  readonly targets: readonly CopyTarget[];
  /** All that is known; each preset's policy says what of it leaves. */
  readonly describe: CopyDescription;
  /** A page of a PDF, from 0, instead of its first. */
  readonly page?: number | undefined;
  /** A picture that was taken out of the source before: a frame of a film. Packed. */
  readonly frame?: Uint8Array | undefined;
  /** Quarter turns to the right that people said, on top of the file's own; a copy of its bytes stays as it is. */
  readonly turn?: number;
}

export type CopyFormat = 'jpeg' | 'png' | 'webp' | 'avif' | 'tiff';

/** Pixels and format are null for a copy of the bytes. */
export interface MadeCopy {
  readonly width: number | null;
  readonly height: number | null;
  readonly bytes: number;
  readonly format: CopyFormat | null;
  /** What is shown of the upright picture; null: all of it. */
  readonly part: Part | null;
  readonly error: null;
}

export type CopyOutcome = MadeCopy | { readonly error: ErrorFacts };

/** In the order of the targets. What failed at one target is said there, and the others are made nevertheless. */
export interface CopyResult {
  readonly copies: readonly CopyOutcome[];
}

/** How one copy would look. It is drawn of `kept`, a packed picture of the asset as it is turned, where that has enough pixels. */
export interface PreviewRequest {
  readonly kept?: Uint8Array | undefined;
  /** The file, for where more pixels are needed; left out where it is not there now. */
  readonly path?: string | undefined;
  readonly turn: number;
  /** Pixels of the picture as it is shown; left out where they are not known. */
  readonly size?: { readonly width: number; readonly height: number } | undefined;
  readonly target: Omit<CopyTarget, 'path'>;
  /** Pixels of the longer side at most. */
  readonly edge: number;
}

export interface CopyPreview {
  readonly mime: string;
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
  /** Of the copy itself, before its bytes are counted. */
  readonly copy: { readonly width: number; readonly height: number };
  readonly part: Part | null;
}
