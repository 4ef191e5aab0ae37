import { BahanError } from '../../../../shared/errors.ts';
import type { Change } from '../../../../shared/model/change.ts';
import type { MachineReading as State } from '../../../../shared/model/machine-reading.ts';
import { get, transaction } from '../../db/connection.ts';
import { filesOfAsset, pathOf } from '../../db/files.ts';
import {
  keepMachineText,
  machineState,
  markNamed,
  markRange,
  readableOf,
  type Unread,
  unreadOf,
  waitingBelow,
} from '../../db/machine-texts.ts';
import { metaOf, setMeta } from '../../db/meta.ts';
import type { PictureStore } from '../../media/store.ts';
import { breathe } from '../../search/slices.ts';
import type { BackgroundContext } from '../background-work.ts';
import { IdleLoop } from '../idle-loop.ts';
import { MachineCounter } from './machine-counter.ts';
import { MachineProcess } from './machine-process.ts';
import { readPages } from './read-pages.ts';

export interface MachineContext extends BackgroundContext {
  readonly store: PictureStore;
}

/** Assets that are looked over at once for those that may hold writing. */
const stretch = 2_000;
const ahead = 50;
/** Milliseconds after which the computer counts as free, and until it is looked at again. */
const quiet = 3_000;
const lookAgain = 1_000;
/** Milliseconds between two pictures. */
const rest = 60;
/** Nothing can be read at all on this computer when so many in a row failed for no fault of their own. */
const mostFailures = 3;

/** Codes of a file that cannot be reached now, and may be later. */
const unreachable: ReadonlySet<string> = new Set([
  'file-missing',
  'file-unreadable',
  'folder-offline',
  'file-changing',
  'file-name-unreadable',
]);

/**
 * Reads the writing in pictures and scans, when somebody asked for it: one after the other in a process of its own, while
 * nobody searches and no files come in. What waits is kept in the library. Nothing is started while it is off.
 */
export class MachineReading {
  readonly #context: MachineContext;
  readonly #process: MachineProcess;
  readonly #counter: MachineCounter;
  readonly #loop: IdleLoop;
  /** Asked for by somebody, the next one first; these are read at once. */
  readonly #asked: number[] = [];
  /** Whose file could not be reached, until folders change. */
  readonly #unreached = new Set<number>();
  #waiting: number[] = [];
  #isUnsure = true;
  #failures = 0;
  #isSparing = false;

  constructor(context: MachineContext) {
    this.#context = context;
    this.#process = new MachineProcess(context.host);
    this.#counter = new MachineCounter(context.db);
    this.#loop = new IdleLoop(context, {
      failure: 'machine-reading-stopped',
      step: () => this.#step(),
      changed: (change) => this.#changed(change),
    });
  }

  /** Begins when it is on, and listens to what changes from now on. */
  start(): void {
    this.#loop.start();
  }

  /** Rests while the library cannot be written to. */
  hold(holds: boolean): void {
    this.#loop.hold(holds);
  }

  /** While the computer has no power to spare, it reads only what a person asks for. */
  spare(spares: boolean): void {
    this.#isSparing = spares;
    if (!spares && !this.#loop.isOff) this.#loop.wake();
  }

  /** How far it is. */
  async state(): Promise<State> {
    return { on: this.#isOn(), ...(await this.#counter.counts()) };
  }

  /** Switched off, it stops with the picture that is being read; what was read stays. */
  async set(on: boolean): Promise<State> {
    const { db } = this.#context;
    setMeta(db, 'machine-reading', on ? 'on' : null);
    this.#isUnsure ||= on;
    this.#failures = 0;
    if (on && !this.#loop.isOff) {
      // so that the first answer says how much there is
      await this.#lookOver();
      this.#loop.wake();
    }
    return this.state();
  }

  /** Reads these before all others, also while it is off. @throws `bad-input` when none of them has a picture to read */
  async read(uids: readonly string[]): Promise<State> {
    const ids = readableOf(this.#context.db, uids);
    if (ids.length === 0) throw new BahanError('bad-input', { field: 'ids' });
    const others = this.#asked.filter((id) => !ids.includes(id));
    this.#asked.splice(0, this.#asked.length, ...ids, ...others);
    this.#failures = 0;
    this.#loop.begin();
    return this.state();
  }

  /** Until all that was asked for is read, and, when it is on, all that waits; or nothing can be done about it. */
  drained(): Promise<void> {
    return this.#loop.drained();
  }

  async close(): Promise<void> {
    const closed = this.#loop.close();
    this.#process.close();
    await closed;
  }

  #isOn(): boolean {
    return metaOf(this.#context.db, 'machine-reading') === 'on';
  }

  #changed({ assets, assetsMore, roots }: Change): boolean {
    if (roots) this.#unreached.clear();
    if (!this.#isOn()) return false;
    if (assetsMore || roots) this.#isUnsure = true;
    else if (assets.length > 0) this.#mark(assets);
    return true;
  }

  /** Of these something changed: perhaps their picture is there now. */
  #mark(uids: readonly string[]): void {
    const { db, trouble } = this.#context;
    if (this.#loop.rests) {
      this.#isUnsure = true;
      return;
    }
    try {
      markNamed(db, uids);
    } catch (error) {
      this.#isUnsure = true;
      trouble(error);
      return;
    }
    this.#counter.forget();
    this.#waiting = [];
  }

  async #step(): Promise<number | undefined> {
    const { search, isBusy } = this.#context;
    if (this.#failures >= mostFailures) return undefined;
    const asked = this.#asked.shift();
    if (asked !== undefined) {
      await this.#readOne(asked, true);
      return 0;
    }
    if (!this.#isOn() || this.#isSparing) return undefined;
    if (isBusy() || performance.now() - search.lastAsked <= quiet) return lookAgain;
    if (this.#isUnsure) {
      await this.#lookOver();
      return 0;
    }
    const next = this.#next();
    if (next === undefined) return undefined;
    await this.#readOne(next, false);
    return rest;
  }

  /** Marks all that may hold writing, a stretch of ids at a time. */
  async #lookOver(): Promise<void> {
    const { db } = this.#context;
    this.#isUnsure = false;
    this.#waiting = [];
    const last = get<{ id: number | null }>(db, 'SELECT max(id) AS id FROM asset')?.id ?? 0;
    for (let from = 0; from < last && !this.#loop.rests; from += stretch) {
      transaction(db, () => markRange(db, from, from + stretch), 'reproducible');
      await breathe();
    }
    this.#counter.forget();
  }

  #next(): number | undefined {
    const { db } = this.#context;
    if (this.#waiting.length === 0) {
      let below = Number.MAX_SAFE_INTEGER;
      for (let found = waitingBelow(db, below, ahead); found.length > 0; found = waitingBelow(db, below, ahead)) {
        this.#waiting = found.filter((id) => !this.#unreached.has(id));
        if (this.#waiting.length > 0) break;
        below = found.at(-1) ?? 0;
      }
    }
    return this.#waiting.shift();
  }

  async #readOne(id: number, isAsked: boolean): Promise<void> {
    const { db, host } = this.#context;
    const unread = unreadOf(db, id);
    if (!unread) return;
    try {
      const read = await this.#readingOf(unread, isAsked);
      if (!read || this.#loop.isOff) return;
      this.#failures = 0;
      this.#keep(unread, read.text === '' ? machineState.empty : machineState.read, read);
    } catch (error) {
      if (this.#loop.isOff) return;
      if (!(error instanceof BahanError)) throw error;
      if (unreachable.has(error.code)) this.#unreached.add(id);
      else if (error.code === 'internal') {
        this.#failures += 1;
        host.log('error', 'machine-reading-failed', { error: error.message });
      } else this.#keep(unread, machineState.failed, { text: '', certainty: 0 });
    }
  }

  /** Undefined when it was interrupted: it goes on another time. */
  #readingOf(unread: Unread, isAsked: boolean) {
    const { db, store } = this.#context;
    const file = filesOfAsset(db, unread.id).find((one) => !one.missing && one.online);
    const path = file ? pathOf(file) : null;
    if (unread.kind === 0) {
      const kept = (unread.picture && store.get(unread.picture, 'preview')?.bytes) || null;
      if (!kept && path === null) throw new BahanError('folder-offline');
      return this.#process.read({ what: 'picture', path, kept, turn: unread.turn, isAsked });
    }
    if (path === null) throw new BahanError('folder-offline');
    return readPages(unread, {
      page: (page) => this.#process.read({ what: 'page', path, page }),
      keep: (text, certainty) => this.#keep(unread, machineState.waiting, { text, certainty }),
      goesOn: () => !this.#loop.rests && (isAsked || (this.#isOn() && !this.#isSparing && this.#asked.length === 0)),
    });
  }

  #keep(
    unread: Unread,
    state: (typeof machineState)[keyof typeof machineState],
    read: { text: string; certainty: number },
  ) {
    const { db, host, changes } = this.#context;
    transaction(db, () => keepMachineText(db, unread, state, read, host.clock.now()), 'reproducible');
    this.#counter.forget();
    if (state !== machineState.waiting) changes.note({ assets: [unread.uid] });
  }
}
