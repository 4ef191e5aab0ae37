import { BahanError } from '../../../../shared/errors.ts';
import type { Host } from '../../host.ts';
import type { MachineAnswer, MachineTask } from '../../media/machine/messages.ts';
import { WorkerCalls } from '../../worker-calls.ts';

/** Milliseconds for one picture or page, after which nothing will be made out in it any more. */
const silence = 120_000;
/** Milliseconds without work after which the process and its memory are given back. */
const idle = 30_000;

/** The process that reads writing in pictures, started with the first one. */
export class MachineProcess {
  readonly #calls: WorkerCalls<MachineTask, MachineAnswer>;

  constructor(host: Host) {
    this.#calls = new WorkerCalls(host, 'machine', {
      silence,
      idle,
      hanging: () => new BahanError('file-timed-out'),
      ended: (reason) => new BahanError('reader-crashed', {}, { message: reason }),
    });
  }

  /** @throws BahanError about the file; `file-timed-out`, `reader-crashed`; `internal` when nothing can be read here at all */
  read(task: MachineTask): Promise<MachineAnswer> {
    return this.#calls.call(task);
  }

  close(): void {
    this.#calls.end(new BahanError('closed'));
  }
}
