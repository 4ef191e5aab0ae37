import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ResultHolder } from '../../../renderer/data/result-holder.ts';
import { windowSize } from '../../../renderer/data/windows.ts';
import { notices } from '../../../renderer/state/notices.ts';
import { query } from '../../../renderer/state/query.ts';
import { selection, setIdSource } from '../../../renderer/state/selection.ts';
import { BahanError } from '../../../shared/errors.ts';
import { fakeCard } from '../fake-cards.ts';
import { createFakeEngine } from '../fake-engine.ts';

/** Lets every answer that is on its way arrive. */
const settle = () => vi.advanceTimersByTimeAsync(0);
const gather = () => vi.advanceTimersByTimeAsync(1000);

function started(assets: number) {
  const fake = createFakeEngine({ assets });
  const holder = new ResultHolder(fake.engine);
  const stop = holder.start();
  return { fake, holder, stop };
}

describe('the result on screen', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    query.set({ text: '', order: 'newest' });
    notices.set([]);
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('shows the first page, then the exact count, the facets and the layout', async () => {
    const { holder } = started(1500);
    await settle();
    expect(holder.state.get()).toMatchObject({ total: 1500, totalIsExact: true, loading: false, search: 1 });
    expect(holder.state.get().layout).toBeUndefined();
    await gather();
    expect(holder.state.get().layout?.total).toBe(1500);
    expect(holder.state.get().summary?.facets.kind[0]?.value).toBe('photo');
    expect(holder.itemAt(windowSize - 1)?.id).toBe(fakeCard(windowSize - 1).id);
    expect(holder.itemAt(windowSize)).toBeUndefined();
  });

  it('keeps what is to be marked the same while it is, so that nothing is drawn anew for it', async () => {
    const { fake, holder } = started(40);
    const { open } = fake.engine.search;
    let words = ['kopi'];
    fake.engine.search.open = async (...asked) => ({
      ...(await open(...asked)),
      lightUp: { words: [...words], beginnings: [] },
      ignored: ['tolong'],
    });
    query.set({ text: 'e', order: 'newest' });
    await settle();
    const first = holder.state.get().lightUp;
    expect(holder.state.get()).toMatchObject({ lightUp: { words: ['kopi'] }, ignored: ['tolong'] });
    holder.refresh();
    await gather();
    expect(holder.state.get().lightUp).toBe(first);
    words = ['teh'];
    holder.refresh();
    await gather();
    expect(holder.state.get().lightUp?.words).toEqual(['teh']);
  });

  it('loads the windows near the eye once and never the library', async () => {
    const { fake, holder } = started(20_000);
    await settle();
    holder.ensure(950, 1050);
    holder.ensure(950, 1050);
    await settle();
    expect(holder.itemAt(1000)?.id).toBe(fakeCard(1000).id);
    expect(fake.calls.filter((call) => call === 'search.window')).toHaveLength(2);
    for (let at = 0; at < 20_000; at += 200) {
      holder.ensure(at, at + 200);
      await settle();
    }
    expect(holder.loadedIds().size).toBeLessThanOrEqual(6_000);
  });

  it('follows the typing and lets only the newest search speak', async () => {
    const { fake, holder } = started(400);
    await settle();
    const open = fake.engine.search.open;
    const late: (() => void)[] = [];
    Object.assign(fake.engine.search, {
      open: async (...args: Parameters<typeof open>) => {
        if (args[0].query === 'pan') await new Promise<void>((resolve) => late.push(resolve));
        return open(...args);
      },
    });
    query.set({ text: 'pan', order: 'newest' });
    query.set({ text: 'panen', order: 'newest' });
    await settle();
    const shown = holder.state.get();
    expect(shown.total).toBe(fake.cards.filter((card) => card.title?.includes('Panen')).length);
    for (const answer of late) answer();
    await settle();
    expect(holder.state.get().result).toBe(shown.result);
  });

  it('asks ahead for what is typed, once, and shows what the query then is', async () => {
    const { fake, holder } = started(40);
    await settle();
    const { open } = fake.engine.search;
    const asked: string[] = [];
    fake.engine.search.open = (input, ...rest) => {
      asked.push(input.query);
      return open(input, ...rest);
    };
    holder.askAhead('k');
    expect(asked.at(-1)).toBe('k');
    query.set({ text: 'k', order: 'newest' });
    await settle();
    expect(asked).toEqual(['k']);
    // nothing was asked ahead: the query says what is shown
    query.set({ text: 'ko', order: 'newest' });
    await settle();
    expect(asked).toEqual(['k', 'ko']);
    expect(holder.state.get().search).toBeGreaterThan(1);
  });

  it('does not ask where a large result lies while somebody types', async () => {
    const { fake, holder } = started(12_000);
    await gather();
    const asked = () => fake.calls.filter((call) => call === 'search.layout').length;
    expect(asked()).toBe(1);
    for (const text of ['p', 'pa', 'pan', 'pane', 'panen']) {
      query.set({ text, order: 'newest' });
      await vi.advanceTimersByTimeAsync(120);
      expect(holder.state.get()).toMatchObject({ totalIsExact: true, loading: false });
    }
    expect(holder.state.get().total).toBeGreaterThan(1000);
    expect(asked()).toBe(1);
    await gather();
    expect(asked()).toBe(2);
    expect(holder.state.get().layout?.total).toBe(holder.state.get().total);
  });

  it('says that a result is still being looked for where that lasts', async () => {
    const { fake, holder } = started(40);
    await settle();
    const { open } = fake.engine.search;
    fake.engine.search.open = async (...asked) => {
      await new Promise((resolve) => setTimeout(resolve, asked[0].query === 'slow' ? 500 : 50));
      return open(...asked);
    };
    const told: boolean[] = [];
    holder.state.subscribe(() => told.push(holder.state.get().loading));
    query.set({ text: 'e', order: 'newest' });
    await vi.advanceTimersByTimeAsync(400);
    expect(told).not.toContain(true);
    query.set({ text: 'slow', order: 'newest' });
    await vi.advanceTimersByTimeAsync(400);
    expect(told.at(-1)).toBe(true);
    await gather();
    expect(told.at(-1)).toBe(false);
  });

  it('begins a new search with nothing selected', async () => {
    const { holder } = started(50);
    await settle();
    const stop = setIdSource(holder);
    selection.set({ ids: new Set(['a']), focused: 3, focusedId: 'a', anchor: 3 });
    query.set({ text: 'rakor', order: 'newest' });
    expect(selection.get().ids.size).toBe(0);
    stop();
  });

  it('opens the same search again once for many changes, and keeps what is near in sight', async () => {
    const { fake, holder } = started(2000);
    await settle();
    holder.ensure(1000, 1100);
    await settle();
    const before = holder.state.get();
    fake.cards.unshift(fakeCard(5000));
    for (let times = 0; times < 20; times += 1) holder.refresh();
    await gather();
    const after = holder.state.get();
    expect(fake.calls.filter((call) => call === 'search.open')).toHaveLength(2);
    expect(after).toMatchObject({ total: 2001, search: before.search });
    expect(after.result).not.toBe(before.result);
    expect(holder.itemAt(0)?.id).toBe(fakeCard(5000).id);
    expect(holder.itemAt(1001)?.id).toBe(fakeCard(1000).id);
  });

  it('asks the cards again that changed while it was being opened', async () => {
    const { fake, holder } = started(100);
    await settle();
    const summary = fake.engine.search.summary;
    let answer: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      answer = resolve;
    });
    Object.assign(fake.engine.search, {
      summary: async (...args: Parameters<typeof summary>) => {
        await held;
        return summary(...args);
      },
    });
    holder.refresh();
    await gather();
    const [first] = fake.cards;
    if (first) fake.cards[0] = { ...first, picture: 'drawn' };
    await holder.changed([first?.id ?? '']);
    answer();
    await settle();
    expect(holder.itemAt(0)?.picture).toBe('drawn');
  });

  it('lets a refresh come to its end before the next begins', async () => {
    const { fake, holder } = started(100);
    await settle();
    const layout = fake.engine.search.layout;
    Object.assign(fake.engine.search, {
      layout: async (...args: Parameters<typeof layout>) => {
        await new Promise((resolve) => setTimeout(resolve, 1500));
        return layout(...args);
      },
    });
    const before = holder.state.get().result;
    for (let times = 0; times < 8; times += 1) {
      holder.refresh();
      await vi.advanceTimersByTimeAsync(500);
    }
    expect(holder.state.get().result).not.toBe(before);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(fake.calls.filter((call) => call === 'search.open').length).toBeLessThan(6);
  });

  it('begins at the top when a refresh overtakes a search that was not shown yet', async () => {
    const { fake, holder } = started(100);
    await settle();
    fake.failNext('search.open', new BahanError('cancelled'));
    query.set({ text: 'rakor', order: 'newest' });
    await settle();
    holder.refresh();
    await gather();
    expect(holder.state.get().search).toBe(2);
  });

  it('asks again when its result has expired', async () => {
    const { fake, holder } = started(2000);
    await settle();
    fake.forgetResults();
    holder.ensure(1200, 1201);
    await gather();
    holder.ensure(1200, 1201);
    await settle();
    expect(holder.itemAt(1200)?.id).toBe(fakeCard(1200).id);
  });

  it('tells a failure and keeps what was there', async () => {
    const { fake, holder } = started(100);
    await settle();
    fake.failNext('search.open', new BahanError('internal'));
    query.set({ text: 'kopi', order: 'newest' });
    await settle();
    expect(holder.state.get()).toMatchObject({ loading: false, failure: { code: 'internal' }, total: 100 });
    expect(notices.get()).toMatchObject([{ tone: 'failure', failure: { code: 'internal' } }]);
  });

  it('stops for good', async () => {
    const { fake, holder, stop } = started(100);
    await settle();
    holder.refresh();
    stop();
    query.set({ text: 'kopi', order: 'newest' });
    await gather();
    expect(fake.calls.filter((call) => call === 'search.open')).toHaveLength(1);
  });
});
