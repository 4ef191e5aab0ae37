import { get, numberGiven, run, type Writer } from '../db/connection.ts';
import { dayOfMoment, guessesFromNames, nameReasons } from './proposals/from-names.ts';
import { keepBestTitle, Proposer } from './proposals/propose-asset.ts';

/**
 * Proposes title, date and place from the names of the file, its folders and its root at once, in place of what names
 * proposed before; guesses that come from elsewhere stay, and are made anew in the background. A field that a person said
 * gets none. Nothing else of the asset changes, its date neither. Index the asset afterwards.
 *
 * @param now epoch milliseconds; names without a year are read from its day
 */
export function proposeFromNames(db: Writer, assetId: number, now: number): void {
  const of = get<{ root: string; dir: string; name: string; said: string | null }>(
    db,
    `SELECT r.path AS root, d.path AS dir, a.name, (SELECT group_concat(field, ' ') FROM said WHERE asset_id = a.id) AS said
       FROM asset a JOIN root r ON r.id = a.root_id JOIN dir d ON d.id = a.dir_id WHERE a.id = ${numberGiven}`,
    assetId,
  );
  if (!of) return;
  const said = new Set(of.said?.split(' '));
  run(db, 'DELETE FROM proposal WHERE asset_id = ? AND reason IN (?, ?)', assetId, ...nameReasons);
  for (const { field, value, reason, certainty } of guessesFromNames(of, dayOfMoment(now))) {
    if (said.has(field)) continue;
    run(
      db,
      'INSERT OR IGNORE INTO proposal (asset_id, field, value, reason, certainty) VALUES (?, ?, ?, ?, ?)',
      ...[assetId, field, value, reason, certainty],
    );
  }
  keepBestTitle(db, assetId, said.has('title'));
}

/** So many guesses are made while somebody waits for an answer; the others follow in the background. */
const mostAtOnce = 500;

/**
 * Makes all guesses of these assets anew at once, as after an edit: what was said gets none any more, and where a word was
 * taken back a guess stands again. To be called inside a transaction; index the assets afterwards.
 */
export function proposeNow(db: Writer, assetIds: readonly number[], now: number): void {
  const proposer = new Proposer(db, dayOfMoment(now));
  for (const id of assetIds.slice(0, mostAtOnce)) {
    proposer.propose(id);
    run(db, 'DELETE FROM propose_todo WHERE asset_id = ?', id);
  }
}
