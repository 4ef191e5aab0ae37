import type { FileLook } from '../db/files.ts';

/** What the engine asks of the sweep process. */
export type SweepRequest =
  | {
      readonly type: 'sweep';
      readonly id: number;
      readonly database: string;
      readonly rootId: number;
      readonly rootPath: string;
      /** Absolute folders that are passed over: the library itself, other roots' inner folders. */
      readonly exclude: readonly string[];
      /** Relative folders to look at alone; absent: the whole root. */
      readonly only?: readonly string[];
    }
  | { readonly type: 'look'; readonly id: number; readonly paths: readonly string[] }
  | { readonly type: 'cancel'; readonly id: number };

/** A changed file carries the row that it was known as. */
export interface ChangedFile extends FileLook {
  readonly file: number;
  /** Same file id and birth time as before: the same file, written again. */
  readonly sameFile: boolean;
}

/** What differs in one folder. Folders without a difference are not told. */
export interface SweptDir {
  readonly path: string;
  readonly created: readonly FileLook[];
  readonly changed: readonly ChangedFile[];
  /** Rows that were missing and are back as they were. */
  readonly back: readonly number[];
  /** Rows whose file is not there any more. */
  readonly gone: readonly number[];
  /** Rows that became a sidecar of another file, or are none any more, and did not change themselves. */
  readonly roles: readonly { readonly file: number; readonly sidecar: boolean }[];
}

export type SweepAnswer =
  | { readonly type: 'dirs'; readonly id: number; readonly dirs: readonly SweptDir[]; readonly seen: number }
  | { readonly type: 'unreadable'; readonly id: number; readonly path: string; readonly code: string }
  | { readonly type: 'swept'; readonly id: number; readonly seen: number; readonly cancelled: boolean }
  | { readonly type: 'offline'; readonly id: number; readonly code: string }
  | { readonly type: 'looked'; readonly id: number; readonly looks: readonly (FileLook | null)[] };
