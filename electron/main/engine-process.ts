import type { MessagePortMain, UtilityProcess } from 'electron';
import { BahanError } from '../../shared/errors.ts';
import type { Wanted } from '../doors/decoder/desk.ts';
import type { DesktopNews } from '../doors/desktop-news.ts';
import type { Answers, CodedError, FromEngine, Question, ToEngine } from '../doors/engine-wire.ts';
import type { WorkerEntry } from '../engine/host.ts';
import { restartDelay } from './restart-limit.ts';

export interface EngineProcessOptions {
  readonly library: string;
  fork(): UtilityProcess;
  /** Starts a worker for the engine and sends its news through `tell`; returns how to end it. */
  startWorker(
    entry: WorkerEntry,
    worker: number,
    tell: (message: ToEngine, ports?: MessagePortMain[]) => void,
  ): () => void;
  /** Decodes a file for the engine in the hidden window and tells what came of it; returns how to stop. */
  startDecode(wanted: Wanted, decode: number, tell: (message: ToEngine) => void): () => void;
  /** The library is open: windows may be introduced (again). */
  onOpened(): void;
  onNews(news: DesktopNews): void;
  onRefused(error: CodedError): void;
  /** It ended by an accident, with this exit code; it is started again unless that was too often. */
  onAccident(code: number): void;
  /** It ended too often; `start` tries anew. */
  onGivenUp(): void;
  readonly now?: () => number;
}

interface Asked {
  readonly question: Question;
  resolve(answer: Answers[keyof Answers]): void;
  reject(error: BahanError): void;
}

/** Milliseconds that a library gets to close before its process is ended. */
const closingTime = 10_000;

/** The process that the engine runs in: started, started again after an accident, asked, and closed in good order. */
export class EngineProcess {
  readonly #options: EngineProcessOptions;
  readonly #asked = new Map<number, Asked>();
  readonly #workers = new Map<number, () => void>();
  readonly #decodes = new Map<number, () => void>();
  #child: UtilityProcess | undefined;
  #open = false;
  /** Since this program was started. */
  #wasOpen = false;
  #repair = false;
  #stopping = false;
  #ends: number[] = [];
  #retry: NodeJS.Timeout | undefined;
  #last = 0;

  constructor(options: EngineProcessOptions) {
    this.#options = options;
  }

  get isOpen(): boolean {
    return this.#open;
  }

  /** Starts it, also after it was refused or given up. `repair`: what is damaged is brought back first. */
  start(repair = false): void {
    this.#ends = [];
    this.#repair = repair;
    this.#spawn();
  }

  /** Gives the engine one end of a window's channel. The caller waits for `onOpened` first. */
  connect(port: MessagePortMain): void {
    this.#tell({ kind: 'window' }, [port]);
  }

  /** Asks; waits while the engine starts. Rejects with `closed` when it ends before it answers. */
  ask<Asking extends Question>(question: Asking): Promise<Answers[Asking['what']]> {
    return new Promise((resolve, reject) => {
      if (this.#stopping || (!this.#child && !this.#retry)) {
        reject(new BahanError('closed'));
        return;
      }
      this.#last += 1;
      this.#asked.set(this.#last, { question, resolve: resolve as Asked['resolve'], reject });
      if (this.#open) this.#tell({ kind: 'ask', ask: this.#last, question });
    });
  }

  /** Closes the library and waits for the process to end. */
  async stop(): Promise<void> {
    this.#stopping = true;
    clearTimeout(this.#retry);
    const child = this.#child;
    if (!child) return;
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    this.#tell({ kind: 'close' });
    const timer = setTimeout(() => child.kill(), closingTime);
    await ended;
    clearTimeout(timer);
  }

  #spawn(): void {
    if (this.#child || this.#stopping) return;
    this.#retry = undefined;
    const child = this.#options.fork();
    this.#child = child;
    child.on('message', (message: FromEngine) => this.#receive(message, child));
    child.once('exit', (code) => this.#ended(child, code));
    const how = { ...(this.#wasOpen && { again: true as const }), ...(this.#repair && { repair: true as const }) };
    this.#repair = false;
    this.#tell({ kind: 'open', folder: this.#options.library, ...how });
  }

  #tell(message: ToEngine, ports: MessagePortMain[] = []): void {
    this.#child?.postMessage(message, ports);
  }

  #receive(message: FromEngine, child: UtilityProcess): void {
    switch (message.kind) {
      case 'opened':
        this.#open = true;
        this.#wasOpen = true;
        for (const [ask, { question }] of this.#asked) this.#tell({ kind: 'ask', ask, question });
        this.#options.onOpened();
        break;
      case 'refused':
        this.#child = undefined; // its end is no accident
        child.kill();
        this.#rejectAll();
        this.#options.onRefused(message.error);
        break;
      case 'answer':
        this.#asked.get(message.ask)?.resolve(message.answer);
        this.#asked.delete(message.ask);
        break;
      case 'no-answer':
        this.#asked.get(message.ask)?.reject(new BahanError(message.error.code, message.error.details));
        this.#asked.delete(message.ask);
        break;
      case 'news':
        this.#options.onNews(message.news);
        break;
      case 'start-worker':
        this.#startWorker(message.worker, message.entry);
        break;
      case 'end-worker':
        this.#workers.get(message.worker)?.();
        break;
      case 'decode':
        this.#startDecode(message.wanted, message.decode, child);
        break;
      case 'end-decode':
        this.#decodes.get(message.decode)?.();
        break;
    }
  }

  #startWorker(worker: number, entry: WorkerEntry): void {
    const end = this.#options.startWorker(entry, worker, (message, ports) => {
      if (message.kind === 'worker-gone') this.#workers.delete(worker);
      this.#tell(message, ports);
    });
    this.#workers.set(worker, end);
  }

  #startDecode(wanted: Wanted, decode: number, child: UtilityProcess): void {
    const end = this.#options.startDecode(wanted, decode, (message) => {
      if (this.#child !== child) return; // who asked is gone, and its numbers may be used again
      if (message.kind !== 'decoding') this.#decodes.delete(decode);
      this.#tell(message);
    });
    this.#decodes.set(decode, end);
  }

  #ended(child: UtilityProcess, code: number): void {
    if (this.#child !== child) return;
    this.#child = undefined;
    const wasOpen = this.#open;
    this.#open = false;
    for (const end of this.#workers.values()) end();
    this.#workers.clear();
    for (const end of this.#decodes.values()) end();
    this.#decodes.clear();
    if (this.#stopping) {
      this.#rejectAll();
      return;
    }
    // one that ends in good order was asked to begin anew, as after a backup was taken back
    if (code !== 0) this.#options.onAccident(code);
    // what it was answering may be what it ended of; what waits for it to open may wait on
    if (wasOpen) this.#rejectAll();
    const now = (this.#options.now ?? Date.now)();
    this.#ends = [...this.#ends, now].slice(-20);
    const delay = restartDelay(this.#ends, now);
    if (delay === undefined) {
      this.#rejectAll();
      this.#options.onGivenUp();
    } else this.#retry = setTimeout(() => this.#spawn(), delay);
  }

  #rejectAll(): void {
    for (const { reject } of this.#asked.values()) reject(new BahanError('closed'));
    this.#asked.clear();
  }
}
