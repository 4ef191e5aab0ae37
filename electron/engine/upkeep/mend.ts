import { BahanError } from '../../../shared/errors.ts';
import type { ChangeFeed } from '../changes.ts';
import { refreshAsset, refreshAssets } from '../db/assets.ts';
import { all, execute, get, run, transaction, type Writer } from '../db/connection.ts';
import type { EditContext } from '../db/edit-log.ts';
import { restoreSaid } from '../db/orphans.ts';
import { isSubject } from '../db/subjects.ts';
import { refreshThing, restoreThing } from '../db/things.ts';
import type { PictureStore } from '../media/store.ts';
import { indexAssets } from '../search/index-write.ts';
import type { Search } from '../search/search.ts';
import { unsaid, unsaidThings } from './check-parts.ts';
import { settleOrphans } from './settle-orphans.ts';

/** Assets of one step: quick enough that whoever waits for the engine does not notice. */
const batch = 500;

/** What mending needs; `search` and `changes` are told of what was made anew. */
export interface Mending {
  readonly db: Writer;
  readonly store: PictureStore;
  readonly search?: Search;
  readonly changes?: ChangeFeed;
}

/**
 * Makes anew what can be made from the rest: what assets say now from all edits, the search index from the tables (the
 * newest assets first), and the pictures that are not in their store. Words that only the journal has are brought back
 * whenever a library is opened. Step by step, since it takes minutes for a large library; one that is interrupted is done
 * again when the library is opened the next time.
 */
function* mendSteps(mending: Mending, now: number): Generator<void, void, void> {
  const { db, changes } = mending;
  execute(db, noteUnsure('all'));
  mendSaid(db, now);
  yield;
  yield* mendIndex(mending);
  mendPictures(mending);
  forgetUnsure(db);
  changes?.note({ membership: true });
}

/** Mends while people work: others get their turn after each step. Ends early once `isClosed`. */
export async function mendLibrary(mending: Mending, now: number, isClosed: () => boolean): Promise<void> {
  for (const _ of mendSteps(mending, now)) {
    await new Promise((resolve) => setImmediate(resolve));
    if (isClosed()) throw new BahanError('closed');
  }
}

/** Assets and things of which the tables do not say what people said last say it again. */
function mendSaid(db: Writer, now: number): void {
  transaction(db, () => {
    mendThings(db, now);
    for (const { asset_uid: uid } of all<{ asset_uid: string }>(db, unsaid)) {
      restoreSaid(db, uid);
      const id = get<{ id: number }>(db, 'SELECT id FROM asset WHERE uid = ?', uid)?.id;
      if (id !== undefined) refreshAsset(db, id, now);
    }
    const bare = all<{ id: number }>(db, lost).map(({ id }) => id);
    refreshAssets(db, bare, now);
  });
}

/** Assets that say a theme or an event of which the row is lost. */
const lost = `SELECT DISTINCT a.id FROM said s JOIN asset a ON a.id = s.asset_id
  WHERE (s.field = 'theme' AND a.theme_id IS NULL) OR (s.field = 'event' AND a.event_id IS NULL)`;

/**
 * All things are written anew, since a row of theirs may be lost though what is said of it is not; twice, since they name each
 * other: terms those above them, events those that they were merged into.
 */
function mendThings(db: Writer, now: number): void {
  for (const { subject, uid } of all<{ subject: string; uid: string }>(db, unsaidThings)) {
    if (isSubject(subject)) restoreThing(db, subject, uid, now);
  }
  const spoken = all<{ subject: string; uid: string }>(db, 'SELECT DISTINCT subject, uid FROM said_thing');
  for (const _ of [1, 2]) {
    for (const { subject, uid } of spoken) if (isSubject(subject)) refreshThing(db, subject, uid, now);
  }
}

function* mendIndex({ db, search, changes }: Mending): Generator<void, void, void> {
  const assets = all<{ id: number }>(db, 'SELECT id FROM asset ORDER BY sk');
  transaction(db, () => {
    execute(db, "INSERT INTO fts (fts) VALUES ('delete-all')");
    execute(db, 'DELETE FROM search_row; DELETE FROM search_term');
  });
  for (let from = 0; from < assets.length; from += batch) {
    const ids = assets.slice(from, from + batch).map(({ id }) => id);
    indexAssets(db, ids);
    search?.noteChanged(ids);
    changes?.note({ membership: true });
    yield;
  }
}

/** Pictures that are named but not in their store are drawn again. */
export function mendPictures({ db, store }: Pick<Mending, 'db' | 'store'>): void {
  const named = all<{ id: number; picture: string }>(
    db,
    'SELECT id, picture FROM asset WHERE picture IS NOT NULL AND picture_state = 1',
  );
  const lost = named.filter(({ picture }) => !store.has(picture, 'thumb'));
  transaction(db, () => {
    for (const { id } of lost) run(db, 'UPDATE asset SET picture_state = 0 WHERE id = ?', id);
  });
}

/** What a database that was put in place of another needs before it is used. */
export type Unsure = 'pictures' | 'all';

const key = 'unsure';

/** Text of the statement that notes it in a database which is not open as a library. */
export const noteUnsure = (what: Unsure): string =>
  `INSERT OR REPLACE INTO meta (key, value) VALUES ('${key}', '${what}')`;

const forgetUnsure = (db: Writer): void => void run(db, 'DELETE FROM meta WHERE key = ?', key);

/** Does what was noted, once; called when a library was opened and the journal replayed. */
export function mendUnsure(mending: Mending, context: EditContext): void {
  const what = get<{ value: Unsure }>(mending.db, 'SELECT value FROM meta WHERE key = ?', key)?.value;
  if (!what) return;
  const settled = settleOrphans(mending.db, context);
  if (what === 'all') {
    for (const _ of mendSteps(mending, context.host.clock.now()));
    return;
  }
  indexAssets(mending.db, settled);
  mendPictures(mending);
  forgetUnsure(mending.db);
}
