import { join } from 'node:path';
import { BahanError } from '../../../shared/errors.ts';
import type { FileFacts } from '../../../shared/model/facts.ts';
import { assetById } from '../db/assets.ts';
import { run, transaction } from '../db/connection.ts';
import { countWaitingFiles, fileById, hasWaitingFiles, type PlacedFile, pathOf, setFileMissing } from '../db/files.ts';
import { libraryId } from '../db/meta.ts';
import { rootById } from '../db/roots.ts';
import { kindByName } from '../media/extensions.ts';
import { networkKind } from '../network-path.ts';
import { indexAssets } from '../search/index-write.ts';
import type { IngestContext } from './context.ts';
import { likenessOf } from './identify-likeness.ts';
import { Naming } from './naming.ts';
import { bytesForFacts, type Paces } from './pace.ts';
import { ReadingAside } from './reading-aside.ts';
import { ReadCounters, type ReadCounts } from './reading-counts.ts';
import { ReadDoubts } from './reading-doubts.ts';
import { ReadQueue } from './reading-queue.ts';
import { ReadWaiters } from './reading-waiters.ts';
import { recordFile } from './record.ts';
import { RefoundBatches } from './refound-batches.ts';
import { endedReader, isKnown, nextRetry, noteEndedReader, setAssetError, takeRetries } from './retries.ts';
import { type SidecarFile, sidecarsOf } from './sidecars.ts';
import { restack } from './stacks.ts';
import { isWriteTrouble } from './write-trouble.ts';

/** Files on their way through the media processes at once: enough to keep them busy, few enough to stay cheap. */
const inFlight = 12;
/** Files recorded in one transaction, also while somebody types, and milliseconds that the first of them may wait for the others. */
const batchSize = { alone: 60, typing: 4 } as const;
const batchWait = 60;
/** Milliseconds between two transactions, for those who type meanwhile. */
const batchPause = 12;
/** How many times the usual time a file may take on a share, and at its second try. */
const shareFactor = 4;
const retryFactor = 3;

/** Milliseconds after which the pace of a folder that rests is looked up again. */
const longestRest = 2_000;

interface Done {
  readonly file: PlacedFile;
  readonly facts: FileFacts;
  /** The sidecars that were read with it. */
  readonly beside: readonly SidecarFile[];
  /** How its picture compares with those of assets that it may be, where nothing else tells. */
  readonly like: ReadonlyMap<number, boolean | null>;
  /** How often its root had come back when it began to be read. */
  readonly returns: number;
}

export interface ReadingListener {
  /** A file was written to while it was read: it has to be quiet before it is read again. */
  changing(file: PlacedFile): void;
  /** Assets were written; they may need pictures. */
  recorded(): void;
  /** The library could not be written to; what was read waits again. */
  trouble(error: unknown): void;
  /** Several files in a row could not be got at, this one the last: its folder may be away. */
  doubtful(file: PlacedFile): void;
  /** Whether folders are being looked through: what has come and what is gone is not all known yet. */
  looking(): boolean;
}

/**
 * Reads the files that wait (rows with `read_state` 0): disk → media process → tables → index → change feed. The rows are
 * the queue, so a crash loses nothing and repeats little.
 */
export class Reading {
  readonly #context: IngestContext;
  readonly #heard: ReadingListener;
  readonly #flying = new Set<number>();
  readonly #queue: ReadQueue;
  readonly #done: Done[] = [];
  readonly #batches = new RefoundBatches();
  readonly #aside = new ReadingAside();
  /** Whether a root lies on another computer. */
  readonly #far = new Map<number, boolean>();
  #retryTimer: NodeJS.Timeout | undefined;
  readonly #counters = new ReadCounters();
  readonly #waiters = new ReadWaiters();
  readonly #doubts = new ReadDoubts();
  readonly #abort = new AbortController();
  readonly #paces: Paces;
  readonly #naming: Naming;
  #timer: NodeJS.Timeout | undefined;
  #paceTimer: NodeJS.Timeout | undefined;
  #paused = false;
  #closed = false;

  constructor(context: IngestContext, paces: Paces, listener: ReadingListener) {
    this.#context = context;
    this.#paces = paces;
    this.#heard = listener;
    this.#naming = new Naming(context, () => this.#restart());
    this.#queue = new ReadQueue(context.db, paces, this.#naming);
  }

  get isIdle(): boolean {
    return this.#flying.size === 0;
  }

  /** Looks for waiting files and reads them. To be called whenever there may be new ones: the newest go first. */
  wake(): void {
    this.#naming.wake();
    this.#restart();
  }

  #restart(): void {
    this.#queue.refresh();
    this.#fill();
  }

  /** "These are visible" of one page; replaces what it said before. They are read before all others. */
  show(session: string, ids: readonly string[]): void {
    this.#queue.show(session, ids);
    this.#fill();
  }

  /** Begins to try files once more that ended their reader, each when its time comes. */
  retryInTime(): void {
    if (this.#closed) return;
    const { db, host } = this.#context;
    clearTimeout(this.#retryTimer);
    try {
      if (takeRetries(db, host.clock.now()) > 0) this.wake();
    } catch (error) {
      this.#failed(error);
    }
    const wait = nextRetry(db, host.clock.now());
    if (wait === undefined) return;
    this.#retryTimer = setTimeout(() => this.retryInTime(), wait);
    this.#retryTimer.unref();
  }

  #fill(): void {
    // those that are read and only wait to be written down hold up no media process
    while (!this.#closed && !this.#paused && this.#flying.size - this.#done.length < inFlight) {
      const { file, visible, rest } = this.#queue.next(this.#aside.and(this.#flying));
      this.#wakeAfter(rest ?? (this.#aside.size > 0 ? longestRest : undefined));
      if (!file && this.#flying.size === 0 && this.#endAside(() => true)) continue;
      if (!file) break;
      this.#flying.add(file.id);
      this.#paces.take(file.root_id, bytesForFacts(kindByName(file.name).kind, file.size));
      void this.#read(file, visible);
    }
    this.#settleWaiters();
  }

  /** A person may change the pace meanwhile, so nothing is slept through for long. */
  #wakeAfter(milliseconds: number | undefined): void {
    clearTimeout(this.#paceTimer);
    if (milliseconds === undefined) return;
    this.#paceTimer = setTimeout(() => this.#fill(), Math.min(milliseconds, longestRest));
    this.#paceTimer.unref();
  }

  /** Stops to take up files of a root (a person cancelled); `release` goes on. */
  hold(rootId: number): void {
    this.#queue.hold(rootId);
    this.#settleWaiters();
  }

  release(rootId: number): void {
    if (this.#queue.release(rootId)) this.wake();
  }

  /** Stops to take up files at all, while the library cannot be written to; what is being read ends. */
  pause(paused: boolean): void {
    if (this.#paused === paused) return;
    this.#paused = paused;
    if (paused) this.#settleWaiters();
    else this.retryInTime();
    if (!paused) this.wake();
  }

  /** Counts what happens to files of a root until `stop`. */
  count(rootId: number): { counts: ReadCounts; stop: () => void } {
    return this.#counters.count(rootId);
  }

  /** A root that was away answers again. */
  returned(rootId: number): void {
    this.#doubts.returned(rootId);
  }

  waiting(rootId: number): number {
    return countWaitingFiles(this.#context.db, rootId);
  }

  /** Resolves when no file of the root waits any more, or the root is held, away or outside of its hours. */
  drained(rootId: number): Promise<void> {
    const drained = this.#waiters.add(rootId);
    this.wake();
    this.#settleWaiters();
    return drained;
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    clearTimeout(this.#retryTimer);
    clearTimeout(this.#paceTimer);
    this.#naming.close();
    this.#abort.abort(new BahanError('closed'));
    this.#waiters.settle(() => true);
  }

  async #read(file: PlacedFile, visible: boolean): Promise<void> {
    const returns = this.#doubts.returns(file.root_id);
    try {
      const beside = sidecarsOf(this.#context.db, file);
      const facts = await this.#context.media.read(pathOf(file), {
        signal: this.#abort.signal,
        priority: visible ? 'now' : 'soon',
        bytes: file.size,
        patience: (this.#isFar(file) ? shareFactor : 1) * (file.retry_at === 0 ? retryFactor : 1),
        sidecars: beside.map(({ path }) => path),
        library: libraryId(this.#context.db),
        expected: { size: file.size, mtime: file.mtime },
      });
      const like = await likenessOf(this.#context, file, facts, this.#aside.patience(file.id), this.#abort.signal);
      if (this.#closed) return;
      this.#done.push({ file, facts, beside, like, returns });
      if (this.#done.length >= batchSize.alone) this.#flush();
      else this.#timer ??= setTimeout(() => this.#flush(), batchWait);
    } catch (error) {
      this.#flying.delete(file.id);
      if (!this.#closed) this.#context.host.log('error', 'read-failed', { error: String(error) });
    }
    this.#fill();
  }

  /** Files that waited for others are read once more when those were read, and every folder was looked through. */
  #endWaits(): void {
    this.#endAside((waits) => waits.every((id) => fileById(this.#context.db, id)?.read_state !== 0));
  }

  #endAside(isOver: (waitsFor: readonly number[]) => boolean): boolean {
    return this.#aside.size > 0 && this.#aside.end(this.#heard.looking(), this.#context.host.clock.now(), isOver);
  }

  #isFar(file: PlacedFile): boolean {
    const known = this.#far.get(file.root_id) ?? networkKind(file.root_path) !== undefined;
    this.#far.set(file.root_id, known);
    return known;
  }

  #flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#closed) return;
    const batch = this.#done.splice(0, this.#context.search.isAskedLately ? batchSize.typing : batchSize.alone);
    if (this.#done.length > 0) this.#timer = setTimeout(() => this.#flush(), batchPause);
    try {
      this.#write(batch);
    } catch (error) {
      this.#keepWaiting(batch, error);
    }
    for (const { file } of batch) this.#flying.delete(file.id);
    this.#endWaits();
    this.#fill();
  }

  /**
   * What could not be written down waits as before. Where it is not the library that cannot be written to, it is one of
   * the files: each is tried by itself, and one that fails again is not read again until it changes.
   */
  #keepWaiting(batch: readonly Done[], error: unknown): void {
    const { db, host } = this.#context;
    for (const one of isWriteTrouble(error) ? [] : batch) {
      try {
        if (batch.length === 1) throw error;
        this.#write([one]);
      } catch (cause) {
        if (isWriteTrouble(cause)) {
          this.#failed(cause);
          return;
        }
        host.log('error', 'record-failed', { path: pathOf(one.file), error: String(cause) });
        run(db, "UPDATE file SET read_state = 2, read_error = 'internal' WHERE id = ?", one.file.id);
      }
    }
    if (isWriteTrouble(error)) this.#failed(error);
  }

  #failed(error: unknown): void {
    this.#paused = true;
    this.#heard.trouble(error);
    this.#settleWaiters();
  }

  #write(batch: readonly Done[]): void {
    const { db, changes, search, host } = this.#context;
    const touched = new Set<number>();
    let arrived = 0;
    let folder: string | null = null;
    let roots = false;
    let retry = false;
    let refound = false;
    transaction(
      db,
      () => {
        for (const { file: asked, facts, beside, like, returns } of batch) {
          const file = fileById(db, asked.id);
          // looked at anew while it was read: that newer look is read next
          if (!file || file.sidecar || file.mtime !== asked.mtime || file.size !== asked.size) continue;
          // moved meanwhile: what was met at its old place says nothing of it
          if (file.dir_id !== asked.dir_id || file.name !== asked.name) continue;
          if (marksOf(sidecarsOf(db, file)) !== marksOf(beside)) continue;
          const code = facts.error?.code;
          // its folder was away meanwhile, and is back: it waits as before
          if (endedReader(code) && this.#doubts.returns(file.root_id) !== returns) continue;
          if (this.#doubts.raises(file.root_id, endedReader(code))) this.#heard.doubtful(file);
          if (code === 'file-changing') {
            this.#heard.changing(file);
            run(db, 'UPDATE file SET read_state = 3 WHERE id = ?', file.id);
            continue;
          }
          if (code === 'file-missing') {
            setFileMissing(db, file.id, true, host.clock.now());
            continue;
          }
          if (endedReader(code) && file.asset_id !== null && isKnown(db, file.asset_id)) {
            // what was known of it stays: a share that was slow for a moment must not empty an asset
            noteEndedReader(db, file, facts.error?.code ?? 'reader-crashed', host.clock.now());
            setAssetError(db, file.asset_id, facts.error);
            touched.add(file.asset_id);
            retry = true;
            continue;
          }
          const now = host.clock.now();
          const batched = this.#batches.of(file.root_id, now);
          const { edits } = this.#context;
          const looking = this.#heard.looking() && this.#aside.mayWaitForLooks(file.id, now);
          const may = { patient: this.#aside.patience(file.id), again: this.#aside.mayComeAgain(file.id) };
          const recorded = recordFile(db, file, facts, now, { batch: batched, like, edits, looking, ...may });
          if ('waits' in recorded) {
            this.#aside.put(file.id, recorded.waits, now, recorded.looks);
            continue;
          }
          this.#aside.done(file.id);
          if (recorded.again !== undefined) this.#queue.again(recorded.again);
          touched.add(recorded.assetId);
          if (recorded.gone) touched.add(recorded.gone.id);
          refound ||= recorded.noted;
          if (facts.error && endedReader(code)) {
            noteEndedReader(db, file, facts.error.code, host.clock.now());
            retry = true;
          }
          if (recorded.left !== undefined) touched.add(recorded.left);
          this.#counters.note(file.root_id, recorded, facts.error !== null);
          if (recorded.added) {
            arrived += 1;
            folder = file.dir ? join(file.dir) : null;
          }
          roots ||= facts.error !== null;
        }
        for (const id of restack(db, [...touched])) touched.add(id);
        indexAssets(db, [...touched]);
      },
      'reproducible',
    );
    if (retry) this.retryInTime();
    const ids = [...touched];
    if (ids.length) {
      this.#heard.recorded();
      search.noteChanged(ids);
      changes.note({
        assets: ids.flatMap((id) => assetById(db, id)?.uid ?? []),
        membership: true,
        folders: true,
        roots: roots || arrived > 0,
        refound,
        ...(arrived ? { arrived: { count: arrived, folder } } : {}),
      });
    }
  }

  #settleWaiters(): void {
    if (!this.#waiters.any) return;
    const { db } = this.#context;
    const resting = this.#paces.resting();
    const isHeld = (root: number) =>
      this.#paused || this.#queue.isHeld(root) || resting.get(root)?.why === 'hours' || !rootById(db, root)?.online;
    this.#waiters.settle((root) => isHeld(root) || !(hasWaitingFiles(db, root) || this.#queue.judgesAgain()));
  }
}

const marksOf = (beside: readonly SidecarFile[]): string => beside.map(({ mark }) => mark).join('\n');
