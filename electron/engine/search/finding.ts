import type { Reader } from '../db/connection.ts';
import type { Selection } from './bits.ts';
import type { ColumnSet } from './column-set.ts';
import type { KnownMatches } from './known-matches.ts';
import type { ScanThread } from './scan-thread.ts';

/** Sort keys in the order of the result, in pieces; the thread is free between two of them. */
export type KeyPieces = AsyncGenerator<Float64Array, void, undefined>;

/** The same, where the last piece may be a whole result that is known at once. */
export type ResultPieces = AsyncGenerator<Float64Array | Selection, void, undefined>;

/** What matches are found in. */
export interface Source {
  readonly db: Reader;
  /** Reads the columns; called only by plans that need them. */
  readonly columns: () => Promise<ColumnSet>;
  /** The columns, where they are read and nothing changed since. */
  readonly current: () => ColumnSet | undefined;
  /** The columns as the library is now, where that is soon had. */
  readonly soon: () => Promise<ColumnSet> | undefined;
  readonly known: KnownMatches;
  readonly thread: ScanThread;
}

/** How matches are wanted. */
export interface Finding {
  readonly order: 'newest' | 'oldest';
  /** How many the first piece shall hold: a page, so that it is quick. */
  readonly first: number;
  /** Only those that follow this key in the order. */
  readonly after?: number | undefined;
  /** Keys that are left out. */
  readonly hidden: ReadonlySet<number>;
  /** False when nobody waits any more. */
  readonly isWanted: () => boolean;
}
