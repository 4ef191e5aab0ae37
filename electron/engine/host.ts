/**
 * What the engine asks of the process that it runs in. Nothing below may ask which door that is: a test, the command
 * line and Electron's utility process each bring their own.
 */
export interface Host {
  readonly clock: Clock;
  readonly log: Log;
  /** Name of this computer and of the person at it, written beside every edit. */
  readonly device: string;
  readonly person: string;
  /** Starts a child process that runs one of the engine's worker files. */
  startWorker(entry: WorkerEntry): WorkerProcess;
}

export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
}

export type Log = (level: 'info' | 'warn' | 'error', event: string, facts?: Record<string, unknown>) => void;

/** `media`: reads and draws files. `sweep`: walks folders. Neither holds the library open for writing. */
export type WorkerEntry = 'media' | 'sweep';

/** A child process that may crash, hang or be killed at any time; messages are structured-cloned both ways. */
export interface WorkerProcess {
  readonly pid: number | undefined;
  post(message: unknown): void;
  /** One listener each; set before the first message can arrive. */
  onMessage(listener: (message: unknown) => void): void;
  /** Called once, also after `kill`. */
  onExit(listener: (reason: string) => void): void;
  /** Ends it at once, whatever it does. */
  kill(): void;
}
