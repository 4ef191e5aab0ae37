import type { Change } from '../../shared/model/change.ts';

/** Hears changes; undefined is the end of the wire. */
export type Subscriber = (change: Change | undefined) => void;

/** What one subscriber hears until it stops listening. */
export async function* feed(subscribers: Set<Subscriber>, signal?: AbortSignal): AsyncGenerator<Change> {
  const waiting: (Change | undefined)[] = [];
  let wake: () => void = () => undefined;
  const take: Subscriber = (change) => {
    waiting.push(change);
    wake();
  };
  subscribers.add(take);
  signal?.addEventListener('abort', () => wake());
  try {
    while (!signal?.aborted) {
      if (waiting.length > 0) {
        const next = waiting.shift();
        if (!next) throw new Error('the connection was closed');
        yield next;
      } else
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
    }
  } finally {
    subscribers.delete(take);
  }
}
