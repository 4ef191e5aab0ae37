import { all, get, type Reader, run, transaction, type Writer } from '../../db/connection.ts';
import { indexAssets, markOldRows } from '../../search/index-write.ts';
import { type BackgroundContext, BackgroundWork, namedAssets } from '../background-work.ts';
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

/** Assets of one piece, as many as the last ones let expect to fit into its time. */
class Portion {
  count: number;
  readonly #least: number;
  readonly #most: number;

  constructor(first: number, least: number, most: number) {
    this.count = first;
    this.#least = least;
    this.#most = most;
  }

  /** Milliseconds that a piece of this size took, and that it should have taken. */
  fit(took: number, budget: number): void {
    const fitting = (this.count * budget) / Math.max(took, 0.5);
    this.count = Math.max(this.#least, Math.min(this.#most, Math.round((this.count + fitting) / 2)));
  }
}

class Guessing {
  readonly #context: BackgroundContext;
  readonly #guessed = new Portion(16, 4, 200);
  readonly #indexed = new Portion(64, 16, 1_000);
  /** How far the first round through many has come; null outside of one. */
  #noted: number | null = null;
  /** Whether the first round was made since the queue was last empty. */
  #isNoted = false;
  /** Assets whose search rows wait, at most as many as were counted: it is counted anew when it seems enough. */
  #unindexed = 0;

  constructor(context: BackgroundContext) {
    this.#context = context;
  }

  /** One piece of work. @returns whether there was something to do */
  work(budget: number): boolean {
    const began = performance.now();
    const isIndexing = this.#unindexed >= this.#indexed.count;
    const isWork = transaction(
      this.#context.db,
      () =>
        (isIndexing ? this.#index() || this.#guess() : this.#guess() || this.#index()) || markOldRows(this.#context.db),
      'reproducible',
    );
    (isIndexing ? this.#indexed : this.#guessed).fit(performance.now() - began, budget);
    return isWork;
  }

  /** @returns whether there was something to do */
  #guess(): boolean {
    const { db, host } = this.#context;
    const proposer = new Proposer(db, dayOfMoment(host.clock.now()));
    dropGone(db);
    if (this.#note(proposer)) return true;
    const ids = all<{ asset_id: number }>(db, 'SELECT asset_id FROM propose_todo LIMIT ?', this.#guessed.count);
    if (ids.length === 0) {
      this.#isNoted = false;
      return markNext(db);
    }
    for (const { asset_id: id } of ids) {
      if (!proposeWaiting(db, proposer, id)) continue;
      run(db, 'INSERT OR IGNORE INTO index_todo VALUES (?)', id);
      this.#unindexed += 1;
    }
    return true;
  }

  /** Lets searches find what is proposed now. @returns whether there was something to do */
  #index(): boolean {
    const { db, search, changes } = this.#context;
    const rows = all<{ asset_id: number }>(db, 'SELECT asset_id FROM index_todo LIMIT ?', this.#indexed.count);
    this.#unindexed = rows.length < this.#indexed.count ? 0 : this.#unindexed - rows.length;
    const last = rows.at(-1);
    if (!last) return false;
    run(db, 'DELETE FROM index_todo WHERE asset_id <= ?', last.asset_id);
    const ids = rows.map((row) => row.asset_id);
    indexAssets(db, ids);
    search.noteChanged(ids);
    changes.note({ assets: namedAssets(db, ids) });
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
      ...[this.#noted, this.#guessed.count],
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
