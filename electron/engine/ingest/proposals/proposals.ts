import { all, get, type Reader, run, transaction, type Writer } from '../../db/connection.ts';
import { indexAssets } from '../../search/index-write.ts';
import { type BackgroundContext, BackgroundWork, namedAssets } from '../background-work.ts';
import { dropGone, dropMarksOfAll, markNext } from './again.ts';
import { dayOfMoment } from './from-names.ts';
import { Proposer } from './propose-asset.ts';

const mostAtOnce = 200;
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
  #atOnce = 16;
  /** How far the first round through many has come; null outside of one. */
  #noted: number | null = null;
  /** Whether the first round was made since the queue was last empty. */
  #isNoted = false;

  constructor(context: BackgroundContext) {
    this.#context = context;
  }

  /** One piece of work. @returns whether there was something to do */
  work(budget: number): boolean {
    const { db, host, search, changes } = this.#context;
    const began = performance.now();
    const proposer = new Proposer(db, dayOfMoment(host.clock.now()));
    let changed: number[] = [];
    const isWork = transaction(
      db,
      () => {
        dropGone(db);
        if (this.#note(proposer)) return true;
        const ids = all<{ asset_id: number }>(db, 'SELECT asset_id FROM propose_todo LIMIT ?', this.#atOnce);
        if (ids.length === 0) {
          this.#isNoted = false;
          return markNext(db);
        }
        changed = ids.map(({ asset_id }) => asset_id).filter((id) => proposeWaiting(db, proposer, id));
        indexAssets(db, changed);
        return true;
      },
      'reproducible',
    );
    const took = performance.now() - began;
    const fit = (this.#atOnce * budget) / Math.max(took, 0.5);
    this.#atOnce = Math.max(4, Math.min(mostAtOnce, Math.round((this.#atOnce + fit) / 2)));
    if (changed.length) {
      search.noteChanged(changed);
      changes.note({ assets: namedAssets(db, changed) });
    }
    return isWork;
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
      `SELECT t.asset_id FROM propose_todo t JOIN asset a ON a.id = t.asset_id LEFT JOIN fact f ON f.asset_id = a.id
        WHERE t.asset_id > ? AND (a.theme_id IS NOT NULL OR instr(f.facts, '"gps":{')) ORDER BY t.asset_id LIMIT ?`,
      ...[this.#noted, this.#atOnce],
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
