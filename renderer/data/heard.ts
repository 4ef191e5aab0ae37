import type { Change } from '../../shared/model/change.ts';

/** Changes as they are heard, for those who hold more than the cache does. Undefined: anything may have changed. */
type Listener = (change: Change | undefined) => void;

const listeners = new Set<Listener>();

export function onChange(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function tellChange(change: Change | undefined): void {
  for (const listener of [...listeners]) listener(change);
}
