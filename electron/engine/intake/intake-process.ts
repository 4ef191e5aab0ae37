import { BahanError } from '../../../shared/errors.ts';
import type { Host, WorkerProcess } from '../host.ts';
import type { IntakeAnswer, IntakeRequest, IntakeResult, IntakeTask, SourceFile, SourceLook } from './messages.ts';

/** Milliseconds without a word after which the process is taken to hang on a card that is gone. */
const usualSilence = 60_000;

interface Call {
  readonly resolve: (result: IntakeResult) => void;
  readonly reject: (error: BahanError) => void;
  readonly heard: ((so: number) => void) | undefined;
}

/** One process that touches a source and the folder it is copied to; what hangs there holds up nobody else. */
export class IntakeProcess {
  readonly #host: Host;
  readonly #silence: number;
  readonly #calls = new Map<number, Call>();
  #worker: WorkerProcess | undefined;
  #next = 1;
  #timer: NodeJS.Timeout | undefined;

  constructor(host: Host, silence = usualSilence) {
    this.#host = host;
    this.#silence = silence;
  }

  /** @throws `folder-missing`, `folder-unreadable`, `file-timed-out`, `cancelled` */
  scan(from: string, signal?: AbortSignal): Promise<readonly SourceFile[]> {
    return this.#ask({ what: 'scan', from }, undefined, signal) as Promise<readonly SourceFile[]>;
  }

  /** @throws BahanError about the file */
  look(path: string, signal?: AbortSignal): Promise<SourceLook> {
    return this.#ask({ what: 'look', path }, undefined, signal) as Promise<SourceLook>;
  }

  /** `heard`: bytes so far. @throws see `copyOver`; `file-timed-out`, `cancelled` */
  async copy(task: IntakeTask, heard: (bytes: number) => void, signal?: AbortSignal): Promise<void> {
    await this.#ask(task, heard, signal);
  }

  /** Ends it, whatever it does. */
  close(): void {
    this.#end(new BahanError('cancelled'));
  }

  #ask(task: IntakeTask, heard: Call['heard'], signal: AbortSignal | undefined): Promise<IntakeResult> {
    if (signal?.aborted) return Promise.reject(new BahanError('cancelled'));
    const id = this.#next++;
    const stop = () => this.close();
    signal?.addEventListener('abort', stop, { once: true });
    return new Promise<IntakeResult>((resolve, reject) => {
      this.#calls.set(id, { resolve, reject, heard });
      this.#process().post({ id, task } satisfies IntakeRequest);
      this.#watch();
    }).finally(() => signal?.removeEventListener('abort', stop));
  }

  #process(): WorkerProcess {
    if (this.#worker) return this.#worker;
    const worker = this.#host.startWorker('intake');
    worker.onMessage((message) => {
      if (this.#worker === worker) this.#take(message as IntakeAnswer);
    });
    worker.onExit((reason) => {
      if (this.#worker !== worker) return;
      this.#end(new BahanError('reader-crashed', {}, { message: `the process for cards ended: ${reason}` }));
    });
    this.#worker = worker;
    return worker;
  }

  #take(answer: IntakeAnswer): void {
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
    if (this.#calls.size === 0) return;
    this.#timer = setTimeout(() => this.#end(new BahanError('file-timed-out')), this.#silence);
    this.#timer.unref();
  }

  #end(error: BahanError): void {
    clearTimeout(this.#timer);
    const worker = this.#worker;
    this.#worker = undefined;
    worker?.kill();
    const calls = [...this.#calls.values()];
    this.#calls.clear();
    for (const call of calls) call.reject(error);
  }
}
