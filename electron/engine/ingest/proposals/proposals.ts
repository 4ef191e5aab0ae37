import { all, get, type Reader, run, transaction, type Writer } from '../../db/connection.ts';
import { type BackgroundContext, BackgroundWork } from '../background-work.ts';
import { IndexLater } from '../index-later.ts';
import { Portion } from '../portion.ts';
import { dropGone, dropMarksOfAll, markNext } from './again.ts';
import { dayOfMoment } from './from-names.ts';
import { Proposer } from './propose-asset.ts';

/** Of so many waiting assets, those with a theme or a position are asked first what they tell about others. */
const many = 300;

/** Makes guesses anew in the background, wherever the database marked an asset. */
export const proposals = (context: BackgroundContext): BackgroundWork => {
  const guessing = new Guessing(context);
  return new BackgroundWork(context, {
    failure: 'not-proposed',
    beside: 5,
    rest: { asked: 250, busy: () => 40 },
    work: (budget) => guessing.work(budget),
  });
};

/** Assets whose guesses are still to be made. */
export const waitingForGuesses = (db: Reader): number =>
  get<{ n: number }>(db, 'SELECT count(*) AS n FROM propose_todo')?.n ?? 0;

class Guessing {
  readonly #context: BackgroundContext;
  readonly #portion = new Portion(16, 4, 1_000);
  readonly #index: IndexLater;
  /** How far the first round through many has come; null outside of one. */
  #noted: number | null = null;
  /** Whether the first round was made since the queue was last empty. */
  #isNoted = false;

  constructor(context: BackgroundContext) {
    this.#context = context;
    this.#index = new IndexLater(context);
  }

  /** One piece of work, of guesses or of the search rows that say them. @returns whether there was something to do */
  work(budget: number): boolean {
    const index = () => this.#index.work(budget);
    const guess = () => this.#guess(budget);
    const [first, second] = this.#index.isEnough ? [index, guess] : [guess, index];
    return transaction(this.#context.db, () => first() || second(), 'reproducible');
  }

  /** @returns whether there was something to do */
  #guess(budget: number): boolean {
    const { db, host } = this.#context;
    const began = performance.now();
    const proposer = new Proposer(db, dayOfMoment(host.clock.now()));
    dropGone(db);
    if (this.#note(proposer)) return this.#took(began, budget);
    const ids = all<{ asset_id: number }>(db, 'SELECT asset_id FROM propose_todo LIMIT ?', this.#portion.count);
    if (ids.length === 0) {
      this.#isNoted = false;
      return markNext(db);
    }
    for (const { asset_id: id } of ids) {
      if (proposeWaiting(db, proposer, id)) this.#index.add(id);
    }
    return this.#took(began, budget);
  }

  /** @returns true: there was something to do */
  #took(began: number, budget: number): true {
    this.#portion.fit(performance.now() - began, budget);
    return true;
  }

  /** The first round through many, a piece of it. @returns whether there was something to do */
  #note(proposer: Proposer): boolean {
    const { db } = this.#context;
    if (this.#isNoted) return false;
    if (this.#noted === null) {
      const isMany = get(db, 'SELECT 1 FROM propose_todo LIMIT 1 OFFSET ?', many) !== undefined;
      if (!isMany) return false;
      this.#noted = Number.MIN_SAFE_INTEGER;
    }
    const ids = all<{ asset_id: number }>(
      db,
      // the others have a day to lend at most, and few lack one
      `SELECT t.asset_id FROM propose_todo t JOIN asset a ON a.id = t.asset_id
        WHERE t.asset_id > ? AND (a.theme_id IS NOT NULL OR a.lat IS NOT NULL) ORDER BY t.asset_id LIMIT ?`,
      ...[this.#noted, this.#portion.count],
    );
    for (const { asset_id } of ids) proposer.note(asset_id);
    this.#noted = ids.at(-1)?.asset_id ?? null;
    if (this.#noted !== null) return true;
    this.#isNoted = true;
    dropMarksOfAll(db);
    return true;
  }
}

function proposeWaiting(db: Writer, proposer: Proposer, id: number): boolean {
  // before it is looked at: what marks it from now on marks it again
  run(db, 'DELETE FROM propose_todo WHERE asset_id = ?', id);
  return proposer.propose(id);
}
