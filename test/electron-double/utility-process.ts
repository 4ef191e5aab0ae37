import { type ChildProcess, fork, type StdioOptions } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { ForkOptions, UtilityProcess as Real, utilityProcess as realUtilityProcess } from 'electron';
import { type MessagePortMain, type PortMessage, SentPorts } from './ports.ts';

const childSide = fileURLToPath(new URL('./parent-port.ts', import.meta.url));

/** From and to a utility process, over Node's own channel. */
export type UtilityMessage =
  | PortMessage
  | { readonly kind: 'parent'; readonly data: unknown; readonly ports: number[] };

/** A Node process with `process.parentPort`, where Electron would start one of Chromium's. */
class UtilityProcess extends EventEmitter implements Pick<Real, 'pid' | 'kill' | 'postMessage' | 'stdout' | 'stderr'> {
  pid: number | undefined;
  readonly stdout: null = null;
  readonly stderr: null = null;
  readonly #child: ChildProcess;
  readonly #ports: SentPorts;

  constructor(modulePath: string, args: string[], options: ForkOptions) {
    super();
    const { env, execArgv = [], stdio = 'inherit' } = options;
    const [, out, err] = typeof stdio === 'string' ? [stdio, stdio, stdio] : stdio;
    this.#child = fork(modulePath, args, {
      execArgv: ['--import', childSide, ...execArgv.flatMap(flagsOf)],
      env: { ...process.env, ...(env as NodeJS.ProcessEnv | undefined) },
      serialization: 'advanced',
      stdio: ['ignore', out, err, 'ipc'] as StdioOptions,
    });
    this.#ports = new SentPorts((message) => this.#send(message));
    this.#child.on('message', (message: UtilityMessage) => {
      if (message.kind === 'parent') this.emit('message', message.data);
      else this.#ports.receive(message);
    });
    this.#child.once('spawn', () => {
      this.pid = this.#child.pid;
      this.emit('spawn');
    });
    this.#child.once('exit', (code, signal) => {
      this.#ports.closeAll();
      this.emit('exit', code ?? (signal === 'SIGKILL' ? 9 : 15));
      this.pid = undefined;
    });
    this.#child.on('error', () => {});
    running.add(this.#child);
    this.#child.once('exit', () => running.delete(this.#child));
  }

  postMessage(message: unknown, transfer: readonly unknown[] = []): void {
    const ports = (transfer as readonly MessagePortMain[]).map((port) => this.#ports.add(port));
    this.#send({ kind: 'parent', data: message, ports });
  }

  kill(): boolean {
    return this.#child.kill('SIGTERM');
  }

  #send(message: UtilityMessage): void {
    if (this.#child.connected) this.#child.send(message, () => {});
  }
}

/** Electron makes switches of Chromium's of them; only `--js-flags` reaches V8, and nothing reaches Node. */
const flagsOf = (argument: string): string[] => /^--js-flags=(.*)$/.exec(argument)?.[1]?.split(' ') ?? [];

const running = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL'); // Chromium ends its children with itself
});

export const utilityProcess = {
  fork: (modulePath: string, args: string[] = [], options: ForkOptions = {}) =>
    new UtilityProcess(modulePath, args, options),
} satisfies Record<'fork', (...values: Parameters<(typeof realUtilityProcess)['fork']>) => UtilityProcess>;
