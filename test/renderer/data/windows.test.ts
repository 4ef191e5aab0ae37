import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Windows, windowSize, windowsOf } from '../../../renderer/data/windows.ts';
import { fakeCard } from '../fake-cards.ts';

const cards = (window: number) => Array.from({ length: windowSize }, (_, at) => fakeCard(window * windowSize + at));

describe('the loaded windows of a result', () => {
  it('hold no more than their limit and drop what was needed longest ago', () => {
    const windows = new Windows(3);
    for (const window of [0, 1, 2]) windows.put(window, cards(window));
    windows.touch([0]);
    windows.put(3, cards(3));
    expect([0, 1, 2, 3].map((window) => windows.has(window))).toEqual([true, false, true, true]);
  });

  it('find a card by its place and by its id', () => {
    const windows = new Windows();
    windows.put(2, cards(2));
    const place = 2 * windowSize + 7;
    expect(windows.itemAt(place)).toEqual(fakeCard(place));
    expect(windows.find(fakeCard(place).id)).toEqual({ card: fakeCard(place), index: place });
    expect(windows.itemAt(0)).toBeUndefined();
  });

  it('take newer cards in the places of the old ones', () => {
    const windows = new Windows();
    windows.put(0, cards(0));
    const newer = { ...fakeCard(5), title: 'Baru' };
    expect(windows.patch(new Map([[newer.id, newer]]))).toBe(true);
    expect(windows.itemAt(5)?.title).toBe('Baru');
    expect(windows.patch(new Map([['nobody', newer]]))).toBe(false);
  });

  it('cover every place of a range and no window beside it', () => {
    fc.assert(
      fc.property(fc.nat(5000), fc.nat(3000), (from, length) => {
        const touched = new Set(windowsOf(from, from + length));
        const wanted = new Set(Array.from({ length }, (_, at) => Math.floor((from + at) / windowSize)));
        expect(touched).toEqual(wanted);
      }),
    );
  });
});
