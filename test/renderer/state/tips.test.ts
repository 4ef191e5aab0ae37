import { afterEach, describe, expect, it } from 'vitest';
import { openDescribing } from '../../../renderer/state/describing.ts';
import { beginTips, putAwayTip, tips } from '../../../renderer/state/tips.ts';

describe('the hints for a newcomer', () => {
  afterEach(() => tips.set({ left: [] }));

  it('are not there until the first folder of a library was added', () => {
    expect(tips.get().left).toEqual([]);
    expect(putAwayTip('search')).toBe(false);
  });

  it('are three at most, and each is put away alone and for good', () => {
    beginTips();
    expect(tips.get().left).toHaveLength(3);
    expect(putAwayTip('search')).toBe(true);
    expect(putAwayTip('search')).toBe(false);
    expect(tips.get().left).toEqual(['describe', 'take-out']);
  });

  it('go by themselves when somebody does what they speak of', () => {
    beginTips();
    openDescribing();
    expect(tips.get().left).toEqual(['search', 'take-out']);
  });
});
