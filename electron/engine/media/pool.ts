import { availableParallelism } from 'node:os';
import { BahanError, type ErrorCode, type ErrorFacts } from '../../../shared/errors.ts';
import type { FileFacts } from '../../../shared/model/facts.ts';
import type { Host } from '../host.ts';
import { type CardFacts, cardFacts } from './cards/card-facts.ts';
import type { CopyRequest, CopyResult } from './copy-request.ts';
import type { ExpectedFile } from './file-source.ts';
import { MediaProcess } from './media-process.ts';
import { decodeMoving } from './moving.ts';
import type { Rendered } from './pictures.ts';
import { factsByName } from './probe/facts-by-name.ts';
import type { ResultOf, Task, TaskResult, What } from './protocol.ts';

/** `now`: a person looks at it; `soon`: new material; `idle`: everything else. */
export type Priority = 'now' | 'soon' | 'idle';

export interface TaskOptions {
  readonly signal?: AbortSignal | undefined;
  readonly priority?: Priority | undefined;
  /** Size of the file, where it is known: large ones get more time. */
  readonly bytes?: number | undefined;
  /** Size of the picture, as it says itself. */
  readonly pixels?: number | undefined;
  /** How many times the usual time it may take: for shares, and for another try. */
  readonly patience?: number | undefined;
}

export interface ReadOptions extends TaskOptions {
  /** Files whose words are merged with the file's own, the strongest first. */
  readonly sidecars?: readonly string[] | undefined;
  /** The library that asks: what it wrote into those files itself is not what they say. */
  readonly library?: string | undefined;
  /** How it was when it was looked at; facts of another file at its place are `file-changing`. */
  readonly expected?: ExpectedFile | undefined;
}

export interface PoolOptions {
  /** Processes at most; by default one less than there are cores, 2 to 4: one of them draws while the other reads. */
  readonly size?: number;
  /** Milliseconds that one task may take before its process is ended. */
  readonly limits?: Partial<Record<What, number>>;
  /** Resident bytes at which a process is ended during its task. */
  readonly memoryLimit?: number;
  /** Milliseconds after which a process without work is ended. */
  readonly idleAfter?: number;
  /** Whether somebody needs the processors more: one process then does only what a person looks at. */
  readonly stepsBack?: () => boolean;
}

/** A small file is answered within ten seconds, whatever it is. */
const defaultLimits: Record<What, number> = {
  read: 8_000,
  render: 8_000,
  copy: 300_000,
  'preview-copy': 30_000,
  likeness: 8_000,
  turned: 8_000,
  shot: 8_000,
  look: 8_000,
  crops: 30_000,
  same: 8_000,
  'raw-facts': 30_000,
  reading: 60_000,
  page: 30_000,
  words: 30_000,
  find: 60_000,
  table: 120_000,
};
/** Milliseconds more for each megabyte: little is read of a large file, but all of a large picture is drawn. */
const perMegabyte: Partial<Record<What, number>> = { read: 50, render: 500, likeness: 500, table: 2_000 };
/** Milliseconds more for each million of pixels of a picture: slow computers take long for those of new telephones. */
const perMegapixel = 250;
const megabyte = 1024 * 1024;
/** Signals by which other programs end a process; a reader that fails by itself ends otherwise. */
const fromOutside = new Set(['SIGKILL', 'SIGTERM', 'SIGHUP', 'SIGINT']);
/** Milliseconds after which a process that is ended from outside was probably ended for what it had grown to. */
const firstMoments = 2_000;
const defaultMemoryLimit = 1536 * 1024 * 1024;
const lanes: readonly Priority[] = ['now', 'soon', 'idle'];
/** Milliseconds until work that stepped back looks whether it may go on. */
const backFor = 100;
/** After so many processes in a row that never began to work, waiting for another helps nobody. */
const mostFailedStarts = 5;
/** Milliseconds before another is started then, doubled each time. */
const firstRest = 100;

interface Job {
  readonly task: Task;
  readonly lane: Priority;
  readonly resolve: (result: TaskResult) => void;
  readonly reject: (error: BahanError) => void;
  readonly leave: () => void;
  readonly limit: number;
  attempts: number;
  began: number;
  settled: boolean;
}

/** Processes that read and draw files; what they crash on, hang on or grow on costs one process and never the engine. */
export class MediaPool {
  readonly #host: Host;
  readonly #size: number;
  readonly #limits: Record<What, number>;
  readonly #memoryLimit: number;
  readonly #idleAfter: number;
  readonly #stepsBack: () => boolean;
  readonly #waiting: Record<Priority, Job[]> = { now: [], soon: [], idle: [] };
  readonly #processes = new Map<MediaProcess, Job | undefined>();
  #failedStarts = 0;
  #rest: NodeJS.Timeout | undefined;
  #back: NodeJS.Timeout | undefined;
  #closed = false;
  #closing: Promise<void> | undefined;

  constructor(host: Host, options: PoolOptions) {
    this.#host = host;
    this.#size = options.size ?? Math.min(4, Math.max(2, availableParallelism() - 1));
    this.#limits = { ...defaultLimits, ...options.limits };
    this.#memoryLimit = options.memoryLimit ?? defaultMemoryLimit;
    this.#idleAfter = options.idleAfter ?? 60_000;
    this.#stepsBack = options.stepsBack ?? (() => false);
  }

  /** Facts of one file. A bad file is facts with an `error`; rejects only with `cancelled` and `closed`. */
  async read(path: string, options: ReadOptions = {}): Promise<FileFacts> {
    try {
      const { sidecars = [], library, expected } = options;
      const beside = sidecars.length > 0 ? { sidecars, library } : {};
      return await this.#run({ what: 'read', path, ...beside, ...(expected && { expected }) }, options);
    } catch (cause) {
      const { code, message } = this.#onlyFailures(cause);
      // the file is not asked: it may lie where everybody who asks has to wait
      return factsByName(path, options.expected?.size ?? options.bytes ?? 0, { code, message });
    }
  }

  /**
   * Pictures of one file, of the content that `facts` were read from. A film and a sound are decoded before, outside of
   * the processes here. Rejects only with `cancelled` and `closed`.
   */
  async render(
    path: string,
    facts: Pick<FileFacts, 'fingerprint'> & Partial<CardFacts> & Partial<Pick<FileFacts, 'width' | 'height'>>,
    options: TaskOptions = {},
  ): Promise<Rendered> {
    try {
      const decoded = await decodeMoving(this.#host.decoder, path, facts, options.signal);
      const { fingerprint } = facts;
      const known = cardFacts(facts);
      return await this.#run(
        { what: 'render', path, fingerprint, ...(decoded && { decoded }), ...(known && { facts: known }) },
        { ...options, pixels: (facts.width ?? 0) * (facts.height ?? 0) },
      );
    } catch (cause) {
      const { code, message } = this.#onlyFailures(cause);
      return { pictures: null, error: { code, message } };
    }
  }

  /**
   * Writes a finished copy to `target`, a temporary name that the caller renames. When this rejects nothing is written
   * to it any more, and what there is of it is the caller's to remove.
   * @throws BahanError about the source or the target; `cancelled`; `closed`.
   */
  async copy(request: CopyRequest, options: TaskOptions = {}): Promise<CopyResult> {
    return await this.#run({ what: 'copy', ...request }, options);
  }

  /** Any other task. @throws BahanError about the file; `cancelled`; `closed`. */
  ask<Asked extends Exclude<Task, { what: 'read' | 'render' | 'copy' }>>(
    task: Asked,
    options: TaskOptions = {},
  ): Promise<ResultOf<Asked>> {
    return this.#run(task, options);
  }

  /** Rejects all that waits with `closed` and ends every process before it returns. */
  close(): Promise<void> {
    this.#closing ??= this.#end();
    return this.#closing;
  }

  async #end(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#rest);
    clearTimeout(this.#back);
    for (const lane of lanes) for (const job of this.#waiting[lane].splice(0)) fail(job, new BahanError('closed'));
    const ends = [...this.#processes].map(([process, job]) => {
      if (job) fail(job, new BahanError('closed'));
      return process.end('closed');
    });
    await Promise.all(ends);
  }

  #onlyFailures(cause: unknown): ErrorFacts {
    if (!(cause instanceof BahanError) || cause.code === 'cancelled' || cause.code === 'closed') throw cause;
    return { code: cause.code, message: cause.message };
  }

  /** Time for a task: for a task of its sort, more for a large file, more again for a slow place. */
  #limitOf(what: What, { bytes = 0, pixels = 0, patience = 1 }: TaskOptions): number {
    // a small file that claims to be a huge picture gets no time for it
    const claimed =
      what === 'render' ? Math.min((pixels / 1e6) * perMegapixel, (bytes / megabyte) * perMegapixel * 40) : 0;
    return (this.#limits[what] + (bytes / megabyte) * (perMegabyte[what] ?? 0) + claimed) * patience;
  }

  #run<Asked extends Task>(task: Asked, options: TaskOptions): Promise<ResultOf<Asked>> {
    const { signal, priority = 'soon' } = options;
    if (this.#closed) return Promise.reject(new BahanError('closed'));
    if (signal?.aborted) return Promise.reject(new BahanError('cancelled'));
    return new Promise<ResultOf<Asked>>((resolve, reject) => {
      const abort = () => this.#cancel(job);
      const leave = () => signal?.removeEventListener('abort', abort);
      const job: Job = {
        task,
        lane: priority,
        resolve: resolve as Job['resolve'],
        reject,
        leave,
        limit: this.#limitOf(task.what, options),
        attempts: 0,
        began: 0,
        settled: false,
      };
      signal?.addEventListener('abort', abort, { once: true });
      this.#waiting[priority].push(job);
      this.#pump();
    });
  }

  #cancel(job: Job): void {
    const lane = this.#waiting[job.lane];
    const at = lane.indexOf(job);
    if (at >= 0) lane.splice(at, 1);
    const running = [...this.#processes].find(([, current]) => current === job)?.[0];
    // reading to the end harms nobody; a copy must not go on writing after its caller was told that it does not
    if (running && job.task.what === 'copy') void running.end('cancelled');
    else fail(job, new BahanError('cancelled'));
  }

  #pump(): void {
    if (this.#closed) return;
    for (const [process, job] of this.#processes) {
      if (job || !process.isReady) continue;
      const next = this.#next();
      if (!next) return;
      this.#give(process, next);
    }
    const starting = [...this.#processes.keys()].filter((process) => !process.isReady).length;
    const waiting = lanes.reduce((sum, lane) => sum + this.#waiting[lane].length, 0);
    if (waiting > starting && this.#processes.size < this.#size && !this.#rest) {
      this.#start();
      this.#pump();
    }
  }

  #next(): Job | undefined {
    for (const lane of lanes) {
      if (lane !== 'now' && this.#waiting[lane].length > 0 && this.#isBack()) return undefined;
      const job = this.#waiting[lane].shift();
      if (job) return job;
    }
    return undefined;
  }

  /** While somebody types, all processes but one are enough for what nobody looks at, and one at least. */
  #isBack(): boolean {
    const unseen = [...this.#processes.values()].filter((job) => job && job.lane !== 'now').length;
    if (unseen < Math.max(1, this.#size - 1) || !this.#stepsBack()) return false;
    this.#back ??= setTimeout(() => {
      this.#back = undefined;
      this.#pump();
    }, backFor);
    return true;
  }

  #start(): void {
    const process = new MediaProcess(this.#host.startWorker('media'), {
      memoryLimit: this.#memoryLimit,
      idleAfter: this.#idleAfter,
      onReady: () => {
        this.#failedStarts = 0;
        this.#pump();
      },
      onDone: (result) => {
        const job = this.#processes.get(process);
        this.#processes.set(process, undefined);
        if (job) succeed(job, result);
        this.#pump();
      },
      onFailed: (error) => {
        const job = this.#processes.get(process);
        this.#processes.set(process, undefined);
        if (job) fail(job, new BahanError(error.code, { path: pathOf(job.task) }, { message: error.message }));
        this.#pump();
      },
      onGone: (reason, began) => {
        const job = this.#processes.get(process);
        this.#processes.delete(process);
        if (job) this.#again(job, reason);
        if (!began) this.#failedStart();
        this.#pump();
      },
    });
    this.#processes.set(process, undefined);
  }

  #give(process: MediaProcess, job: Job): void {
    job.attempts += 1;
    job.began = performance.now();
    this.#processes.set(process, job);
    process.perform(job.task, job.limit);
  }

  /**
   * A process was lost while it worked on this. When another program ended it in the first moments it is done once more
   * at once; else the file itself is taken to be the cause, and whoever asked decides when to try again.
   */
  #again(job: Job, reason: string): void {
    if (job.settled || this.#closed) return;
    if (reason === 'cancelled') {
      fail(job, new BahanError('cancelled'));
      return;
    }
    this.#host.log('warn', 'media-process-lost', { reason, what: job.task.what, path: pathOf(job.task) });
    if (fromOutside.has(reason) && job.attempts < 2 && performance.now() - job.began < firstMoments) {
      this.#waiting[job.lane].unshift(job);
      return;
    }
    const code: ErrorCode = reason === 'timed out' ? 'file-timed-out' : 'reader-crashed';
    fail(job, new BahanError(code, { path: pathOf(job.task) }, { message: `the media process was lost: ${reason}` }));
  }

  #failedStart(): void {
    if (this.#closed) return;
    this.#failedStarts += 1;
    if (this.#failedStarts < mostFailedStarts) {
      clearTimeout(this.#rest);
      this.#rest = setTimeout(
        () => {
          this.#rest = undefined;
          this.#pump();
        },
        firstRest * 2 ** (this.#failedStarts - 1),
      );
      return;
    }
    this.#failedStarts = 0;
    this.#host.log('error', 'media-process-cannot-start');
    const error = new BahanError('reader-crashed', {}, { message: 'the media process does not start' });
    for (const lane of lanes) for (const job of this.#waiting[lane].splice(0)) fail(job, error);
  }
}

function pathOf(task: Task): string {
  return task.what === 'copy' ? task.source : 'path' in task ? (task.path ?? '') : '';
}

function succeed(job: Job, result: TaskResult): void {
  if (job.settled) return;
  job.settled = true;
  job.leave();
  job.resolve(result);
}

function fail(job: Job, error: BahanError): void {
  if (job.settled) return;
  job.settled = true;
  job.leave();
  job.reject(error);
}

/** Starts with no process; they come with the work. */
export function openMediaPool(host: Host, options: PoolOptions = {}): MediaPool {
  return new MediaPool(host, options);
}
