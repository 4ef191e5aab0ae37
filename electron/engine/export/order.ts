import type { Language } from '../../../shared/i18n/format.ts';
import type { Conflict, Extract, MetadataPolicy, Preset } from '../../../shared/model/export.ts';
import type { Host } from '../host.ts';
import type { CopyContext } from './make-copies.ts';

export interface ExportContext extends CopyContext {
  readonly host: Host;
}

/** What an export was asked to do, as it is kept with its job: it goes on as it began, whatever becomes of its presets. */
export interface ExportOrder {
  /** Absolute. */
  readonly to: string;
  readonly as: 'files' | 'zip' | 'press';
  readonly conflict: Conflict;
  readonly presets: readonly Preset[];
  readonly extracts: Readonly<Record<string, Extract>>;
  readonly insideRoot: boolean;
  /** What the sheets of an archive are written in. */
  readonly language: Language;
  /** Who asked; null where nobody is known. */
  readonly by: string | null;
}

/** The order of a job's payload; jobs of older programs kept the folder alone. */
export function orderOf(payload: unknown, known: readonly Preset[]): ExportOrder {
  const usual = {
    as: 'files',
    conflict: 'number',
    presets: known,
    extracts: {},
    insideRoot: false,
    language: 'id',
    by: null,
  } as const;
  return { ...usual, ...(payload as Partial<ExportOrder> & { to: string }) };
}

/** Presets with the policy that a person chose for this time; the bytes as they are carry what they carry. */
export const withMetadata = (presets: readonly Preset[], metadata: MetadataPolicy | undefined): Preset[] =>
  presets.map((preset) => (metadata && !preset.original ? { ...preset, metadata } : preset));
