import type { ErrorFacts } from '../../../shared/errors.ts';
import type { WorkerProcess } from '../host.ts';
import type { Task, TaskResult, WorkerMessage, WorkerRequest } from './protocol.ts';

/** Above this after a task a process is replaced before the next: decoders give little of their memory back. */
const restMemory = 400 * 1024 * 1024;
const startLimit = 30_000;

interface ProcessEvents {
  readonly memoryLimit: number;
  readonly idleAfter: number;
  readonly onReady: () => void;
  readonly onDone: (result: TaskResult) => void;
  readonly onFailed: (error: ErrorFacts) => void;
  /** Once, whatever ended it. `began` is false when it never became ready. */
  readonly onGone: (reason: string, began: boolean) => void;
}

/** One media process with its limits: time to start, time for a task, memory, time without work. */
export class MediaProcess {
  readonly #worker: WorkerProcess;
  readonly #events: ProcessEvents;
  readonly #gone: Promise<void>;
  #timer: NodeJS.Timeout;
  #reason: string | undefined;
  #began = false;
  #ended = false;
  #task = 0;
  #busy = false;

  constructor(worker: WorkerProcess, events: ProcessEvents) {
    this.#worker = worker;
    this.#events = events;
    this.#timer = setTimeout(() => void this.end('did not start'), startLimit);
    this.#timer.unref();
    this.#gone = new Promise((resolve) => {
      worker.onExit((reason) => {
        this.#ended = true;
        clearTimeout(this.#timer);
        resolve();
        events.onGone(this.#reason ?? reason, this.#began);
      });
    });
    worker.onMessage((message) => this.#hear(message as WorkerMessage));
  }

  get pid(): number | undefined {
    return this.#worker.pid;
  }

  /** It can take a task now, or is at one; false while it starts and ends. */
  get isReady(): boolean {
    return this.#began && this.#reason === undefined && !this.#ended;
  }

  perform(task: Task, limit: number): void {
    this.#task += 1;
    this.#busy = true;
    this.#wait(limit, 'timed out');
    this.#worker.post({ id: this.#task, task } satisfies WorkerRequest);
  }

  /** Kills it; resolves when the process is gone. */
  end(reason: string): Promise<void> {
    if (!this.#ended && this.#reason === undefined) {
      this.#reason = reason;
      this.#worker.kill();
    }
    return this.#gone;
  }

  #wait(limit: number, reason: string): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.end(reason), limit);
    this.#timer.unref();
  }

  #hear(message: WorkerMessage): void {
    if (this.#reason !== undefined) return;
    switch (message.type) {
      case 'ready':
        this.#began = true;
        this.#wait(this.#events.idleAfter, 'idle');
        this.#events.onReady();
        return;
      case 'memory':
        if (this.#busy && message.bytes > this.#events.memoryLimit) void this.end('took too much memory');
        return;
      case 'done':
      case 'failed':
        if (message.id !== this.#task) return;
        this.#busy = false;
        if (message.memory > Math.min(restMemory, this.#events.memoryLimit)) void this.end('replaced');
        else this.#wait(this.#events.idleAfter, 'idle');
        if (message.type === 'done') this.#events.onDone(message.result);
        else this.#events.onFailed(message.error);
    }
  }
}
