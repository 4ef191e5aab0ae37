import { beforeEach, describe, expect, it } from 'vitest';
import {
  clearSelection,
  extendTo,
  type IdSource,
  resetSelection,
  select,
  selectAll,
  selection,
  setIdSource,
  toggle,
} from '../../../renderer/state/selection.ts';

const ids = Array.from({ length: 1000 }, (_, index) => `id-${index}`);

/** Holds the first ten only, as a page that has not scrolled does. */
function nearSource(answer: (from: number, to: number) => Promise<readonly string[]>): IdSource {
  return { idAt: (index) => (index < 10 ? ids[index] : undefined), ids: answer, total: () => ids.length };
}

const chosen = () => [...selection.get().ids];

describe('the selection', () => {
  beforeEach(() => {
    resetSelection();
    setIdSource(nearSource(async (from, to) => ids.slice(from, to)));
  });

  it('is one after a click and grows by toggling', () => {
    select(3, 'id-3');
    toggle(5, 'id-5');
    toggle(3, 'id-3');
    expect(selection.get()).toMatchObject({ focused: 3, anchor: 3 });
    expect(chosen()).toEqual(['id-5']);
  });

  it('extends from its anchor in both directions', async () => {
    select(4, 'id-4');
    await extendTo(6);
    expect(chosen()).toEqual(['id-4', 'id-5', 'id-6']);
    await extendTo(2);
    expect(chosen()).toEqual(['id-2', 'id-3', 'id-4']);
    expect(selection.get()).toMatchObject({ anchor: 4, focused: 2 });
  });

  it('reaches what the page has not loaded', async () => {
    select(0, 'id-0');
    await extendTo(499);
    expect(chosen()).toEqual(ids.slice(0, 500));
    await selectAll();
    expect(selection.get().ids.size).toBe(1000);
  });

  it('forgets an answer that comes after something newer was asked', async () => {
    let answer: (found: readonly string[]) => void = () => undefined;
    setIdSource(
      nearSource(
        () =>
          new Promise((resolve) => {
            answer = resolve;
          }),
      ),
    );
    select(0, 'id-0');
    const extending = extendTo(500);
    clearSelection();
    answer(ids.slice(0, 501));
    await extending;
    expect(chosen()).toEqual([]);
  });

  it('stays as it is when nobody can say what lies between', async () => {
    setIdSource(nearSource(() => Promise.reject(new Error('gone'))));
    select(1, 'id-1');
    await extendTo(500);
    expect(chosen()).toEqual(['id-1']);
  });
});
