import { assetById } from '../db/assets.ts';
import { transaction } from '../db/connection.ts';
import type { EditResult } from '../db/edit-log.ts';
import { proposeNow } from '../ingest/propose.ts';
import { restack } from '../ingest/stacks.ts';
import { indexAssets } from '../search/index-write.ts';
import type { Engine } from './engine.ts';

/** Runs an edit, and makes search and every window know of it before it is acknowledged. */
export function edited(engine: Engine, work: () => EditResult) {
  const { db, search, changes, host, sidecars } = engine;
  const result = transaction(db, () => {
    const done = work();
    // where a person's word was taken back, a guess stands again; what was said gets none
    proposeNow(db, done.cleared.length ? done.cleared : done.assets, host.clock.now());
    // what belongs to an asset goes with it into a stack and out of it
    const stacked = restack(db, []);
    const assets = [...new Set([...done.assets, ...stacked])];
    indexAssets(db, assets);
    sidecars.note(done.assets);
    return { ...done, assets, changed: done.assets.length };
  });
  if (result.assets.length) search.noteChanged(result.assets);
  if (result.assets.length || result.things.length) {
    const some = result.assets.length > 0;
    changes.note({
      assets: uidsOf(engine, result.assets),
      membership: some,
      themes: some,
      events: some || result.things.includes('event'),
      collections: some || result.things.includes('collection'),
      terms: result.things.some((subject) => subject !== 'event' && subject !== 'collection'),
    });
  }
  const { edit, changed, created, gone } = result;
  return { edit, changed, created, gone: [...gone] };
}

/** One more than a change names, so that the feed can tell that there are more. */
const uidsOf = (engine: Engine, ids: readonly number[]): string[] =>
  ids.slice(0, 501).flatMap((id) => assetById(engine.db, id)?.uid ?? []);
