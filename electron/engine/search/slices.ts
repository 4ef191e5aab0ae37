import { setImmediate } from 'node:timers/promises';

/** Milliseconds that one piece of work may hold the engine's thread before others have their turn. */
export const sliceMs = 8;

/** Lets everything that waits run before going on. */
export const breathe = (): Promise<void> => setImmediate();

/** Runs `work` for indexes 0 to `length` in pieces, others in between. */
export async function inSlices(length: number, step: number, work: (from: number, to: number) => void): Promise<void> {
  for (let from = 0; from < length; from += step) {
    if (from > 0) await breathe();
    work(from, Math.min(from + step, length));
  }
}
