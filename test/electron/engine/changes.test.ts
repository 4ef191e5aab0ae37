import { describe, expect, it } from 'vitest';
import { ChangeFeed } from '../../../electron/engine/changes.ts';

const soon = (ms = 5) => new Promise((resolve) => setTimeout(resolve, ms));

describe('the change feed', () => {
  it('folds all that a slow reader missed into one event', async () => {
    const feed = new ChangeFeed(1);
    const events = feed.subscribe();
    const first = events.next();
    await soon();
    feed.note({ assets: ['a'] });
    expect((await first).value).toMatchObject({ seq: 1, assets: ['a'] });
    feed.note({ assets: ['b'], arrived: { count: 2, folder: 'x' } });
    feed.note({ assets: ['b', 'c'], roots: true, arrived: { count: 1, folder: 'y' } });
    expect((await events.next()).value).toMatchObject({
      seq: 3,
      assets: ['b', 'c'],
      roots: true,
      membership: false,
      arrived: { count: 3, folder: 'y' },
    });
  });

  it('names at most five hundred assets, and says that there are more', async () => {
    const feed = new ChangeFeed(1);
    const events = feed.subscribe();
    const next = events.next();
    await soon();
    feed.note({ assets: Array.from({ length: 800 }, (_, n) => `a${n}`) });
    expect((await next).value).toMatchObject({ assets: expect.objectContaining({ length: 500 }), assetsMore: true });
  });

  it('ends every subscription when it closes, and one when its reader leaves', async () => {
    const feed = new ChangeFeed(1);
    const abort = new AbortController();
    const left = feed.subscribe(abort.signal).next();
    const stays = feed.subscribe().next();
    await soon();
    abort.abort();
    expect(await left).toEqual({ done: true, value: undefined });
    feed.close();
    expect(await stays).toEqual({ done: true, value: undefined });
  });
});
