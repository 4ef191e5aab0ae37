import { all, execute, run, transaction } from '../db/connection.ts';
import { indexAssets } from '../search/index-write.ts';
import type { Engine } from './engine.ts';

/** Assets of one transaction: large enough to be quick, small enough that others get their turn. */
const batch = 5_000;

/**
 * Makes anew what can be made from the rest: the search index from the tables, and the pictures that are not in their
 * store. What people said is brought back from the journal whenever a library is opened. May be interrupted; another
 * run ends it.
 */
export function repairLibrary({ db, store, search, changes }: Engine): void {
  const assets = all<{ id: number; picture: string | null }>(db, 'SELECT id, picture FROM asset ORDER BY sk');
  transaction(db, () => {
    execute(db, "INSERT INTO fts (fts) VALUES ('delete-all')");
    execute(db, 'DELETE FROM search_row; DELETE FROM search_term');
  });
  for (let from = 0; from < assets.length; from += batch) {
    const ids = assets.slice(from, from + batch).map(({ id }) => id);
    indexAssets(db, ids);
    search.noteChanged(ids);
  }
  const lost = assets.filter(({ picture }) => picture !== null && !store.has(picture, 'thumb'));
  transaction(db, () => {
    for (const { id } of lost) run(db, 'UPDATE asset SET picture_state = 0 WHERE id = ?', id);
  });
  changes.note({ membership: true });
}
