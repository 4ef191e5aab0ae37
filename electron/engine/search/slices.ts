import { setImmediate } from 'node:timers/promises';

/** Milliseconds that one piece of work may hold the engine's thread before others have their turn. */
export const sliceMs = 8;

let lastTurn = Number.NEGATIVE_INFINITY;

/** Lets everything that waits run before going on. */
export async function breathe(): Promise<void> {
  await setImmediate();
  lastTurn = performance.now();
}

/**
 * The same, once work has held the thread for as long as it may since others had their turn. What a step takes depends on what
 * it comes upon and on the computer, so that the clock says when a slice is over, and no number of rows.
 */
export async function letOthers(): Promise<void> {
  if (performance.now() - lastTurn >= sliceMs) await breathe();
}

/** Runs `work` for indexes 0 to `length` in pieces, others in between. */
export async function inSlices(length: number, step: number, work: (from: number, to: number) => void): Promise<void> {
  for (let from = 0; from < length; from += step) {
    if (from > 0) await breathe();
    work(from, Math.min(from + step, length));
  }
}

/** The same with steps of a millisecond or less, others in between when it is time. */
export async function inSteps(length: number, step: number, work: (from: number, to: number) => void): Promise<void> {
  for (let from = 0; from < length; from += step) {
    await letOthers();
    work(from, Math.min(from + step, length));
  }
}
