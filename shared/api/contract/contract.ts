import { assetsContract } from './assets.ts';
import { collectionsContract, eventsContract, intakeContract, listsContract, stacksContract } from './describing.ts';
import { documentsContract } from './documents.ts';
import { exportsContract } from './exports.ts';
import { jobsContract } from './jobs.ts';
import { missingContract, refoundContract, upkeepContract } from './keeping.ts';
import { libraryContract } from './library.ts';
import { looksContract } from './looks.ts';
import { machineReadingContract } from './machine-reading.ts';
import { publicationsContract } from './publications.ts';
import { rightsContract } from './rights.ts';
import { rootsContract } from './roots.ts';
import { searchContract } from './search.ts';
import { vocabularyContract } from './vocabulary.ts';

/** The one contract between the engine and every door: types, validation and rights all come from it. */
export const contract = {
  library: libraryContract,
  roots: rootsContract,
  search: searchContract,
  assets: assetsContract,
  documents: documentsContract,
  looks: looksContract,
  machineReading: machineReadingContract,
  vocabulary: vocabularyContract,
  events: eventsContract,
  collections: collectionsContract,
  stacks: stacksContract,
  lists: listsContract,
  intake: intakeContract,
  jobs: jobsContract,
  exports: exportsContract,
  rights: rightsContract,
  publications: publicationsContract,
  refound: refoundContract,
  missing: missingContract,
  upkeep: upkeepContract,
};
export type Contract = typeof contract;
