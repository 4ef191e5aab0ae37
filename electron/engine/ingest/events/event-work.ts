import type { ChangeFeed } from '../../changes.ts';
import { all, get, type Writer } from '../../db/connection.ts';
import type { Host } from '../../host.ts';
import type { Search } from '../../search/search.ts';
import { isWriteTrouble } from '../write-trouble.ts';
import { proposeNext } from './propose-events.ts';

export interface EventWorkContext {
  readonly db: Writer;
  readonly host: Host;
  readonly search: Search;
  readonly changes: ChangeFeed;
  /** Whether files are being read or drawn: that comes first. */
  isBusy(): boolean;
  /** Told when the library could not be written to. */
  trouble(error: unknown): void;
}

/** Milliseconds of one piece of work: one folder more may be begun within them. */
const sliceMs = { beside: 3, alone: 20 } as const;
/** Milliseconds until the next piece: right after a question, and when nobody is there. */
const restMs = { asked: 150, alone: 4 } as const;
/** While files come in, folders change again and again: this many times as long as the last piece took, at least a second. */
const busyRest = { times: 30, least: 1_000 } as const;
/** Milliseconds after a question within which another is to be expected. */
const askedFor = 400;
const namedAtMost = 501;

/**
 * Proposes events anew in the background, folder by folder, wherever the database marked a folder: in short pieces on the
 * engine's thread, with searches and edits in between. Marks are kept in the library, so that it goes on after the next
 * start.
 */
export class EventWork {
  readonly #context: EventWorkContext;
  readonly #closing = new AbortController();
  #timer: NodeJS.Timeout | undefined;
  #isHeld = false;
  #isOff = true;
  readonly #waiting = new Set<() => void>();

  constructor(context: EventWorkContext) {
    this.#context = context;
  }

  /** Begins, and listens to what changes from now on. */
  start(): void {
    this.#isOff = false;
    void this.#listen();
    this.wake();
  }

  /** Looks whether a folder is to be looked at. */
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

  /** Until no folder waits, or nothing can be done about it. */
  drained(): Promise<void> {
    if (this.#isOff || this.#isHeld || !this.#isMarked()) return Promise.resolve();
    // who waits for it does not wait for anything else
    clearTimeout(this.#timer);
    this.#timer = undefined;
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

  #isMarked(): boolean {
    return get(this.#context.db, 'SELECT 1 FROM event_todo LIMIT 1') !== undefined;
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
    // nobody waits for events who did not ask to
    if (this.#waiting.size === 0) this.#timer.unref();
  }

  #step(): void {
    this.#timer = undefined;
    const { search, isBusy, trouble } = this.#context;
    const wasAsked = performance.now() - search.lastAsked < askedFor;
    const isBeside = isBusy() && this.#waiting.size === 0;
    const began = performance.now();
    try {
      const isMore = this.#work(wasAsked || isBeside ? sliceMs.beside : sliceMs.alone);
      const took = performance.now() - began;
      if (!isMore) this.#stop();
      else if (isBeside) this.#plan(Math.max(busyRest.least, took * busyRest.times));
      else this.#plan(wasAsked ? restMs.asked : restMs.alone);
    } catch (error) {
      this.#stop();
      if (!isWriteTrouble(error)) this.#context.host.log('error', 'events-not-proposed', { error: String(error) });
      else trouble(error);
    }
  }

  /** One piece of work. @returns whether something was left to do */
  #work(budget: number): boolean {
    const { db, host, changes } = this.#context;
    const began = performance.now();
    const changed: number[] = [];
    let isOther = false;
    let found = false;
    do {
      const done = proposeNext(db, host.clock.now());
      if (!done) break;
      found = true;
      isOther ||= done.events;
      if (changed.length < namedAtMost) changed.push(...done.assets.slice(0, namedAtMost));
    } while (performance.now() - began < budget);
    // the marks that say so begin the guesses about these assets
    if (isOther || changed.length > 0)
      changes.note({ events: true, assets: uidsOf(db, changed.slice(0, namedAtMost)) });
    return found;
  }
}

const uidsOf = (db: Writer, ids: readonly number[]): string[] =>
  all<{ uid: string }>(
    db,
    'SELECT a.uid FROM json_each(?) j CROSS JOIN asset a ON a.id = j.value',
    JSON.stringify(ids),
  ).map(({ uid }) => uid);
