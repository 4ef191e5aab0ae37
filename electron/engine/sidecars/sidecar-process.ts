import { BahanError } from '../../../shared/errors.ts';
import type { Host, WorkerProcess } from '../host.ts';
import type { LeftTask, SidecarAnswer, SidecarDone, SidecarRequest, SidecarTask } from './messages.ts';

/** Milliseconds without an answer after which the process is taken to hang on a frozen share. */
const silence = 30_000;
/** Milliseconds without work after which it is ended. */
const idle = 20_000;

interface Call {
  readonly resolve: (done: SidecarDone | null) => void;
  readonly reject: (error: BahanError) => void;
}

/**
 * One process for one watched folder. Neither the readers of files nor the sweeps do this work: what hangs here holds up
 * no picture and no look at a folder, and it may be ended without losing more than one try.
 */
export class SidecarProcess {
  readonly #host: Host;
  readonly #calls = new Map<number, Call>();
  #worker: WorkerProcess | undefined;
  #next = 1;
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(host: Host) {
    this.#host = host;
  }

  /** @throws what `writeBeside` says; `folder-offline` when the process hangs or dies, `closed` */
  write(task: SidecarTask | LeftTask): Promise<SidecarDone | null> {
    if (this.#closed) return Promise.reject(new BahanError('closed'));
    const id = this.#next++;
    return new Promise((resolve, reject) => {
      this.#calls.set(id, { resolve, reject });
      this.#process().post({ id, task } satisfies SidecarRequest);
      this.#watch();
    });
  }

  close(): void {
    this.#closed = true;
    this.#end(new BahanError('closed'));
  }

  #process(): WorkerProcess {
    if (this.#worker) return this.#worker;
    const worker = this.#host.startWorker('sidecar');
    worker.onMessage((message) => this.#take(message as SidecarAnswer));
    worker.onExit((reason) => {
      if (this.#worker !== worker) return;
      this.#end(new BahanError('folder-offline', {}, { message: `the process for sidecars ended: ${reason}` }));
    });
    this.#worker = worker;
    return worker;
  }

  #take(answer: SidecarAnswer): void {
    const call = this.#calls.get(answer.id);
    this.#calls.delete(answer.id);
    this.#watch();
    if ('done' in answer) call?.resolve(answer.done);
    else call?.reject(new BahanError(answer.error.code, {}, { message: answer.error.message }));
  }

  #watch(): void {
    clearTimeout(this.#timer);
    const busy = this.#calls.size > 0;
    this.#timer = setTimeout(
      () => this.#end(new BahanError('folder-offline', {}, { message: 'no answer' })),
      busy ? silence : idle,
    );
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
