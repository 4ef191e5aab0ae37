import { join } from 'node:path';
import { transaction } from '../db/connection.ts';
import { ensureDir, type FileLook, fileById, insertFile, updateLook } from '../db/files.ts';
import { isOwnCopy } from '../db/own-copies.ts';
import type { RootRow } from '../db/roots.ts';
import { networkKind } from '../network-path.ts';
import { indexAssets } from '../search/index-write.ts';
import type { IngestContext } from './context.ts';
import { accompanies } from './ignore.ts';
import { isOld, isRestless, isSettled, quietSince, type SettleTimes, settleTimes, type Watched } from './settle.ts';
import { changeRole, readOwnersAgain } from './sidecars.ts';
import type { Sweeper } from './sweeper.ts';
import { isWriteTrouble } from './write-trouble.ts';

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

interface Unsettled extends Watched {
  arrival: Arrival;
  /** When it is looked at again. */
  nextAt: number;
}

/** Files looked at again in one go: a few kilobytes of each are read. */
const atOnce = 1_000;
/** Milliseconds between two looks at a file that takes longer. */
const rarely = 1_000;

/** Holds the files of one root back until they are quiet, then admits them to be read. */
export class Settling {
  readonly #context: IngestContext;
  readonly #root: RootRow;
  readonly #sweeper: Sweeper;
  readonly #onAdmitted: () => void;
  readonly #unsettled = new Map<string, Unsettled>();
  readonly #waiters: (() => void)[] = [];
  readonly #times: SettleTimes;
  readonly #isLocal: boolean;
  #timer: NodeJS.Timeout | undefined;
  #looking = false;
  #closed = false;

  constructor(context: IngestContext, root: RootRow, sweeper: Sweeper, onAdmitted: () => void) {
    this.#context = context;
    this.#root = root;
    this.#sweeper = sweeper;
    this.#onAdmitted = onAdmitted;
    this.#times = context.settle ?? settleTimes;
    this.#isLocal = networkKind(root.path) === undefined;
  }

  /** Paths of files that keep changing. */
  get restless(): string[] {
    const now = this.#now();
    return [...this.#unsettled].filter(([, one]) => isRestless(one, now, this.#times)).map(([path]) => path);
  }

  /** Files that may not be whole yet. */
  get count(): number {
    return this.#unsettled.size;
  }

  /** Takes a file that a sweep met; one that has been quiet for long is admitted at once. */
  arrive(arrival: Arrival, now: number): void {
    const path = this.#pathOf(arrival);
    const before = this.#unsettled.get(path);
    if (isOld(arrival.look, now, this.#times) && !before?.unproven) {
      this.#unsettled.delete(path);
      this.#admit(arrival);
    } else if (before) {
      // judged by the next look, not by the chance of a double hint
      before.arrival = arrival;
      before.look = { ...before.look, sidecar: arrival.look.sidecar };
    } else this.#watch(path, arrival, now, quietSince(arrival.look, now, this.#isLocal), false);
  }

  /** Holds a file back whatever it looks like: it was written to while it was read. */
  hold(arrival: Arrival): void {
    const now = this.#now();
    this.#watch(this.#pathOf(arrival), arrival, now, now, true);
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

  #watch(path: string, arrival: Arrival, now: number, changedAt: number, unproven: boolean): void {
    const { look } = arrival;
    const watched = { arrival, look, since: now, changedAt, changes: 0, busy: false, failures: 0, unproven };
    this.#unsettled.set(path, { ...watched, nextAt: unproven ? now + this.#times.every : now });
    this.#schedule();
  }

  /** Of the engine's own clock, as `arrive` is told it. */
  #now(): number {
    return this.#context.host.clock.now();
  }

  #pathOf(arrival: Arrival): string {
    return join(this.#root.path, arrival.dir, arrival.look.name);
  }

  #admit(arrival: Arrival): void {
    const { db } = this.#context;
    const { look } = arrival;
    if (arrival.file === undefined && isOwnCopy(db, this.#root.id, arrival.dir, look)) return;
    const dir = ensureDir(db, this.#root.id, arrival.dir);
    const known = arrival.file === undefined ? undefined : fileById(db, arrival.file);
    // its row went to another place meanwhile, with the file that lay here before
    const stayed = known?.dir_id === dir && known.name === look.name;
    if (known && stayed) {
      updateLook(db, known.id, look, arrival.linked, this.#now());
      // a lone file that got an owner in the same moment as new words
      if (look.sidecar && known.asset_id !== null) this.#tellChanged(changeRole(db, known.id, true));
    } else insertFile(db, dir, look, this.#now());
    if (look.sidecar || accompanies(look.name)) readOwnersAgain(db, dir, look.name);
  }

  #tellChanged(assets: ReadonlyMap<number, string>): void {
    const { db, search, changes } = this.#context;
    indexAssets(db, [...assets.keys()]);
    search.noteChanged([...assets.keys()]);
    changes.note({ assets: [...assets.values()], membership: true, folders: true, roots: true });
  }

  #schedule(): void {
    if (this.#closed || this.#looking) return;
    clearTimeout(this.#timer);
    let next = Number.POSITIVE_INFINITY;
    for (const one of this.#unsettled.values()) next = Math.min(next, one.nextAt);
    if (next === Number.POSITIVE_INFINITY) return;
    const wait = Math.min(Math.max(0, next - this.#now()), rarely);
    this.#timer = setTimeout(() => void this.#lookAgain(), wait);
  }

  async #lookAgain(): Promise<void> {
    const { db, host, trouble } = this.#context;
    const begun = this.#now();
    const due = [...this.#unsettled].filter(([, one]) => one.nextAt <= begun).slice(0, atOnce);
    this.#looking = true;
    try {
      const writers = due.some(([, one]) => begun - one.changedAt >= this.#times.quiet - this.#times.every);
      const looks = due.length
        ? await this.#sweeper.look(
            due.map(([path]) => path),
            writers,
          )
        : [];
      if (this.#closed) return;
      const now = this.#now();
      const ready: string[] = [];
      transaction(
        db,
        () => {
          due.forEach(([path, one], n) => {
            if (this.#unsettled.get(path) !== one) return;
            const look = looks[n];
            one.nextAt = now + (now - one.since < rarely * 5 ? this.#times.every : rarely);
            if (look && !isSettled(one, look, now, this.#times)) return;
            ready.push(path);
            if (look) this.#admit({ ...one.arrival, look: one.look });
          });
        },
        'reproducible',
      );
      // only when they are in the tables: a library without room must not lose them
      for (const path of ready) this.#unsettled.delete(path);
      if (ready.length) this.#onAdmitted();
    } catch (error) {
      if (isWriteTrouble(error)) trouble(error);
      for (const [, one] of due) {
        one.nextAt = begun + rarely;
        one.failures += 1;
      }
      if (!this.#closed) host.log('warn', 'look-failed', { root: this.#root.uid, error: String(error) });
    } finally {
      this.#looking = false;
    }
    this.#schedule();
    this.#tell();
  }

  #tell(): void {
    const now = this.#now();
    const young = [...this.#unsettled.values()].some((one) => !isRestless(one, now, this.#times));
    if (!young || this.#closed) for (const resolve of this.#waiters.splice(0)) resolve();
  }
}
