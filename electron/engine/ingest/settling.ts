import { join } from 'node:path';
import { transaction } from '../db/connection.ts';
import { ensureDir, type FileLook, fileById, insertFile, updateLook } from '../db/files.ts';
import type { RootRow } from '../db/roots.ts';
import { indexAssets } from '../search/index-write.ts';
import type { IngestContext } from './context.ts';
import { accompanies } from './ignore.ts';
import { isQuiet, lookEvery, manyLooks, sameLook } from './settle.ts';
import { changeRole, readOwnersAgain } from './sidecars.ts';
import type { Sweeper } from './sweeper.ts';

/** A file that was seen and may not be whole yet. */
export interface Arrival {
  /** Folder relative to the root. */
  readonly dir: string;
  readonly look: FileLook;
  /** Row of the file when it is a known one that changed. */
  readonly file: number | undefined;
  /** Same file id and birth time as before the change. */
  readonly linked: boolean;
}

interface Unsettled extends Arrival {
  look: FileLook;
  looks: number;
}

/** Files looked at again in one go. */
const atOnce = 5_000;

/** Holds the files of one root back until they are quiet, then admits them to be read. */
export class Settling {
  readonly #context: IngestContext;
  readonly #root: RootRow;
  readonly #sweeper: Sweeper;
  readonly #onAdmitted: () => void;
  readonly #unsettled = new Map<string, Unsettled>();
  readonly #waiters: (() => void)[] = [];
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(context: IngestContext, root: RootRow, sweeper: Sweeper, onAdmitted: () => void) {
    this.#context = context;
    this.#root = root;
    this.#sweeper = sweeper;
    this.#onAdmitted = onAdmitted;
  }

  /** Paths of files that changed at every look so far. */
  get restless(): string[] {
    return [...this.#unsettled.entries()].filter(([, one]) => one.looks >= manyLooks).map(([path]) => path);
  }

  /** Files that may not be whole yet. */
  get count(): number {
    return this.#unsettled.size;
  }

  /** Takes a file that a sweep met; one that has been quiet for a while is admitted at once. */
  arrive(arrival: Arrival, now: number): void {
    const path = this.#pathOf(arrival);
    if (isQuiet(arrival.look, now)) {
      this.#unsettled.delete(path);
      this.#admit(arrival);
      return;
    }
    const before = this.#unsettled.get(path);
    // the same state as at an earlier look is judged by the second look, not by the chance of a double hint
    if (!before || !sameLook(before.look, arrival.look)) this.hold(arrival);
    else before.look = { ...before.look, sidecar: arrival.look.sidecar };
  }

  /** Holds a file back whatever its times say: it was written to while it was read. */
  hold(arrival: Arrival): void {
    this.#unsettled.set(this.#pathOf(arrival), { ...arrival, looks: 0 });
    this.#schedule();
  }

  /** Resolves when every file is admitted, gone, or known to keep changing. */
  settled(signal?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      signal?.addEventListener('abort', () => resolve(), { once: true });
      this.#waiters.push(resolve);
      this.#tell();
    });
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#tell();
  }

  #pathOf(arrival: Arrival): string {
    return join(this.#root.path, arrival.dir, arrival.look.name);
  }

  #admit(arrival: Arrival): void {
    const { db } = this.#context;
    const { look } = arrival;
    const dir = ensureDir(db, this.#root.id, arrival.dir);
    if (arrival.file !== undefined) {
      updateLook(db, arrival.file, look, arrival.linked);
      const file = look.sidecar ? fileById(db, arrival.file) : undefined;
      // a lone file that got an owner in the same moment as new words
      if (file && file.asset_id !== null) this.#tellChanged(changeRole(db, file.id, true));
    } else insertFile(db, dir, look);
    if (look.sidecar || accompanies(look.name)) readOwnersAgain(db, dir, look.name);
  }

  #tellChanged(assets: ReadonlyMap<number, string>): void {
    const { db, search, changes } = this.#context;
    indexAssets(db, [...assets.keys()]);
    search.noteChanged([...assets.keys()]);
    changes.note({ assets: [...assets.values()], membership: true, folders: true, roots: true });
  }

  #schedule(): void {
    if (this.#closed || this.#timer) return;
    this.#timer = setTimeout(() => void this.#lookAgain(), lookEvery);
  }

  async #lookAgain(): Promise<void> {
    const entries = [...this.#unsettled.entries()].slice(0, atOnce);
    try {
      const looks = await this.#sweeper.look(entries.map(([path]) => path));
      if (this.#closed) return;
      transaction(this.#context.db, () => {
        entries.forEach(([path, one], n) => {
          if (this.#unsettled.get(path) === one) this.#judge(path, one, looks[n] ?? null);
        });
      });
      this.#onAdmitted();
    } catch (error) {
      if (!this.#closed) this.#context.host.log('warn', 'look-failed', { root: this.#root.uid, error: String(error) });
    }
    this.#timer = undefined;
    if (this.#unsettled.size) this.#schedule();
    this.#tell();
  }

  #judge(path: string, one: Unsettled, look: FileLook | null): void {
    if (look && !sameLook(look, one.look)) {
      one.look = { ...look, sidecar: one.look.sidecar };
      one.looks += 1;
      return;
    }
    this.#unsettled.delete(path);
    if (look) this.#admit(one);
  }

  #tell(): void {
    const young = [...this.#unsettled.values()].some((one) => one.looks < manyLooks);
    if (!young || this.#closed) for (const resolve of this.#waiters.splice(0)) resolve();
  }
}
