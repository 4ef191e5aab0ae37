import { BahanError } from '../../../shared/errors.ts';
import type { Host, WorkerProcess } from '../host.ts';
import type { CloserLook } from './settle-look.ts';
import type { SweepAnswer, SweepRequest, SweptDir } from './sweep-messages.ts';

/** Milliseconds without a word after which the sweep process is taken to hang on a frozen share. */
const usualSilence = 60_000;
/** The same for a process that only starts, on a computer that has much to do. */
const startSilence = 30_000;

export interface SweepRun {
  readonly database: string;
  readonly rootId: number;
  readonly rootPath: string;
  readonly exclude: readonly string[];
  readonly only?: readonly string[];
  readonly quick?: boolean;
  /** Its rows speak of another disk, see `setRootPath`. */
  readonly pointed?: boolean;
  /** Differences as they are found; the walk goes on meanwhile. */
  readonly onDirs: (dirs: readonly SweptDir[], seen: number) => void;
  readonly onUnreadable: (path: string, code: string) => void;
}

export interface SweepEnd {
  readonly seen: number;
  readonly cancelled: boolean;
  /** The system's code when the root did not answer. */
  readonly offline: string | undefined;
}

interface Call {
  readonly run: SweepRun | undefined;
  readonly resolve: (value: never) => void;
  readonly reject: (error: unknown) => void;
}

/** One sweep process for one root, so that a frozen share holds up nobody else. */
export class Sweeper {
  readonly #host: Host;
  readonly #calls = new Map<number, Call>();
  #worker: WorkerProcess | undefined;
  #next = 1;
  #heard = 0;
  #watchdog: NodeJS.Timeout | undefined;
  /** Something was heard of the process that runs. */
  #started = false;
  #closed = false;
  /** Processes that were told to end: one that hangs in the system does so only when the share answers again. */
  #ending = 0;

  readonly #silence: number;

  constructor(host: Host, silence = usualSilence) {
    this.#host = host;
    this.#silence = silence;
  }

  /** The process that looks, for a look from outside; undefined while none runs. */
  get pid(): number | undefined {
    return this.#worker?.pid;
  }

  /** @throws `folder-offline` when the process hangs, `reader-crashed` when it ends, `closed`, what `onDirs` throws */
  sweep(run: SweepRun, signal?: AbortSignal): Promise<SweepEnd> {
    const { database, rootId, rootPath, exclude, only, quick = false, pointed = false } = run;
    const id = this.#next++;
    const stop = () => this.#worker?.post({ type: 'cancel', id } satisfies SweepRequest);
    signal?.addEventListener('abort', stop);
    return this.#call<SweepEnd>(
      { type: 'sweep', id, database, rootId, rootPath, exclude, quick, pointed, ...(only ? { only } : {}) },
      run,
    ).finally(() => signal?.removeEventListener('abort', stop));
  }

  /** A closer look at files, and at who has them open: null for those that are gone. */
  look(paths: readonly string[], writers: boolean): Promise<(CloserLook | null)[]> {
    return this.#call({ type: 'look', id: this.#next++, paths, writers }, undefined);
  }

  /** Bytes of each file, -1 for what is no file there. */
  sizes(paths: readonly string[]): Promise<number[]> {
    return this.#call({ type: 'sizes', id: this.#next++, paths }, undefined);
  }

  close(): void {
    this.#closed = true;
    this.#end(new BahanError('closed'));
  }

  #call<T>(request: SweepRequest, run: SweepRun | undefined): Promise<T> {
    if (this.#closed) return Promise.reject(new BahanError('closed'));
    // each new one would hang as well
    if (this.#ending > 0) return Promise.reject(new BahanError('folder-offline'));
    return new Promise<T>((resolve, reject) => {
      this.#calls.set(request.id, { run, resolve, reject });
      this.#process().post(request);
      this.#watch();
    });
  }

  #process(): WorkerProcess {
    if (this.#worker) return this.#worker;
    const worker = this.#host.startWorker('sweep');
    this.#started = false;
    worker.onMessage((message) => this.#take(message as SweepAnswer));
    worker.onExit((reason) => {
      if (this.#worker !== worker) {
        this.#ending -= 1;
        return;
      }
      this.#worker = undefined;
      this.#end(new BahanError('reader-crashed', {}, { message: `sweep process ended: ${reason}` }));
    });
    this.#worker = worker;
    return worker;
  }

  #take(message: SweepAnswer): void {
    this.#heard = Date.now();
    this.#started = true;
    const call = this.#calls.get(message.id);
    if (!call) return;
    if (message.type === 'dirs') this.#give(message, call);
    else if (message.type === 'alive') return;
    else if (message.type === 'unreadable') call.run?.onUnreadable(message.path, message.code);
    else {
      this.#calls.delete(message.id);
      if (!this.#calls.size) clearInterval(this.#watchdog);
      if (message.type === 'looked') call.resolve(message.looks as never);
      else if (message.type === 'sized') call.resolve(message.sizes as never);
      else if (message.type === 'failed') call.reject(new Error(`the sweep process failed: ${message.code}`));
      else if (message.type === 'offline')
        call.resolve({ seen: 0, cancelled: false, offline: message.code } satisfies SweepEnd as never);
      else call.resolve({ ...message, offline: undefined } satisfies SweepEnd as never);
    }
  }

  /** The process goes on only when what it told is written down; what cannot be written ends its walk. */
  #give(message: Extract<SweepAnswer, { type: 'dirs' }>, call: Call): void {
    try {
      call.run?.onDirs(message.dirs, message.seen);
      this.#worker?.post({ type: 'taken', id: message.id } satisfies SweepRequest);
    } catch (error) {
      this.#calls.delete(message.id);
      this.#worker?.post({ type: 'cancel', id: message.id } satisfies SweepRequest);
      this.#worker?.post({ type: 'taken', id: message.id } satisfies SweepRequest);
      call.reject(error);
    }
  }

  #watch(): void {
    this.#heard = Date.now();
    clearInterval(this.#watchdog);
    this.#watchdog = setInterval(() => {
      const patience = this.#started ? this.#silence : Math.max(this.#silence, startSilence);
      if (Date.now() - this.#heard > patience) this.#end(new BahanError('folder-offline'));
    }, this.#silence / 12);
    this.#watchdog.unref();
  }

  #end(error: BahanError): void {
    clearInterval(this.#watchdog);
    const worker = this.#worker;
    this.#worker = undefined;
    if (worker) {
      this.#ending += 1;
      worker.kill();
    }
    const calls = [...this.#calls.values()];
    this.#calls.clear();
    for (const call of calls) call.reject(error);
  }
}
