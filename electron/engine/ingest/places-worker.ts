import { access, constants, opendir, readdir, realpath, stat } from 'node:fs/promises';
import { join, normalize } from 'node:path';
import { BahanError } from '../../../shared/errors.ts';
import { workerChannel } from '../worker-channel.ts';
import { ignoresFolder } from './ignore.ts';
import type { PlaceFolders, PlaceLook, PlacesAnswer, PlacesRequest, PlacesTask } from './places-messages.ts';
import { isGone } from './reach.ts';

/** The process that looks at folders which somebody points to: one on a frozen share holds up nobody else. */

const channel = workerChannel();
/** Milliseconds that a watched folder may take to tell where it lies; one that is away is known by its spelling. */
const patience = 3_000;
const mostFolders = 5_000;

channel.onMessage(async (message) => {
  const { id, task } = message as PlacesRequest;
  channel.post(await answer(id, task));
});

async function answer(id: number, task: PlacesTask): Promise<PlacesAnswer> {
  try {
    return { id, done: task.what === 'look' ? await look(task.path, task.others) : await browse(task.path) };
  } catch (cause) {
    return { id, error: { code: codeFor(cause), message: String((cause as Error)?.message ?? cause) } };
  }
}

async function look(path: string, others: readonly string[]): Promise<PlaceLook> {
  if (!(await stat(path)).isDirectory()) throw new BahanError('folder-not-a-folder', { path });
  await access(path, constants.R_OK | constants.X_OK);
  await (await opendir(path)).close();
  return { real: await real(path), others: await Promise.all(others.map(realInTime)) };
}

async function browse(path: string): Promise<PlaceFolders> {
  const entries = await readdir(path, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory() && !ignoresFolder(entry.name))
    .map((entry) => ({ name: entry.name, path: join(path, entry.name) }))
    .sort((a, b) => a.name.localeCompare(b.name, 'id', { numeric: true }))
    .slice(0, mostFolders);
}

/** What cannot be resolved is known by its spelling. */
const real = (path: string): Promise<string> => realpath(path).catch(() => normalize(path));

function realInTime(path: string): Promise<string | null> {
  return Promise.race([
    real(path),
    new Promise<null>((resolve) => {
      setTimeout(() => resolve(null), patience).unref();
    }),
  ]);
}

function codeFor(cause: unknown): BahanError['code'] {
  if (cause instanceof BahanError) return cause.code;
  const code = (cause as NodeJS.ErrnoException).code ?? '';
  return isGone(code) || code === 'ENAMETOOLONG' ? 'folder-missing' : 'folder-unreadable';
}
