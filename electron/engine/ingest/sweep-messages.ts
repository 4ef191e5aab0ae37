import type { FileLook } from '../db/files.ts';
import type { CloserLook } from './settle-look.ts';

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
      /** Folders whose time of change is what it was are passed over. */
      readonly quick: boolean;
      /** File ids and fractions of times are those of another disk: names, sizes and seconds decide. */
      readonly pointed: boolean;
    }
  | { readonly type: 'look'; readonly id: number; readonly paths: readonly string[]; readonly writers: boolean }
  | { readonly type: 'sizes'; readonly id: number; readonly paths: readonly string[] }
  /** One batch of differences is written down. */
  | { readonly type: 'taken'; readonly id: number }
  | { readonly type: 'cancel'; readonly id: number };

/** A changed file carries the row that it was known as. */
export interface ChangedFile extends FileLook {
  readonly file: number;
  /** Same file id and birth time as before: the same file, written again. */
  readonly sameFile: boolean;
}

/** A known file that was met at another place. */
export interface MovedFile {
  readonly file: number;
  readonly look: FileLook;
  /** Its size and time of change are what they were. */
  readonly unchanged: boolean;
  /** Its name was only spelled another way, in the folder where it lay; the file itself may be another. */
  readonly respelled?: boolean;
}

/** A look at a folder that showed just what its rows say. */
export interface AgreedDir {
  readonly digest: string;
  /** Entries that are no sidecars. */
  readonly files: number;
  /** Epoch ms of the folder's own change; null when it is too young to tell a later change from it. */
  readonly mtime: number | null;
  /** The count of changes of its rows at that look. */
  readonly turn: number;
}

/** What one look at a folder brought: differences, or that there are none. */
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
  /** Known files that lie in it now. */
  readonly moved: readonly MovedFile[];
  /** Unchanged files that the file system gave other ids. */
  readonly renumbered: readonly { readonly file: number; readonly look: FileLook }[];
  readonly agreed?: AgreedDir | undefined;
  /** The folder itself was not met any more. */
  readonly vanished?: boolean;
}

export type SweepAnswer =
  | { readonly type: 'dirs'; readonly id: number; readonly dirs: readonly SweptDir[]; readonly seen: number }
  | { readonly type: 'alive'; readonly id: number }
  | { readonly type: 'unreadable'; readonly id: number; readonly path: string; readonly code: string }
  | {
      readonly type: 'swept';
      readonly id: number;
      readonly seen: number;
      readonly cancelled: boolean;
    }
  | { readonly type: 'failed'; readonly id: number; readonly code: string }
  | { readonly type: 'offline'; readonly id: number; readonly code: string }
  /** Bytes of each file, -1 for what is no file there. */
  | { readonly type: 'sized'; readonly id: number; readonly sizes: readonly number[] }
  | { readonly type: 'looked'; readonly id: number; readonly looks: readonly (CloserLook | null)[] };
