import { rightsField } from '../../../shared/model/edit.ts';
import { assetById } from '../db/assets.ts';
import { transaction } from '../db/connection.ts';
import type { EditResult } from '../db/edit-log.ts';
import { noteMoment } from '../db/latest-moment.ts';
import { assetsOfEventsIn } from '../db/said-words.ts';
import { refuseNewThemes } from '../db/term-rights.ts';
import { proposeNow } from '../ingest/propose.ts';
import { restack } from '../ingest/stacks.ts';
import { indexAssets } from '../search/index-write.ts';
import { callerOwns } from './caller.ts';
import type { Engine } from './engine.ts';

/** Runs an edit, and makes search and every window know of it before it is acknowledged. */
export function edited(engine: Engine, work: () => EditResult) {
  const { db, search, changes, host, sidecars } = engine;
  const result = transaction(db, () => {
    const done = work();
    noteMoment(db, host.clock.now());
    if (!callerOwns()) refuseNewThemes(db, done);
    const spoken = hasWords(done);
    // where a person's word was taken back, a guess stands again; what was said gets none
    if (spoken) proposeNow(db, done.cleared.length ? done.cleared : done.assets, host.clock.now());
    // what belongs to an asset goes with it into a stack and out of it
    const stacked = restack(db, []);
    const assets = [...new Set([...done.assets, ...stacked])];
    if (spoken) indexAssets(db, assets);
    // a sidecar names the event, which may have another name now
    sidecars.note(done.things.includes('event') ? [...done.assets, ...assetsOfEventsIn(db, done.edit)] : done.assets);
    return { ...done, assets, changed: done.assets.length };
  });
  const consents = result.things.includes('consent');
  // what is found by consents is found otherwise, though no asset says anything else
  if (result.assets.length || consents) search.noteChanged(result.assets);
  if (result.things.length) search.noteWords();
  if (result.fields.has('turn')) engine.ingest.pictures.wake();
  if (result.assets.length || result.things.length) {
    const some = result.assets.length > 0;
    changes.note({
      assets: uidsOf(engine, result.assets),
      membership: some || consents,
      themes: some,
      events: some || result.things.includes('event'),
      collections: some || result.things.includes('collection'),
      terms: result.things.some((subject) => subject !== 'event' && subject !== 'collection'),
    });
  }
  const { edit, changed, created, gone } = result;
  return { edit, changed, created, gone: [...gone] };
}

/** Marks that nothing is searched by, and that no guess is made of. */
const silent: ReadonlySet<string> = new Set([
  'rating',
  'pick',
  'label',
  'turn',
  'collections',
  'stack',
  'stackTop',
  'hidden',
  'crop',
  ...rightsField.options,
]);

const hasWords = ({ fields, things }: EditResult): boolean =>
  things.some((subject) => subject !== 'publication') || [...fields].some((field) => !silent.has(field));

/** One more than a change names, so that the feed can tell that there are more. */
const uidsOf = (engine: Engine, ids: readonly number[]): string[] =>
  ids.slice(0, 501).flatMap((id) => assetById(engine.db, id)?.uid ?? []);
