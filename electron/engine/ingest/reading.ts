import { join } from 'node:path';
import { BahanError } from '../../../shared/errors.ts';
import type { FileFacts } from '../../../shared/model/facts.ts';
import { assetById } from '../db/assets.ts';
import { run, transaction } from '../db/connection.ts';
import {
  countWaitingFiles,
  fileById,
  hasWaitingFiles,
  type PlacedFile,
  pathOf,
  setFileMissing,
  waitingFiles,
} from '../db/files.ts';
import { indexAssets } from '../search/index-write.ts';
import type { IngestContext } from './context.ts';
import { recordFile } from './record.ts';

/** Files on their way through the media processes at once: enough to keep them busy, few enough to stay cheap. */
const inFlight = 12;
/** Files asked of the table at once. */
const fetched = 200;
/** Files recorded in one transaction, and how long the first of them may wait for the others, in milliseconds. */
const batchSize = 60;
const batchWait = 60;

/** What became of the files of one root since somebody began to count. */
export interface ReadCounts {
  read: number;
  added: number;
  changed: number;
  refound: number;
  failed: number;
}

export interface ReadingListener {
  /** A file was written to while it was read: it has to be quiet before it is read again. */
  changing(file: PlacedFile): void;
  /** Assets were written; they may need pictures. */
  recorded(): void;
}

/**
 * Reads the files that wait (rows with `read_state` 0): disk → media process → tables → index → change feed. The rows are
 * the queue, so a crash loses nothing and repeats little.
 */
export class Reading {
  readonly #context: IngestContext;
  readonly #heard: ReadingListener;
  readonly #flying = new Set<number>();
  /** Files to be read next, the newest last. */
  readonly #queue: PlacedFile[] = [];
  readonly #done: { file: PlacedFile; facts: FileFacts }[] = [];
  readonly #held = new Set<number>();
  readonly #counters = new Map<number, Set<ReadCounts>>();
  readonly #waiters: { rootId: number; resolve: () => void }[] = [];
  readonly #abort = new AbortController();
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(context: IngestContext, listener: ReadingListener) {
    this.#context = context;
    this.#heard = listener;
  }

  get isIdle(): boolean {
    return this.#flying.size === 0;
  }

  /** Looks for waiting files and reads them. To be called whenever there may be new ones: the newest go first. */
  wake(): void {
    this.#queue.length = 0;
    this.#fill();
  }

  #fill(): void {
    while (!this.#closed && this.#flying.size < inFlight) {
      const file = this.#queue.pop() ?? this.#fetch();
      if (!file) break;
      this.#flying.add(file.id);
      void this.#read(file);
    }
    this.#settleWaiters();
  }

  /** Asks the table for the next files, and gives the first. */
  #fetch(): PlacedFile | undefined {
    const found = waitingFiles(this.#context.db, [...this.#held], fetched).filter((file) => !this.#flying.has(file.id));
    this.#queue.push(...found.reverse());
    return this.#queue.pop();
  }

  /** Stops to take up files of a root (a person cancelled); `release` goes on. */
  hold(rootId: number): void {
    this.#held.add(rootId);
    this.#queue.length = 0;
    this.#settleWaiters();
  }

  release(rootId: number): void {
    if (this.#held.delete(rootId)) this.wake();
  }

  /** Counts what happens to files of a root until `stop`. */
  count(rootId: number): { counts: ReadCounts; stop: () => void } {
    const counts: ReadCounts = { read: 0, added: 0, changed: 0, refound: 0, failed: 0 };
    const set = this.#counters.get(rootId) ?? new Set();
    this.#counters.set(rootId, set.add(counts));
    return { counts, stop: () => set.delete(counts) };
  }

  waiting(rootId: number): number {
    return countWaitingFiles(this.#context.db, rootId);
  }

  /** Resolves when no file of the root waits any more, or the root is held. */
  drained(rootId: number): Promise<void> {
    return new Promise((resolve) => {
      this.#waiters.push({ rootId, resolve });
      this.wake();
      this.#settleWaiters();
    });
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#abort.abort(new BahanError('closed'));
    for (const waiter of this.#waiters.splice(0)) waiter.resolve();
  }

  async #read(file: PlacedFile): Promise<void> {
    try {
      const facts = await this.#context.media.read(pathOf(file), { signal: this.#abort.signal, priority: 'soon' });
      if (this.#closed) return;
      this.#done.push({ file, facts });
      if (this.#done.length >= batchSize) this.#flush();
      else this.#timer ??= setTimeout(() => this.#flush(), batchWait);
    } catch (error) {
      this.#flying.delete(file.id);
      if (!this.#closed) this.#context.host.log('error', 'read-failed', { error: String(error) });
    }
    this.#fill();
  }

  #flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#closed) return;
    const batch = this.#done.splice(0);
    const { db, changes, search, host } = this.#context;
    const touched = new Set<number>();
    let arrived = 0;
    let folder: string | null = null;
    let roots = false;
    transaction(db, () => {
      for (const { file: asked, facts } of batch) {
        const file = fileById(db, asked.id);
        // looked at anew while it was read: that newer look is read next
        if (!file || file.mtime !== asked.mtime || file.size !== asked.size) continue;
        const code = facts.error?.code;
        if (code === 'file-changing') {
          this.#heard.changing(file);
          run(db, 'UPDATE file SET read_state = 3 WHERE id = ?', file.id);
          continue;
        }
        if (code === 'file-missing') {
          setFileMissing(db, file.id, true);
          continue;
        }
        const recorded = recordFile(db, file, facts, host.clock.now());
        touched.add(recorded.assetId);
        if (recorded.left !== undefined) touched.add(recorded.left);
        for (const counts of this.#counters.get(file.root_id) ?? []) {
          counts.read += 1;
          if (recorded.added) counts.added += 1;
          else if (recorded.refound) counts.refound += 1;
          else counts.changed += 1;
          if (facts.error) counts.failed += 1;
        }
        if (recorded.added) {
          arrived += 1;
          folder = file.dir ? join(file.dir) : null;
        }
        roots ||= facts.error !== null;
      }
      indexAssets(db, [...touched]);
    });
    for (const { file } of batch) this.#flying.delete(file.id);
    const ids = [...touched];
    if (ids.length) {
      this.#heard.recorded();
      search.noteChanged(ids);
      changes.note({
        assets: ids.flatMap((id) => assetById(db, id)?.uid ?? []),
        membership: true,
        folders: true,
        roots: roots || arrived > 0,
        ...(arrived ? { arrived: { count: arrived, folder } } : {}),
      });
    }
    this.#fill();
  }

  #settleWaiters(): void {
    for (let i = this.#waiters.length - 1; i >= 0; i -= 1) {
      const waiter = this.#waiters[i];
      if (!waiter) continue;
      if (this.#held.has(waiter.rootId) || !hasWaitingFiles(this.#context.db, waiter.rootId)) {
        this.#waiters.splice(i, 1);
        waiter.resolve();
      }
    }
  }
}
