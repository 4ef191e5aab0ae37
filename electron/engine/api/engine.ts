import type { KnownPreset, Preset } from '../../../shared/model/export.ts';
import type { ChangeFeed } from '../changes.ts';
import type { Writer } from '../db/connection.ts';
import type { EditContext } from '../db/edit-log.ts';
import type { Journal } from '../db/journal.ts';
import type { Host } from '../host.ts';
import type { Ingest } from '../ingest/ingest.ts';
import type { LookWork } from '../ingest/look-work.ts';
import type { MachineReading } from '../ingest/machine/machine-reading.ts';
import type { Rests } from '../ingest/rests.ts';
import type { Intake } from '../intake/intake.ts';
import type { JobRunner } from '../jobs/runner.ts';
import type { MediaPool } from '../media/pool.ts';
import type { PictureStore } from '../media/store.ts';
import type { Search } from '../search/search.ts';
import type { SidecarsOut } from '../sidecars/sidecars-out.ts';
import type { Upkeep } from '../upkeep/upkeep.ts';

/** The file that stands for an asset. */
export interface Original {
  readonly path: string;
  readonly mime: string;
  readonly bytes: number;
  readonly name: string;
}

/** The opened rooms of a library, as the verbs of the contract use them. */
export interface Engine {
  readonly folder: string;
  readonly host: Host;
  readonly db: Writer;
  readonly changes: ChangeFeed;
  readonly journal: Journal;
  readonly search: Search;
  readonly ingest: Ingest;
  readonly intake: Intake;
  readonly looks: LookWork;
  readonly machine: MachineReading;
  readonly jobs: JobRunner;
  readonly sidecars: SidecarsOut;
  readonly media: MediaPool;
  readonly store: PictureStore;
  readonly upkeep: Upkeep;
  readonly rests: Rests;
  /** As the office has them now. */
  readonly presets: readonly KnownPreset[];
  /** As they come with the program. */
  readonly ownPresets: readonly Preset[];
  readonly version: string;
  /** Whether hints are listened to; a script that sweeps once does not. */
  readonly listens: boolean;
  editContext(person: string | undefined): EditContext;
  /** Where the original of an asset lies now. @throws `asset-not-found`, `file-missing`, `folder-offline` */
  originalOf(id: string): Original;
  isClosed(): boolean;
}
