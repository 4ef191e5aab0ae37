import { existsSync, statSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import type { LibraryPaths } from '../library-folder.ts';

/** How the place of the library is. */
export type SpaceState = 'fine' | 'disk-low' | 'disk-full' | 'library-read-only' | 'library-gone';

export interface SpaceWatchOptions {
  readonly paths: LibraryPaths;
  /** Bytes free on the disk of a folder; tests bring their own. */
  readonly freeBytes?: (folder: string) => Promise<number>;
  /** Writes something of no weight into the library. */
  readonly tryWrite: () => void;
  /** The state changed, or is known again after something could not be written. */
  readonly onState: (state: SpaceState) => void;
}

const megabyte = 2 ** 20;

/** Below `low` a person is told; below `full` nothing more is taken in, so that what people say still finds room. */
export const spaceLimits = { low: 2048 * megabyte, full: 64 * megabyte, enough: 128 * megabyte };

/** Milliseconds between two looks; something that failed may also be looked after sooner. */
const lookEvery = 30_000;

/** Watches over the room and the rights of the library's disk, and whether it is there at all. */
export class SpaceWatch {
  readonly #options: SpaceWatchOptions;
  readonly #free: (folder: string) => Promise<number>;
  readonly #inode: number | undefined;
  #state: SpaceState = 'fine';
  #freeBytes: number | null = null;
  #refused: Exclude<SpaceState, 'fine'> | undefined;
  /** Something could not be written, and whoever rests for it was not told yet that it may go on. */
  #owed = false;
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> | undefined;
  #closed = false;

  constructor(options: SpaceWatchOptions) {
    this.#options = options;
    this.#free = options.freeBytes ?? freeBytesOf;
    this.#inode = inodeOf(options.paths.database);
  }

  get state(): SpaceState {
    return this.#state;
  }

  /** Bytes free at the last look; null before it. */
  get freeBytes(): number | null {
    return this.#freeBytes;
  }

  /** Whether another file lies where the library's database lay when it was opened: it is to be opened anew. */
  get isOtherFile(): boolean {
    const now = inodeOf(this.#options.paths.database);
    return now !== undefined && this.#inode !== undefined && now !== this.#inode;
  }

  /** Looks now, and then again and again. */
  start(): void {
    void this.look();
    this.#timer = setInterval(() => void this.look().then(() => this.#settle()), lookEvery);
    this.#timer.unref();
  }

  /** Something could not be written: what that means is found out at once. */
  trouble(error: unknown): void {
    const code = (error as { code?: string } | null)?.code ?? '';
    if (/FULL|ENOSPC|EDQUOT/.test(code)) this.#refused = 'disk-full';
    else if (/DBMOVED|IOERR|CANTOPEN|EIO/.test(code)) this.#refused = 'library-gone';
    else if (/READONLY|EROFS|PERM/.test(code)) this.#refused = 'library-read-only';
    this.#owed = true;
    void this.look();
  }

  /** One look; resolves when the state is up to date. */
  look(): Promise<void> {
    this.#looking ??= this.#look().finally(() => {
      this.#looking = undefined;
    });
    return this.#looking;
  }

  async #look(): Promise<void> {
    const { paths } = this.#options;
    const there = existsSync(paths.database) && existsSync(paths.edits);
    try {
      this.#freeBytes = there ? await this.#free(paths.folder) : null;
    } catch {
      this.#freeBytes = null;
    }
    if (!this.#closed) this.#enter(there ? this.#judge() : 'library-gone');
  }

  #judge(): SpaceState {
    const free = this.#freeBytes ?? Number.POSITIVE_INFINITY;
    const wasFull = this.#state === 'disk-full';
    // once full, a little more than the limit is asked for, so that the work does not stutter
    if (free < (wasFull ? spaceLimits.enough : spaceLimits.full)) return 'disk-full';
    if (this.#refused) {
      try {
        this.#options.tryWrite();
        this.#refused = undefined;
      } catch {
        return this.#refused ?? 'fine';
      }
    }
    return free < spaceLimits.low ? 'disk-low' : 'fine';
  }

  #enter(state: SpaceState): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#owed = false;
    this.#options.onState(state);
  }

  /** What went by before it could be seen: told a while later, so that nothing is tried again and again without a pause. */
  #settle(): void {
    if (!this.#owed || this.#closed) return;
    this.#owed = false;
    this.#options.onState(this.#state);
  }

  close(): void {
    this.#closed = true;
    clearInterval(this.#timer);
  }
}

async function freeBytesOf(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

/** Undefined where it cannot be known, as on file systems without file ids. */
function inodeOf(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.ino || undefined;
}
