import { get } from '../db/connection.ts';
import { watchedRoots } from '../db/roots.ts';
import type { Implementer } from './base.ts';
import { checkLibrary } from './check.ts';
import type { Engine } from './engine.ts';
import { repairLibrary } from './repair.ts';

/** How long an asset counts as new. */
export const recentMillis = 14 * 86_400_000;

export const libraryApi = (os: Implementer['library'], engine: Engine) => ({
  info: os.info.handler(({ context }) => {
    const counts = get<{ assets: number; untitled: number; recent: number }>(
      engine.db,
      `SELECT (SELECT count(*) FROM asset) AS assets, (SELECT count(*) FROM asset WHERE title IS NULL) AS untitled,
         (SELECT count(*) FROM asset WHERE added_at > ?) AS recent`,
      engine.host.clock.now() - recentMillis,
    ) ?? { assets: 0, untitled: 0, recent: 0 };
    return {
      ...counts,
      folder: context.role === 'owner' ? engine.folder : null,
      device: engine.host.device,
      roots: watchedRoots(engine.db).length,
      version: engine.version,
      seq: engine.changes.seq,
    };
  }),
  changes: os.changes.handler(({ signal }) => engine.changes.subscribe(signal)),
  check: os.check.handler(({ input }) => {
    if (input.repair) repairLibrary(engine);
    return checkLibrary(engine.db, engine.store, engine.journal);
  }),
});
