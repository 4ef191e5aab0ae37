import type * as z from 'zod';
import type { checkReport } from '../../../shared/api/contract/library.ts';
import { get } from '../db/connection.ts';
import { countedAssets, watchedRoots } from '../db/roots.ts';
import { mendLibrary } from '../upkeep/mend.ts';
import type { CheckParts } from '../upkeep/upkeep-messages.ts';
import type { Implementer } from './base.ts';
import type { Engine } from './engine.ts';

/** How long an asset counts as new. */
export const recentMillis = 14 * 86_400_000;

/** Without what people hid, of which there is little: it is taken off, so that the rest is counted by what is indexed or counted already. */
const countsOfLibrary = `WITH since (at) AS (VALUES (?)), hid AS (
    SELECT count(*) AS n, total(title IS NULL) AS untitled, total(added_at > (SELECT at FROM since)) AS recent
      FROM asset WHERE hidden = 1)
  SELECT (${countedAssets}) - hid.n AS assets,
    CAST((SELECT count(*) FROM asset WHERE title IS NULL) - hid.untitled AS INTEGER) AS untitled,
    CAST((SELECT count(*) FROM asset WHERE added_at > (SELECT at FROM since)) - hid.recent AS INTEGER) AS recent FROM hid`;

export const libraryApi = (os: Implementer['library'], engine: Engine) => ({
  info: os.info.handler(({ context }) => {
    const counts = get<{ assets: number; untitled: number; recent: number }>(
      engine.db,
      countsOfLibrary,
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
  check: os.check.handler(async ({ input, signal }) => {
    if (input.repair) await mendLibrary(engine, engine.host.clock.now(), engine.isClosed);
    return reportOf(await engine.upkeep.check(signal));
  }),
});

function reportOf(found: CheckParts): z.infer<typeof checkReport> {
  const part = (problems: readonly string[]) => ({ ok: problems.length === 0, problems: [...problems] });
  const parts = {
    database: { ...part(found.database), bytes: found.databaseBytes },
    pictures: { ...part(found.pictures), bytes: found.picturesBytes },
    journal: { ...part(found.journal), edits: found.edits },
    index: part(found.index),
  };
  return { ok: Object.values(parts).every(({ ok }) => ok), ...parts };
}
