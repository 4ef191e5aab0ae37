/**
 * A thread that reads long answers of the search index whole. A statement cannot be interrupted, and reading it row by row
 * takes six times as long as the index needs: here it may take its time, and the engine's thread is free meanwhile.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { get, openReader, pragma } from '../db/connection.ts';
import { readKeys, type ScanAnswer, type ScanRequest, scanMatches } from './scan.ts';

const db = openReader(workerData as string);
// it reads long stretches once; what is read again lies in the cache of the system
pragma(db, 'cache_size = -8192');

parentPort?.on('message', ({ id, match }: ScanRequest) => {
  let answer: ScanAnswer;
  try {
    const row = get<{ count: number; keys: Buffer | null }>(db, scanMatches, match);
    answer = { id, keys: readKeys(row?.keys ?? null, row?.count ?? 0) };
  } catch (error) {
    answer = { id, error: error instanceof Error ? error.message : String(error) };
  }
  parentPort?.postMessage(answer, answer.keys ? [answer.keys.buffer] : []);
});
