import type { Signals } from './identify-signals.ts';

/** A file as the judgement sees it. */
export interface FileMark {
  readonly id: number;
  readonly rootId: number;
  readonly dirId: number;
  readonly name: string;
  readonly size: number;
  readonly ino: string;
  /** Epoch milliseconds; 0 where the file system tells none. */
  readonly birth: number;
}

export interface KnownFile extends FileMark {
  readonly content: string | null;
  readonly missing: boolean;
  /** It changed since it was read, and is to be read soon: what it holds now is not known. */
  readonly stale: boolean;
  /** Epoch milliseconds. */
  readonly missingSince: number | null;
  /** It was not read since another file came to its place, as it seems: the file id may be that one's. */
  readonly visited: boolean;
}

/** An asset that a file may be one of. Files of folders that are offline count as being there. */
export interface Candidate {
  readonly assetId: number;
  readonly content: string | null;
  readonly bytes: number;
  /** Null of one whose facts were never read. */
  readonly signals: Signals | null;
  /** It had the content in question before a newer one took its place. */
  readonly former: boolean;
  /** A person said that the content in question is not this asset. */
  readonly parted: boolean;
  /** Met a short while ago, and nobody has said anything of it. */
  readonly young: boolean;
  readonly files: readonly KnownFile[];
  /** File ids of its files whose places other files took, and when (epoch milliseconds). */
  readonly left: readonly (Pick<FileMark, 'ino' | 'birth'> & { readonly at: number })[];
  /** It is gone, and lay last where the file lies now; another one may have lain there in between. */
  readonly layHere: boolean;
  /** Files that are to be read soon and are as long as it was: its content may lie there now. */
  readonly rivals: readonly number[];
}

export interface Question {
  readonly file: FileMark & { readonly linked: boolean };
  readonly signals: Signals;
  /** The asset that the file's row belongs to; undefined for a new row, and where only its name was known so far. */
  readonly own: Candidate | undefined;
  /** All others that some signal names. */
  readonly others: readonly Candidate[];
  /** What is known of how pictures look, by asset; null where nobody can tell. */
  readonly like: ReadonlyMap<number, boolean | null>;
  /** Epoch milliseconds. */
  readonly now: number;
}
