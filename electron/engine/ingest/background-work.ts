import type { ChangeFeed } from '../changes.ts';
import { all, type Reader, type Writer } from '../db/connection.ts';
import type { Host } from '../host.ts';
import type { Search } from '../search/search.ts';
import { isWriteTrouble } from './write-trouble.ts';

export interface BackgroundContext {
  readonly db: Writer;
  readonly host: Host;
  readonly search: Search;
  readonly changes: ChangeFeed;
  /** Whether folders are being looked through, or files read or drawn: that comes first. */
  isBusy(): boolean;
  /** Told when the library could not be written to. */
  trouble(error: unknown): void;
}

export interface BackgroundTask {
  /** Name of the event that is logged when it fails. */
  readonly failure: string;
  /** Milliseconds of one piece while somebody searches or files come in; alone it may take longer, see `alone`. */
  readonly beside: number;
  /** Milliseconds until the next piece after a question, and while files come in; `took`: the last piece. */
  readonly rest: { readonly asked: number; busy(took: number): number };
  /** One piece of work of about so many milliseconds. @returns whether there was something to do */
  work(budget: number): boolean;
}

/**
 * Milliseconds of one piece when nobody asks, and until the next. Each piece writes a part of the search index of its own,
 * which is to be joined with the others: long ones take half the processor time, and the first question after a while may
 * meet one. The longest are for a script that waits for the end.
 */
const alone = { slice: 20, long: 80, awaited: 240, rest: 4 } as const;
/** Milliseconds after a question after which nobody seems to be there. */
const left = 5_000;
/** Assets that a change names; with more, whoever listens asks for all. */
const namedAtMost = 501;

/**
 * Does what the database marked, in short pieces on the engine's thread with searches and edits in between. The marks are
 * kept in the library, so that it goes on after the next start.
 */
export class BackgroundWork {
  readonly #context: BackgroundContext;
  readonly #task: BackgroundTask;
  readonly #closing = new AbortController();
  #timer: NodeJS.Timeout | undefined;
  #isHeld = false;
  #isOff = true;
  readonly #waiting = new Set<() => void>();

  constructor(context: BackgroundContext, task: BackgroundTask) {
    this.#context = context;
    this.#task = task;
  }

  /** Begins, and listens to what changes from now on. */
  start(): void {
    this.#isOff = false;
    void this.#listen();
    this.wake();
  }

  /** Looks whether there is something to do. */
  wake(): void {
    if (this.#isOff || this.#isHeld || this.#timer) return;
    this.#plan(alone.rest);
  }

  /** Rests while the library cannot be written to. */
  hold(holds: boolean): void {
    this.#isHeld = holds;
    if (holds) this.#stop();
    else this.wake();
  }

  /** Until nothing is left to do, or nothing can be done about it. */
  drained(): Promise<void> {
    if (this.#isOff || this.#isHeld) return Promise.resolve();
    // who waits for it does not wait for anything else
    clearTimeout(this.#timer);
    return new Promise((resolve) => {
      this.#waiting.add(resolve);
      this.#plan(0);
    });
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
    // nobody waits for it who did not ask to
    if (this.#waiting.size === 0) this.#timer.unref();
  }

  #step(): void {
    this.#timer = undefined;
    const { search, isBusy, trouble, host } = this.#context;
    const { beside, rest, work, failure } = this.#task;
    const quiet = performance.now() - search.lastAsked;
    const wasAsked = search.isAskedLately;
    const isBeside = isBusy() && this.#waiting.size === 0;
    const began = performance.now();
    try {
      const long = this.#waiting.size > 0 ? alone.awaited : alone.long;
      if (!work(wasAsked || isBeside ? beside : quiet < left ? alone.slice : long)) this.#stop();
      else if (wasAsked) this.#plan(rest.asked);
      else this.#plan(isBeside ? rest.busy(performance.now() - began) : alone.rest);
    } catch (error) {
      this.#stop();
      if (isWriteTrouble(error)) trouble(error);
      else host.log('error', failure, { error: String(error) });
    }
  }
}

/** Public ids of assets for a change: at most as many as one names, and one more when there are more. */
export const namedAssets = (db: Reader, ids: readonly number[]): string[] =>
  all<{ uid: string }>(
    db,
    'SELECT a.uid FROM json_each(?) j CROSS JOIN asset a ON a.id = j.value',
    JSON.stringify(ids.slice(0, namedAtMost)),
  ).map(({ uid }) => uid);
