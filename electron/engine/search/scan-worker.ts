/**
 * A thread that reads long answers of the search index whole. It has all that it takes: a connection, and the sort keys of the
 * columns, which it shares with the engine's thread. That one is free meanwhile, and tells it when nobody waits any more.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { get, openReader, pragma } from '../db/connection.ts';
import { KeyBlock, Places } from './places.ts';
import {
  LeafReader,
  readKeys,
  type ScanAnswer,
  type ScanRequest,
  type ScanWorkerData,
  type SetNotice,
  scanMatches,
} from './scan.ts';

class Stopped extends Error {}

const { path, stop } = workerData as ScanWorkerData;
const db = openReader(path);
// it reads long stretches once; what is read again lies in the cache of the system
pragma(db, 'cache_size = -8192');

let known = 0;
/** By the id that the engine's thread gave them: a change of the library leaves most as they are. */
let blocks = new Map<number, KeyBlock>();
let reader: LeafReader | undefined;
let running = 0;

function goOn(): void {
  if (Atomics.load(stop, 0) === running) throw new Stopped();
}

function answer(request: ScanRequest): ScanAnswer {
  const { id } = request;
  if ('match' in request) {
    const row = get<{ count: number; keys: Buffer | null }>(db, scanMatches, request.match);
    return { id, keys: readKeys(row?.keys ?? null, row?.count ?? 0) };
  }
  if (!reader || request.set !== known) return { id, error: 'unknown set' };
  return { id, sums: reader.read(request.sums) };
}

/** What is handed over instead of copied. */
function buffersOf({ keys, sums = [] }: ScanAnswer): ArrayBuffer[] {
  const words = sums.flatMap(({ rest, common }) => [rest.words, ...common.map((one) => one.words)]);
  return [...(keys ? [keys] : []), ...words].map(({ buffer }) => buffer as ArrayBuffer);
}

parentPort?.on('message', (message: ScanRequest | SetNotice) => {
  if ('blocks' in message) {
    const told = message.blocks.flatMap(({ id, keys }): [number, KeyBlock][] => {
      const block = keys ? new KeyBlock(keys) : blocks.get(id);
      return block ? [[id, block]] : [];
    });
    known = message.set;
    blocks = new Map(told);
    reader = new LeafReader(db, new Places([...blocks.values()]), goOn);
    return;
  }
  running = message.id;
  let given: ScanAnswer;
  try {
    given = answer(message);
  } catch (error) {
    const { id } = message;
    given =
      error instanceof Stopped
        ? { id, isStopped: true }
        : { id, error: error instanceof Error ? error.message : String(error) };
  }
  parentPort?.postMessage(given, buffersOf(given));
});
