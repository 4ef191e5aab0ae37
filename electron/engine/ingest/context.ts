import type { ChangeFeed } from '../changes.ts';
import type { Writer } from '../db/connection.ts';
import type { EditContext } from '../db/edit-log.ts';
import type { Host } from '../host.ts';
import type { MediaPool } from '../media/pool.ts';
import type { PictureStore } from '../media/store.ts';
import type { Search } from '../search/search.ts';
import type { SettleTimes } from './settle.ts';
import type { SweepTimes } from './sweep-times.ts';

/** What the rooms of ingest share. */
export interface IngestContext {
  readonly db: Writer;
  readonly databasePath: string;
  readonly libraryFolder: string;
  readonly host: Host;
  readonly media: MediaPool;
  readonly store: PictureStore;
  readonly search: Search;
  readonly changes: ChangeFeed;
  /** What saying something needs, for the person who says it. */
  edits(person: string): EditContext;
  /** How long files that may not be whole are held back, where it is not the usual. */
  readonly settle?: SettleTimes | undefined;
  /** How often folders are looked at, where it is not the usual. */
  readonly sweeps?: Partial<SweepTimes> | undefined;
  /** Told when the library could not be written to: no room, no right, a disk that is gone. Nothing is lost by it. */
  trouble(error: unknown): void;
}
