import { type ChildProcess, spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { engineEnvironment } from '../../electron/engine/process-flags.ts';

/** The browser door of a library, in a process of its own. */
interface Door {
  readonly link: string;
  /** The process, which is the engine's too. */
  readonly pid: number;
  close(): Promise<void>;
}

/** `nodeFlags`: what Node itself is started with. `heard` is given what the process says of itself, else it is shown. */
export async function openDoor(
  library: string,
  nodeFlags: readonly string[] = [],
  heard?: (text: string) => void,
): Promise<Door> {
  const program = resolve(import.meta.dirname, '../../electron/doors/bahan.mjs');
  const child = spawn(process.execPath, [...nodeFlags, program, 'serve', '--library', library, '--json'], {
    env: { ...process.env, ...engineEnvironment },
    stdio: ['ignore', 'pipe', heard ? 'pipe' : 'inherit'],
  });
  if (heard) child.stderr?.setEncoding('utf8').on('data', heard);
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  return {
    link: await firstLink(child),
    pid: child.pid as number,
    async close() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

function firstLink(child: ChildProcess): Promise<string> {
  return new Promise((found, fail) => {
    child.once('exit', (code) => fail(new Error(`the door ended with ${code}`)));
    createInterface({ input: child.stdout as NodeJS.ReadableStream }).once('line', (line) =>
      found((JSON.parse(line) as { url: string }).url),
    );
  });
}
