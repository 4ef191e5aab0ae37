import { all, get, run, type Writer } from '../../db/connection.ts';
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

/** Things that changed whose assets are marked in one piece of work: an asset that several of them concern is guessed once. */
const markedAtOnce = 20;
/** Milliseconds after which the rest waits for the next piece. */
const markedFor = 10;

/**
 * Marks the assets whose guesses rest on some of the things that changed.
 * @returns whether there was one
 */
export function markNext(db: Writer): boolean {
  const rows = all<{ kind: string; value: string }>(db, `SELECT kind, value FROM propose_again LIMIT ${markedAtOnce}`);
  const began = performance.now();
  for (const { kind, value: name } of rows) {
    run(db, 'DELETE FROM propose_again WHERE kind = ? AND value = ?', kind, name);
    const ids = lacking[kind];
    // quoted, as every word that is given to MATCH
    const value = kind === 'word' ? `{title event dir name proposed} : "${name}"` : Number(name);
    if (ids !== undefined) run(db, `INSERT OR IGNORE INTO propose_todo ${ids}`, value);
    if (performance.now() - began > markedFor) break;
  }
  return rows.length > 0;
}

/** Where every asset waits, nothing needs to be marked any more. */
export function dropMarksOfAll(db: Writer): void {
  const count = (table: 'propose_todo' | 'asset') =>
    get<{ n: number }>(db, `SELECT count(*) AS n FROM ${table}`)?.n ?? 0;
  if (count('propose_todo') >= count('asset')) run(db, "DELETE FROM propose_again WHERE kind <> 'gone'");
}
