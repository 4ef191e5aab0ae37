import { BahanError } from '../../../shared/errors.ts';
import type { Host } from '../host.ts';
import { WorkerCalls } from '../worker-calls.ts';
import type { LeftTask, SidecarDone, SidecarTask } from './messages.ts';

/** Milliseconds without an answer after which the process is taken to hang on a frozen share. */
const silence = 30_000;
/** Milliseconds without work after which it is ended. */
const idle = 20_000;

/**
 * One process for one watched folder. Neither the readers of files nor the sweeps do this work: what hangs here holds up
 * no picture and no look at a folder, and it may be ended without losing more than one try.
 */
export class SidecarProcess {
  readonly #calls: WorkerCalls<SidecarTask | LeftTask, SidecarDone | null>;
  #closed = false;

  constructor(host: Host) {
    this.#calls = new WorkerCalls(host, 'sidecar', {
      silence,
      idle,
      hanging: () => new BahanError('folder-offline', {}, { message: 'no answer' }),
      ended: (reason) => new BahanError('folder-offline', {}, { message: `the process for sidecars ended: ${reason}` }),
    });
  }

  /** @throws what `writeBeside` says; `folder-offline` when the process hangs or dies, `closed` */
  write(task: SidecarTask | LeftTask): Promise<SidecarDone | null> {
    return this.#closed ? Promise.reject(new BahanError('closed')) : this.#calls.call(task);
  }

  close(): void {
    this.#closed = true;
    this.#calls.end(new BahanError('closed'));
  }
}
