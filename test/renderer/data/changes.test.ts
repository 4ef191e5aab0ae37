import { describe, expect, it } from 'vitest';
import { followChanges, mergeJobs } from '../../../renderer/data/changes.ts';
import { createQueries } from '../../../renderer/data/queries.ts';
import { ResultHolder } from '../../../renderer/data/result-holder.ts';
import { query } from '../../../renderer/state/query.ts';
import type { Job } from '../../../shared/model/job.ts';
import { createFakeEngine } from '../fake-engine.ts';

const job = (id: string, done: number): Job => ({
  id,
  kind: 'sweep',
  state: 'running',
  label: {},
  done,
  total: 10,
  failed: 0,
  startedAt: 1,
  endedAt: null,
  error: null,
});

async function following() {
  query.set({ text: '', order: 'newest' });
  const fake = createFakeEngine({ assets: 20 });
  const holder = new ResultHolder(fake.engine);
  holder.start();
  const queries = createQueries();
  const listeners = new Set<() => void>();
  const connection = {
    engine: fake.engine,
    desktop: undefined,
    closed: new Promise<string>(() => undefined),
    isOpen: () => true,
    watch: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const stop = followChanges(connection, queries, holder);
  await expect.poll(() => holder.state.get().layout?.total).toBe(20);
  return { fake, holder, queries, stop, reconnect: () => [...listeners].map((tell) => tell()) };
}

describe('the change feed', () => {
  it('puts changed cards in their places', async () => {
    const { fake, holder, stop } = await following();
    const [first] = fake.cards;
    if (first) fake.cards[0] = { ...first, picture: 'drawn' };
    fake.change({ assets: [first?.id ?? ''] });
    await expect.poll(() => holder.itemAt(0)?.picture).toBe('drawn');
    expect(fake.calls.filter((call) => call === 'search.open')).toHaveLength(1);
    stop();
  });

  it('opens the result again when others may belong to it', async () => {
    const { fake, holder, stop } = await following();
    fake.cards.pop();
    fake.change({ membership: true });
    await expect.poll(() => holder.state.get().total).toBe(19);
    stop();
  });

  it('keeps the list of jobs true without asking for it', async () => {
    const { fake, queries, stop } = await following();
    fake.change({ jobs: [job('a', 1)] });
    await expect.poll(() => queries.getQueryData(['jobs'])).toEqual([job('a', 1)]);
    expect(fake.calls).not.toContain('jobs.list');
    stop();
  });

  it('listens again after it was cut off, and asks for everything that may have changed', async () => {
    const { fake, holder, stop, reconnect } = await following();
    fake.hangUp();
    fake.cards.pop();
    await expect.poll(() => reconnect().length).toBeGreaterThan(0);
    await expect.poll(() => holder.state.get().total).toBe(19);
    fake.cards.pop();
    fake.change({ membership: true });
    await expect.poll(() => holder.state.get().total).toBe(18);
    stop();
  });
});

describe('merging jobs', () => {
  it('replaces those that are known and puts new ones first', () => {
    expect(mergeJobs([job('a', 1), job('b', 1)], [job('b', 5), job('c', 0)])).toEqual([
      job('c', 0),
      job('a', 1),
      job('b', 5),
    ]);
  });
});
