import { assetKinds } from '../../../../shared/model/kind.ts';
import { all, get, numberGiven, run, type Writer } from '../../db/connection.ts';
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
    a.proposed_title, a.lat, a.lon,
    CASE WHEN a.kind = ${assetKinds.indexOf('document')} THEN (SELECT json_extract(f.facts, '$.title') FROM fact f WHERE f.asset_id = a.id) END AS embedded
  FROM asset a JOIN root r ON r.id = a.root_id JOIN dir d ON d.id = a.dir_id WHERE a.id = ${numberGiven}`;

/** Guesses of several assets in one go, with what they have in common read once. */
export class Proposer {
  readonly #db: Writer;
  readonly #today: string;
  readonly #past: Past;
  readonly #own: ReturnType<typeof ownPlaces>;
  readonly #placed = new Map<string, boolean>();

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
    return keepGuesses(db, of, fewOfEach(guesses), said.has('title'));
  }

  /**
   * Writes down what an asset tells about the others, and guesses nothing yet: done for all of many first, so that each is
   * guessed about once. To be called inside a transaction.
   */
  note(assetId: number): void {
    const of = get<Subject>(this.#db, subjects, assetId);
    if (!of) return;
    const words = of.theme_id === null ? [] : tellingWords(this.#titleOf(of), of.dir);
    keepClue(this.#db, of, placeFromPosition(of, this.#own)?.value ?? null, words);
  }

  #titleOf(of: Subject): string | null {
    return of.title ?? bestTitle(this.#told(of));
  }

  /** What is told by names, the event and the file itself. */
  #told(of: Subject): Guess[] {
    const embedded = guessFromEmbedded(of.embedded, this.#today);
    const guesses = [...guessesFromEvent(this.#db, of), ...guessesFromNames(of, this.#today)];
    return embedded ? [...guesses, embedded] : guesses;
  }

  #guesses(of: Subject, said: ReadonlySet<string>): Guess[] {
    const db = this.#db;
    const guesses = this.#told(of);
    const position = placeFromPosition(of, this.#own);
    const words = tellingWords(of.title ?? bestTitle(guesses), of.dir);
    keepClue(db, of, position?.value ?? null, words);
    const asksPlace = !position && !said.has('place') && this.#isPlaced(of);
    const more = [
      asksPlace ? placeFromNeighbours(db, of) : position,
      said.has('date') ? undefined : dateFromNeighbours(db, of),
      said.has('theme') ? undefined : this.#past.themeOf(of.dir_id, words),
    ];
    return [...guesses, ...more.filter((guess) => guess !== undefined)];
  }

  /** Whether anything of its folder or event has a position: mostly nothing has. */
  #isPlaced({ dir_id, event_id, proposed_event_id }: Subject): boolean {
    const event = event_id ?? proposed_event_id;
    const known = this.#placed;
    const ask = (column: 'dir_id' | 'event_id', id: number): boolean => {
      const key = `${column}${id}`;
      const sql = `SELECT 1 FROM clue WHERE place IS NOT NULL AND ${column} = ? LIMIT 1`;
      const is = known.get(key) ?? get(this.#db, sql, id) !== undefined;
      known.set(key, is);
      return is;
    };
    return ask('dir_id', dir_id) || (event !== null && ask('event_id', event));
  }
}

const bestTitle = (guesses: readonly Guess[]): string | null =>
  guesses.toSorted(bySurest).find(({ field }) => field === 'title')?.value ?? null;

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

function keepGuesses(db: Writer, of: Subject, guesses: readonly Guess[], hasTitle: boolean): boolean {
  const known = all<Guess>(db, 'SELECT field, value, reason, certainty FROM proposal WHERE asset_id = ?', of.id);
  const before = known.filter(({ reason }) => reason !== kept);
  const copied = known.filter(({ reason }) => reason === kept);
  const isEqual = (full: boolean) => lines(before, full) === lines(guesses, full);
  const isSame = isEqual(true);
  if (!isSame) {
    if (before.length) run(db, 'DELETE FROM proposal WHERE asset_id = ? AND reason <> ?', of.id, kept);
    for (const { field, value, reason, certainty } of guesses) {
      run(
        db,
        'INSERT OR IGNORE INTO proposal (asset_id, field, value, reason, certainty) VALUES (?, ?, ?, ?, ?)',
        ...[of.id, field, value, reason, certainty],
      );
    }
  }
  const title = hasTitle ? null : bestTitle([...copied, ...guesses]);
  if (title !== of.proposed_title) run(db, 'UPDATE asset SET proposed_title = ? WHERE id = ?', title, of.id);
  return title !== of.proposed_title || (!isSame && !isEqual(false));
}

const lines = (of: readonly Guess[], full: boolean): string =>
  of
    .map(({ field, value, reason, certainty }) => JSON.stringify(full ? [field, value, reason, certainty] : value))
    .sort()
    .join();

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
