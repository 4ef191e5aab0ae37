import { type ChildProcess, spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';

/** The browser door of a library, in a process of its own. */
interface Door {
  readonly link: string;
  close(): Promise<void>;
}

export async function openDoor(library: string): Promise<Door> {
  const program = resolve(import.meta.dirname, '../../electron/doors/bahan.mjs');
  const child = spawn(process.execPath, [program, 'serve', '--library', library, '--json'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  return {
    link: await firstLink(child),
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
