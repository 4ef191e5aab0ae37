import { setTimeout as sleep } from 'node:timers/promises';
import type { Change } from '../../../shared/model/change.ts';
import type { BackgroundContext } from './background-work.ts';
import { isWriteTrouble } from './write-trouble.ts';

export interface IdleTask {
  /** Name of the event that is logged when it fails. */
  readonly failure: string;
  /**
   * One piece of work, or none while others come first. `isAwaited`: somebody waits until all is done.
   * @returns milliseconds to rest until the next; undefined when nothing is left to do
   */
  step(isAwaited: boolean): Promise<number | undefined>;
  /** Told what changed. @returns whether there may be something to do */
  changed(change: Change): boolean;
}

/**
 * Does what takes other processes and may take hours, a piece after the other, while nobody needs the computer. What is
 * short and done on the engine's own thread goes through `BackgroundWork`.
 */
export class IdleLoop {
  readonly #context: Pick<BackgroundContext, 'host' | 'changes' | 'trouble'>;
  readonly #task: IdleTask;
  readonly #closing = new AbortController();
  /** Aborted when somebody waits: then nobody rests. */
  #resting = new AbortController();
  #isOff = true;
  #isHeld = false;
  #isRunning = false;
  #isWoken = false;
  #running: Promise<void> = Promise.resolve();
  #awaited = 0;

  constructor(context: Pick<BackgroundContext, 'host' | 'changes' | 'trouble'>, task: IdleTask) {
    this.#context = context;
    this.#task = task;
  }

  get isOff(): boolean {
    return this.#isOff;
  }

  /** Whether nothing is to be begun now. */
  get rests(): boolean {
    return this.#isOff || this.#isHeld;
  }

  /** Aborted at its end. */
  get signal(): AbortSignal {
    return this.#closing.signal;
  }

  /** Begins, and listens to what changes from now on. */
  start(): void {
    void this.#listen();
    this.begin();
  }

  /** Does what is there, without listening to changes. */
  begin(): void {
    this.#isOff = false;
    this.wake();
  }

  /** Looks whether there is something to do. */
  wake(): void {
    this.#isWoken = true;
    if (!this.rests && !this.#isRunning) this.#running = this.#run();
  }

  /** Rests while the library cannot be written to. */
  hold(holds: boolean): void {
    this.#isHeld = holds;
    if (!holds) this.wake();
  }

  /** Until nothing is left to do, or nothing can be done about it. */
  async drained(): Promise<void> {
    if (this.rests) return;
    this.#awaited += 1;
    this.#resting.abort();
    this.#resting = new AbortController();
    this.wake();
    await this.#running;
    this.#awaited -= 1;
  }

  async close(): Promise<void> {
    this.#isOff = true;
    this.#closing.abort();
    await this.#running;
  }

  async #listen(): Promise<void> {
    for await (const change of this.#context.changes.subscribe(this.#closing.signal))
      if (this.#task.changed(change)) this.wake();
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    try {
      while (!this.rests) {
        this.#isWoken = false;
        const rest = await this.#task.step(this.#awaited > 0);
        // what came while the last piece found nothing is not forgotten
        if (rest === undefined && !this.#isWoken) break;
        if (rest) await this.#pause(rest);
      }
    } catch (error) {
      if (this.#isOff) return;
      if (isWriteTrouble(error)) this.#context.trouble(error);
      else this.#context.host.log('error', this.#task.failure, { error: String(error) });
    } finally {
      this.#isRunning = false;
    }
  }

  async #pause(milliseconds: number): Promise<void> {
    const signal = AbortSignal.any([this.#closing.signal, this.#resting.signal]);
    // a process that has nothing else to do need not stay for it
    await sleep(milliseconds, undefined, { ref: this.#awaited > 0, signal }).catch(() => {});
  }
}
