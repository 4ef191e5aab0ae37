import { lstatSync } from 'node:fs';
import { close, openReader, type Reader } from '../db/connection.ts';
import { workerChannel } from '../worker-channel.ts';
import { codeOf } from './reach.ts';
import { lookClosely } from './settle-look.ts';
import type { SweepAnswer, SweepRequest } from './sweep-messages.ts';
import { type Sweep, walk } from './sweep-walk.ts';

/**
 * The process that looks at folders. It may hang for minutes in a system call on a share that froze; the engine does
 * not, and kills it. It reads the library to know what is already known, so that only differences travel.
 */

const channel = workerChannel();
const cancelled = new Set<number>();
/** Batches told of a sweep that the engine did not take yet, and who waits for that. */
const untaken = new Map<number, { count: number; wake: (() => void) | undefined }>();
/** Batches on their way at once; a first sweep finds files ten times as fast as they are written down. */
const onTheWay = 4;

const answer = (message: SweepAnswer): void => channel.post(message);

channel.onMessage((message) => {
  const request = message as SweepRequest;
  if (request.type === 'cancel') cancelled.add(request.id);
  else if (request.type === 'taken') take(request.id);
  else begin(request);
});

/** Whoever asks hears at once that somebody is there; what follows may take its time. */
function begin(request: Exclude<SweepRequest, { type: 'cancel' | 'taken' }>): void {
  answer({ type: 'alive', id: request.id });
  if (request.type === 'look') look(request);
  else if (request.type === 'sizes') answer({ type: 'sized', id: request.id, sizes: request.paths.map(sizeOf) });
  else void sweep(request);
}

function take(id: number): void {
  const told = untaken.get(id);
  if (!told) return;
  told.count -= 1;
  told.wake?.();
  told.wake = undefined;
}

function look({ id, paths, writers }: Extract<SweepRequest, { type: 'look' }>): void {
  try {
    answer({ type: 'looked', id, looks: lookClosely(paths, writers) });
  } catch (error) {
    answer({ type: 'failed', id, code: codeOf(error) });
  }
}

/** In whatever way the letters of its name are composed there. */
function sizeOf(path: string): number {
  for (const spelled of new Set([path, path.normalize('NFC'), path.normalize('NFD')])) {
    try {
      const stats = lstatSync(spelled);
      if (stats.isFile()) return stats.size;
    } catch {
      // not under that name
    }
  }
  return -1;
}

async function sweep(request: Sweep): Promise<void> {
  const { id } = request;
  const told: { count: number; wake: (() => void) | undefined } = { count: 0, wake: undefined };
  untaken.set(id, told);
  let db: Reader | undefined;
  try {
    db = openReader(request.database);
    const end = await walk(db, request, {
      dirs: (dirs, seen) => {
        told.count += 1;
        answer({ type: 'dirs', id, dirs, seen });
      },
      unreadable: (path, code) => answer({ type: 'unreadable', id, path, code }),
      alive: () => answer({ type: 'alive', id }),
      room: async () => {
        while (told.count >= onTheWay)
          await new Promise<void>((resolve) => {
            told.wake = resolve;
          });
      },
      isCancelled: () => cancelled.has(id),
    });
    if (end.how === 'offline') answer({ type: 'offline', id, code: end.code });
    else answer({ type: 'swept', id, seen: end.seen, cancelled: end.cancelled });
  } catch (error) {
    answer({ type: 'failed', id, code: codeOf(error) });
  } finally {
    if (db) close(db);
    untaken.delete(id);
    cancelled.delete(id);
  }
}
