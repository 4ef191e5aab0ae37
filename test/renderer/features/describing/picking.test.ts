import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  actedOn,
  all,
  cleared,
  extended,
  noPicking,
  only,
  surviving,
  toggled,
} from '../../../../renderer/features/describing/picking.ts';

const order = ['a', 'b', 'c', 'd', 'e'];

describe('choosing photographs', () => {
  it('extends from where it began, in both directions', () => {
    const from = only('c');
    expect([...extended(from, order, 'e').ids]).toEqual(['c', 'd', 'e']);
    expect([...extended(extended(from, order, 'e'), order, 'a').ids]).toEqual(['a', 'b', 'c']);
  });

  it('joins a range to what is chosen when asked to', () => {
    const picked = toggled(only('a'), 'd');
    expect([...extended(picked, order, 'e', true).ids].sort()).toEqual(['a', 'd', 'e']);
  });

  it('acts on what is chosen in the order shown, else on where the keyboard stands', () => {
    expect(actedOn(toggled(only('d'), 'b'), order)).toEqual(['b', 'd']);
    expect(actedOn(cleared(only('d')), order)).toEqual(['d']);
    expect(actedOn(noPicking, order)).toEqual([]);
    expect(actedOn(all(noPicking, order), order)).toEqual(order);
  });

  it('stands on what took the place of a photograph that is gone', () => {
    expect(surviving(only('b'), order, ['a', 'd', 'e'])).toEqual({
      ids: new Set(),
      focused: 'd',
      anchor: undefined,
    });
    expect(surviving(only('e'), order, ['a', 'b']).focused).toBe('b');
  });

  it('never holds what is not there', () => {
    const ids = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 3 }), { minLength: 1 });
    fc.assert(
      fc.property(ids, fc.array(fc.nat()), fc.array(fc.boolean()), (before, steps, keep) => {
        const pick = (step: number) => before[step % before.length] as string;
        const picked = steps.reduce(
          (now, step, at) => (at % 2 ? extended(now, before, pick(step)) : toggled(now, pick(step))),
          noPicking,
        );
        const after = before.filter((_, at) => keep[at] ?? true);
        const left = surviving(picked, before, after);
        const there = new Set(after);
        expect([...left.ids].filter((id) => !there.has(id))).toEqual([]);
        expect(left.focused === undefined || there.has(left.focused)).toBe(true);
      }),
    );
  });
});
