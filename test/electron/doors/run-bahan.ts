import { type ChildProcess, spawn } from 'node:child_process';
import { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { runCommandLine } from '../../../electron/doors/cli.ts';

const starterAt = (name: string) => fileURLToPath(new URL(`../../../electron/doors/${name}`, import.meta.url));

/** The two ways into the program. */
export const starters = { bahan: starterAt('bahan.mjs'), start: starterAt('start.mjs') };

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** Settles when standard output or error holds this text. */
  says(text: string): Promise<void>;
  saidSoFar(): { stdout: string; stderr: string };
}

export interface Where {
  readonly cwd?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly starter?: string;
  /** Arguments for Node itself. */
  readonly node?: readonly string[];
}

/** Starts the real command line in a process of its own, in English and with no library but the one named. */
export function startBahan(words: readonly string[], where: Where = {}): Running {
  const { PATH, HOME, TMPDIR, SystemRoot, LOCALAPPDATA } = process.env;
  const child = spawn(process.execPath, [...(where.node ?? []), where.starter ?? starters.bahan, ...words], {
    cwd: where.cwd,
    env: { PATH, HOME, TMPDIR, SystemRoot, LOCALAPPDATA, LANG: 'en_US.UTF-8', ...where.environment },
  });
  let stdout = '';
  let stderr = '';
  const listeners = new Set<() => void>();
  const hear = () => {
    for (const listener of listeners) listener();
  };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
    hear();
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
    hear();
  });
  child.stdin.end();
  const ended = new Promise<Ended>((done) => {
    child.on('close', (code) => {
      done({ code, stdout, stderr });
      hear();
    });
  });
  const says = (text: string) =>
    new Promise<void>((done, fail) => {
      const look = () => {
        if (stdout.includes(text) || stderr.includes(text)) done();
        else if (child.exitCode !== null) fail(new Error(`ended without saying "${text}": ${stdout}${stderr}`));
        else return;
        listeners.delete(look);
      };
      listeners.add(look);
      look();
    });
  return { child, ended, says, saidSoFar: () => ({ stdout, stderr }) };
}

export const bahan = (words: readonly string[], where?: Where): Promise<Ended> => startBahan(words, where).ended;

/** One call of the same command line within this process, in English: for what is not about processes. */
export async function callBahan(words: readonly string[], environment: Where['environment'] = {}): Promise<Ended> {
  const written = { stdout: '', stderr: '' };
  const sink = (name: keyof typeof written) =>
    new Writable({
      decodeStrings: false,
      write(text, _, done) {
        written[name] += text;
        done();
      },
    });
  const code = await runCommandLine(words, {
    stdin: Readable.from([]),
    stdout: sink('stdout'),
    stderr: sink('stderr'),
    environment: { LANG: 'en_US.UTF-8', ...environment },
    cwd: process.cwd(),
    signal: new AbortController().signal,
  });
  return { code, ...written };
}

/** The objects of standard output. */
export const lines = <T>({ stdout }: Ended): T[] =>
  stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T);
