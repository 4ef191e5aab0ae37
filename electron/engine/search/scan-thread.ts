import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { get, type Reader } from '../db/connection.ts';
import type { ScanAnswer, ScanRequest } from './scan.ts';

interface Asked extends ScanRequest {
  readonly answer: (keys: Float64Array | undefined) => void;
  readonly isWanted: () => boolean;
  readonly urgent: boolean;
}

/** In a checkout the thread runs from its source; in a package the build lays it beside the bundle. */
function scanFile(): string {
  const source = fileURLToPath(new URL('./scan-worker.ts', import.meta.url));
  return existsSync(source) ? source : fileURLToPath(new URL('./scan-worker.js', import.meta.url));
}

/** Megabytes: all it holds is one answer, which is no object of its own. */
const resourceLimits = { maxYoungGenerationSizeMb: 4, maxOldGenerationSizeMb: 64 };

/** Reads long answers of the index in a thread of its own, one after the other. It is started by the first. */
export class ScanThread {
  readonly #db: Reader;
  #worker: Worker | undefined;
  #waiting: Asked[] = [];
  #running: Asked | undefined;
  #next = 1;
  #cannot = false;

  constructor(db: Reader) {
    this.#db = db;
  }

  /**
   * All keys that match a text, upwards, as the library is when its turn comes; undefined when there can be no thread here,
   * or when `isWanted` was no longer true when its turn came. What is not urgent lets all others go first.
   */
  scan(
    match: string,
    { isWanted, urgent = true }: { readonly isWanted: () => boolean; readonly urgent?: boolean },
  ): Promise<Float64Array | undefined> {
    return new Promise((answer) => {
      this.#waiting.push({ id: this.#next++, match, answer, isWanted, urgent });
      this.#go();
    });
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
    worker.postMessage({ id: next.id, match: next.match } satisfies ScanRequest);
  }

  #started(): Worker | undefined {
    if (this.#worker || this.#cannot) return this.#worker;
    const path = get<{ file: string }>(this.#db, "SELECT file FROM pragma_database_list WHERE name = 'main'")?.file;
    try {
      this.#worker = new Worker(scanFile(), { workerData: path, resourceLimits });
    } catch {
      this.#cannot = true;
      return undefined;
    }
    this.#worker.on('message', ({ id, keys }: ScanAnswer) => {
      const asked = this.#running;
      if (asked?.id !== id) return;
      this.#running = undefined;
      this.#worker?.unref();
      asked.answer(keys);
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
