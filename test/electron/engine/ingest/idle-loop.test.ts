import { afterEach, describe, expect, it } from 'vitest';
import { ChangeFeed } from '../../../../electron/engine/changes.ts';
import { IdleLoop, type IdleTask } from '../../../../electron/engine/ingest/idle-loop.ts';
import { nodeHost } from '../../../../electron/engine/node-host.ts';

const logged: string[] = [];
const troubles: unknown[] = [];
let changes: ChangeFeed;
let loop: IdleLoop;
afterEach(async () => {
  await loop.close();
  changes.close();
  logged.length = 0;
  troubles.length = 0;
});

function begin(step: IdleTask['step']): IdleLoop {
  changes = new ChangeFeed(0);
  const host = nodeHost({ log: (_, event) => void logged.push(event) });
  loop = new IdleLoop(
    { host, changes, trouble: (error) => void troubles.push(error) },
    { failure: 'failed-here', step, changed: () => true },
  );
  return loop;
}

describe('what goes on while nobody needs the computer', () => {
  it('does not make whoever waits for it rest', async () => {
    let left = 3;
    begin(async (isAwaited) => {
      if (!isAwaited) return 3_600_000;
      left -= 1;
      return left > 0 ? 0 : undefined;
    }).start();
    await new Promise((resolve) => setTimeout(resolve, 20));
    await loop.drained();
    expect(left).toBe(0);
  });

  it('does not forget what came while the last piece found nothing', async () => {
    const waiting = [1];
    const done: number[] = [];
    begin(async () => {
      const next = waiting.shift();
      if (next === undefined) return undefined;
      done.push(next);
      // somebody brings more after the queue was seen to be empty
      if (next === 1)
        queueMicrotask(() => {
          waiting.push(2);
          loop.wake();
        });
      return undefined;
    }).begin();
    await expect.poll(() => done).toEqual([1, 2]);
  });

  it('looks again when something changed, and not while the library cannot be written to', async () => {
    let steps = 0;
    begin(async () => {
      steps += 1;
      return undefined;
    }).start();
    await expect.poll(() => steps).toBe(1);
    loop.hold(true);
    changes.note({ roots: true });
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(steps).toBe(1);
    loop.hold(false);
    await expect.poll(() => steps).toBe(2);
    changes.note({ roots: true });
    await expect.poll(() => steps).toBe(3);
  });

  it('ends with a failure, says so, and tells whoever watches over the disk of a full one', async () => {
    let error: Error = new Error('broken');
    begin(async () => {
      throw error;
    }).begin();
    await loop.drained();
    expect(logged).toContain('failed-here');
    error = Object.assign(new Error('full'), { code: 'SQLITE_FULL' });
    await loop.drained();
    expect(troubles).toEqual([error]);
  });
});
