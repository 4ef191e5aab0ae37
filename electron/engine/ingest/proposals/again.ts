import { get, run, type Writer } from '../../db/connection.ts';
import { dropClue } from './clues.ts';

/** Assets of a folder or an event that lack what another one may lend now. */
const lacking: Readonly<Record<string, string>> = {
  day: 'SELECT a.id FROM asset a LEFT JOIN clue c ON c.asset_id = a.id WHERE a.dir_id = ? AND c.day IS NULL',
  place: 'SELECT a.id FROM asset a LEFT JOIN clue c ON c.asset_id = a.id WHERE a.dir_id = ? AND c.place IS NULL',
  theme: 'SELECT id FROM asset WHERE dir_id = ? AND theme_id IS NULL',
  event: `SELECT a.id FROM (SELECT ? AS id) e CROSS JOIN asset a LEFT JOIN clue c ON c.asset_id = a.id
    WHERE (a.event_id = e.id OR a.proposed_event_id = e.id) AND c.place IS NULL`,
  // the search index knows where words stand
  word: `SELECT a.id FROM fts JOIN search_row s ON s.sk = fts.rowid JOIN asset a ON a.id = s.asset_id
    WHERE fts MATCH ? AND a.theme_id IS NULL`,
};

/** Lets go of what forgotten assets told. Before anything else: their row numbers are given again. */
export function dropGone(db: Writer): void {
  for (;;) {
    const row = get<{ value: string }>(db, "SELECT value FROM propose_again WHERE kind = 'gone' LIMIT 1");
    if (!row) return;
    run(db, "DELETE FROM propose_again WHERE kind = 'gone' AND value = ?", row.value);
    const id = Number(row.value);
    if (get(db, 'SELECT 1 FROM asset WHERE id = ?', id)) run(db, 'INSERT OR IGNORE INTO propose_todo VALUES (?)', id);
    else dropClue(db, id);
  }
}

/**
 * Marks the assets whose guesses rest on one thing that changed.
 * @returns whether there was one
 */
export function markNext(db: Writer): boolean {
  const row = get<{ kind: string; value: string }>(db, 'SELECT kind, value FROM propose_again LIMIT 1');
  if (!row) return false;
  run(db, 'DELETE FROM propose_again WHERE kind = ? AND value = ?', row.kind, row.value);
  const ids = lacking[row.kind];
  // quoted, as every word that is given to MATCH
  const value = row.kind === 'word' ? `{title event dir name proposed} : "${row.value}"` : Number(row.value);
  if (ids !== undefined) run(db, `INSERT OR IGNORE INTO propose_todo ${ids}`, value);
  return true;
}

/** Where every asset waits, nothing needs to be marked any more. */
export function dropMarksOfAll(db: Writer): void {
  const count = (table: 'propose_todo' | 'asset') =>
    get<{ n: number }>(db, `SELECT count(*) AS n FROM ${table}`)?.n ?? 0;
  if (count('propose_todo') >= count('asset')) run(db, "DELETE FROM propose_again WHERE kind <> 'gone'");
}
