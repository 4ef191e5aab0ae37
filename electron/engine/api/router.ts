import type { Router } from '@orpc/server';
import type { Contract } from '../../../shared/api/contract/contract.ts';
import { assetsApi } from './assets.ts';
import { type CallerContext, implementer } from './base.ts';
import { collectionsApi } from './collections.ts';
import { documentsApi } from './documents.ts';
import type { Engine } from './engine.ts';
import { eventsApi } from './events.ts';
import { exportsApi } from './exports.ts';
import { intakeApi } from './intake.ts';
import { jobsApi } from './jobs.ts';
import { libraryApi } from './library.ts';
import { listsApi } from './lists.ts';
import { looksApi } from './looks.ts';
import { machineReadingApi } from './machine-reading.ts';
import { missingApi } from './missing.ts';
import { publicationsApi } from './publications.ts';
import { refoundApi } from './refound.ts';
import { rightsApi } from './rights.ts';
import { rootsApi } from './roots.ts';
import { searchApi } from './search.ts';
import { stacksApi } from './stacks.ts';
import { upkeepApi } from './upkeep.ts';
import { vocabularyApi } from './vocabulary.ts';

/** Every verb of the contract, bound to one open library; a missing one does not compile. */
export function engineRouter(engine: Engine): EngineRouter {
  const os = implementer(engine);
  return os.router({
    library: libraryApi(os.library, engine),
    roots: rootsApi(os.roots, engine),
    search: searchApi(os.search, engine),
    assets: assetsApi(os.assets, engine),
    documents: documentsApi(os.documents, engine),
    looks: looksApi(os.looks, engine),
    machineReading: machineReadingApi(os.machineReading, engine),
    vocabulary: vocabularyApi(os.vocabulary, engine),
    events: eventsApi(os.events, engine),
    collections: collectionsApi(os.collections, engine),
    stacks: stacksApi(os.stacks, engine),
    lists: listsApi(os.lists, engine),
    intake: intakeApi(os.intake, engine),
    jobs: jobsApi(os.jobs, engine),
    exports: exportsApi(os.exports, engine),
    rights: rightsApi(os.rights, engine),
    publications: publicationsApi(os.publications, engine),
    refound: refoundApi(os.refound, engine),
    missing: missingApi(os.missing, engine),
    upkeep: upkeepApi(os.upkeep, engine),
  });
}

export type EngineRouter = Router<Contract, CallerContext>;
