import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** One of the builds: what it is made from, and the file that tells when it was made. */
interface Build {
  readonly config: string;
  readonly sources: readonly string[];
  readonly result: string;
}

const builds = {
  page: {
    config: 'renderer/vite.config.ts',
    sources: ['renderer', 'shared', 'resources/licences'],
    result: 'dist/renderer/index.html',
  },
  decoder: {
    config: 'renderer/decoder/vite.config.ts',
    sources: ['renderer/decoder', 'shared/decoding'],
    result: 'dist/decoder/index.html',
  },
  program: { config: 'electron/vite.config.ts', sources: ['electron', 'shared'], result: 'dist/electron/main.js' },
} as const satisfies Record<string, Build>;

/** The folder of the project, or of the installed program. */
export const projectFolder = fileURLToPath(new URL('../..', import.meta.url));

/** The folder of the built page. */
export const pageFolder = join(projectFolder, 'dist', 'renderer');

/** The folder of the built page that decodes films and sounds. */
export const decoderFolder = join(projectFolder, 'dist', 'decoder');

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
 * Builds with Vite in a process of its own, quietly. A page is built beside and then takes the place of the one
 * before, so that nobody is ever served half of it, also when two programs build at once or one is interrupted.
 * @throws Error with the first words of the build
 */
export async function build(name: keyof typeof builds, signal: AbortSignal, folder = projectFolder): Promise<void> {
  if (name === 'program') return runVite(name, [], signal, folder);
  const fresh = join(folder, 'dist', `${name}-${process.pid}`);
  const old = `${fresh}-old`;
  const place = join(folder, dirname(builds[name].result));
  try {
    await runVite(name, ['--outDir', fresh, '--emptyOutDir'], signal, folder);
    await rename(place, old).catch(() => {}); // there may be none
    await rename(fresh, place).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error; // another was quicker; its page is as good
    });
  } finally {
    for (const rest of [fresh, old]) await rm(rest, { recursive: true, force: true });
  }
}

function runVite(
  name: keyof typeof builds,
  more: readonly string[],
  signal: AbortSignal,
  folder: string,
): Promise<void> {
  const vite = join(dirname(fileURLToPath(import.meta.resolve('vite/package.json'))), 'bin', 'vite.js');
  const words = [vite, 'build', '-c', builds[name].config, '--logLevel', 'error', ...more];
  // started by a test, it would build the slow page of developers
  const env = { ...process.env, NODE_ENV: 'production' };
  const child = spawn(process.execPath, words, { cwd: folder, env, stdio: ['ignore', 'ignore', 'pipe'], signal });
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint = (complaint + text).slice(0, 4_000);
  });
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', (code) => (code === 0 ? done() : fail(new Error(complaint.trim() || `vite ended with ${code}`))));
  });
}
