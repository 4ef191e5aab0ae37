import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { drawDemo } from '../../resources/demo/draw.ts';
import { saidInDemo } from '../../resources/demo/said.ts';

const house = resolve(import.meta.dirname, '../..');
const program = join(house, 'electron/doors/bahan.mjs');

/** A library that is open behind the browser door, with its folder of material beside it. */
export interface Office {
  readonly folder: string;
  readonly library: string;
  readonly material: string;
  /** A link with a token; good for one sign-in. */
  readonly link: string;
  readonly origin: string;
  /** Runs a command of the program and answers the lines it printed as data. */
  command(...args: string[]): Promise<unknown[]>;
  close(): Promise<void>;
}

/** A few events of the demo in small pictures: all four kinds, some seconds to draw. */
export const someEvents = (path: string): boolean =>
  /^(2020-10-09 |2022\/Lomba|2023\/20230206 |Kartu Memori|2024\/Banjir)/.test(path);

export interface OfficeOptions {
  draw?: { scale: number; only?: (path: string) => boolean };
  /** Puts more into the folder of material before it is read. */
  also?: (material: string) => Promise<void>;
  /** A folder to keep everything in for the next time; else one is made and removed again. */
  keep?: string;
  watch: boolean;
  /** False: nobody holds the library, so that the desktop program can open it; there is no link then. */
  served?: boolean;
  /** Some events of the demo have their titles and themes already. */
  described?: boolean;
}

export async function openOffice(options: OfficeOptions): Promise<Office> {
  const folder = options.keep ?? mkdtempSync(join(tmpdir(), 'bahan-e2e-'));
  const library = join(folder, 'library');
  const material = join(folder, 'Foto Humas');
  mkdirSync(material, { recursive: true });
  if (options.draw) await drawDemo(material, options.draw);
  await options.also?.(material);
  const run = (...args: string[]) => command([...args, '--library', library, '--json']);
  const watched = options.keep && existsSync(library) ? ((await run('roots')) as { path: string }[]) : [];
  if (!watched.some(({ path }) => path === material)) await run('add', material);
  if (options.watch) await run('scan', '--previews');
  if (options.described) {
    const list = join(folder, 'said.jsonl');
    const lines = saidInDemo().map((said) => JSON.stringify({ ...said, path: join(material, said.path) }));
    writeFileSync(list, `${lines.join('\n')}\n`);
    await run('describe', '--from', list);
  }
  // a library that nobody has used yet: made, and nothing in it
  if (!options.watch) await run('remove', material);
  if (options.served === false) {
    const close = async () => {
      if (!options.keep) rmSync(folder, { recursive: true, force: true });
    };
    return { folder, library, material, link: '', origin: '', command: run, close };
  }
  const child = spawn(process.execPath, [program, 'serve', '--library', library, '--json', '--lang', 'id'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    // folders are chosen from the person's own, which is the one of this test
    env: { ...process.env, HOME: folder, USERPROFILE: folder },
  });
  const link = await firstLink(child);
  return {
    folder,
    library,
    material,
    link,
    origin: new URL(link).origin,
    command: run,
    async close() {
      await ended(child, 'SIGTERM');
      if (!options.keep) rmSync(folder, { recursive: true, force: true });
    },
  };
}

function firstLink(child: ChildProcess): Promise<string> {
  return new Promise((found, fail) => {
    let words = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      words += text;
    });
    child.once('exit', (code) => fail(new Error(`the door ended with ${code}: ${words}`)));
    createInterface({ input: child.stdout as NodeJS.ReadableStream }).once('line', (line) =>
      found((JSON.parse(line) as { url: string }).url),
    );
  });
}

function command(args: readonly string[]): Promise<unknown[]> {
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  let words = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    words += text;
  });
  return new Promise((done, fail) => {
    child.once('error', fail);
    child.once('close', (code) => {
      // 1 is "done, but a file has an error", and the demo has a truncated photo
      if (code !== 0 && code !== 1) fail(new Error(`bahan ${args.join(' ')} ended with ${code}: ${words}`));
      else
        done(
          out
            .split('\n')
            .filter(Boolean)
            .map((line) => JSON.parse(line) as unknown),
        );
    });
  });
}

function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((done) => {
    const timer = setTimeout(() => child.kill('SIGKILL'), 10_000);
    child.once('exit', () => {
      clearTimeout(timer);
      done();
    });
    child.kill(signal);
  });
}
