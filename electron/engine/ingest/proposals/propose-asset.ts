import { all, get, run, type Writer } from '../../db/connection.ts';
import { keepClue } from './clues.ts';
import { guessFromEmbedded } from './from-embedded.ts';
import { guessesFromEvent } from './from-event.ts';
import { guessesFromNames } from './from-names.ts';
import { dateFromNeighbours, placeFromNeighbours } from './from-neighbours.ts';
import { Past } from './from-past.ts';
import { ownPlaces, placeFromPosition } from './from-position.ts';
import type { Guess, Subject } from './guess.ts';
import { tellingWords } from './theme-words.ts';

/** What people said about another asset that this one was made from: proposed by whoever met the two, and left alone here. */
const kept = 'copy';
/** Guesses of one field; more are no help. */
const mostOfField = 4;
const lists = new Set(['people', 'keywords']);

const subjects = `SELECT a.id, a.name, r.path AS root, d.path AS dir, a.dir_id, a.sk, a.missing, a.title, a.date, a.captured_at,
    a.captured_certainty, a.theme_id, a.event_id, a.proposed_event_id,
    (SELECT group_concat(field, ' ') FROM said WHERE asset_id = a.id) AS said,
    json_extract(f.facts, '$.gps.lat') AS lat, json_extract(f.facts, '$.gps.lon') AS lon,
    json_extract(f.facts, '$.title') AS embedded
  FROM asset a JOIN root r ON r.id = a.root_id JOIN dir d ON d.id = a.dir_id LEFT JOIN fact f ON f.asset_id = a.id
 WHERE a.id = ?`;

/** Guesses of several assets in one go, with what they have in common read once. */
export class Proposer {
  readonly #db: Writer;
  readonly #today: string;
  readonly #past: Past;
  readonly #own: ReturnType<typeof ownPlaces>;

  /** @param today YYYY-MM-DD, from which names without a year are read */
  constructor(db: Writer, today: string) {
    this.#db = db;
    this.#today = today;
    this.#past = new Past(db);
    this.#own = ownPlaces(db);
  }

  /**
   * Guesses anew what can be said about an asset, in place of all earlier guesses but those of a copy. A field that a person
   * said gets none. To be called inside a transaction.
   * @returns whether other words than before are proposed: the asset is to be indexed then
   */
  propose(assetId: number): boolean {
    const db = this.#db;
    const of = get<Subject>(db, subjects, assetId);
    if (!of) return false;
    const said = new Set(of.said?.split(' '));
    const guesses = this.#guesses(of, said).filter(({ field }) => !said.has(field));
    return keepGuesses(db, assetId, fewOfEach(guesses), said.has('title'));
  }

  #guesses(of: Subject, said: ReadonlySet<string>): Guess[] {
    const db = this.#db;
    const named = guessesFromNames(of, this.#today);
    const event = guessesFromEvent(db, of);
    const embedded = guessFromEmbedded(of.embedded, this.#today);
    const guesses = [...event, ...named, ...(embedded ? [embedded] : [])];
    const position = placeFromPosition(of, this.#own);
    const title = of.title ?? guesses.toSorted(bySurest).find(({ field }) => field === 'title')?.value ?? null;
    const words = tellingWords(title, of.dir);
    keepClue(db, of, position?.value ?? null, words);
    const more = [
      position ?? (said.has('place') ? undefined : placeFromNeighbours(db, of)),
      said.has('date') ? undefined : dateFromNeighbours(db, of),
      said.has('theme') ? undefined : this.#past.themeOf(of.dir_id, words),
    ];
    return [...guesses, ...more.filter((guess) => guess !== undefined)];
  }
}

const bySurest = (a: Guess, b: Guess): number => b.certainty - a.certainty;

/** The surest guesses of each field, each value once. */
function fewOfEach(guesses: readonly Guess[]): Guess[] {
  const few: Guess[] = [];
  for (const [field, of] of Map.groupBy(guesses, (guess) => guess.field)) {
    const values = new Set<string>();
    for (const guess of of.toSorted(bySurest)) {
      if (values.has(guess.value) || (values.size >= mostOfField && !lists.has(field))) continue;
      values.add(guess.value);
      few.push(guess);
    }
  }
  return few;
}

function keepGuesses(db: Writer, assetId: number, guesses: readonly Guess[], hasTitle: boolean): boolean {
  const before = all<Guess>(
    db,
    'SELECT field, value, reason, certainty FROM proposal WHERE asset_id = ? AND reason <> ?',
    assetId,
    kept,
  );
  const lines = (of: readonly Guess[], full: boolean) =>
    of
      .map(({ field, value, reason, certainty }) => JSON.stringify(full ? [field, value, reason, certainty] : value))
      .sort();
  const isEqual = (full: boolean) => lines(before, full).join() === lines(guesses, full).join();
  if (!isEqual(true)) {
    run(db, 'DELETE FROM proposal WHERE asset_id = ? AND reason <> ?', assetId, kept);
    for (const { field, value, reason, certainty } of guesses) {
      run(
        db,
        'INSERT OR IGNORE INTO proposal (asset_id, field, value, reason, certainty) VALUES (?, ?, ?, ?, ?)',
        ...[assetId, field, value, reason, certainty],
      );
    }
  }
  const isRetitled = keepBestTitle(db, assetId, hasTitle);
  return isRetitled || !isEqual(false);
}

/** Writes the surest title that is proposed to where lists read it; none where a person said one. */
export function keepBestTitle(db: Writer, assetId: number, hasTitle: boolean): boolean {
  const best = get<{ value: string }>(
    db,
    `SELECT value FROM proposal WHERE asset_id = ? AND field = 'title' ORDER BY certainty DESC, value LIMIT 1`,
    assetId,
  );
  const title = hasTitle ? null : (best?.value ?? null);
  return (
    run(db, 'UPDATE asset SET proposed_title = ? WHERE id = ? AND proposed_title IS NOT ?', title, assetId, title)
      .changes > 0
  );
}
