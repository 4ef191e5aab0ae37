import { Worker } from 'node:worker_threads';
import { threadFile } from '../thread-file.ts';
import { pragma, type Writer } from './connection.ts';

/** What the thread is told when it starts. */
export interface CheckpointData {
  /** Databases whose logs it looks after. */
  readonly paths: readonly string[];
  /** Milliseconds between two looks. */
  readonly every: number;
}

/** Milliseconds; tests bring shorter ones. */
const usual = { first: 2_000, every: 1_000 };
/**
 * Pages of the log from which on the engine's thread empties it after all: only then does the log begin from its start again,
 * since others write while the thread reads. By then nearly all of it is in the database: 64 MB of 4 KB pages.
 */
const most = 16_384;
/** SQLite's own. */
const withoutThread = 1_000;

/** Megabytes: it holds nothing. */
const resourceLimits = { maxYoungGenerationSizeMb: 1, maxOldGenerationSizeMb: 16 };

/**
 * Brings what the write-ahead logs hold into their databases in a thread of its own, which waits for the disk in place of the
 * engine's: SQLite would do it after every thousandth page, in the middle of a commit. `db` writes to the first of the paths.
 * Where there can be no thread all is as SQLite does it. @returns how to end it
 */
export function keepCheckpoints(db: Writer, paths: readonly string[], times = usual): () => Promise<void> {
  let worker: Worker | undefined;
  let isEnded = false;
  const setLimit = (pages: number): void => {
    if (!isEnded) pragma(db, `wal_autocheckpoint = ${pages}`);
  };
  const start = (): void => {
    const workerData = { paths, every: times.every } satisfies CheckpointData;
    try {
      worker = new Worker(threadFile('checkpoint-worker', import.meta.url), { workerData, resourceLimits });
    } catch {
      return;
    }
    worker.unref();
    worker.once('online', () => setLimit(most));
    worker.once('error', () => {
      worker = undefined;
      setLimit(withoutThread);
    });
  };
  // a command that is over by then needs none
  const timer = setTimeout(start, times.first);
  timer.unref();
  return async () => {
    isEnded = true;
    clearTimeout(timer);
    await worker?.terminate();
  };
}
