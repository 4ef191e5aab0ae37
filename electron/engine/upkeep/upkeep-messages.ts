import type { ErrorCode, ErrorDetails } from '../../../shared/errors.ts';
import type { Backup } from '../../../shared/model/health.ts';

/** What the engine asks of the upkeep process; each process does one thing. */
export type UpkeepTask =
  /** A whole and consistent copy of a database that others write to meanwhile. */
  | { readonly what: 'copy-database'; readonly database: string; readonly target: string }
  /** Brings the backups in another place up to date; it may lie on a slow share. */
  | ({ readonly what: 'deliver' } & Delivery)
  /** Whether a place takes backups. */
  | { readonly what: 'try-place'; readonly place: string }
  /** Opens a copy (or the newest one in a folder) and says whether it is whole. */
  | { readonly what: 'verify'; readonly path: string }
  /** Looks at every part of a library and says what is not sound. */
  | { readonly what: 'check'; readonly library: string };

export interface Delivery {
  readonly library: string;
  /** Absolute path of the bundle's folder. */
  readonly bundle: string;
  /** A backup to be laid there; absent: it is there already. */
  readonly backup?: string | undefined;
  readonly pictures: boolean;
  /** Removes what is superfluous there; never in a folder that a person chose for one copy. */
  readonly rotates: boolean;
}

export interface FileCopy {
  readonly from: string;
  readonly to: string;
  /** A journal: lines that only the file at `to` has are kept. */
  readonly merge?: boolean;
}

/** What a whole database holds. */
export interface CopyFacts {
  readonly version: number;
  readonly bytes: number;
  readonly assets: number;
  readonly edits: number;
}

export interface CheckParts {
  readonly database: readonly string[];
  readonly journal: readonly string[];
  readonly index: readonly string[];
  readonly pictures: readonly string[];
  readonly databaseBytes: number;
  readonly picturesBytes: number;
  readonly edits: number;
}

export interface UpkeepResults {
  readonly 'copy-database': CopyFacts;
  readonly deliver: readonly Backup[];
  readonly 'try-place': null;
  readonly verify: CopyFacts & { readonly path: string };
  readonly check: CheckParts;
}

export type UpkeepAnswer =
  | { readonly type: 'progress'; readonly done: number; readonly total: number | null }
  | { readonly type: 'done'; readonly result: UpkeepResults[UpkeepTask['what']] }
  | { readonly type: 'failed'; readonly code: ErrorCode; readonly details: ErrorDetails; readonly message: string };
