import { Worker } from 'node:worker_threads';
import { get, type Reader } from '../db/connection.ts';
import { threadFile } from '../thread-file.ts';
import type { ColumnSet } from './column-set.ts';
import type { Columns } from './columns.ts';
import type { Leaf } from './match-tree.ts';
import type { ScanAnswer, ScanRequest, ScanWorkerData, SetNotice, SumAnswer } from './scan.ts';

interface Asked {
  readonly id: number;
  readonly question: { readonly match: string } | { readonly sums: readonly (readonly Leaf[])[] };
  /** The columns that are asked about. */
  readonly set: ColumnSet | undefined;
  readonly answer: (answer: ScanAnswer | undefined) => void;
  readonly isWanted: () => boolean;
  readonly urgent: boolean;
}

export interface Asking {
  /** False when nobody waits any more. */
  readonly isWanted: () => boolean;
  /** What is not urgent lets all others go first, also when it has begun. */
  readonly urgent?: boolean;
}

/** Megabytes: all it holds is one answer, which is no object of its own. */
const resourceLimits = { maxYoungGenerationSizeMb: 4, maxOldGenerationSizeMb: 64 };

/**
 * Reads long answers of the index in a thread of its own, one after the other. It is started by the first. What nobody waits for
 * any more is stopped as soon as another question comes, wherever it is.
 */
export class ScanThread {
  readonly #db: Reader;
  readonly #stop = new Int32Array(new SharedArrayBuffer(4));
  #worker: Worker | undefined;
  #waiting: Asked[] = [];
  #running: Asked | undefined;
  #next = 1;
  #cannot = false;
  /** The columns that the thread was told of last, which are not kept for that, and how it calls them. */
  #told: WeakRef<ColumnSet> | undefined;
  #toldAs = 0;
  /** Ids of the blocks that it was told of last. */
  #blocks = new WeakMap<Columns, number>();
  #nextBlock = 1;

  constructor(db: Reader) {
    this.#db = db;
  }

  /**
   * All keys that match a text, upwards, as the library is when its turn comes; undefined when there can be no thread here,
   * or when nobody waits any more. Once it has begun, it is not stopped.
   */
  async scan(match: string, asking: Asking): Promise<Float64Array | undefined> {
    return (await this.#ask({ match }, undefined, asking))?.keys;
  }

  /** What some sums of leaves match of the columns, each for itself; undefined as with `scan`. */
  async read(
    set: ColumnSet,
    sums: readonly (readonly Leaf[])[],
    asking: Asking,
  ): Promise<readonly SumAnswer[] | undefined> {
    return (await this.#ask({ sums }, set, asking))?.sums;
  }

  #ask(
    question: Asked['question'],
    set: ColumnSet | undefined,
    { isWanted, urgent = true }: Asking,
  ): Promise<ScanAnswer | undefined> {
    return new Promise((answer) => {
      this.#waiting.push({ id: this.#next++, question, set, answer, isWanted, urgent });
      const running = this.#running;
      if (running && (!running.isWanted() || (urgent && !running.urgent))) Atomics.store(this.#stop, 0, running.id);
      this.#go();
    });
  }

  /** Starts the thread and tells it of columns that will be asked about, so that the first question needs not wait for that. */
  prepare(set: ColumnSet): void {
    if (this.#worker || this.#cannot) return;
    const worker = this.#started();
    if (!worker) return;
    worker.unref();
    this.#tell(worker, set);
  }

  close(): void {
    this.#cannot = true;
    this.#fail();
    void this.#worker?.terminate();
    this.#worker = undefined;
  }

  #go(): void {
    if (this.#running) return;
    const urgent = this.#waiting.findIndex((asked) => asked.urgent);
    const [next] = this.#waiting.splice(Math.max(0, urgent), 1);
    if (!next) return;
    const worker = next.isWanted() ? this.#started() : undefined;
    if (!worker) {
      next.answer(undefined);
      this.#go();
      return;
    }
    this.#running = next;
    // the process stays for an answer, and for nothing else of it
    worker.ref();
    const { id, question, set } = next;
    if (set && set !== this.#told?.deref()) this.#tell(worker, set);
    const request: ScanRequest = 'match' in question ? { id, ...question } : { id, ...question, set: this.#toldAs };
    worker.postMessage(request);
  }

  #tell(worker: Worker, set: ColumnSet): void {
    const before = this.#blocks;
    this.#blocks = new WeakMap();
    const blocks = set.blocks.map((block) => {
      const known = before.get(block);
      const id = known ?? this.#nextBlock++;
      this.#blocks.set(block, id);
      return known === undefined ? { id, keys: block.sk } : { id };
    });
    this.#told = new WeakRef(set);
    this.#toldAs++;
    worker.postMessage({ set: this.#toldAs, blocks } satisfies SetNotice);
  }

  #started(): Worker | undefined {
    if (this.#worker || this.#cannot) return this.#worker;
    const path = get<{ file: string }>(this.#db, "SELECT file FROM pragma_database_list WHERE name = 'main'")?.file;
    try {
      const workerData = { path: path ?? '', stop: this.#stop } satisfies ScanWorkerData;
      this.#worker = new Worker(threadFile('scan-worker', import.meta.url), { workerData, resourceLimits });
    } catch {
      this.#cannot = true;
      return undefined;
    }
    this.#worker.on('message', (given: ScanAnswer) => {
      const asked = this.#running;
      if (asked?.id !== given.id) return;
      this.#running = undefined;
      this.#worker?.unref();
      // what had to let another go first begins anew
      if (given.isStopped && asked.isWanted()) this.#waiting.unshift({ ...asked, id: this.#next++ });
      else asked.answer(given);
      this.#go();
    });
    // without it everything is read as before, only slower
    this.#worker.on('error', () => {
      this.#cannot = true;
      this.#worker = undefined;
      this.#fail();
    });
    return this.#worker;
  }

  #fail(): void {
    const asked = [...(this.#running ? [this.#running] : []), ...this.#waiting.splice(0)];
    this.#running = undefined;
    for (const { answer } of asked) answer(undefined);
  }
}
