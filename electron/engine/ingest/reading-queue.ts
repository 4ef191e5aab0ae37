import type { Reader } from '../db/connection.ts';
import { fileById, type PlacedFile, waitingFiles, waitingFilesOf } from '../db/files.ts';
import type { Naming } from './naming.ts';
import type { Paces } from './pace.ts';

/** Files asked of the table at once. */
const fetched = 200;
/** Assets that are visible are few: so many of their files are looked at to find one that is not being read. */
const visibleFetched = 50;
/** Pages whose visible assets are known; the newest few are enough. */
const mostPages = 30;

/** Which file is read next: what somebody looks at, then the newest of the roots that may be read now. */
export class ReadQueue {
  readonly #db: Reader;
  readonly #paces: Paces;
  readonly #naming: Naming;
  /** Files to be read next, the newest last. */
  readonly #files: PlacedFile[] = [];
  readonly #held = new Set<number>();
  readonly #visible = new Map<string, readonly string[]>();
  readonly #again = new Set<number>();
  /** Whether something visible may wait; asking the table before each file would cost. */
  #visibleWaits = false;

  constructor(db: Reader, paces: Paces, naming: Naming) {
    this.#db = db;
    this.#paces = paces;
    this.#naming = naming;
  }

  /** Forgets what it had asked of the table: there may be newer files. */
  refresh(): void {
    this.#files.length = 0;
    this.#visibleWaits = this.#visible.size > 0;
  }

  show(session: string, ids: readonly string[]): void {
    this.#visible.delete(session);
    if (ids.length) this.#visible.set(session, ids);
    // pages that are gone never say so
    if (this.#visible.size > mostPages) this.#visible.delete(this.#visible.keys().next().value as string);
    this.#visibleWaits = this.#visible.size > 0;
  }

  hold(rootId: number): void {
    this.#held.add(rootId);
    this.#files.length = 0;
  }

  /** Whether it was held. */
  release(rootId: number): boolean {
    return this.#held.delete(rootId);
  }

  isHeld(rootId: number): boolean {
    return this.#held.has(rootId);
  }

  /** A file that is judged again, since one of another folder told more of it: who waits for either waits for it. */
  again(file: number): void {
    this.#again.add(file);
  }

  /** Whether such a file waits that can be read now. */
  judgesAgain(): boolean {
    const resting = this.#again.size > 0 ? this.#paces.resting() : undefined;
    for (const id of this.#again) {
      const file = fileById(this.#db, id);
      const waits = file && file.read_state === 0 && !file.missing && file.online && file.watched;
      if (!waits || this.#held.has(file.root_id) || resting?.has(file.root_id)) this.#again.delete(id);
    }
    return this.#again.size > 0;
  }

  /**
   * The next file that is not in `flying`. `rest`: milliseconds after which a root that is at rest now may be read on;
   * undefined when none rests.
   */
  next(flying: ReadonlySet<number>): { file?: PlacedFile; visible: boolean; rest?: number } {
    // what somebody looks at is read at once, whatever the pace of its folder
    const seen = this.#nextVisible(flying);
    if (seen) return { file: seen, visible: true };
    const resting = this.#paces.resting();
    const rest = resting.size ? { rest: Math.min(...[...resting.values()].map((one) => one.for)) } : {};
    for (;;) {
      const file = this.#files.pop() ?? this.#fetch(resting.keys(), flying);
      if (!file) return { visible: false, ...rest };
      if (flying.has(file.id) || resting.has(file.root_id) || this.#naming.busy.has(file.root_id)) continue;
      return { file, visible: false, ...rest };
    }
  }

  #nextVisible(flying: ReadonlySet<number>): PlacedFile | undefined {
    if (!this.#visibleWaits) return undefined;
    const ids = [...this.#visible.values()].flat();
    const found = waitingFilesOf(this.#db, ids, visibleFetched).find((file) => !flying.has(file.id));
    this.#visibleWaits = found !== undefined;
    return found;
  }

  /** Asks the table for the next files, and gives the first. */
  #fetch(resting: Iterable<number>, flying: ReadonlySet<number>): PlacedFile | undefined {
    const without = [...this.#held, ...this.#naming.busy, ...resting];
    const found = waitingFiles(this.#db, without, fetched).filter((file) => !flying.has(file.id));
    this.#files.push(...found.reverse());
    return this.#files.pop();
  }
}
