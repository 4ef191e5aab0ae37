import { BahanError } from '../../../shared/errors.ts';
import type { Host } from '../host.ts';
import { WorkerCalls } from '../worker-calls.ts';
import type { IntakeResult, IntakeTask, Scanned, SourceLook } from './messages.ts';

/** Milliseconds without a word after which the process is taken to hang on a card that is gone. */
const usualSilence = 60_000;

/** One process that touches a source and the folder it is copied to; what hangs there holds up nobody else. */
export class IntakeProcess {
  readonly #calls: WorkerCalls<IntakeTask, IntakeResult>;

  constructor(host: Host, silence = usualSilence) {
    this.#calls = new WorkerCalls(host, 'intake', {
      silence,
      hanging: () => new BahanError('file-timed-out'),
      ended: (reason) => new BahanError('reader-crashed', {}, { message: `the process for cards ended: ${reason}` }),
    });
  }

  /** @throws `folder-missing`, `folder-unreadable`, `file-timed-out`, `cancelled` */
  scan(from: string, signal?: AbortSignal): Promise<Scanned> {
    return this.#ask({ what: 'scan', from }, signal) as Promise<Scanned>;
  }

  /** @throws `file-timed-out`, `cancelled` */
  scanGathered(paths: readonly string[], own: readonly string[], signal?: AbortSignal): Promise<Scanned> {
    return this.#ask({ what: 'scan-gathered', paths, own }, signal) as Promise<Scanned>;
  }

  /** @throws BahanError about the file */
  look(path: string, signal?: AbortSignal): Promise<SourceLook> {
    return this.#ask({ what: 'look', path }, signal) as Promise<SourceLook>;
  }

  /** `heard`: bytes so far. @throws see `copyOver`; `file-timed-out`, `cancelled` */
  async copy(task: IntakeTask, heard: (bytes: number) => void, signal?: AbortSignal): Promise<void> {
    await this.#ask(task, signal, heard);
  }

  /** Ends it, whatever it does. */
  close(): void {
    this.#calls.end(new BahanError('cancelled'));
  }

  #ask(task: IntakeTask, signal?: AbortSignal, heard?: (so: number) => void): Promise<IntakeResult> {
    if (signal?.aborted) return Promise.reject(new BahanError('cancelled'));
    const stop = () => this.close();
    signal?.addEventListener('abort', stop, { once: true });
    return this.#calls.call(task, heard).finally(() => signal?.removeEventListener('abort', stop));
  }
}
