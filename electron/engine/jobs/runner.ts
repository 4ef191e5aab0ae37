import { BahanError } from '../../../shared/errors.ts';
import type { Job, JobKind } from '../../../shared/model/job.ts';
import type { Writer } from '../db/connection.ts';
import type { Host } from '../host.ts';
import { codeOfSystemError } from '../library-folder.ts';
import { enqueue, type JobRow, jobByUid, jobOf, openJobs, setProgress, setState } from './queue.ts';

/** What a handler is given. It works until done, and stops soon after `signal` aborts; what is finished stays. */
export interface JobRun {
  readonly row: JobRow;
  readonly payload: unknown;
  readonly signal: AbortSignal;
  /** `part`: how much is done of what is not counted in `done` yet; it is told, and not kept. */
  progress(done: number, total: number | null, failed?: number, part?: number): void;
  /** Resolves at once, or when a paused job is resumed. */
  unpaused(): Promise<void>;
  isPaused(): boolean;
}

export type JobHandler = (run: JobRun) => Promise<void>;

interface Running {
  readonly abort: AbortController;
  readonly ended: Promise<void>;
  resume: (() => void) | undefined;
  paused: Promise<void> | undefined;
  /** Of what is on its way, in parts of one. */
  part: number;
  /** Set when the runner closes: the job stays open and goes on at the next start. */
  interrupted: boolean;
}

/** Milliseconds between two told steps of progress. */
const tellEvery = 250;

/** Runs jobs. It knows no kinds: `library.ts` registers a handler for each. */
export class JobRunner {
  readonly #db: Writer;
  readonly #host: Host;
  readonly #tell: (job: Job) => void;
  readonly #handlers = new Map<JobKind, JobHandler>();
  readonly #running = new Map<number, Running>();
  #closed = false;

  constructor(db: Writer, host: Host, tell: (job: Job) => void) {
    this.#db = db;
    this.#host = host;
    this.#tell = tell;
  }

  register(kind: JobKind, handler: JobHandler): void {
    this.#handlers.set(kind, handler);
  }

  /** Takes up what was open when the library closed or the process died. */
  resumeAll(): void {
    for (const row of openJobs(this.#db)) {
      if (row.state === 'running') setState(this.#db, row.id, 'waiting', this.#host.clock.now());
      this.#start(row);
    }
  }

  /** Starts a job, or gives the open one of the same key. */
  add(kind: JobKind, key: string, payload: unknown, label: Job['label']): Job {
    if (this.#closed) throw new BahanError('closed');
    const row = enqueue(this.#db, { kind, key, payload, label }, this.#host.clock.now());
    this.#start(row);
    return this.#current(row.uid);
  }

  /** Takes up a job that came to its end once more. @throws `job-not-found` */
  again(uid: string): Job {
    if (this.#closed) throw new BahanError('closed');
    const row = this.#row(uid);
    if (isEnd(row) && !this.#running.has(row.id)) {
      setState(this.#db, row.id, 'waiting', this.#host.clock.now());
      this.#start(this.#row(uid));
    }
    return this.#current(uid);
  }

  /** Resolves when the job is at its end, whatever that is. */
  async ended(uid: string): Promise<Job> {
    const row = this.#row(uid);
    await this.#running.get(row.id)?.ended;
    return this.#current(uid);
  }

  /** @throws `job-not-found` */
  cancel(uid: string): Job {
    const row = this.#row(uid);
    const running = this.#running.get(row.id);
    running?.abort.abort(new BahanError('cancelled'));
    running?.resume?.();
    if (!running && !isEnd(row)) this.#set(row, 'cancelled');
    return this.#current(uid);
  }

  pause(uid: string): Job {
    const row = this.#row(uid);
    const running = this.#running.get(row.id);
    if (running && !running.paused) {
      running.paused = new Promise((resolve) => {
        running.resume = resolve;
      });
      this.#set(row, 'paused');
    }
    return this.#current(uid);
  }

  resume(uid: string): Job {
    const row = this.#row(uid);
    const running = this.#running.get(row.id);
    if (running?.paused) {
      running.paused = undefined;
      running.resume?.();
      running.resume = undefined;
      this.#set(row, 'running');
    }
    return this.#current(uid);
  }

  /** Stops all; open jobs stay open and go on at the next start. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const running of this.#running.values()) {
      running.interrupted = true;
      running.abort.abort(new BahanError('closed'));
      running.resume?.();
    }
    await Promise.all([...this.#running.values()].map((running) => running.ended));
  }

  #start(row: JobRow): void {
    const handler = this.#handlers.get(row.kind);
    if (!handler || this.#running.has(row.id)) return;
    const abort = new AbortController();
    const running: Running = {
      abort,
      ended: Promise.resolve(),
      resume: undefined,
      paused: undefined,
      part: 0,
      interrupted: false,
    };
    this.#running.set(row.id, running);
    Object.assign(running, { ended: this.#run(row, handler, running).catch((error) => this.#unwritten(row, error)) });
  }

  /** How far a job is could not be written down: its row stays open, and it goes on at the next start. */
  #unwritten(row: JobRow, error: unknown): void {
    this.#host.log('error', 'job-not-written', { kind: row.kind, error: String(error) });
  }

  async #run(row: JobRow, handler: JobHandler, running: Running): Promise<void> {
    let told = 0;
    let step = { done: row.done, total: row.total, failed: row.failed };
    const save = () => {
      try {
        setProgress(this.#db, row.id, step.done, step.total, step.failed);
      } catch (error) {
        // a library without room must not end the work that may be what makes room
        this.#unwritten(row, error);
      }
    };
    this.#set(row, 'running');
    try {
      // whoever asked for the job gets its name before the work begins, and may take it back before that
      await Promise.resolve();
      running.abort.signal.throwIfAborted();
      await handler({
        row,
        payload: JSON.parse(row.payload),
        signal: running.abort.signal,
        progress: (done, total, failed = 0, part = 0) => {
          step = { done, total, failed };
          running.part = part;
          const now = this.#host.clock.now();
          if (now - told < tellEvery) return;
          told = now;
          save();
          this.#tell(this.#current(row.uid));
        },
        unpaused: () => running.paused ?? Promise.resolve(),
        isPaused: () => running.paused !== undefined,
      });
      save();
      this.#end(row, running, running.abort.signal.aborted ? 'cancelled' : 'done');
    } catch (error) {
      save();
      if (running.abort.signal.aborted) this.#end(row, running, 'cancelled');
      else {
        this.#host.log('error', 'job-failed', { kind: row.kind, error: String(error) });
        const code = error instanceof BahanError ? error.code : (codeOfSystemError(error) ?? 'internal');
        setState(this.#db, row.id, 'failed', this.#host.clock.now(), code);
        this.#tell(this.#current(row.uid));
      }
    } finally {
      this.#running.delete(row.id);
    }
  }

  #end(row: JobRow, running: Running, state: 'done' | 'cancelled'): void {
    if (running.interrupted) setState(this.#db, row.id, 'waiting', this.#host.clock.now());
    else this.#set(row, state);
  }

  #set(row: JobRow, state: Job['state']): void {
    setState(this.#db, row.id, state, this.#host.clock.now());
    this.#tell(this.#current(row.uid));
  }

  #row(uid: string): JobRow {
    const row = jobByUid(this.#db, uid);
    if (!row) throw new BahanError('job-not-found', { id: uid });
    return row;
  }

  #current(uid: string): Job {
    const row = this.#row(uid);
    const part = isEnd(row) ? 0 : (this.#running.get(row.id)?.part ?? 0);
    return { ...jobOf(row), ...(part > 0 ? { part } : {}) };
  }
}

const isEnd = (row: JobRow): boolean => row.state === 'done' || row.state === 'cancelled' || row.state === 'failed';
