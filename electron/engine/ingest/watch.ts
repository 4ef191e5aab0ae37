import { type FSWatcher as NodeWatcher, watch as watchNative } from 'node:fs';
import { basename, dirname, relative, sep } from 'node:path';
import { watch as watchFolders } from 'chokidar';
import { ignoresFile, ignoresFolder } from './ignore.ts';

/**
 * Above this many files one recursive watch of the system is used: chokidar keeps about 7 kB a file (measured: 348 MB
 * at 50,000).
 */
const chokidarLimit = 20_000;

/** Quiet milliseconds before a hint is given on: a copy of two hundred files is one hint. */
const gather = 200;

export interface FolderWatch {
  close(): Promise<void>;
}

/**
 * Hints that something happened in folders of a root (paths relative to it). A watcher may miss events, report too many
 * or fail at once: it only wakes the sweep early and is never believed.
 */
export function watchRoot(
  rootPath: string,
  files: number,
  onHint: (dirs: readonly string[]) => void,
  onFailed: (error: unknown) => void,
): FolderWatch {
  const dirty = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let first = 0;
  const give = () => {
    timer = undefined;
    const dirs = [...dirty];
    dirty.clear();
    onHint(dirs);
  };
  const mark = (dir: string) => {
    dirty.add(dir === '.' ? '' : dir.split(sep).join('/'));
    if (!timer) first = Date.now();
    clearTimeout(timer);
    // a stream of events is told every second all the same
    timer = setTimeout(give, Date.now() - first > 1000 ? 0 : gather);
  };
  const stop = files > chokidarLimit ? native(rootPath, mark, onFailed) : folders(rootPath, mark, onFailed);
  return {
    async close() {
      clearTimeout(timer);
      await stop();
    },
  };
}

function folders(rootPath: string, mark: (dir: string) => void, onFailed: (error: unknown) => void) {
  const watcher = watchFolders(rootPath, {
    ignoreInitial: true,
    followSymlinks: false,
    ignorePermissionErrors: true,
    ignored: (path, stats) => {
      if (path === rootPath) return false;
      const name = basename(path);
      return stats?.isDirectory() ? ignoresFolder(name) : stats?.isFile() ? ignoresFile(name) : name.startsWith('.');
    },
  });
  watcher.on('all', (event, path) => {
    const inner = relative(rootPath, path);
    mark(event === 'addDir' || event === 'unlinkDir' ? dirname(inner || '.') : dirname(inner));
    if (event === 'addDir') mark(inner || '.');
  });
  watcher.on('error', onFailed);
  return () => watcher.close();
}

function native(rootPath: string, mark: (dir: string) => void, onFailed: (error: unknown) => void) {
  let watcher: NodeWatcher | undefined;
  try {
    watcher = watchNative(rootPath, { recursive: true, persistent: false }, (_event, name) => {
      mark(name ? dirname(name) : '.');
    });
    watcher.on('error', onFailed);
  } catch (error) {
    onFailed(error);
  }
  return async () => watcher?.close();
}
