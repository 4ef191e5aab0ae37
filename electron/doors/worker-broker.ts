import type { WorkerEntry, WorkerProcess } from '../engine/host.ts';
import type { FromEngine, Port, ToEngine } from './engine-wire.ts';

/**
 * Worker processes of an engine that may not fork by itself: a packaged program forbids running itself as plain Node,
 * so main starts each worker and sends back a port that leads straight to it. What is posted before that waits.
 */
export class WorkerBroker {
  readonly #send: (message: FromEngine) => void;
  readonly #workers = new Map<number, BrokeredWorker>();
  #last = 0;

  constructor(send: (message: FromEngine) => void) {
    this.#send = send;
  }

  start(entry: WorkerEntry): WorkerProcess {
    this.#last += 1;
    const id = this.#last;
    const worker = new BrokeredWorker(() => this.#send({ kind: 'end-worker', worker: id }));
    this.#workers.set(id, worker);
    this.#send({ kind: 'start-worker', worker: id, entry });
    return worker;
  }

  /** Takes in a message of main about a worker. */
  receive(message: Extract<ToEngine, { worker: number }>, port: Port | undefined): void {
    const worker = this.#workers.get(message.worker);
    if (!worker) return;
    if (message.kind === 'worker-gone') {
      this.#workers.delete(message.worker);
      worker.gone(message.reason);
    } else if (message.kind === 'worker-started') worker.pid = message.pid;
    else if (port) worker.reach(port);
  }
}

class BrokeredWorker implements WorkerProcess {
  pid: number | undefined;
  readonly #end: () => void;
  readonly #waiting: unknown[] = [];
  #port: Port | undefined;
  #heard: (message: unknown) => void = () => {};
  #told: (reason: string) => void = () => {};
  #ended = false;

  constructor(end: () => void) {
    this.#end = end;
  }

  post(message: unknown): void {
    if (this.#ended) return;
    if (this.#port) this.#port.postMessage(message);
    else this.#waiting.push(message);
  }

  onMessage(listener: (message: unknown) => void): void {
    this.#heard = listener;
  }

  onExit(listener: (reason: string) => void): void {
    this.#told = listener;
  }

  kill(): void {
    if (!this.#ended) this.#end();
  }

  reach(port: Port): void {
    if (this.#ended) return;
    this.#port = port;
    port.on('message', ({ data }) => this.#heard(data));
    port.start?.();
    for (const message of this.#waiting.splice(0)) port.postMessage(message);
  }

  gone(reason: string): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#told(reason);
  }
}
