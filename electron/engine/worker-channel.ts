/**
 * How a worker file talks with the engine that started it. Under plain Node the engine forks the worker and the wire
 * is Node's own; under Electron the worker is a utility process, and the first message of its parent carries a port
 * that leads straight to the engine. A worker never asks which of them it is.
 */
export interface WorkerChannel {
  /** Messages are structured-cloned; typed arrays arrive as typed arrays. */
  post(message: unknown): void;
  /** One listener; what came before it was set is kept for it. */
  onMessage(listener: (message: unknown) => void): void;
}

/** The part of Electron's MessagePortMain and ParentPort that is used; declared here since the engine knows no Electron. */
interface ElectronPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown; ports: readonly ElectronPort[] }) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
  start?(): void;
}

/** The channel of this process. To be called once, before anything slow, and the process ends when the engine is gone. */
export function workerChannel(): WorkerChannel {
  const { parentPort } = process as typeof process & { parentPort?: ElectronPort };
  return parentPort ? overPort(parentPort) : overFork();
}

function overFork(): WorkerChannel {
  if (!process.send) throw new Error('a worker file is started by the engine');
  const inbox = keepUntilHeard();
  process.on('message', inbox.arrive);
  process.on('disconnect', () => process.exit(0));
  return {
    post: (message) => {
      // an answer to an engine that has just gone is nobody's
      if (process.connected) process.send?.(message, () => {});
    },
    onMessage: inbox.hear,
  };
}

function overPort(parent: ElectronPort): WorkerChannel {
  const inbox = keepUntilHeard();
  const outbox: unknown[] = [];
  let engine: ElectronPort | undefined;
  parent.on('message', ({ ports: [port] }) => {
    if (engine || !port) return;
    engine = port;
    port.on('message', ({ data }) => inbox.arrive(data));
    port.on('close', () => process.exit(0));
    port.start?.();
    for (const message of outbox.splice(0)) port.postMessage(message);
  });
  return {
    post: (message) => {
      if (engine) engine.postMessage(message);
      else outbox.push(message);
    },
    onMessage: inbox.hear,
  };
}

function keepUntilHeard() {
  const early: unknown[] = [];
  let heard: ((message: unknown) => void) | undefined;
  return {
    arrive: (message: unknown): void => {
      if (heard) heard(message);
      else early.push(message);
    },
    hear: (listener: (message: unknown) => void): void => {
      heard = listener;
      for (const message of early.splice(0)) listener(message);
    },
  };
}
