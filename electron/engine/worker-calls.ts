import { BahanError, type ErrorFacts } from '../../shared/errors.ts';
import type { Host, WorkerEntry, WorkerProcess } from './host.ts';

export interface WorkerRequest<Task> {
  readonly id: number;
  readonly task: Task;
}

export type WorkerAnswer<Result> =
  | { readonly id: number; readonly done: Result }
  /** A word from time to time, of how far it is. */
  | { readonly id: number; readonly so: number }
  | { readonly id: number; readonly error: ErrorFacts };

export interface WorkerLimits {
  /** Milliseconds without a word while something is asked, after which the process is taken to hang. */
  readonly silence: number;
  /** Milliseconds without work after which it is ended; absent: it stays until it is ended. */
  readonly idle?: number;
  /** What the calls are told when it hangs, and when it ends by itself. */
  readonly hanging: () => BahanError;
  readonly ended: (reason: string) => BahanError;
}

interface Call<Result> {
  readonly resolve: (result: Result) => void;
  readonly reject: (error: BahanError) => void;
  readonly heard: ((so: number) => void) | undefined;
}

/**
 * One process that does what may hang, started with the first call and ended whatever it does. What it was asked and did
 * not answer fails; the next call starts another.
 */
export class WorkerCalls<Task, Result> {
  readonly #host: Host;
  readonly #entry: WorkerEntry;
  readonly #limits: WorkerLimits;
  readonly #calls = new Map<number, Call<Result>>();
  #worker: WorkerProcess | undefined;
  #next = 1;
  #timer: NodeJS.Timeout | undefined;

  constructor(host: Host, entry: WorkerEntry, limits: WorkerLimits) {
    this.#host = host;
    this.#entry = entry;
    this.#limits = limits;
  }

  /** `heard`: how far it is. @throws what the process says, and what `WorkerLimits` say */
  call(task: Task, heard?: (so: number) => void): Promise<Result> {
    const id = this.#next++;
    return new Promise((resolve, reject) => {
      this.#calls.set(id, { resolve, reject, heard });
      this.#process().post({ id, task } satisfies WorkerRequest<Task>);
      this.#watch();
    });
  }

  /** Ends the process, whatever it does; every call fails with the error. */
  end(error: BahanError): void {
    clearTimeout(this.#timer);
    const worker = this.#worker;
    this.#worker = undefined;
    worker?.kill();
    const calls = [...this.#calls.values()];
    this.#calls.clear();
    for (const call of calls) call.reject(error);
  }

  #process(): WorkerProcess {
    if (this.#worker) return this.#worker;
    const worker = this.#host.startWorker(this.#entry);
    worker.onMessage((message) => {
      if (this.#worker === worker) this.#take(message as WorkerAnswer<Result>);
    });
    worker.onExit((reason) => {
      if (this.#worker === worker) this.end(this.#limits.ended(reason));
    });
    this.#worker = worker;
    return worker;
  }

  #take(answer: WorkerAnswer<Result>): void {
    const call = this.#calls.get(answer.id);
    if ('so' in answer) call?.heard?.(answer.so);
    else {
      this.#calls.delete(answer.id);
      if ('done' in answer) call?.resolve(answer.done);
      else call?.reject(new BahanError(answer.error.code, {}, { message: answer.error.message }));
    }
    this.#watch();
  }

  #watch(): void {
    clearTimeout(this.#timer);
    const { silence, idle, hanging } = this.#limits;
    const limit = this.#calls.size > 0 ? silence : idle;
    if (limit === undefined) return;
    this.#timer = setTimeout(() => this.end(hanging()), limit);
    this.#timer.unref();
  }
}
