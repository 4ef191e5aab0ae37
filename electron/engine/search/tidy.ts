import type { Writer } from '../db/connection.ts';
import { tidyIndex } from './index-write.ts';

/** Milliseconds between two looks whether there is something to join, and between two steps of joining. */
const lookEvery = 20_000;
const stepEvery = 250;

/** Joins the index's segments in short steps while `isIdle` answers true. Returns how to stop. */
export function keepTidy(db: Writer, isIdle: () => boolean): () => void {
  let timer: NodeJS.Timeout;
  const plan = (after: number) => {
    timer = setTimeout(step, after);
    timer.unref();
  };
  const step = () => plan(isIdle() && tidyIndex(db) ? stepEvery : lookEvery);
  plan(lookEvery);
  return () => clearTimeout(timer);
}
