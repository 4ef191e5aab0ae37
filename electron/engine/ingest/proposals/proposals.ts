import type { ChangeFeed } from '../../changes.ts';
import { all, get, run, transaction, type Writer } from '../../db/connection.ts';
import type { Host } from '../../host.ts';
import { indexAssets } from '../../search/index-write.ts';
import type { Search } from '../../search/search.ts';
import { isWriteTrouble } from '../write-trouble.ts';
import { dropGone, dropMarksOfAll, markNext } from './again.ts';
import { dayOfMoment } from './from-names.ts';
import { Proposer } from './propose-asset.ts';

export interface ProposalsContext {
  readonly db: Writer;
  readonly host: Host;
  readonly search: Search;
  readonly changes: ChangeFeed;
  /** Whether files are being read or drawn: that comes first. */
  isBusy(): boolean;
  /** Told when the library could not be written to. */
  trouble(error: unknown): void;
}

/** Milliseconds that a piece of work may take: while somebody searches or files come in, and when nobody is there. */
const sliceMs = { beside: 5, alone: 20 } as const;
/** Milliseconds until the next piece: right after a question, while files come in, and when nobody is there. */
const restMs = { asked: 250, busy: 40, alone: 4 } as const;
/** Milliseconds after a question within which another is to be expected. */
const askedFor = 400;
const mostAtOnce = 200;
/** Of so many waiting assets, those with a theme or a position are asked first what they tell about others. */
const many = 300;
const namedAtMost = 501;

/**
 * Makes guesses anew in the background: whatever the database marked, in short pieces on the engine's thread, with searches
 * and edits in between. What is marked is kept in the library, so that it goes on after the next start.
 */
export class Proposals {
  readonly #context: ProposalsContext;
  readonly #closing = new AbortController();
  #timer: NodeJS.Timeout | undefined;
  #isHeld = false;
  #isOff = true;
  #atOnce = 16;
  /** How far the first round through many has come; null outside of one. */
  #noted: number | null = null;
  /** Whether the first round was made since the queue was last empty. */
  #isNoted = false;
  readonly #waiting = new Set<() => void>();

  constructor(context: ProposalsContext) {
    this.#context = context;
  }

  /** Begins, and listens to what changes from now on. */
  start(): void {
    this.#isOff = false;
    void this.#listen();
    this.wake();
  }

  /** Looks whether something is to be guessed. */
  wake(): void {
    if (this.#isOff || this.#isHeld || this.#timer) return;
    this.#plan(restMs.alone);
  }

  /** Rests while the library cannot be written to. */
  hold(holds: boolean): void {
    this.#isHeld = holds;
    if (holds) this.#stop();
    else this.wake();
  }

  /** Assets whose guesses are still to be made. */
  waiting(): number {
    return get<{ n: number }>(this.#context.db, 'SELECT count(*) AS n FROM propose_todo')?.n ?? 0;
  }

  /** Until nothing waits, or nothing can be done about it. */
  drained(): Promise<void> {
    if (this.#isOff || this.#isHeld) return Promise.resolve();
    this.wake();
    this.#timer?.ref();
    return new Promise((resolve) => this.#waiting.add(resolve));
  }

  close(): void {
    this.#isOff = true;
    this.#closing.abort();
    this.#stop();
  }

  #stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    for (const resolve of this.#waiting) resolve();
    this.#waiting.clear();
  }

  async #listen(): Promise<void> {
    for await (const _ of this.#context.changes.subscribe(this.#closing.signal)) this.wake();
  }

  #plan(after: number): void {
    this.#timer = setTimeout(() => this.#step(), after);
    // nobody waits for guesses who did not ask to
    if (this.#waiting.size === 0) this.#timer.unref();
  }

  #step(): void {
    this.#timer = undefined;
    const { search, isBusy, trouble } = this.#context;
    const wasAsked = performance.now() - search.lastAsked < askedFor;
    const isAlone = !wasAsked && !isBusy();
    try {
      if (this.#work(isAlone ? sliceMs.alone : sliceMs.beside)) {
        this.#plan(wasAsked ? restMs.asked : isAlone ? restMs.alone : restMs.busy);
      } else this.#stop();
    } catch (error) {
      this.#stop();
      if (!isWriteTrouble(error)) this.#context.host.log('error', 'not-proposed', { error: String(error) });
      else trouble(error);
    }
  }

  /** One piece of work. @returns whether there was something to do */
  #work(budget: number): boolean {
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
      changes.note({ assets: uidsOf(db, changed.slice(0, namedAtMost)) });
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

const uidsOf = (db: Writer, ids: readonly number[]): string[] =>
  all<{ uid: string }>(
    db,
    'SELECT a.uid FROM json_each(?) j CROSS JOIN asset a ON a.id = j.value',
    JSON.stringify(ids),
  ).map(({ uid }) => uid);
