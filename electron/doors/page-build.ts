import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** One of the two builds: what it is made from, and the file that tells when it was made. */
interface Build {
  readonly config: string;
  readonly sources: readonly string[];
  readonly result: string;
}

const builds = {
  page: { config: 'renderer/vite.config.ts', sources: ['renderer', 'shared'], result: 'dist/renderer/index.html' },
  program: { config: 'electron/vite.config.ts', sources: ['electron', 'shared'], result: 'dist/electron/main.js' },
} as const satisfies Record<string, Build>;

/** The folder of the project, or of the installed program. */
export const projectFolder = fileURLToPath(new URL('../..', import.meta.url));

/** The folder of the built page. */
export const pageFolder = join(projectFolder, 'dist', 'renderer');

/**
 * Whether something must be built: in a checkout, when it was never built or a source is younger. An installed program
 * has no sources, and what it brings is taken as it is.
 */
export async function isStale(name: keyof typeof builds, folder = projectFolder): Promise<boolean> {
  const build = builds[name];
  if (!existsSync(join(folder, build.config))) return false;
  const made = await stat(join(folder, build.result)).then(
    (found) => found.mtimeMs,
    () => 0,
  );
  if (made === 0) return true;
  const ages = await Promise.all([...build.sources, 'package-lock.json'].map((path) => youngest(join(folder, path))));
  return Math.max(...ages) > made;
}

/** Epoch milliseconds of the youngest file at or below a path; 0 when there is none. */
async function youngest(path: string): Promise<number> {
  const found = await stat(path).catch(() => undefined);
  if (!found) return 0;
  if (!found.isDirectory()) return found.mtimeMs;
  const names = (await readdir(path)).filter((name) => !name.startsWith('.'));
  return Math.max(0, ...(await Promise.all(names.map((name) => youngest(join(path, name))))));
}

/**
 * Builds with Vite in a process of its own, quietly.
 * @throws Error with the last words of the build
 */
export function build(name: keyof typeof builds, signal: AbortSignal, folder = projectFolder): Promise<void> {
  const vite = join(dirname(fileURLToPath(import.meta.resolve('vite/package.json'))), 'bin', 'vite.js');
  const child = spawn(process.execPath, [vite, 'build', '-c', builds[name].config, '--logLevel', 'error'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
    signal,
  });
  let words = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    words = (words + text).slice(-2_000);
  });
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', (code) => (code === 0 ? done() : fail(new Error(words.trim() || `vite ended with ${code}`))));
  });
}
