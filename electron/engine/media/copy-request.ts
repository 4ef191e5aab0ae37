import type { LabelColour } from '../../../shared/model/edit.ts';
import type { Preset } from '../../../shared/model/export.ts';

/** Words written back into a copy whose other metadata was taken out. */
export interface CopyDescription {
  readonly title?: string | null;
  readonly caption?: string | null;
  readonly creator?: string | null;
  readonly copyright?: string | null;
  readonly keywords?: readonly string[];
  readonly people?: readonly string[];
  readonly place?: string | null;
  readonly event?: string | null;
  /** YYYY[-MM[-DD]], or two of these with `/` between. */
  readonly date?: string | null;
  /** 1..5. */
  readonly rating?: number | null;
  readonly label?: LabelColour | null;
}

export interface CopyRequest {
  readonly source: string;
  /** Where the finished copy is written: a temporary name that the caller renames. */
  readonly target: string;
  readonly preset: Preset;
  readonly describe: CopyDescription;
  /** Quarter turns to the right that people said, on top of the file's own; a copy of its bytes stays as it is. */
  readonly turn?: number;
}

/** Pixels are null for a copy that has none (a document's bytes). */
export interface CopyResult {
  readonly width: number | null;
  readonly height: number | null;
  readonly bytes: number;
}
