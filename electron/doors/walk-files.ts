import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { resolve, sep } from 'node:path';

export interface WalkOptions {
  /** A folder that is left out, resolved. */
  readonly skip?: string | undefined;
  /** Told of a folder that cannot be read; the walk goes on. */
  onUnreadable(path: string): void;
  readonly signal: AbortSignal;
}

/**
 * Every file at or below a path, folders to their depths, in the order of names by their code units: the same order on
 * every computer. A link to a file is a file, a link to a folder is not entered, so that no walk runs in circles. A
 * path where nothing lies comes back as it is.
 */
export async function* walkFiles(path: string, options: WalkOptions): AsyncGenerator<string, void, void> {
  options.signal.throwIfAborted();
  if (!(await isFolder(path))) {
    yield path;
    return;
  }
  if (options.skip !== undefined && resolve(path) === options.skip) return;
  let entries: Dirent[];
  try {
    entries = await readdir(path, { withFileTypes: true });
  } catch {
    options.onUnreadable(path);
    return;
  }
  entries.sort((a, b) => (a.name < b.name ? -1 : Number(a.name > b.name)));
  const start = path.endsWith('/') || path.endsWith(sep) ? path : `${path}${sep}`;
  for (const entry of entries) {
    const child = `${start}${entry.name}`;
    if (entry.isDirectory()) yield* walkFiles(child, options);
    else if (!entry.isSymbolicLink() || !(await isFolder(child))) yield child;
  }
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
}
