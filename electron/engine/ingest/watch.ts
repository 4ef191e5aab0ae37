import { type FSWatcher, readFileSync, watch as watchNative } from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';
import type { WatchState } from '../../../shared/model/root.ts';
import { ignoresFile, ignoresFolder } from './ignore.ts';
import { rulesName } from './ignore-rules.ts';
import { codeOf } from './reach.ts';

/** Quiet milliseconds before a hint is given on: a copy of two hundred files is one hint. */
const gather = 200;
/** Folders named in one hint, above which the whole root is looked at by its folders' times. */
const tooMany = 2_000;

/**
 * What a watcher tells: folders relative to the root in which something happened; `somewhere` when it does not know where;
 * `rules` when what is passed over may have changed; `deaf` when it may have missed something and hears no more.
 */
export type Hint = { readonly dirs: readonly string[] } | 'somewhere' | 'rules' | 'deaf';

export interface FolderWatch {
  readonly state: WatchState;
  /** Something happened that no hint was given of yet. */
  readonly isGathering: boolean;
  /** Folders that are known now, relative to the root. What is new among them is listened to. */
  follow(dirs: readonly string[]): void;
  /** Folders that are gone. */
  leave(dirs: readonly string[]): void;
  close(): void;
}

interface Ear {
  state(): WatchState;
  follow(dirs: readonly string[]): void;
  leave(dirs: readonly string[]): void;
  close(): void;
}

/**
 * Hints that something happened in folders of a root. A watcher may miss events, report too many or fail at once: it only
 * wakes the sweep early and is never believed. Where the system watches whole trees that is used, else one watch a folder.
 * @param dirs the known folders, those to be listened to first before the others
 * @param budget watches that all roots of this process may use together
 */
export function watchRoot(
  rootPath: string,
  dirs: readonly string[],
  onHint: (hint: Hint) => void,
  onTrouble: (error: unknown) => void,
  budget = watchBudget(),
): FolderWatch {
  const dirty = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let first = 0;
  let somewhere = false;
  let rules = false;
  const give = () => {
    timer = undefined;
    const named = [...dirty];
    dirty.clear();
    if (rules) onHint('rules');
    else if (somewhere || named.length > tooMany) onHint('somewhere');
    else onHint({ dirs: named });
    rules = false;
    somewhere = false;
  };
  const mark = (dir: string | null, name: string | null) => {
    if (name === rulesName) rules = true;
    else if (name !== null && ignoresFile(name) && ignoresFolder(name)) return;
    if (dir === null) somewhere = true;
    else dirty.add(dir);
    if (!timer) first = Date.now();
    clearTimeout(timer);
    // a stream of events is told every second all the same
    timer = setTimeout(give, Date.now() - first > 1000 ? 0 : gather);
  };
  const deaf = (error: unknown) => {
    onTrouble(error);
    onHint('deaf');
  };
  const ear =
    process.platform === 'linux' ? byFolder(rootPath, mark, onTrouble, budget) : wholeTree(rootPath, mark, deaf);
  ear.follow(dirs);
  return {
    get state() {
      return ear.state();
    },
    get isGathering() {
      return timer !== undefined;
    },
    follow: (found) => ear.follow(found),
    leave: (gone) => ear.leave(gone),
    close() {
      clearTimeout(timer);
      timer = undefined;
      ear.close();
    },
  };
}

type Mark = (dir: string | null, name: string | null) => void;

/** Windows and macOS watch a whole tree with one handle. An event without a name says that too many came at once. */
function wholeTree(rootPath: string, mark: Mark, onFailed: (error: unknown) => void): Ear {
  let watcher: FSWatcher | undefined;
  let state: WatchState = 'listening';
  const failed = (error: unknown) => {
    state = stateAfter(error);
    watcher?.close();
    onFailed(error);
  };
  try {
    watcher = watchNative(rootPath, { recursive: true, persistent: false }, (_event, name) => {
      if (name === null) return mark(null, null);
      const dir = dirname(name);
      mark(dir === '.' ? '' : dir.split(sep).join('/'), basename(name));
    });
    watcher.on('error', failed);
  } catch (error) {
    // told after this call: whoever asked has no watch yet
    state = stateAfter(error);
    setImmediate(onFailed, error);
  }
  return { state: () => state, follow() {}, leave() {}, close: () => watcher?.close() };
}

/** Limits are respected; anything else means that nothing is heard. */
const stateAfter = (error: unknown): WatchState =>
  ['ENOSPC', 'EMFILE', 'ENFILE'].includes(codeOf(error)) ? 'limited' : 'failed';

/** Watches of all roots of this process together: other programs of this person need some too. */
let inUse = 0;

/** A quarter of what the system grants one person. */
export function watchBudget(read: () => string = () => readFileSync('/proc/sys/fs/inotify/max_user_watches', 'utf8')) {
  try {
    return Math.floor(Number.parseInt(read(), 10) / 4) || 2_000;
  } catch {
    return 2_000;
  }
}

/** Linux watches folder by folder, out of a number that is one for all programs of a person. */
function byFolder(rootPath: string, mark: Mark, onTrouble: (error: unknown) => void, budget: number): Ear {
  const watchers = new Map<string, FSWatcher>();
  let state: WatchState = 'listening';
  let full = false;
  const leave = (dir: string) => {
    const watcher = watchers.get(dir);
    if (!watcher) return;
    watcher.close();
    watchers.delete(dir);
    inUse -= 1;
  };
  const follow = (dir: string): void => {
    if (full || watchers.has(dir)) return;
    if (inUse >= budget) {
      full = true;
      state = 'limited';
      onTrouble(new Error(`${inUse} folders are watched, which is the share of this program`));
      return;
    }
    try {
      const watcher = watchNative(join(rootPath, dir), { persistent: false }, (_event, name) => mark(dir, name));
      watcher.on('error', () => {
        leave(dir);
        mark(dir, null);
      });
      watchers.set(dir, watcher);
      inUse += 1;
    } catch (error) {
      const code = codeOf(error);
      if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EACCES') return; // the sweep tells
      full = true;
      state = watchers.size ? 'limited' : stateAfter(error);
      onTrouble(error);
    }
  };
  return {
    state: () => state,
    follow: (dirs) => dirs.forEach(follow),
    leave: (dirs) => dirs.forEach(leave),
    close() {
      for (const dir of [...watchers.keys()]) leave(dir);
    },
  };
}
